"""A key that codes what is marked, until it is committed and painted, in a large project.

python -m tests.benchmarks.coding_key [PDF] [CODINGS]
"""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from coder.operations.importing import import_files
from coder.operations.themes import set_theme
from coder.pdf.readers import Readers
from coder.store.project import Project
from coder.store.themes import coding_counts, themes
from tests.benchmarks.bulk import base_project, copy_for, fill
from tests.benchmarks.own_folder import own_folder
from tests.corpus import corpus_folder

PRESSES = 100
FRAME = 16  # milliseconds
PAUSE = 500  # milliseconds: faster nobody marks and codes
LENGTH = 120  # characters of a passage
NAME = "trials_16-3_qualitative-study.pdf"


def main(pdf: Path, codings: int) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from coder.desktop.application import opened

    with own_folder() as folder, Readers(processes=1) as readers:
        base, path = folder / "base.coder", folder / "one.coder"
        base_project(base, 1)
        copy_for(base, path, 0)
        fill(path, codings, 1)
        with Project(path, write=True) as project:
            (brought,) = import_files(project, [pdf], readers)
            set_theme(project, themes(project)[0], {"shortcut": 1})
        painted = watch_painting()
        with opened([path], readers) as windows:
            window = windows.projects[0]
            window.resize(1280, 800)
            with closing(bare_file(folder / "bare.sqlite")) as bare:
                measure(window, brought.document, painted, bare)


def watch_painting() -> list[float]:
    """When the reader's pages were painted: of views that are made from now on."""
    from coder.desktop.reader.view import PageView

    painted, paint = [], PageView.paintEvent

    def watched(view, event) -> None:
        paint(view, event)
        painted.append(perf_counter())

    PageView.paintEvent = watched
    return painted


def bare_file(path: Path) -> sqlite3.Connection:
    """A file with one table, written as a project is."""
    bare = sqlite3.connect(path, isolation_level=None)  # noqa: TID251 - no project
    for setting in ("journal_mode = WAL", "synchronous = FULL"):
        bare.execute(f"PRAGMA {setting}")
    bare.execute("CREATE TABLE coding(passage, theme)")
    return bare


def measure(window, document: str, painted: list[float], bare: sqlite3.Connection) -> None:
    """Print how long a key takes until it is committed, painted, and followed by every list."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from coder.desktop.reader.selection import Selection
    from tests.benchmarks.reading import pump_until

    reader = window.reader
    window.workspace.document_wanted.emit(document)
    pump_until(lambda: window.workspace.document == document and reader.is_drawn)
    window.activateWindow()
    reader.view.setFocus()
    pump_until(reader.view.hasFocus)
    before = sum(coding_counts(window.workspace.project).values())

    floor, seen, handled = [], [], []
    apart = (len(reader.marker.whole) - LENGTH) // PRESSES
    for start in range(0, PRESSES * apart, apart):
        reader.marker.select(Selection((start, start + 8), start + LENGTH), ended=True)
        settle(reader.view)
        begun = perf_counter()
        bare.execute("INSERT INTO coding VALUES (?, ?)", (start, document))
        floor.append(1000 * (perf_counter() - begun))
        painted.clear()
        begun = perf_counter()
        QTest.keyClick(reader.view, Qt.Key.Key_1)
        handled.append(1000 * (perf_counter() - begun))
        pump_until(lambda: painted)
        seen.append(1000 * (painted[0] - begun))
        settle(reader.view)
    assert sum(coding_counts(window.workspace.project).values()) == before + PRESSES
    for name, taken in {
        "a bare row committed, beside it": floor,
        "key to committed and painted": seen,
        "key to handled": handled,
    }.items():
        print(
            f"{name}: median {median(taken):.1f} ms,"
            f" 95th percentile {quantiles(taken, n=20)[-1]:.1f} ms, most {max(taken):.1f} ms"
        )


def settle(view) -> None:
    """Let the window work as long as it takes to mark the next words: the mouse moves meanwhile.

    After half a second in which nothing at all happens, some machines take three times as long.
    """
    from PySide6.QtCore import QPoint
    from PySide6.QtTest import QTest

    for moved in range(0, PAUSE, FRAME):
        QTest.mouseMove(view.viewport(), QPoint(300 + moved // 4, 300))
        QTest.qWait(FRAME)


if __name__ == "__main__":
    held = corpus_folder()
    named = Path(sys.argv[1]) if len(sys.argv) > 1 else held and held / "pdf" / NAME
    if named:
        main(named, int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
