"""What a lead does at the team place."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit

from coder.store.project import Project
from tests.desktop.acts import choose, click, control, write


def when_shown(name, act):
    """Do something to a dialog once it is there, as a person at a modal dialog does."""

    def look():
        shown = QApplication.activeModalWidget()
        found = shown is not None and (
            shown.objectName() == name or (name == "file" and isinstance(shown, QFileDialog))
        )
        if found:
            act(shown)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def hand_out(window, qtbot, name, path, *, blind=False, light=False):
    """Write a copy for a reviewer, by the menu and the keyboard."""

    def fill(dialog):
        write(control(dialog, "recipient"), name)
        write(control(dialog, "copy path"), str(path))
        for wanted, box in ((blind, "blind copy"), (light, "light copy")):
            if wanted:
                QTest.keyClick(control(dialog, box), Qt.Key.Key_Space)
        click(control(dialog, "write copy"))

    when_shown("copy dialog", fill)
    choose(window, "copy for")
    told = f"{path.name} for {name} is written"
    qtbot.waitUntil(lambda: told in window.notices.words, timeout=20_000)


def rehearse(window, qtbot, *paths):
    """Choose files to merge; the dialog that says what would come in."""
    chosen = " ".join(f'"{path}"' for path in paths)

    def fill(dialog):
        dialog.findChild(QLineEdit, "fileNameEdit").setText(chosen)
        dialog.accept()

    when_shown("file", fill)
    click(control(window, "merge files"))
    return rehearsed(window, qtbot)


def rehearsed(window, qtbot):
    """The dialog that says what would come in, once it knows."""
    dialogs = []

    def shown():
        dialogs[:] = window.findChildren(QDialog, "merge dialog")
        assert dialogs
        assert not control(dialogs[-1], "merge progress").isVisible()

    qtbot.waitUntil(shown, timeout=20_000)
    return dialogs[-1]


def agree(window, qtbot, dialog):
    """Merge now; the report."""
    click(control(dialog, "merge now"))
    qtbot.waitUntil(lambda: shown_report(window) is not None, timeout=20_000)
    return shown_report(window)


def shown_report(window):
    """The report that is open, if one is."""
    found = [one for one in window.findChildren(QDialog, "merge report") if one.isVisible()]
    return found[-1] if found else None


def merge(window, qtbot, *paths):
    """Merge files, and close the report."""
    report = agree(window, qtbot, rehearse(window, qtbot, *paths))
    click(control(report, "close report"))


def in_copy(path, act):
    """Work in another copy."""
    with Project(path, write=True) as project:
        return act(project)
