"""The algebra of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.domain.matrix.cell import (
    ABSENT,
    OPEN,
    PRESENT,
    STATES,
    UNCLEAR,
    differ,
    disagree,
    of_majority,
    of_one_coder,
    of_several,
    of_study,
    rolled_up,
    with_children,
)

states = st.sampled_from(STATES)
some = st.lists(states, max_size=6)


@pytest.mark.parametrize(
    ("coded", "assessments", "state"),
    [
        (True, [ABSENT, UNCLEAR], PRESENT),
        (False, [ABSENT, UNCLEAR], UNCLEAR),
        (False, [ABSENT, None], ABSENT),
        (False, [None], OPEN),
        (False, [], OPEN),
    ],
)
def test_a_coding_wins_over_what_one_coder_assessed(coded, assessments, state):
    assert of_one_coder(coded=coded, assessments=assessments) == state


@given(some)
def test_several_coders_say_what_comes_first_in_the_order_of_states(held):
    assert of_several(held) == min(held, key=STATES.index, default=OPEN)


@given(some, some)
def test_it_does_not_matter_in_which_groups_coders_are_joined(one, other):
    assert of_several([of_several(one), of_several(other)]) == of_several(one + other)


@given(some)
def test_who_has_said_nothing_does_not_vote(held):
    assert of_majority(held) == of_majority([*held, OPEN, OPEN])


@pytest.mark.parametrize(
    ("held", "state"),
    [
        ([PRESENT, ABSENT], UNCLEAR),
        ([PRESENT, PRESENT, ABSENT], PRESENT),
        ([ABSENT, ABSENT, PRESENT], ABSENT),
        ([PRESENT, PRESENT, ABSENT, UNCLEAR], UNCLEAR),
        ([OPEN, OPEN, ABSENT], ABSENT),
        ([OPEN], OPEN),
        ([], OPEN),
    ],
)
def test_a_majority_is_more_than_half(held, state):
    assert of_majority(held) == state


@given(states, some)
def test_a_parent_reports_whatever_it_or_a_child_reports(own, children):
    together = with_children(own, children)
    assert (together == PRESENT) == (PRESENT in [own, *children])
    assert (together == UNCLEAR) == (
        PRESENT not in [own, *children] and UNCLEAR in [own, *children]
    )


@given(st.sampled_from([ABSENT, OPEN]), st.lists(st.sampled_from([ABSENT, OPEN]), max_size=4))
def test_a_parent_is_absent_if_said_to_be_or_if_all_its_children_are(own, children):
    absent = own == ABSENT or (bool(children) and OPEN not in children)
    assert with_children(own, children) == (ABSENT if absent else OPEN)


@given(some)
def test_a_study_is_absent_only_where_all_its_documents_are(documents):
    assert (of_study(documents) == ABSENT) == (set(documents) == {ABSENT})


@given(states)
def test_a_study_of_one_document_says_what_the_document_says(state):
    assert of_study([state]) == state


@given(some)
def test_coders_disagree_where_they_said_otherwise_or_one_marked_what_another_did_not(held):
    pairs = [(one, other) for one in held for other in held if one != other]
    said = any(OPEN not in pair for pair in pairs)
    assert differ(held) == said
    assert disagree(held) == (said or (PRESENT, OPEN) in pairs)


@given(
    st.lists(states, min_size=6, max_size=6),
    st.lists(st.integers(0, 4), min_size=5, max_size=5),
)
def test_states_roll_up_a_tree_from_the_leaves(own, parents):
    """Every theme behind the first stands under one before it."""
    above = {theme: min(parent, theme - 1) for theme, parent in enumerate(parents, 1)}
    children = {
        parent: tuple(theme for theme in above if above[theme] == parent)
        for parent in sorted(set(above.values()))
    }

    def expected(theme):
        return with_children(own[theme], [expected(child) for child in children.get(theme, ())])

    said = {theme: state for theme, state in enumerate(own) if state != OPEN}
    rolled = rolled_up(said, children)
    assert [rolled.get(theme, OPEN) for theme in range(6)] == [expected(t) for t in range(6)]
    assert OPEN not in rolled.values()
