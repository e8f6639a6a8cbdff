"""The consensus: what was decided, and all on which there was nothing to decide."""

import json

import pytest

from coder.analysis.comparing.consensus import consensus
from coder.domain.quoting.anchor import to_json
from coder.operations import charting, readings
from coder.operations.coders import find_coder, working_coder
from coder.operations.coding import move_border
from coder.operations.deciding import decide, of_cell, of_spot, of_value
from coder.operations.quoting import find_quote
from coder.operations.spot_answers import spot_answer
from coder.operations.uncoding import uncode
from coder.store.attributes import attributes
from coder.store.passages import coding
from tests.analysis.comparing.conftest import KEY, OTHER
from tests.operations.test_undo import undo

BEGIN = "The rule was that she began one week and I the next."
LONG = (
    "The rule was that she began one week and I the next. Whoever began said what had been hard,"
    " and the other listened and gave no advice until she was asked for it."
)
ELSEWHERE = "It went both ways, and this surprised us equally."
MUTUAL, GROUP = "Support / Mutual support", "Support / Group support"


def settle(team, codings, outcome, **more):
    theme = team.theme(MUTUAL)
    answer = spot_answer(team.project, codings, outcome, theme=theme.id, **more)
    ruling = of_spot(team.project, team.document(), theme, codings, answer)
    decide(team.project, [ruling], working_coder(team.project))


def told(found):
    return [(one.source, json.loads(one.anchor).get("quote")) for one in found.layer.passages]


@pytest.fixture
def differing(team):
    """Ana and Ben finished, and differ in where a passage ends."""
    ids = team.code("Ana", LONG, MUTUAL), team.code("Ben", BEGIN, MUTUAL)
    team.finish("Ana", "Ben")
    return ids


def test_what_all_marked_alike_is_agreed_and_what_differs_gives_nothing(team, differing):
    for name in ("Ana", "Ben"):
        team.code(name, ELSEWHERE, GROUP)
    found = consensus(team.project)
    assert told(found) == [("agreed", ELSEWHERE)]
    assert [one.kind for one in found.open] == ["boundary"]
    assert found.deferred == found.earlier == ()


def test_a_decision_gives_its_passages(team, differing):
    settle(team, differing, "intersection")
    found = consensus(team.project)
    [(source, quote)] = told(found)
    assert (source, " ".join(quote.split())) == ("decided", BEGIN)
    assert (found.open, len(found.layer.passages)) == ((), 1)


def test_nothing_can_be_the_decision_and_putting_off_is_none(team, differing):
    settle(team, differing, "none")
    assert (told(consensus(team.project)), consensus(team.project).open) == ([], ())
    settle(team, differing, "defer")
    found = consensus(team.project)
    assert (told(found), found.open) == ([], ())
    assert [decision.answer.outcome for _, decision in found.deferred] == ["defer"]


def test_codings_that_no_decision_knew_open_the_difference_again(team, differing):
    settle(team, differing, "union")
    team.code("Ben", "the other listened and gave no advice", MUTUAL)
    found = consensus(team.project)
    assert (told(found), len(found.open)) == ([], 1)
    assert [one.answer.outcome for one in found.earlier] == ["union"]


def test_what_was_put_off_counts_no_more_once_all_mark_alike(team, differing):
    settle(team, differing, "defer")
    move(team, differing[1], LONG)
    found = consensus(team.project)
    assert [source for source, _ in told(found)] == ["agreed"]
    assert (found.deferred, found.layer.undecided.deferred) == ((), 0)


def test_borders_that_were_moved_open_a_decision_again(team, differing):
    settle(team, differing, "coder", chosen=find_coder(team.project, "Ana").id)
    move(team, differing[0], "Whoever began said what had been hard")
    found = consensus(team.project)
    assert (told(found), len(found.open)) == ([], 2)  # they overlap no more
    assert [one.answer.outcome for one in found.earlier] == ["coder"]
    undo(team.project)
    assert [source for source, _ in told(consensus(team.project))] == ["decided"]
    for id_ in differing:
        move(team, id_, "Whoever began said what had been hard")
    found = consensus(team.project)
    assert [source for source, _ in told(found)] == ["agreed"]


def test_a_decision_of_two_holds_of_a_third_who_had_marked_there(team, differing):
    third = team.code("Cem", "she began one week", MUTUAL)
    settle(team, differing, "union")
    team.finish("Cem")
    found = consensus(team.project)
    assert third in found.held.documents[0].spots[0].codings
    assert ([source for source, _ in told(found)], found.open) == (["decided"], ())


def move(team, id_, quote):
    """Move the borders of a coding."""
    found = find_quote(team.project, team.document(), quote)
    move_border(team.project, coding(team.project, id_), to_json(found.anchor))


def test_a_decision_stands_where_one_of_its_codings_is_gone(team, differing):
    settle(team, differing, "union")
    remove(team, differing[0])
    found = consensus(team.project)
    assert ([source for source, _ in told(found)], found.open) == (["decided"], ())


def remove(team, id_):
    uncode(team.project, coding(team.project, id_))


def test_what_one_alone_worked_on_is_theirs(team):
    team.code("Ana", LONG, MUTUAL)
    team.assess("Ana", "Training", "absent")
    found = consensus(team.project)
    assert [source for source, _ in told(found)] == ["single"]
    cells = {theme: state for (_, theme), state in found.layer.cells.items()}
    assert cells == {team.theme("Training").id: "absent"}  # what is present follows from passages


