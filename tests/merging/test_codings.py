"""Passages and their codings, over two rounds and on several desks."""

from coder.operations.uncoding import uncode_all
from coder.store.passages import codings_named
from coder.store.project import Project
from tests.merging.cases import (
    CHAIRS,
    CONSULTED,
    DIARY,
    MARCHBANKS,
    QUILLAN,
    SETTLED,
    VALUES,
    codings,
    disputed,
    settle,
    told,
    values,
)


def first_round(case):
    """Ben has coded two passages, and Ana has them."""
    ben = case.hand_out("Ben")
    one = ben.code(MARCHBANKS, CONSULTED, "Training", memo="first thought")["number"]
    two = ben.code(QUILLAN, DIARY, "Support")["number"]
    case.lead.merge(ben.path)
    return ben, one, two


def test_a_coding_that_the_lead_rejected_stays_away_when_it_is_sent_again(case):
    ben, one, _ = first_round(case)
    case.lead.do("uncode", one)
    ben.code(MARCHBANKS, VALUES, "Guidance")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", DIARY, "Support"), ("Ben", VALUES, "Guidance")}
    assert merged.conflicts() == []


def test_a_coding_that_was_rejected_while_its_coder_went_on_with_it_is_asked_about(case):
    ben, one, _ = first_round(case)
    case.lead.do("uncode", one)
    ben.do("recode", one, "--theme", "Guidance")
    merged = case.together(case.lead, ben)
    assert ("Ben", CONSULTED, "Guidance") in codings(merged)
    assert told(merged) == [f"Ana removed coding '{one}' while Ben worked with it."]
    keep, reject = case.copied(merged, "keep"), case.copied(merged, "reject")
    for desk, choice in ((keep, 1), (reject, 2)):
        while found := desk.open_conflicts():
            settle(desk, found[0], choice)
    assert ("Ben", CONSULTED, "Guidance") in codings(case.together(keep, ben))
    assert codings(case.together(reject, ben)) == {("Ben", DIARY, "Support")}


def test_what_a_coder_moved_edited_and_deleted_between_two_rounds_arrives(case):
    ben, one, two = first_round(case)
    ben.do("recode", one, "--quote", SETTLED, "--memo", "second thought")
    ben.do("uncode", two)
    ben.code(QUILLAN, CHAIRS, "Support")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", SETTLED, "Training"), ("Ben", CHAIRS, "Support")}
    (moved,) = [row for row in merged.passages() if row["quote"] == SETTLED]
    assert moved["memo"] == "second thought"
    assert moved["number"] == one
    assert merged.conflicts() == []


def test_a_memo_that_was_edited_in_round_two_is_edited_for_all(case):
    ben, one, _ = first_round(case)
    ben.do("recode", one, "--memo", "second thought")
    case.lead.code(MARCHBANKS, CONSULTED, "Training", memo="Ana's own")
    merged = case.together(case.lead, ben)
    memos = {row["coder"]: row["memo"] for row in merged.passages() if row["quote"] == CONSULTED}
    assert memos == {"Ben": "second thought", "Ana": "Ana's own"}


def test_a_memo_that_was_taken_away_stays_away(case):
    ben, one, _ = first_round(case)
    ben.do("recode", one, "--memo", "")
    merged = case.together(case.lead, ben)
    assert {row["memo"] for row in merged.passages()} == {None}


def test_a_theme_and_a_border_that_were_changed_by_two_people_both_hold(case):
    """Ana gave the coding another theme, Ben moved its border."""
    ben, one, _ = first_round(case)
    case.lead.do("recode", one, "--theme", "Guidance")
    ben.do("recode", one, "--quote", SETTLED)
    merged = case.together(case.lead, ben)
    assert ("Ben", SETTLED, "Guidance") in codings(merged)
    assert merged.conflicts() == []


def test_a_border_that_both_moved_shows_one_place_until_settled(case):
    ben, one, _ = first_round(case)
    case.lead.do("recode", one, "--quote", VALUES)
    ben.do("recode", one, "--quote", SETTLED)
    merged = case.together(case.lead, ben)
    (conflict,) = merged.open_conflicts()
    assert values(conflict) == [("Ana", VALUES), ("Ben", SETTLED)]
    assert f"the border of passage '{one}'" in conflict["about"]
    settle(merged, conflict, 1)
    again = case.together(merged, ben)
    assert ("Ben", VALUES, "Training") in codings(again)


def test_one_words_coded_by_two_are_two_passages(case):
    ben = case.hand_out("Ben")
    for desk in (case.lead, ben):
        desk.code(MARCHBANKS, CONSULTED, "Training")
    merged = case.together(case.lead, ben)
    assert len({row["passage"] for row in merged.passages()}) == 2
    assert merged.themes()["Training"]["codings"] == 2


def test_a_finished_reading_and_judged_cells_arrive_with_what_was_coded_since(case):
    """Ana assigns and codes; Ben assesses, and later finds a passage after all."""
    ben = case.hand_out("Ben")
    ben.assess(QUILLAN, "Support", "absent")
    case.lead.merge(ben.path)
    case.lead.do("assign", QUILLAN, "--to", "Ben")
    ben.code(QUILLAN, DIARY, "Support")
    ben.finish(QUILLAN, "--rest", "absent")
    merged = case.together(case.lead, ben)
    (reading,) = merged.documents()[QUILLAN]["readings"]
    assert (reading["coder"], reading["state"]) == ("Ben", "finished")
    matrix = merged.do("matrix")
    row = next(n for n, one in enumerate(matrix["rows"]) if one["key"] == QUILLAN)
    states = dict(zip(matrix["themes"], matrix["cells"][row], strict=True))
    assert states["Support"]["state"] == "present"
    assert states["Guidance"]["state"] == "absent"
    assert disputed(merged) == []


def test_one_coder_on_two_machines_is_asked_which_memo_holds(case):
    ben, one, _ = first_round(case)
    laptop = case.copied(ben, "laptop")
    ben.do("recode", one, "--memo", "at work")
    laptop.do("recode", one, "--memo", "at home")
    merged = case.together(case.lead, ben, laptop)
    (conflict,) = merged.open_conflicts()
    assert sorted(values(conflict)) == [("Ben", "at home"), ("Ben", "at work")]
    assert conflict["about"].startswith(
        f"Ben set the memo '{one}, Ben' differently in 2 copies: Ben 'at "
    )


def test_keeping_one_of_several_rejected_codings_leaves_the_others_rejected(case):
    """Ana rejects all that Ben coded with a theme, in one act; Ben went on with one of it."""
    ben = case.hand_out("Ben")
    one = ben.code(MARCHBANKS, CONSULTED, "Training", "Guidance", memo="first thought")[0]["number"]
    ben.code(QUILLAN, DIARY, "Support")
    case.lead.merge(ben.path)
    with Project(case.lead.path, write=True) as project:
        uncode_all(project, [held for row in case.lead.passages()
                             for held in codings_named(project, row["number"])])  # fmt: skip
    ben.do("recode", one, "--theme", "Support")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Support")}
    settle(merged, merged.open_conflicts()[0], 1)
    again = case.together(merged, ben, case.lead)
    assert codings(again) == {("Ben", CONSULTED, "Support")}
    assert again.open_conflicts() == []
