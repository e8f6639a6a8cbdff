"""What most of three have is taken of a whole question, also where it is reported."""

import pytest

from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.difference import CellDifference, differences
from coder.analysis.comparing.majority import majorities
from coder.analysis.comparing.question import questions
from coder.analysis.comparing.shared import Asked
from coder.analysis.reporting.negotiation import negotiation
from coder.operations.coders import find_coder
from coder.operations.deciding import decide, of_cell, of_spot
from coder.operations.spot_answers import spot_answer

WORDS = "It went both ways, and this surprised us equally."
GUIDANCE, TRAINING = "Guidance", "Training"


def _compared(team):
    team.finish("Ana", "Ben", "Cem")
    return compare(team.project, Asked())


def _most(team):
    """Who are most, by question, and of how many."""
    held = _compared(team)
    found = differences(team.project, held)
    numbers = questions(held, found)
    most = majorities(found, numbers)
    return [
        one and ([held.coders[place].name for place in one.coders], one.of)
        for one in (most.get(number) for number in range(max(numbers) + 1))
    ]


def _settle(team, *names):
    """Settle all differences in their order, each as one of them has it; what is then told."""
    held = _compared(team)
    for one, name in zip(differences(team.project, held), names, strict=True):
        chosen = find_coder(team.project, name)
        place = [each.name for each in held.coders].index(name)
        if isinstance(one, CellDifference):
            theme, state = held.themes[one.theme], one.states[place]
            ruling = of_cell(one.document, theme, state, chosen=chosen)
        else:
            theme, codings = held.themes[one.spot.theme], one.spot.codings
            answer = spot_answer(
                team.project, codings, "coder", theme=theme.id, chosen=chosen.id
            )  # fmt: skip
            ruling = of_spot(team.project, one.document, theme, codings, answer)
        decide(team.project, [ruling], find_coder(team.project, "Ana"))
    return negotiation(team.project, team.project, held)


def test_a_theme_another_one_and_none_are_three_readings_and_no_majority(team):
    team.code("Ana", WORDS, GUIDANCE)
    team.code("Ben", WORDS, TRAINING)
    assert _most(team) == [None]
    told = _settle(team, "Cem", "Cem")  # both themes are gone, as one alone had it
    assert (told.kept_of_most, sum(told.kept_of_fewer.values())) == (0, 2)


def test_two_with_the_other_theme_are_most_for_both_themes(team):
    team.code("Ana", WORDS, GUIDANCE)
    for name in ("Ben", "Cem"):
        team.code(name, WORDS, TRAINING)
    assert _most(team) == [(["Ben", "Cem"], 3)]
    told = _settle(team, "Cem", "Ben")
    assert told.kept_of_most == 2


def test_what_one_had_of_a_question_is_not_what_most_had(team):
    team.code("Ana", WORDS, GUIDANCE)
    for name in ("Ben", "Cem"):
        team.code(name, WORDS, TRAINING)
    assert _settle(team, "Ana", "Ana").kept_of_most == 0


def test_a_theme_settled_as_most_had_it_beside_one_that_is_not_is_no_majority_of_both(team):
    team.code("Ana", WORDS, GUIDANCE)
    for name in ("Ben", "Cem"):
        team.code(name, WORDS, TRAINING)
    assert _settle(team, "Ben", "Ana").kept_of_most == 0  # nobody had what is left


@pytest.mark.parametrize(("cem", "most"), [("absent", (["Ben", "Cem"], 3)), ("unclear", None)])
def test_a_cell_of_the_question_is_a_part_of_it(team, cem, most):
    team.code("Ana", WORDS, GUIDANCE)
    team.assess("Ben", GUIDANCE, "absent")
    team.assess("Cem", GUIDANCE, cem)
    assert _most(team) == [most]


def test_who_says_nothing_of_a_part_has_the_same_as_nobody(team):
    team.code("Ana", WORDS, GUIDANCE)
    team.assess("Ben", GUIDANCE, "absent")
    assert _most(team) == [None]


def test_of_two_there_is_no_majority(team):
    team.code("Ana", WORDS, GUIDANCE)
    team.finish("Ana", "Ben")
    held = compare(team.project, Asked())
    found = differences(team.project, held)
    assert majorities(found, questions(held, found)) == {}
