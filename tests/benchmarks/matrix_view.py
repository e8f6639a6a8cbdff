"""The matrix in the window: how long what a person does with it takes until it is painted.

python -m tests.benchmarks.matrix_view [CODINGS]        by default 100,000

1,000 documents and 200 themes on two levels, three reviewers, an attribute, 20,000 summaries. What
is asked: less than 50 ms of the processor for whatever is seen, though it was not seen before. The
floor, to which ratios are told, is a jump in a bare table of as many cells with nothing but a
number in each.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from coder.desktop.matrix.contents import CONTENTS
from coder.desktop.matrix.place import MatrixPlace
from coder.desktop.workspace import Workspace
from coder.domain.journal.ids import new_id
from coder.domain.matrix import arrangement
from coder.pdf.readers import Readers
from coder.store import rows
from coder.store.attributes import charted_id
from coder.store.connection import transaction
from coder.store.journal import act
from coder.store.project import Project
from coder.store.silence import silenced
from coder.store.summaries import summary_id
from tests.benchmarks.bulk import DOCUMENTS, THEMES
from tests.benchmarks.matrix import make_project
from tests.benchmarks.own_folder import own_folder

ASKED = 50  # milliseconds
SUMMARIES = 20_000
STEPS = 60
ROUNDS = 9
SIZE = (1280, 800)
DESIGNS = ("Case study", "Cohort", "Interviews", "Mixed methods", "Trial")


def fill_in(path: Path) -> None:
    """A design for every document, and summaries in a tenth of the cells."""
    with Project(path, write=True) as project:
        db, attribute = project.db, new_id()
        with act(project, "test", "Add an attribute") as running:
            fields = {"name": "Design", "kind": "one_of", "position": "m",
                      "choices": json.dumps(DESIGNS)}  # fmt: skip
            rows.add(running, "attribute", attribute, fields)
        documents = [row for (row,) in db.execute("SELECT id FROM document ORDER BY key")]
        themes = [row for (row,) in db.execute("SELECT id FROM theme ORDER BY position")]
        with transaction(db), silenced(db):
            db.executemany(
                "INSERT INTO charted(id, about, about_kind, attribute, coder, value)"
                " VALUES (?, ?, 'document', ?, ?, ?)",
                [(charted_id(one, attribute, project.me), one, attribute, project.me,
                  DESIGNS[n % len(DESIGNS)]) for n, one in enumerate(documents)],
            )  # fmt: skip
            cells = [(one, theme) for one in documents for theme in themes][::10][:SUMMARIES]
            db.executemany(
                "INSERT INTO summary(id, document, theme, coder, text) VALUES (?, ?, ?, ?, ?)",
                [(summary_id(*cell, project.me), *cell, project.me,
                  "Trainers were paid for the time of preparation [doc:1], and met weekly.")
                 for cell in cells],
            )  # fmt: skip


def milliseconds(act) -> float:
    """Until it is painted."""
    begin = time.process_time()
    act()
    QApplication.processEvents()
    return 1000 * (time.process_time() - begin)


class Numbers(QAbstractTableModel):
    """As many cells, and a number in each."""

    def rowCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return 0 if parent.isValid() else DOCUMENTS

    def columnCount(self, parent=QModelIndex()):  # noqa: B008, N802
        return 0 if parent.isValid() else THEMES

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return index.row() + index.column() if role == Qt.ItemDataRole.DisplayRole else None


def floor(like) -> float:
    """The median of jumps in a bare table whose cells are as large as in another one."""
    table, model = QTableView(), Numbers()
    table.setModel(model)
    table.verticalHeader().setDefaultSectionSize(like.rowHeight(0))
    table.horizontalHeader().setMinimumSectionSize(1)
    table.horizontalHeader().setDefaultSectionSize(like.columnWidth(0))
    table.resize(like.size())
    table.show()
    QApplication.processEvents()
    bar = table.verticalScrollBar()
    taken = [
        milliseconds(lambda n=n: bar.setValue(bar.maximum() * n // STEPS)) for n in range(STEPS)
    ]
    table.close()
    return sorted(taken)[STEPS // 2]


def bench(place: MatrixPlace) -> None:
    view, choices = place.view, place.choices
    bare = floor(view)
    print(f"  {'floor: a jump in a bare table':<38} median {bare:6.1f} ms")

    def tell(name: str, taken: list[float]) -> None:
        taken = sorted(taken)
        middle, late = taken[len(taken) // 2], taken[len(taken) * 95 // 100]
        verdict = "ok" if middle <= ASKED else "TOO SLOW"
        print(
            f"  {name:<38} median {middle:6.1f} ms   95 % {late:6.1f} ms"
            f"   ratio {middle / bare:4.1f}   {verdict}"
        )

    down, across = view.verticalScrollBar(), view.horizontalScrollBar()

    def choose(choice, value) -> float:
        def act():
            choice.choose(value)
            choice.value_changed.emit()

        return milliseconds(act)

    for content, words in CONTENTS.items():
        taken = []
        for _ in range(ROUNDS):
            choose(choices.content, "coders" if content == "state" else "state")
            taken.append(choose(choices.content, content))
        tell(f"show {words.casefold()}", taken)
        steps = range(STEPS)
        jumps = [
            milliseconds(lambda n=n: down.setValue(down.maximum() * n // STEPS)) for n in steps
        ]
        tell(f"scroll down, {words.casefold()}", jumps)
        jumps = [
            milliseconds(lambda n=n: across.setValue(across.maximum() * n // STEPS)) for n in steps
        ]
        tell(f"scroll across, {words.casefold()}", jumps)
        down.setValue(0)
        across.setValue(0)
    choose(choices.content, "passages")
    below = [milliseconds(lambda: QTest.keyClick(view, Qt.Key.Key_Down)) for _ in range(STEPS)]
    tell("next cell", below)
    beside = []
    for _ in range(STEPS):
        QTest.keyClick(view, Qt.Key.Key_Down)
        beside.append(milliseconds(place._look))
    tell("its passages and summaries beside", beside)
    choices.beside.setChecked(False)
    begin = time.perf_counter()
    choose(choices.reviewers, ("each", None))
    while not place.model.by_coder:
        QApplication.processEvents()
    print(f"  {'each reviewer, counted and shown':<38} {time.perf_counter() - begin:.2f} s")
    steps = range(STEPS)
    jumps = [milliseconds(lambda n=n: down.setValue(down.maximum() * n // STEPS)) for n in steps]
    tell("scroll down, each reviewer", jumps)
    attribute = choices.grouping._values[-1]
    tell("group by an attribute", [choose(choices.grouping, attribute)])
    tell("collapse all themes", [choose(choices.filters.levels, 1)])
    tell("sort by themes reported", [choose(choices.sorting, arrangement.THEMES)])
    tell("search", [milliseconds(lambda: _search(choices, "doc-05"))])


def _search(choices, words) -> None:
    choices.filters.words.setText(words)
    choices.filters.changed.emit()


def main(codings: int) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with own_folder() as folder, Readers(processes=1) as readers:
        path = folder / "bench.coder"
        make_project(path, codings)
        fill_in(path)
        print(f"{codings:,} codings, {path.stat().st_size / 1e6:.0f} MB")
        with Project(path, write=True) as project:
            workspace = Workspace(project, readers)
            place = MatrixPlace(workspace)
            place.resize(*SIZE)
            begin = time.perf_counter()
            place.show()
            while not place.model.rowCount():
                QApplication.processEvents()
            taken = time.perf_counter() - begin
            print(f"  {'counted beside the window, and shown':<38} {taken:.2f} s")
            bench(place)
            place.close()
            workspace.closing.emit()
    application.quit()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
