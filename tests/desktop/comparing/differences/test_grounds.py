"""What is typed as reason and comment is of the difference at which it was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coder.operations.deciding import Grounds
from coder.store import listing
from tests.desktop.acts import answer, control, write
from tests.desktop.comparing.differences.acts import decided, key, open_first

_Key = Qt.Key


def _type(pane, comment):
    """Type a comment, and go back to the list."""
    key(pane, _Key.Key_C)
    field = control(pane, "comment")
    write(field, comment)
    QTest.keyClick(field, _Key.Key_Return)


def _said(pane):
    grounds = pane.opened.grounds.grounds
    return grounds.reason, grounds.comment


def _go_to(pane, one):
    pane.side.view.setCurrentIndex(pane.model.index(pane.model.row_of(one.key)))


def test_a_comment_goes_with_no_other_difference(window, pane):
    _type(pane, "about Design A")
    key(pane, _Key.Key_R, _Key.Key_Down)
    assert _said(pane) == (None, "")
    key(pane, _Key.Key_2)
    assert [(one.reason, one.comment) for one in decided(window)] == [(None, "")]


def test_where_it_was_typed_it_stands_again_and_goes_with_what_is_settled(window, pane):
    first = pane.current
    _type(pane, "about Design A")
    write(control(pane, "present"), "Ana, Ben")
    key(pane, _Key.Key_R, _Key.Key_Down)
    assert control(pane, "present").text() == "Ana, Ben"
    _type(pane, "about the next")
    key(pane, _Key.Key_Up)
    assert _said(pane) == ("oversight", "about Design A")
    key(pane, _Key.Key_1)
    assert _said(pane) == (None, "about the next")
    key(pane, _Key.Key_1)
    comments = {one.disputed: one.comment for one in decided(window)}
    assert comments.pop(first.key[2]) == "about Design A"
    assert list(comments.values()) == ["about the next"]


def test_what_was_settled_with_it_begins_anew_also_where_it_is_listed_no_longer(pane):
    pane.side.standing.choose("open")
    pane.side.filtered.emit()
    _type(pane, "about Design A")
    key(pane, _Key.Key_Down)
    _type(pane, "about the next")
    key(pane, _Key.Key_Up, _Key.Key_2)
    assert _said(pane) == (None, "about the next")


def test_what_was_typed_is_not_replaced_by_what_is_offered(pane):
    first = pane.current
    _type(pane, "See page 3")
    key(pane, _Key.Key_1)
    second = pane.current
    _type(pane, "Another one")
    _go_to(pane, first)
    assert _said(pane) == (None, "See page 3")  # as it was decided
    control(pane, "comment").clear()
    _go_to(pane, second)
    assert _said(pane) == (None, "Another one")
    _go_to(pane, first)
    assert _said(pane) == (None, "")


def test_of_many_nothing_is_said_that_was_typed_at_one(pane):
    _type(pane, "about Design A")
    write(control(pane, "present"), "Ana, Ben")
    pane.side.view.setFocus()
    said = []

    def look(dialog):
        said.append(dialog.grounds.grounds)
        dialog.reject()

    answer(look)
    key(pane, _Key.Key_S)
    assert said == [Grounds(present="Ana, Ben")]
    assert _said(pane) == (None, "about Design A")


@pytest.fixture
def read_beside(monkeypatch):
    """As in a project in which there is much."""
    monkeypatch.setattr(listing, "_MANY", 0)


def test_what_is_settled_before_it_was_read_has_not_the_grounds_of_another(
    window, pane, qtbot, read_beside
):
    first = open_first(pane, "value")
    _type(pane, "about Design A")
    key(pane, _Key.Key_1)
    qtbot.waitUntil(lambda: pane.model.at(pane.model.row_of(first.key)).standing == "settled")
    _go_to(pane, first)
    qtbot.waitUntil(lambda: _said(pane) == (None, "about Design A"))
    key(pane, _Key.Key_Down, _Key.Key_1)  # the next one is not read yet
    assert sorted(one.comment for one in decided(window)) == ["", "about Design A"]
