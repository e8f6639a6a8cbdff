"""The list of passages and the history in the window, against a bare scan of the rows.

python -m tests.benchmarks.retrieval [CODINGS]       by default 100,000
"""

import os
import sys
import time
from types import SimpleNamespace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication

from coder.analysis.passages import Asked, passage_rows
from coder.desktop.history.model import HistoryModel
from coder.desktop.passages.model import PassagesModel
from coder.desktop.passages.view import PassagesView
from coder.store.diary import Looked, diary
from coder.store.project import Project
from coder.store.themes import themes
from tests.benchmarks.matrix import make_project, scan
from tests.benchmarks.own_folder import own_folder

ROUNDS = 3
STEPS = 100


def seconds(work) -> float:
    """Of the processor, which other programs disturb less than the clock."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def best(work) -> float:
    return min(seconds(work) for _ in range(ROUNDS))


def tell(name: str, taken: float, floor: float) -> None:
    print(f"  {name:<40} {1000 * taken:8.1f} ms   ratio to a scan {taken / floor:5.1f}")


def bench_listing(project: Project, floor: float) -> None:
    theme = themes(project)[0].id
    asked = {
        "list: all, by place": Asked(),
        "list: all, by theme": Asked(order="theme"),
        "list: all, by time": Asked(order="time"),
        "list: a theme with those below": Asked(theme=theme),
        "list: words that are nowhere": Asked(words="zeppelin"),
        "list: words that are everywhere": Asked(words="trainers"),
    }
    for name, one in asked.items():
        tell(name, best(lambda one=one: passage_rows(project, one)), floor)


def scrolled(view, model) -> float:
    """Steps through a whole table, each painted: what 95 of 100 take at most."""
    view.resize(1200, 700)
    view.show()
    QApplication.processEvents()
    taken = []
    bar = view.verticalScrollBar()
    for step in range(STEPS):
        begin = time.process_time()
        bar.setValue(bar.maximum() * step // STEPS)
        QApplication.processEvents()
        taken.append(time.process_time() - begin)
    assert model.rowCount(QModelIndex())
    view.close()
    return sorted(taken)[STEPS * 95 // 100]


def bench_views(project: Project, floor: float) -> None:
    rows = passage_rows(project, Asked())
    model = PassagesModel(SimpleNamespace(project=project, whose=None))
    view = PassagesView(model)
    tell("passages: shown", seconds(lambda: model.show(rows)), floor)
    tell("passages: a jump of 1,000 rows, painted", scrolled(view, model), floor)
    acts = HistoryModel(project)
    tell("history: listed", seconds(lambda: acts.show(diary(project, Looked()))), floor)


def main(codings: int) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with own_folder() as folder:
        path = folder / "bench.coder"
        make_project(path, codings)
        print(f"{codings:,} codings, {path.stat().st_size / 1e6:.0f} MB")
        with Project(path, write=False) as project:
            scan(project)
            floor = best(lambda: scan(project))
            print(f"  {'scan of all rows':<40} {1000 * floor:8.1f} ms")
            bench_listing(project, floor)
            bench_views(project, floor)
    application.quit()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
