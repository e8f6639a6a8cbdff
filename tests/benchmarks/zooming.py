"""Zooming by the wheel: until pages are sharp again, and whether anything white was seen.

python -m tests.benchmarks.zooming [PDF...]
"""

import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from coder.pdf.readers import Readers
from tests.benchmarks.own_folder import own_folder
from tests.corpus import corpus_folder

NAMES = ("trials_16-3_qualitative-study.pdf", "ocrmypdf_linn_scan.pdf")
NOTCHES = (1, 1, 1, 1, 3, 3, -1, -1, -4, -4) * 2
LATE = 16  # ms of the processor that a turn may take
STEADY = 2.0  # pixels that what lies under the pointer may move


def main(paths: list[Path]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with own_folder() as folder, Readers(processes=2) as readers:
        readers.warm_up()
        from tests.benchmarks.reading import opened_reader, pump_until

        with opened_reader(folder / "one.coder", paths, readers) as (window, ids):
            window.resize(1280, 800)
            for path, id_ in zip(paths, ids, strict=True):
                window.workspace.document_wanted.emit(id_)
                pump_until(lambda id_=id_: window.workspace.document == id_)
                pump_until(lambda: window.reader.is_drawn)
                measure(window.reader.view, path, pump_until)


def measure(view, path: Path, pump_until) -> None:
    """One notch after another, each when the pages are sharp; then all without waiting."""
    from tests.benchmarks.watched import at, load, watch

    taken, moved = [], []
    for notches in NOTCHES:
        moved.append(turn(view, notches))
        begun = perf_counter()
        pump_until(lambda: view.is_drawn)
        taken.append(1000 * (perf_counter() - begun))
    wheel = iter(NOTCHES * 100)
    seen = watch(view, 4, lambda _: turn(view, next(wheel) / 4))
    holds = seen.white == 0 and max(moved) <= STEADY and at(seen.turns, 0.99) <= LATE
    print(
        f"{path.name}: sharp after {median(taken):.0f} ms ({max(taken):.0f} at most); what is"
        f" under the pointer moved by {max(moved):.1f} pixels at most; by the wheel without"
        f" waiting: {seen.line()}; load {load()}: {'holds' if holds else 'DOES NOT HOLD'}"
    )


def turn(view, notches: float) -> float:
    """Turn the wheel; gives by how many pixels moved what is under the pointer."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    at = view.viewport().rect().center()
    before = view.point(at)
    event = QWheelEvent(
        QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(),
        QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    place = view.spot(before)
    bars = view.horizontalScrollBar(), view.verticalScrollBar()
    across, down = (bar.minimum() < bar.value() < bar.maximum() for bar in bars)
    # At the edge of the desk there is nowhere to scroll to.
    return max(abs(place.x() - at.x()) * across, abs(place.y() - at.y()) * down)


if __name__ == "__main__":
    held = corpus_folder()
    given = [Path(name) for name in sys.argv[1:]]
    main(given or ([held / "pdf" / name for name in NAMES] if held else []))
