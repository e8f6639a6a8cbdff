"""Settling many conflicts by a rule: one step, and what the rule cannot answer is left and said."""

import pytest

from tests.cli.acts import kept_tables
from tests.merging.cases import (
    CONSULTED,
    MARCHBANKS,
    QUILLAN,
    disputed,
    settle,
    told,
    values,
)


@pytest.fixture
def disputing(case):
    """Ana leads, Ben codes: they named, defined and described things differently."""
    ben = case.hand_out("Ben")
    for desk, word in ((case.lead, "hers"), (ben, "his")):
        desk.do("theme", "set", "Training", "--name", f"Training {word}")
        desk.do("theme", "set", "Support", "--definition", word)
        desk.do("document", QUILLAN, "--set", f"title=Notes, {word}")
    case.lead.do("theme", "set", "Training hers", "--definition", "hers alone")
    case.lead.do("theme", "remove", "Guidance")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    return case, case.merged(case.lead, [ben]), ben


def shown(desk):
    themes = desk.themes()
    name = next(path for path in themes if path.startswith("Training ") and "/" not in path)
    return name, themes["Support"]["definition"], desk.documents()[QUILLAN]["title"]


@pytest.mark.parametrize(
    ("rule", "word"), [("latest", "his"), ("lead", "hers"), ("mine", "hers"), ("Ben", "his")]
)
def test_a_rule_settles_all_that_it_answers_in_one_step(disputing, rule, word):
    case, desk, ben = disputing
    before = kept_tables(desk.path)
    assert len(desk.open_conflicts()) == 4
    desk.do("conflicts", "--settle", "all", "--by", rule)
    assert shown(desk) == (f"Training {word}", word, f"Notes, {word}")
    left = [] if rule in {"latest", "Ben"} else [("removed", "theme", None)]
    assert disputed(desk) == left
    again = case.together(desk, ben, case.lead)
    assert disputed(again) == left
    assert shown(again) == (f"Training {word}", word, f"Notes, {word}")
    desk.undo()
    assert kept_tables(desk.path) == before
    assert len(desk.open_conflicts()) == 4


def test_what_a_rule_would_choose_is_shown_before_and_writes_nothing(disputing):
    _, desk, _ = disputing
    before = kept_tables(desk.path)
    foretold = desk.do("conflicts", "--by", "lead")
    assert {(one["told"], bool(one["left"])) for one in foretold} == {
        ("Training hers", False), ("hers", False), ("Notes, hers", False), ("remove", True),
    }  # fmt: skip
    said = desk.say("conflicts", "--by", "lead")
    assert "left: what others work with is removed only by answering for it alone." in said
    assert kept_tables(desk.path) == before


def test_what_is_left_is_said_with_the_reason(disputing):
    _, desk, _ = disputing
    said = desk.say("conflicts", "--settle", "all", "--by", "lead").splitlines()
    assert said[0] == "Settle 3 conflicts by what a lead wrote."
    assert said[1] == (
        "Left: Theme 'Guidance': what others work with is removed only by answering for it alone."
    )
    assert desk.do("history")[-1]["description"] == said[0].rstrip(".")
    said = desk.say("conflicts", "--settle", "all", "--by", "Ana").splitlines()
    assert said[0] == "Settle no conflicts by what Ana wrote."


def test_each_of_them_is_listed_as_settled_with_what_there_was_to_choose_from(disputing):
    _, desk, _ = disputing
    opened = {one["id"]: values(one) for one in desk.open_conflicts()}
    desk.do("conflicts", "--settle", "all", "--by", "Ben")
    assert {one["id"]: values(one) for one in desk.conflicts()} == opened
    assert all(one["settled"] for one in desk.conflicts())


