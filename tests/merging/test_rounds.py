"""Rounds and decisions on their way from copy to copy."""

import json
from contextlib import closing

import pytest

from coder.store.connection import connect
from coder.store.merges import merges
from coder.store.project import Project
from coder.store.setting_aside import flip_merge
from tests.merging.cases import CONSULTED, MARCHBANKS, VALUES, settle


@pytest.fixture
def differing(case):
    """Ana and Ben marked the same place otherwise; the lead has both."""
    case.lead.do("coders", "--add", "Ben")
    case.lead.code(MARCHBANKS, CONSULTED, "Training")
    case.lead.code(MARCHBANKS, "consulted it before courses", "Training", coder="Ben")
    return case


def numbers(desk):
    return [one["number"] for one in desk.passages("--theme", "Training")]


def decide(desk, *words):
    return desk.do("decide", numbers(desk)[0], *words)


def test_two_who_decide_the_same_difference_meet_in_one_row(differing):
    ben = differing.hand_out("Ben")
    decide(differing.lead, "--union", "--reason", "boundary")
    decide(ben, "--accept", "Ben", "--reason", "boundary")
    both = differing.together(differing.lead, ben)
    [decided] = both.do("decisions")
    assert decided["outcome"] == "coder"  # what was written last shows
    [conflict] = both.open_conflicts()
    assert conflict["about"] == (
        "Two people set the decision 'Training, marchbanks-2018' without knowing of each other:"
        " Ana 'all that they marked: Trainers consulted it before courses and rarely during them"
        " (boundary)' and Ben 'as Ben has it: consulted it before courses (boundary)'."
    )
    decide(both, "--union", "--reason", "boundary")  # to decide anew is to settle
    assert both.open_conflicts() == []
    assert both.do("decisions")[0]["passages"][0]["quote"] == CONSULTED


def of_one(decided):
    return decided["outcome"], decided["reason"], decided["comment"], decided["coder"]


ANAS = "union", "definition", "Ana's", "Ana"
BENS = "none", "boundary", "the first", "Ben"


@pytest.fixture
def contested(differing):
    """Two who knew a first decision said other parts of it anew, each in their own copy."""
    decide(differing.lead, "--union", "--reason", "boundary", "--comment", "the first")
    ben = differing.hand_out("Ben")
    decide(ben, "--none", "--reason", "boundary", "--comment", "the first")
    decide(differing.lead, "--union", "--reason", "definition", "--comment", "Ana's")
    return differing.lead, ben


def test_a_decision_shows_what_one_of_two_people_said_and_never_parts_of_both(differing, contested):
    both = differing.together(*contested)
    [shown] = both.do("decisions")
    assert of_one(shown) == ANAS  # what was written last, whole
    assert shown["contested"]
    assert "contested" in both.say("decisions")
    [told] = both.do("differences", "--unfinished")["differences"]
    assert told["contested"]
    said = both.say("differences", "--unfinished")
    assert "[settled, contested]" in said
    assert said.rstrip().endswith("1 difference, 0 open, 1 contested.")
    path = both.path.with_name("report.json")
    both.do("agreement", "--unfinished", "--report", path)
    report = json.loads(path.read_text("utf-8"))
    assert (report["differences"]["contested"], report["log"][0]["contested"]) == (1, True)
    assert report["log"][0]["standing"] == "contested"
    found = report["differences"]
    assert (found["all"]["settled"], found["all"]["contested"], found["all"]["open"]) == (0, 1, 0)
    assert found["agreed"] == found["alike"]  # what two decided differently is no consensus
    assert "one was decided differently by two of them" in report["text"]["results"]
    assert "there was consensus" not in report["text"]["results"]
    sentence = (
        "1 decision is contested, for two people decided differently, and is no consensus: passages"
        " and cells show what one of them decided, values that they differ."
    )
    for command in ("matrix", "statements"):
        assert both.say(command, "--coders", "consensus").endswith(f"{sentence}\n")
        assert both.do(command, "--coders", "consensus")["undecided"]["contested"] == 1
    [conflict] = both.open_conflicts()
    assert "nothing there (boundary; “the first”)" in conflict["about"]
    assert "(definition unclear; “Ana's”)" in conflict["about"]


