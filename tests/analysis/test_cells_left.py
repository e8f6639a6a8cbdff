"""What a reviewer has left open in a document, as the cells of the matrix are joined."""

import pytest

from coder.analysis.cells_left import cells_left
from coder.analysis.work import work
from coder.store.coders import coders
from tests.coded_project import Hand, empty_project


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "p.coder") as project:
        hand = Hand(project)
        hand.coder("Ana", role="lead")
        hand.coder("Ben")
        hand.document("ali-2022")
        hand.document("mind-2020", excluded="No trainers")
        for name, under in (("Support", None), ("Group", "Support"), ("Mutual", "Support")):
            hand.theme(name, under)
        hand.theme("Training")
        yield hand


def left(hand, coder, document="ali-2022"):
    pair = hand.ids[document], hand.ids[coder]
    names = {id_: name for name, id_ in hand.ids.items()}
    found = cells_left(hand.project, [hand.ids[document]], [hand.ids[coder]])
    return [names[theme] for theme in found[pair]]


def test_a_theme_and_those_above_it_are_answered_by_a_coding(hand):
    hand.code("Ana", "ali-2022", "Group", 0, 10)
    assert left(hand, "Ana") == ["Training"]
    assert left(hand, "Ben") == ["Support", "Training"]
    hand.assess("Ana", "ali-2022", "Training", "absent")
    assert left(hand, "Ana") == []


def test_a_theme_is_answered_when_all_below_it_are_absent_or_any_is_unclear(hand):
    hand.assess("Ana", "ali-2022", "Group", "absent")
    assert left(hand, "Ana") == ["Support", "Training"]
    hand.assess("Ana", "ali-2022", "Mutual", "absent")
    assert left(hand, "Ana") == ["Training"]
    hand.assess("Ben", "ali-2022", "Mutual", "unclear")
    assert left(hand, "Ben") == ["Training"]


def test_work_is_what_was_given_or_done_on_documents_that_are_not_excluded(hand):
    hand.add("reading", coder=hand.ids["Ben"], document=hand.ids["ali-2022"], assigned=1)
    hand.add("reading", coder=hand.ids["Ben"], document=hand.ids["mind-2020"], assigned=1)
    hand.code("Ana", "ali-2022", "Group", 0, 10)
    hand.code("Ana", "ali-2022", "Group", 20, 30)
    found = work(hand.project, coders(hand.project))
    told = [(one.document.key, one.coder.name, one.state, one.open, one.codings) for one in found]
    assert told == [("ali-2022", "Ana", None, 1, 2), ("ali-2022", "Ben", "assigned", 2, 0)]
