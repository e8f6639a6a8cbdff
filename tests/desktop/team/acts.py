"""What a lead does at the team place."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

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
    """Choose files to merge; the merge window, once it says what would come in."""
    chosen = " ".join(f'"{path}"' for path in paths)

    def fill(dialog):
        dialog.findChild(QLineEdit, "fileNameEdit").setText(chosen)
        dialog.accept()

    when_shown("file", fill)
    choose(window, "merge")
    return rehearsed(window, qtbot)


def rehearsed(window, qtbot):
    """The merge window, once it knows what would come in."""
    merging = window.team.merging
    qtbot.waitUntil(lambda: merging.isVisible() and not merging.rehearsing, timeout=20_000)
    return merging


def agree(window, qtbot, merging):
    """Merge now; the merge window, once it says what came in."""
    click(control(merging, "merge now"))
    qtbot.waitUntil(lambda: control(merging, "take back merge").isVisible(), timeout=20_000)
    return merging


def merge(window, qtbot, *paths):
    """Merge files, and go back to the team."""
    leave(agree(window, qtbot, rehearse(window, qtbot, *paths)))


def leave(merging):
    """Go back from the merge window to the team."""
    click(control(merging, "close merging"))


def turn_to(merging, step):
    """Go to a page of the merge window with the keyboard."""
    names = [one.name for one in merging.steps.model.rows]
    table = merging.steps.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(names.index(step)):
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert merging.steps.current == step


def take_back(merging):
    """Take the shown merge back, once what depends on it was read; what was said of that."""
    said = []

    def read(dialog):
        said.append(control(dialog, "what depends on it").text())
        click(control(dialog, "take it back"))

    when_shown("take back dialog", read)
    click(control(merging, "take back merge"))
    return said[0]


def in_copy(path, act):
    """Work in another copy."""
    with Project(path, write=True) as project:
        return act(project)