def test_nothing_is_written_where_a_rule_answers_nothing(disputing, case):
    _, desk, _ = disputing
    desk.do("coders", "--add", "Cy")
    before = kept_tables(desk.path), len(desk.do("history"))
    desk.do("conflicts", "--settle", "all", "--by", "Cy")
    assert (kept_tables(desk.path), len(desk.do("history"))) == before
    assert "no reviewer 'Dee'" in desk.refused("conflicts", "--settle", "all", "--by", "Dee")


def test_one_conflict_is_settled_by_a_rule_too(disputing):
    _, desk, _ = disputing
    one = next(one for one in desk.open_conflicts() if one["field"] == "definition")
    desk.do("conflicts", "--settle", one["id"], "--by", "lead")
    assert desk.themes()["Support"]["definition"] == "hers"
    assert len(desk.open_conflicts()) == 3


def test_by_different_rules_on_two_machines_is_a_new_question(disputing):
    case, desk, ben = disputing
    ben.merge(desk.path)
    desk.do("conflicts", "--settle", "all", "--by", "lead")
    ben.do("conflicts", "--settle", "all", "--by", "Ben")
    merged = case.together(desk, ben)
    assert {one["field"] for one in merged.open_conflicts()} == {"name", "definition", "title"}
    merged.do("conflicts", "--settle", "all", "--by", "lead")
    assert case.together(merged, ben, desk).open_conflicts() == []


def test_by_the_same_rule_on_two_machines_is_no_question(disputing):
    case, desk, ben = disputing
    ben.merge(desk.path)
    for machine in (desk, ben):
        machine.do("conflicts", "--settle", "all", "--by", "latest")
    assert case.together(desk, ben).open_conflicts() == []


def test_a_rule_joins_no_themes_that_were_two(case):
    """Both new names of a theme are left alone where another theme has the chosen one by now."""
    ben = case.hand_out("Ben")
    case.lead.do("theme", "set", "Training", "--name", "Preparation")
    ben.do("theme", "set", "Training", "--name", "Teaching")
    case.lead.merge(ben.path)
    case.lead.do("theme", "add", "Preparation")
    said = case.lead.say("conflicts", "--settle", "all", "--by", "lead")
    assert "There is a theme 'Preparation' already" in said
    assert told(case.lead) != []
    (one,) = case.lead.open_conflicts()
    assert "already" in case.lead.refused("conflicts", "--settle", one["id"], "--keep", 1)
    settle(case.lead, one, 2)


def test_a_circle_is_left_by_a_rule_that_would_have_to_move_another_theme(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "move", "Training", "--under", "Support")
    ben.do("theme", "move", "Support", "--under", "Training")
    merged = case.together(case.lead, ben)
    said = merged.say("conflicts", "--settle", "all", "--by", "Ben")
    assert "a circle of themes is opened only by answering for it alone" in said
    assert disputed(merged) == [("cycle", "theme", "parent")]


@pytest.mark.parametrize(
    "words", [["--settle", "all"], ["--settle", "all", "--keep", "1"], ["--keep", "1"]]
)
def test_all_are_settled_by_a_rule_alone(case, words):
    outcome = case.terminal.type("conflicts", case.lead.path, *words)
    assert outcome.code == 2


def test_a_person_with_two_ids_is_one_to_a_rule(case):
    """Ben began a project of his own, and had a copy of Ana's besides."""
    ben, own = case.hand_out("Ben"), case.begin("Ben 2")
    own.do("theme", "add", "Training", "--definition", "his")
    case.lead.do("theme", "set", "Training", "--definition", "hers")
    merged = case.together(case.lead, own, ben)
    ids = {one["coder"]: one["coder_id"] for one in merged.do("coders")}
    merged.do("proposals", "--join", ids["Ben"], ids["Ben 2"])
    (one,) = merged.open_conflicts()
    assert {candidate["coder"] for candidate in one["candidates"]} == {"Ana", "Ben 2"}
    merged.do("coders", "--me", "Ben 2")
    merged.do("conflicts", "--settle", "all", "--by", "mine")
    assert merged.themes()["Training"]["definition"] == "his"
    assert merged.open_conflicts() == []
