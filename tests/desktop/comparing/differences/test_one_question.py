"""What is one question to people is settled at once; what was said before is offered."""

import pytest
from PySide6.QtCore import Qt

from coder.domain.quoting.anchor import to_json
from coder.operations.coders import find_coder
from coder.operations.coding import code_passage
from coder.operations.documents import find_document
from coder.operations.quoting import find_quote
from coder.operations.themes import find_theme
from coder.store.project import Project
from tests.desktop.comparing.differences.acts import decided, key, told

WORDS = "Written guidance is most useful where it was written by those who are to follow it"
ANA, BEN = "Guidance / Written guidance", "Training"
_Key = Qt.Key


@pytest.fixture
def example(example):
    """Ana and Ben put different themes on the same words."""
    with Project(example, write=True) as project:
        document = find_document(project, "marchbanks-2018")
        quoted = find_quote(project, document, WORDS)
        for name, path in (("Ana Brandt", ANA), ("Ben Okoye", BEN)):
            themes, coder = [find_theme(project, path)], find_coder(project, name)
            code_passage(
                project, quoted.file, to_json(quoted.anchor), themes=themes, coder=coder
            )  # fmt: skip
    return example


def _open_mirrored(pane):
    """Open the first of two that are one question; returns both."""
    for row, one in enumerate(pane.model.rows):
        others = pane.listing.along(one)
        if others and len(one.key[2]) == 1:
            pane.side.view.setCurrentIndex(pane.model.index(row))
            return one, others
    raise AssertionError


def test_it_is_said_what_is_settled_along(pane):
    _, [other] = _open_mirrored(pane)
    name = pane.model.lines(pane.model.row_of(other.key)).about
    assert f"One question with {name}" in told(pane)


@pytest.mark.parametrize("pressed", [_Key.Key_1, _Key.Key_D])
def test_one_key_settles_the_question_and_one_undo_opens_it(window, pane, pressed):
    one, [other] = _open_mirrored(pane)
    key(pane, pressed)
    assert len(decided(window)) == 2
    outcomes = {held.answer.outcome for held in decided(window)}
    assert outcomes == ({"coder"} if pressed == _Key.Key_1 else {"defer"})
    assert pane.current.key not in {one.key, other.key}
    window.workspace.undo()
    assert decided(window) == []


@pytest.mark.parametrize(("pressed", "done"), [(_Key.Key_1, "settled"), (_Key.Key_D, "put off")])
def test_what_was_put_off_together_is_not_said_to_be_settled(window, pane, pressed, done):
    _open_mirrored(pane)
    said = []
    window.workspace.told.connect(lambda notice: said.append(notice.words))
    key(pane, pressed)
    assert said[-1] == f"One question: 2 differences {done}. Undo opens them again."


def test_what_does_not_follow_for_the_other_is_not_settled_along(window, pane):
    _open_mirrored(pane)
    key(pane, _Key.Key_X)
    assert len(decided(window)) == 1


def test_reason_and_comment_of_before_are_offered_when_it_is_open_again(window, pane, qtbot):
    first = pane.current
    grounds = pane.opened.grounds
    grounds.comment.setText("See page 3")
    grounds.turn_reason()
    said = grounds.grounds.reason
    key(pane, _Key.Key_1)
    assert grounds.comment.text() == ""
    pane.side.view.setCurrentIndex(pane.model.index(pane.model.row_of(first.key)))
    key(pane, _Key.Key_O)
    assert decided(window) == []
    assert (grounds.grounds.reason, grounds.comment.text()) == (said, "See page 3")
    key(pane, _Key.Key_N)
    assert (grounds.grounds.reason, grounds.comment.text()) == (None, "")
