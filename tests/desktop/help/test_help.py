"""The keys and what the program is."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from coder.desktop.actions import ENTRIES
from coder.desktop.help.keys import KeysDialog, key_rows
from tests.desktop.acts import choose, click, control, write


def test_every_key_of_the_menus_is_in_the_table(window):
    acts = {act for _, act, _ in key_rows()}
    for entry in ENTRIES:
        if isinstance(entry.keys, str):
            assert entry.text.replace("&", "").removesuffix("…") in acts


def test_keys_that_few_keyboards_have_are_not_listed():
    listed = " ".join(keys for _, _, keys in key_rows())
    assert "Ctrl+Z" in listed
    assert not {"F14", "Undo", "Copy"} & set(listed.replace(",", "").split())


def test_keys_are_shown_and_searched(window, qtmodeltester):
    choose(window, "keys")
    dialog = window.findChild(KeysDialog)
    table = control(dialog, "keys table")
    qtmodeltester.check(table.model())
    write(control(dialog, "search keys"), "ctrl+m")
    assert [table.model().index(0, column).data() for column in range(3)] == [
        "Team", "Merge reviewers' files", "Ctrl+M",
    ]  # fmt: skip
    assert table.model().rowCount() == 1
    QTest.keyClick(control(dialog, "search keys"), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_about_tells_version_licence_and_libraries(window):
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(20, look)
            return
        seen.append(control(dialog, "about words").text())
        click(control(dialog, "copy about"))
        dialog.reject()

    QTimer.singleShot(0, look)
    choose(window, "about")
    assert "Coder 0." in seen[0]
    assert "GNU Affero General Public License" in seen[0]
    assert "pymupdf-lite" in QGuiApplication.clipboard().text()
