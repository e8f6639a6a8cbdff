"""Undo by its keys while the keyboard is in a field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.operations.memos import write_memo
from coder.store.memos import memo_text
from coder.store.themes import themes
from tests.desktop.acts import at_front, choose, control
from tests.desktop.coding.acts import mark, open_document

UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def memo(window):
    project = window.workspace.project
    return memo_text(project, themes(project)[-1].id, project.me)


@pytest.fixture
def noted(window):
    """A window in front, in which a memo was written last."""
    at_front(window)
    space = window.workspace
    theme = themes(space.project)[-1].id
    space.do(
        lambda: write_memo(
            space.project, table="theme", row=theme, coder=space.me.id, text="Look again."
        )
    )
    assert memo(window) == "Look again."
    return window


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("find document", "find documents"),
        ("search passages", "passage words"),
        ("search texts", "search words"),
    ],
)
def test_in_a_field_in_which_nothing_was_typed_undo_is_the_windows(noted, name, entry):
    choose(noted, entry)
    field = control(noted, name)
    assert field.hasFocus()
    QTest.keyClick(field, *UNDO)
    assert memo(noted) != "Look again."


def test_in_a_field_for_a_password_undo_takes_back_no_act(noted):
    bar = noted.reader.password
    open_document(noted)
    bar.ask(again=False)
    assert bar.field.hasFocus()
    QTest.keyClick(bar.field, *UNDO)
    assert memo(noted) == "Look again."


def test_while_a_theme_is_asked_for_undo_takes_back_no_act(noted):
    mark(noted)
    choose(noted, "palette")
    field = control(noted, "palette field")
    assert field.hasFocus()
    QTest.keyClick(field, *UNDO)
    assert memo(noted) == "Look again."


def test_what_is_being_typed_is_undone_in_its_field(noted):
    choose(noted, "find document")
    field = control(noted, "find documents")
    QTest.keyClicks(field, "octave")
    QTest.keyClick(field, *UNDO)
    assert field.text() == ""
    assert memo(noted) == "Look again."