def test_a_value_that_two_decided_differently_is_shown_to_differ_and_not_as_decided(differing):
    lead = differing.lead
    lead.do("attribute", "add", "Design")
    for name, design in (("Ana", "trial"), ("Ben", "survey")):
        lead.do("chart", MARCHBANKS, f"Design={design}", "--coder", name)
    ben = differing.hand_out("Ben")
    lead.do("decide", "--value", MARCHBANKS, "Design=trial")
    ben.do("decide", "--value", MARCHBANKS, "Design=survey")
    both = differing.together(lead, ben)
    shown = both.documents()[MARCHBANKS]["attributes"]["Design"]
    assert (shown["value"], shown["state"], shown["consensus"]) == (None, "differs", None)
    assert "decided" not in both.say("chart", MARCHBANKS)
    told = both.do("statements", "--attribute", "Design")["statements"]
    assert [one["kind"] for one in told if one["documents"] == [MARCHBANKS]] == ["differs"]
    agreed = both.do("statements", "--attribute", "Design", "--coders", "consensus")
    assert agreed["undecided"]["contested"] == 1
    told = agreed["statements"]
    assert [one["kind"] for one in told if one["documents"] == [MARCHBANKS]] == ["differs"]
    both.do("decide", "--value", MARCHBANKS, "Design=survey")  # to decide anew is to settle
    shown = both.documents()[MARCHBANKS]["attributes"]["Design"]
    assert (shown["value"], shown["state"]) == ("survey", "agreed")


@pytest.mark.parametrize(("rule", "whole"), [("Ben", BENS), ("Ana", ANAS), ("latest", ANAS)])
def test_who_settles_two_decisions_takes_one_of_them_whole(differing, contested, rule, whole):
    both = differing.together(*contested)
    both.do("conflicts", "--settle", "all", "--by", rule)
    [settled] = both.conflicts()
    assert (settled["settled"], len(settled["candidates"])) == (True, 2)
    [shown] = both.do("decisions")
    assert of_one(shown) == whole
    assert not shown["contested"]
    both.assert_whole()
    both.undo()
    assert both.do("decisions")[0]["contested"]
    both.assert_whole()


def test_settled_in_one_copy_it_is_settled_so_in_every_copy(differing, contested):
    lead, ben = contested
    one, other = differing.merged(lead, [ben]), differing.merged(ben, [lead])
    [conflict] = one.open_conflicts()
    place = [held["coder"] for held in conflict["candidates"]].index("Ben") + 1
    settle(one, conflict, place)
    both = differing.together(one, other)
    assert [of_one(held) for held in both.do("decisions")] == [BENS]
    assert both.open_conflicts() == []


def test_deciding_anew_settles_all_of_it_and_undo_brings_all_of_it_back(differing, contested):
    lead, ben = contested
    lead.merge(ben.path)
    before = lead.do("decisions")
    decide(lead, "--union", "--reason", "reading")
    assert lead.open_conflicts() == []
    assert not lead.do("decisions")[0]["contested"]
    lead.undo()
    assert lead.do("decisions") == before
    lead.assert_whole()


def test_an_older_file_in_which_parts_of_two_decisions_show_comes_to_one_of_them(
    differing, contested
):
    lead, ben = contested
    lead.merge(ben.path)
    for desk in (lead, differing.copied(lead, "other")):
        with closing(connect(desk.path, write=True)) as db, db:
            db.execute("UPDATE now SET operation = 0")  # as an older program folded it
            db.execute("UPDATE decision SET reason = 'boundary', coder = NULL")
            db.execute("UPDATE now SET operation = NULL")
            db.execute("DELETE FROM conflict")
            db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm005_whole_decisions'")
    other = differing.desk("other")
    ben.merge(other.path)
    assert [of_one(one) for one in ben.do("decisions")] == [ANAS]
    ben.assert_whole()
    lead.do("theme", "add", "Pay")  # it is opened for writing
    assert [of_one(one) for one in lead.do("decisions")] == [ANAS]
    assert len(lead.open_conflicts()) == 1
    lead.assert_whole()


def test_the_same_decision_in_two_copies_is_no_conflict(differing):
    ben = differing.hand_out("Ben")
    decide(differing.lead, "--union")
    decide(ben, "--union")
    both = differing.together(differing.lead, ben)
    assert len(both.do("decisions")) == 1
    assert both.conflicts() == []