def test_where_fewer_than_two_finished_all_who_worked_there_are_compared(team):
    for name in ("Ana", "Ben"):
        team.code(name, LONG, MUTUAL)
    team.code("Ana", ELSEWHERE, MUTUAL)
    team.finish("Ana")
    found = consensus(team.project)
    assert (told(found)[0][0], len(found.open), found.layer.undecided.open) == ("agreed", 1, 1)


def test_a_decision_stands_where_all_of_its_codings_are_gone(team, differing):
    settle(team, differing, "union")
    for id_ in differing:
        remove(team, id_)
    found = consensus(team.project)
    assert ([source for source, _ in told(found)], found.open) == (["decided"], ())


def test_words_of_a_decision_without_codings_give_way_to_what_is_marked_there_anew(team, differing):
    settle(team, differing, "union")
    for id_ in differing:
        remove(team, id_)
    anew = team.code("Ben", BEGIN, MUTUAL)
    found = consensus(team.project)
    assert (told(found), len(found.open), len(found.earlier)) == ([], 1, 1)
    settle(team, [anew], "none")
    found = consensus(team.project)
    assert (told(found), found.open) == ([], ())


def test_a_decision_about_whom_nobody_compares_any_more_holds_on(team, differing):
    third = team.code("Cem", ELSEWHERE, MUTUAL)
    team.finish("Cem")
    settle(team, [third], "coder", chosen=find_coder(team.project, "Cem").id)
    before = told(consensus(team.project))
    readings.reopen(team.project, team.document(), find_coder(team.project, "Cem"))
    assert told(consensus(team.project)) == before
    remove(team, third)
    assert told(consensus(team.project)) == before


def test_regions_are_agreed_or_open_as_words_are(team):
    for name in ("Ana", "Ben"):
        team.mark(name, (0, 1_000, 1_000, 9_000, 9_000), MUTUAL)
    team.mark("Ana", (1, 1_000, 1_000, 9_000, 9_000), MUTUAL)
    team.finish("Ana", "Ben")
    found = consensus(team.project)
    assert [
        (one.source, json.loads(one.anchor)["boxes"][0][0]) for one in found.layer.passages
    ] == [("agreed", 0)]
    assert [one.kind for one in found.open] == ["only"]


def test_cells_are_what_all_say_or_what_was_decided(team):
    for name in ("Ana", "Ben"):
        team.assess(name, "Guidance", "absent")
    team.assess("Ana", "Training", "absent")
    team.assess("Ben", "Training", "unclear")
    team.finish("Ana", "Ben")
    guidance, training = (team.theme(path).id for path in ("Guidance", "Training"))
    found = consensus(team.project)
    assert {theme: state for (_, theme), state in found.layer.cells.items()} == {guidance: "absent"}
    assert len(found.open) == 1
    decide(
        team.project,
        [of_cell(team.document(), team.theme("Training"), "absent")],
        working_coder(team.project),
    )
    found = consensus(team.project)
    assert found.layer.cells[team.document().id, training] == "absent"
    assert found.open == ()


def test_a_cell_as_one_had_it_is_open_again_where_they_say_otherwise(team):
    team.assess("Ana", "Training", "absent")
    team.assess("Ben", "Training", "unclear")
    team.finish("Ana", "Ben")
    ana, training = find_coder(team.project, "Ana"), team.theme("Training")
    ruling = of_cell(team.document(), training, "absent", chosen=ana)
    decide(team.project, [ruling], working_coder(team.project))
    place = team.document().id, training.id
    assert consensus(team.project).layer.cells[place] == "absent"
    team.assess("Ana", "Training", "unclear")
    found = consensus(team.project)
    assert found.layer.cells[place] == "unclear"  # as both say by now
    assert [one.theme for one in found.earlier] == [training.id]
    team.assess("Ben", "Training", "absent")
    assert [one.states for one in consensus(team.project).open] == [{0: "unclear", 1: "absent"}]
    team.assess("Ana", "Training", "absent")
    assert consensus(team.project).earlier == ()


def test_values_of_who_charted_and_did_nothing_else_are_open_where_nobody_finished(team):
    team.code("Ana", BEGIN, "Guidance")
    charting.add_attribute(team.project, "Country")
    [country] = attributes(team.project)
    for name, value in (("Ben", "Wales"), ("Ana", "Ireland")):
        charting.chart(
            team.project, team.document(), country, find_coder(team.project, name), value
        )
    team.finish("Ben", key=OTHER)
    assert [one.values for one in consensus(team.project).open] == [{0: "Ireland", 1: "Wales"}]


def test_values_that_differ_are_open_until_they_are_decided(team):
    charting.add_attribute(team.project, "Country")
    [country] = attributes(team.project)
    for key, said in ((KEY, ("Ireland", "Wales")), (OTHER, ("Wales", "Wales"))):
        for name, value in zip(("Ana", "Ben"), said, strict=True):
            charting.chart(
                team.project, team.document(key), country,
                find_coder(team.project, name), value,
            )  # fmt: skip
        team.finish("Ana", "Ben", key=key)
    assert [one.attribute.name for one in consensus(team.project).open] == ["Country"]
    decide(
        team.project,
        [of_value(team.document(), country, "Ireland")],
        working_coder(team.project),
    )
    found = consensus(team.project)
    assert (found.open, found.layer.undecided.open) == ((), 0)
