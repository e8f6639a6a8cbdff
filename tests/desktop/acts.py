"""What a reviewer does at the window, in mouse and keys."""

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def control(window, name):
    """The control with an object name, which must be there."""
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def click(widget, place=None):
    """Click a control in its middle, or at a place."""
    place = widget.rect().center() if place is None else QPoint(place)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)


def press(widget, *keys):
    """Press keys one after another where the focus is (``widget`` if nothing has it)."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or widget, key)


def write(widget, words):
    """Type words into a field, in place of what it holds."""
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, words)


def choose(window, name):
    """Choose an entry of a menu."""
    window.actions_by_name[name].trigger()


def select_documents(window, *keys):
    """Select documents in the list by their citation keys."""
    listing = window.documents.listing
    model, chosen = listing.model, listing.view.selectionModel()
    chosen.clear()
    for row in range(model.rowCount()):
        if model.row(row).document.key in keys:
            chosen.setCurrentIndex(model.index(row), QItemSelectionModel.SelectionFlag.Select)
    assert len(listing.selected()) == len(keys)


def listed(window):
    """The citation keys in the list of documents, in its order."""
    model = window.documents.listing.model
    return [model.row(row).document.key for row in range(model.rowCount())]


def drop_files(window, *paths):
    """Drop files or folders on a window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle = window.rect().center()
    buttons, no_keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(middle, Qt.DropAction.CopyAction, data, buttons, no_keys)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    dropped = QDropEvent(QPointF(middle), Qt.DropAction.CopyAction, data, buttons, no_keys)
    QApplication.sendEvent(window, dropped)
    assert dropped.isAccepted()


def bring_in(qtbot, window, *paths):
    """Drop files on a window and wait until they were read."""
    drop_files(window, *paths)
    qtbot.waitUntil(lambda: not window.documents.importing.is_running, timeout=60_000)


def edit(field, words):
    """Write something into a field of a document, and leave it with Enter."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def answer(fill):
    """Answer the next dialog, as a reviewer does; one that is not as expected is closed."""

    def found():
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, found)
            return
        try:
            fill(dialog)
        except Exception:
            dialog.close()
            raise

    QTimer.singleShot(20, found)


def at_front(window):
    """Bring a window to the front, so that keys go to it."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window
