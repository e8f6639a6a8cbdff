"""The reader as assistive technology meets it, through Qt's own interfaces."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from coder.desktop.reader.heard.units import cut, length, to_position, to_units
from coder.store.documents import documents
from tests.desktop.acts import choose
from tests.desktop.reader.reading import settle

SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = QAccessible.Text


@pytest.fixture
def pages(qtbot, window):
    """The interface of the pages of an open document."""
    held = next(one for one in documents(window.workspace.project) if "marchbanks" in one.key)
    window.workspace.document_wanted.emit(held.id)
    settle(qtbot, window, held.id)
    return QAccessible.queryAccessibleInterface(window.reader.view)


def test_the_text_of_the_page_is_read(window, pages):
    held = window.reader.document.text.pages[0].text
    text = pages.textInterface()
    assert pages.role() == QAccessible.Role.Document
    assert text.characterCount() == len(held)
    assert text.text(0, text.characterCount()) == held
    assert pages.text(TEXT.Description) == "p. 141 (PDF 1), 4 passages"


def test_another_page_is_another_text(window, pages):
    window.reader.travel.to_page("142")
    held = window.reader.document.text.pages[1].text
    assert pages.textInterface().text(0, 40) == held[:40]
    assert pages.text(TEXT.Description).startswith("p. 142 (PDF 2)")


def test_the_caret_is_followed_and_put_somewhere(window, pages):
    view = window.reader.view
    view.setFocus()
    choose(window, "caret")
    before = pages.textInterface().cursorPosition()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert pages.textInterface().cursorPosition() == before + 1
    pages.textInterface().setCursorPosition(300)
    assert pages.textInterface().cursorPosition() == 300
    assert view.caret is not None


def test_what_is_selected_by_keys_is_told_and_a_selection_is_taken(window, pages):
    view = window.reader.view
    view.setFocus()
    pages.textInterface().setCursorPosition(300)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    text = pages.textInterface()
    assert text.selectionCount() == 1
    assert text.cursorPosition() == 305
    assert text.text(0, text.characterCount()) == window.reader.document.text.pages[0].text
    text.setSelection(0, 310, 320)
    assert window.reader.marker.selection.start == 310
    assert window.workspace.marked is not None
    pages.textInterface().removeSelection(0)
    assert pages.textInterface().selectionCount() == 0
    assert window.reader.view.selected == ()


def test_a_character_is_found_where_it_is_seen(window, pages):
    text = pages.textInterface()
    held = window.reader.document.text.pages[0].text
    place = held.index("Recovery Colleges are")
    rectangle = text.characterRect(place)
    assert not rectangle.isEmpty()
    assert text.offsetAtPoint(rectangle.center()) == place


def test_passages_are_told_with_themes_words_and_reviewer_and_can_be_chosen(window, pages):
    assert pages.childCount() == 4
    first = pages.child(0)
    assert first.text(TEXT.Name).startswith("Definition of co-production: We understand")
    assert first.text(TEXT.Description) == "Marked by Ana Brandt"
    middle = first.rect().center()
    assert not first.rect().isEmpty()
    assert pages.childAt(middle.x(), middle.y()) is not None
    assert not first.state().selected
    actions = first.actionInterface()
    actions.doAction(actions.actionNames()[0])
    assert first.state().selected
    assert window.reader.view.chosen is not None
    assert pages.indexOfChild(first) == 0
    assert first.parent().role() == QAccessible.Role.Document


def test_small_pages_are_heard_with_what_is_coded_on_them(window, pages):
    choose(window, "thumbnails")
    rows = QAccessible.queryAccessibleInterface(window.reader.ways.thumbnails)
    assert rows.text(TEXT.Name) == "Pages"
    assert rows.child(0).text(TEXT.Name) == (
        "p. 141 (PDF 1), read now, 2 codings: Definition of co-production 2"
    )
    assert rows.child(1).text(TEXT.Name).startswith("p. 142 (PDF 2), 11 codings: ")


def test_without_a_document_there_is_nothing_to_hear(window):
    pages = QAccessible.queryAccessibleInterface(window.reader.view)
    assert pages.textInterface().characterCount() == 0
    assert pages.childCount() == 0
    assert pages.child(0) is None
    assert pages.text(TEXT.Description) == ""


def test_every_interface_can_be_asked_for_without_ending_the_program(pages):
    """None for a null pointer ends the process in PySide6 6.11."""
    for one in (pages, pages.child(0)):
        assert one.valueInterface() is None
        assert one.tableCellInterface() is None
        assert one.editableTextInterface() is None
    assert pages.child(0).textInterface() is None


@pytest.mark.parametrize("text", ["", "plain", "ä€", "a😀b𝒳c"])
def test_positions_are_counted_as_qt_counts_them(text):
    units = len(text.encode("utf-16-le")) // 2
    assert length(text) == units
    for position in range(len(text) + 1):
        assert to_position(text, to_units(text, position)) == position
    assert cut(text, 0, units) == text


def _has_client():
    """Whether there is a screen, a bus and a client of assistive technology to try with."""
    bus = Path("/usr/libexec/at-spi-bus-launcher").exists() and shutil.which("dbus-run-session")
    if not bus or not os.environ.get("DISPLAY"):
        return False
    asked = ["/usr/bin/python3", "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


def test_a_client_of_the_system_reads_the_running_program(example, tmp_path):
    if not _has_client():
        pytest.skip("needs a screen, at-spi2-core and gir1.2-atspi-2.0")
    here = Path(__file__).parent
    run = subprocess.run(
        ["dbus-run-session", "sh", here / "atspi_session", sys.executable, here, example],
        env={
            **os.environ,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_QPA_PLATFORM": "xcb",
            **{f"XDG_{kind}_HOME": str(tmp_path) for kind in ("DATA", "CONFIG", "CACHE", "STATE")},
        },
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    *_, told, ended = run.stdout.splitlines()
    assert ended == "ended: 0", run.stderr
    told = json.loads(told)
    assert told["role"] == "document frame"
    assert told["words"] == "Annals of Imaginary Peer Work"
    assert told["selected"] == [290, 330]
    assert told["heard"] == ["object:text-caret-moved", "object:text-selection-changed"]
    assert len(told["passages"]) == 4
    assert told["passages"][0].startswith("Definition of co-production: We understand")
