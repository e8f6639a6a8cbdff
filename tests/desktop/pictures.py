"""The pictures of README and manual, from the real window: ``python -m tests.desktop.pictures``.

A run overwrites ``docs/pictures``. It needs no screen.
"""

import os
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QDeadlineTimer, QSettings, QSize, QStandardPaths, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from coder.desktop.application import opened
from coder.desktop.comparing.differences.ways import UNION
from coder.desktop.look.palettes import set_appearance
from coder.desktop.matrix.chosen_cell import ChosenCell, index_of
from coder.desktop.workspace import Spot
from coder.merge.copying import copy_project
from coder.merge.merging import merge_files
from coder.operations.example import make_example
from coder.operations.themes import add_theme, find_theme, set_theme
from coder.pdf.readers import Readers
from coder.store.documents import documents
from coder.store.merges import latest_merge
from coder.store.project import Project
from coder.store.themes import themes

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZE = QSize(1280, 800)
LARGEST = 150_000  # bytes
COLOURS = 256
PATIENCE = 20_000  # milliseconds


def main():
    """Make every picture."""
    QStandardPaths.setTestModeEnabled(True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, Readers(processes=1) as readers:
        QSettings("coder", "coder").clear()  # as on a machine that never saw the program
        project = Path(folder) / "trainers.coder"
        make_example(project, readers)
        _come_back(project, Path(folder) / "trainers – Ben Okoye.coder")
        with opened([project], readers) as windows:
            set_appearance("light")
            window = windows.projects[0]
            window.resize(SIZE)
            for name, show in PICTURES.items():
                show(window)
                _wait(lambda: False, 700)
                _save(window, FOLDER / f"{name}.png")
    return 0


def _read(window):
    """A page on which much is marked."""
    _open(window, "thistlewood-2014", 2)


def _charting(window):
    """The form of a paper that both reviewers charted, a little differently."""
    _open(window, "marchbanks-2018", 0)
    window.show_panel(window.charting)


def _matrix(window):
    """A cell with its passages and its summary."""
    window.show_place("matrix")
    _wait(window.matrix.model.rowCount)
    theme = find_theme(window.workspace.project, "Guidance / Written guidance")
    cell = ChosenCell("", _documents(window)["marchbanks-2018"], theme.id)
    window.matrix.view.setCurrentIndex(index_of(window.matrix.model, cell))


def _charts(window):
    """Themes by documents, beside their numbers."""
    window.show_place("charts")
    _wait(lambda: window.charts.picture.is_drawn)


def _team(window):
    """What a merge brought, and what is to be settled."""
    window.show_place("team")
    window.team.show_merge(latest_merge(window.workspace.project), "conflicts")


def _compare(window):
    """The example's two reviewers, and where they differ on one theme."""
    window.show_place("compare")
    place = window.compare
    _wait(place.before.isVisible)
    place.before.show_figures.click()
    _wait(lambda: place.found is not None and place.found.drawn is not None)
    view = place.tables.themes.view
    theme = next(row for row in view.lines.rows if row.name == "Written guidance")
    view.choose(theme.key)
    _wait(lambda: not place.is_busy)


def _settle(window):
    """A difference of borders on its page, with what their union would be."""
    place = window.compare
    place.tables.choose_everything()
    _wait(lambda: not place.is_busy)
    pane = place.differences
    row = next(row for row, one in enumerate(pane.model.rows)
               if getattr(one.difference, "kind", "") == "boundary")  # fmt: skip
    pane.side.view.setCurrentIndex(pane.model.index(row))
    pane.opening.emit()
    pane.side.view.setFocus()
    _wait(lambda: pane.page.is_drawn and pane.page.shown is not None and pane.page.shown.is_read)
    pane.opened.bar.looked_at.emit(UNION)


PICTURES = {
    "read": _read,
    "charting": _charting,
    "matrix": _matrix,
    "statements": lambda window: window.show_place("statements"),
    "charts": _charts,
    "team": _team,
    "compare": _compare,
    "settle": _settle,
    "history": lambda window: window.show_place("history"),
}


def _open(window, key, page):
    window.workspace.spot_wanted.emit(Spot(_documents(window)[key], page))
    _wait(lambda: window.workspace.document is not None)
    _wait(lambda: window.reader.is_drawn)


def _documents(window):
    """The ids of documents by their citation keys."""
    return {one.key: one.id for one in documents(window.workspace.project)}


def _come_back(project, copy):
    """Ben's copy, merged, with a difference to settle."""
    with Project(project, write=True) as held:
        copy_project(held, copy, recipient="Ben Okoye", light=True, blind=False)
        _define(held, "What others in the same role give each other.")
    with Project(copy, write=True) as held:
        add_theme(held, "Support / Humour")
        _define(held, "Help that goes both ways, between people in the same role.")
    with Project(project, write=True) as held:
        merge_files(held, [copy])


def _define(project, definition):
    theme = next(one for one in themes(project) if one.name == "Mutual support")
    set_theme(project, theme, {"definition": definition})


def _wait(ready, patience=PATIENCE):
    deadline = QDeadlineTimer(patience)
    while not ready() and not deadline.hasExpired():
        QApplication.processEvents()


def _save(window, path):
    """A picture with few colours, which keeps it small."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(image.constBits()).cast("I"))
    often = sorted(counted, key=lambda colour: -counted[colour] * (1 + _hue(colour)))[:COLOURS]
    few = image.convertToFormat(
        QImage.Format.Format_Indexed8, often, Qt.ImageConversionFlag.ThresholdDither
    )
    few.save(str(path), "PNG", 0)
    sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")
    assert path.stat().st_size <= LARGEST, path


def _hue(colour):
    """How far a colour is from grey: a theme says more than the edges of letters."""
    parts = (colour.to_bytes(4, "little"))[:3]
    return max(parts) - min(parts)


if __name__ == "__main__":
    sys.exit(main())
