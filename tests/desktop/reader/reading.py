"""Opening documents in the reader, and finding places in them, for its tests."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from coder.operations.importing import import_files

LEFT = Qt.MouseButton.LeftButton


def settle(qtbot, window, document):
    """Wait until a document is open, drawn and read."""
    qtbot.waitUntil(
        lambda: window.workspace.document == document and window.reader.is_drawn, timeout=20_000
    )
    ready = []
    window.reader.loader.when_read(window.reader.document, lambda: ready.append(True))
    qtbot.waitUntil(lambda: bool(ready), timeout=20_000)


def bring(qtbot, window, path):
    """Import a PDF and open it; gives the reader."""
    (one,) = import_files(window.workspace.project, [path], window.workspace.readers)
    window.workspace.document_wanted.emit(one.document)
    settle(qtbot, window, one.document)
    return window.reader


def wheel(reader, at, notches, *, keys=Qt.KeyboardModifier.NoModifier, touch=None):
    """Turn the wheel over a place; ``touch`` is what a touchpad tells, in pixels."""
    viewport = reader.view.viewport()
    phase = Qt.ScrollPhase.NoScrollPhase if touch is None else Qt.ScrollPhase.ScrollUpdate
    event = QWheelEvent(
        QPointF(at), QPointF(viewport.mapToGlobal(at)), touch or QPoint(),
        QPoint(0, round(120 * notches)), Qt.MouseButton.NoButton, keys, phase,
        False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