def test_a_decision_that_one_takes_away_and_another_writes_anew_is_asked_about(differing):
    [made] = [decide(differing.lead, "--union")]
    ben = differing.hand_out("Ben")
    differing.lead.do("decisions", "--reopen", made["id"])
    decide(ben, "--none")
    both = differing.together(differing.lead, ben)
    assert [one["outcome"] for one in both.do("decisions")] == ["none"]
    assert [one["kind"] for one in both.open_conflicts()] == ["removed"]


@pytest.fixture
def one_question(differing):
    """Ana and Ben settled in two copies whose theme the same words bear."""
    lead = differing.lead
    lead.code(MARCHBANKS, VALUES, "Guidance")
    lead.code(MARCHBANKS, VALUES, "Support", coder="Ben")
    for name in ("Ana", "Ben"):
        lead.finish(MARCHBANKS, "--coder", name)
    ben = differing.hand_out("Ben")
    for desk, name in ((lead, "Ana"), (ben, "Ben")):
        [number] = [one["number"] for one in desk.passages("--theme", "Guidance")]
        assert desk.do("decide", number, "--accept", name)["along"]
    lead.merge(ben.path)
    assert len(lead.open_conflicts()) > 1
    return lead


def words_of(desk):
    return {
        (one["theme"], one["chosen"], bool(one["passages"]), one["state"], one["contested"])
        for one in desk.do("decisions")
    }  # fmt: skip


def test_what_somebody_settled_at_once_is_chosen_at_once(one_question):
    lead, before = one_question, one_question.open_conflicts()
    first = before[0]
    [anas] = [at for at, one in enumerate(first["candidates"], 1) if one["coder"] == "Ana"]
    said = lead.say("conflicts", "--settle", first["id"], "--keep", anas)
    assert f" and {len(before) - 1} decided with it: as Ana has it" in said
    assert lead.open_conflicts() == []
    held = words_of(lead)
    assert {chosen for _, chosen, *_ in held} == {"Ana"}
    assert {theme for theme, _, passages, *_ in held if passages} == {"Guidance"}
    lead.assert_whole()
    lead.undo()
    assert lead.open_conflicts() == before
    lead.assert_whole()


def test_who_decides_a_question_anew_ends_all_of_its_conflicts(one_question):
    [number] = [one["number"] for one in one_question.passages("--theme", "Support")]
    one_question.do("decide", number, "--accept", "Ben")
    assert one_question.open_conflicts() == []
    assert {chosen for _, chosen, *_ in words_of(one_question)} == {"Ben"}


def test_who_takes_back_a_decision_of_their_own_leaves_the_others_as_it_is(differing):
    ben = differing.hand_out("Ben")
    decide(differing.lead, "--union", "--reason", "boundary")
    made = decide(ben, "--none", "--reason", "reading")
    ben.do("decisions", "--reopen", made["id"])
    for both in (
        differing.together(differing.lead, ben),
        differing.together(ben, differing.lead),
    ):
        [one] = both.do("decisions")
        assert (one["outcome"], one["reason"], one["coder"]) == ("union", "boundary", "Ana")
        assert (both.open_conflicts(), one["contested"]) == ([], False)
        both.assert_whole()


def test_who_takes_back_that_they_took_a_decision_back_differs_again(differing):
    ben = differing.hand_out("Ben")
    decide(differing.lead, "--union")
    ben.do("decisions", "--reopen", decide(ben, "--none")["id"])
    ben.undo()
    both = differing.together(differing.lead, ben)
    assert both.do("decisions")[0]["contested"]
    assert [one["kind"] for one in both.open_conflicts()] == ["field"]


def test_deciding_anew_settles_that_a_decision_was_taken_away_and_undo_opens_it(differing):
    made = decide(differing.lead, "--union")
    ben = differing.hand_out("Ben")
    ben.do("decisions", "--reopen", made["id"])
    decide(differing.lead, "--intersection")
    both = differing.together(differing.lead, ben)
    before = both.open_conflicts()
    assert [one["kind"] for one in before] == ["removed"]
    decide(both, "--intersection")
    assert both.open_conflicts() == []
    assert not both.do("decisions")[0]["contested"]
    both.assert_whole()
    both.undo()
    assert both.open_conflicts() == before
    both.assert_whole()


