"""The pictures of the README, made from the real window: ``python -m tests.desktop.pictures``.

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
from coder.desktop.look.palettes import set_appearance
from coder.desktop.workspace import Spot
from coder.merge.copying import copy_project
from coder.merge.merging import merge_files
from coder.operations.example import make_example
from coder.operations.themes import add_theme, set_theme
from coder.pdf.readers import Readers
from coder.store.documents import documents
from coder.store.merges import latest_merge
from coder.store.project import Project
from coder.store.themes import themes

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
SIZE = QSize(1280, 800)
LARGEST = 200_000  # bytes
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
            # A page on which much is marked.
            held = {one.key: one.id for one in documents(window.workspace.project)}
            window.workspace.spot_wanted.emit(Spot(held["thistlewood-2014"], 2))
            _wait(lambda: window.workspace.document is not None)
            _wait(lambda: window.reader.is_drawn)
            for place in ("read", "matrix", "team", "history"):
                window.show_place(place)
                if place == "team":
                    window.team.show_merge(latest_merge(window.workspace.project), "conflicts")
                _wait(lambda: False, 700)
                _save(window, FOLDER / f"{place}.png")
    return 0


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
