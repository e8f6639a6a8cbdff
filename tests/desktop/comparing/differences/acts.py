"""What a team does in the pane of differences."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coder.desktop.comparing.differences.chosen import sort_of
from coder.store.decisions import decisions


def decided(window):
    """All that is decided."""
    return decisions(window.workspace.project)


def open_first(pane, sort, theme=None):
    """Open the first difference of a kind, with a theme."""
    held = pane.listing.held
    for row, one in enumerate(pane.model.rows):
        about = pane.model.lines(row).about
        if sort_of(one.difference) == sort and theme in {None, about}:
            pane.side.view.setCurrentIndex(pane.model.index(row))
            return one
    raise AssertionError((sort, theme, held))


def key(pane, *keys):
    """Press keys in the list."""
    for one in keys:
        QTest.keyClick(pane.side.view, one)


def told(pane):
    """What is said below the words of each."""
    return pane.opened._told.text()


def listed(pane):
    """What the list says."""
    return [pane.model.index(row).data() for row in range(pane.model.rowCount())]


def settle_several(pane, rule, then):
    """Ask for several to be settled by a rule, and go on in the dialog."""

    def answer():
        dialog = QApplication.activeModalWidget()
        try:
            dialog.rule.choose(rule)
            dialog.rule.value_changed.emit()
            then(dialog)
        except BaseException:
            dialog.reject()  # else the test waits for ever
            raise

    QTimer.singleShot(0, answer)
    key(pane, Qt.Key.Key_S)