def test_a_theme_on_which_somebody_decides_lives_against_its_removal(differing):
    ben = differing.hand_out("Ben")
    ben.do("decide", "--cell", MARCHBANKS, "Guidance", "--state", "absent")
    differing.lead.do("theme", "remove", "Guidance")
    both = differing.together(differing.lead, ben)
    assert "Guidance" in both.themes()
    assert [one["theme"] for one in both.do("decisions")] == ["Guidance"]


def test_a_round_that_was_removed_goes_with_the_merge_on_whose_account_it_stayed(differing):
    differing.lead.do("round", "freeze", "Pilot")
    ben = differing.hand_out("Ben")
    differing.lead.do("round", "remove", "Pilot")
    decide(ben, "--union", "--round", "Pilot")
    differing.lead.merge(ben.path)
    assert [one["name"] for one in differing.lead.do("rounds")] == ["Pilot"]
    differing.lead.undo()
    assert differing.lead.do("rounds") == []
    differing.lead.assert_whole()


def test_a_blind_copy_holds_no_round_and_no_decision_and_takes_none_away(differing):
    differing.lead.do("round", "freeze", "Pilot", "--coders", "Ana,Ben")
    decide(differing.lead, "--union", "--round", "Pilot")
    ben = differing.hand_out("Ben", "--blind")
    assert (ben.do("rounds"), ben.do("decisions")) == ([], [])
    ben.assert_whole()
    ben.code(MARCHBANKS, VALUES, "Guidance")
    before = differing.lead.do("decisions"), differing.lead.do("rounds")
    differing.lead.merge(ben.path)
    assert (differing.lead.do("decisions"), differing.lead.do("rounds")) == before
    differing.lead.assert_whole()
    ben.merge(differing.lead.path)
    assert ben.do("decisions") == before[0]


def test_while_the_project_is_blind_a_coder_is_shown_none_and_decides_nothing(differing):
    differing.lead.do("round", "freeze", "Pilot")
    decide(differing.lead, "--union")
    differing.lead.do("project", "--blind")
    ben = differing.hand_out("Ben")  # blind without being asked
    ben.merge(differing.lead.path)  # which brings all, and shows it not
    assert (ben.do("rounds"), ben.do("decisions")) == ([], [])
    assert "blind until a lead opens it" in ben.say("decisions")
    said = ben.refused("decide", "--cell", MARCHBANKS, "Training", "--state", "absent")
    assert said.startswith("Only a lead may decide while reviewers are blind to each other")
    assert "Only a lead may freeze a round" in ben.refused("round", "freeze", "Mine")
    differing.lead.do("project", "--open")
    ben.merge(differing.lead.path)
    assert len(ben.do("decisions")) == 1


def test_light_copies_and_what_is_fetched_bring_rounds_and_decisions(differing):
    ben = differing.hand_out("Ben", "--light")
    differing.lead.do("round", "freeze", "Pilot", "--limit", "0.8")
    decide(differing.lead, "--intersection")
    ben.do("fetch", differing.lead.path)
    assert [one["name"] for one in ben.do("rounds")] == ["Pilot"]
    assert [one["outcome"] for one in ben.do("decisions")] == ["intersection"]
    cem = differing.hand_out("Cem", "--light", by=ben)
    assert cem.do("decisions") == ben.do("decisions")


def test_a_merge_tells_of_rounds_and_decisions(differing):
    ben = differing.hand_out("Ben")
    differing.lead.do("round", "freeze", "Pilot")
    decide(differing.lead, "--union")
    said = ben.say("merge", differing.lead.path)
    assert "Ana: 1 decision." in said
    assert "New round Pilot, by Ana." in said
    ben.undo()
    assert (ben.do("decisions"), ben.do("rounds")) == ([], [])


def test_a_copy_that_lacks_some_of_a_round_says_how_much(differing):
    ben = differing.hand_out("Ben")
    ben.code(MARCHBANKS, VALUES, "Guidance")
    differing.lead.merge(ben.path)
    differing.lead.do("round", "freeze", "Pilot")
    with Project(differing.lead.path, write=True) as project:
        flip_merge(project, merges(project)[0].number)
    assert differing.lead.do("rounds")[0]["missing"] == 0  # they are set aside, not gone
    cy = differing.hand_out("Cy")  # into which they do not go along
    assert cy.do("rounds")[0]["missing"] == 1
    assert "incomplete here: 1 act missing" in cy.say("rounds")
    cy.merge(ben.path)
    assert cy.do("rounds")[0]["missing"] == 0
