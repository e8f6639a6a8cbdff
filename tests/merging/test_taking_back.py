"""Merges, settlements and acts that are taken back, with everything that came of them."""

from tests.cli.acts import kept_tables
from tests.merging.cases import (
    CHAIRS,
    CONSULTED,
    DIARY,
    MARCHBANKS,
    QUILLAN,
    SETTLED,
    codings,
    disputed,
    seen_at,
    settle,
    told,
    values,
)


def test_a_merge_that_was_taken_back_and_a_corrected_file_that_was_merged(case):
    ben = case.hand_out("Ben")
    wrong = ben.code(MARCHBANKS, CONSULTED, "Training")["number"]
    ben.do("theme", "set", "Support", "--name", "Suport")
    before = seen_at(case.lead)
    case.lead.merge(ben.path)
    case.lead.undo()
    assert seen_at(case.lead) == before
    ben.do("uncode", wrong)
    ben.do("theme", "set", "Suport", "--name", "Support")
    ben.code(MARCHBANKS, SETTLED, "Training")
    merged = case.merged(case.lead, [ben])
    assert codings(merged) == {("Ben", SETTLED, "Training")}
    assert "Support" in merged.themes()
    assert merged.conflicts() == []
    assert kept_tables(case.merged(ben, [case.lead]).path) == kept_tables(merged.path)
    case.lead.merge(ben.path)
    case.lead.assert_whole()


def test_a_merge_taken_back_and_the_leads_file_sent_to_that_coder_who_has_everything(case):
    ben = case.hand_out("Ben")
    ben.code(MARCHBANKS, CONSULTED, "Training")
    case.lead.code(QUILLAN, DIARY, "Support")
    case.lead.merge(ben.path)
    case.lead.undo()
    case.lead.code(QUILLAN, CHAIRS, "Support")
    sent = case.desk("sent")
    case.lead.do("copy", sent.path, "--for", "Ben")
    assert {row["coder"] for row in sent.passages()} == {"Ana"}
    everything = {
        ("Ben", CONSULTED, "Training"), ("Ana", DIARY, "Support"), ("Ana", CHAIRS, "Support"),
    }  # fmt: skip
    for file in (sent, case.lead):
        merged = case.merged(ben, [file])
        assert codings(merged) == everything
        merged.assert_whole()
    assert codings(case.merged(sent, [ben])) == everything


def test_what_others_built_on_a_merge_that_is_taken_back_stays_and_rests(case):
    """Ana codes with Ben's theme, then takes the merge back that brought it."""
    ben = case.hand_out("Ben")
    ben.do("theme", "add", "Pay")
    case.lead.merge(ben.path)
    case.lead.code(MARCHBANKS, CONSULTED, "Pay")
    first = case.copied(case.lead, "before")
    case.lead.undo()  # the coding
    case.lead.undo()  # the merge
    assert "Pay" not in case.lead.themes()
    merged = case.merged(case.lead, [ben])
    assert "Pay" in merged.themes()
    merged.assert_whole()
    assert codings(first) == {("Ana", CONSULTED, "Pay")}


def test_undoing_an_act_that_another_has_built_on_leaves_their_work_and_says_so(case):
    """Two people at one computer: Ben codes with the theme that Ana then takes back."""
    case.lead.do("coders", "--add", "Ben")
    case.lead.do("theme", "add", "Pay")
    case.lead.do("coders", "--me", "Ben")
    case.lead.code(MARCHBANKS, CONSULTED, "Pay")
    case.lead.do("coders", "--me", "Ana")
    undone = case.lead.undo()
    assert undone["description"] == "Add theme Pay"
    assert undone["left_out"] == ["Ben uses a theme that this added."]
    assert codings(case.lead) == {("Ben", CONSULTED, "Pay")}
    ben = case.hand_out("Ben")
    ben.code(QUILLAN, DIARY, "Pay")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Pay"), ("Ben", DIARY, "Pay")}
    assert merged.conflicts() == []


def test_an_undone_theme_that_another_renamed_and_used_lives_and_is_asked_about(case):
    case.lead.do("theme", "add", "Pay")
    ben = case.copied(case.lead, "ben")
    ben.do("coders", "--add", "Ben", "--me", "Ben")
    case.lead.undo()
    ben.do("theme", "set", "Pay", "--name", "Wages")
    ben.code(MARCHBANKS, CONSULTED, "Wages")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Wages")}
    assert told(merged) == ["Ana removed theme 'Wages' while Ben worked with it."]
    keep, remove = case.copied(merged, "keep"), case.copied(merged, "remove")
    settle(keep, keep.open_conflicts()[0], 1)
    settle(remove, remove.open_conflicts()[0], 2)
    assert "Wages" in case.together(keep, ben).themes()
    assert "Wages" not in case.together(remove, ben).themes()


def disputing(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "set", "Support", "--definition", "hers")
    ben.do("theme", "set", "Support", "--definition", "his")
    return ben, case.merged(case.lead, [ben])


def test_confirming_the_value_that_shows_settles_it_for_all_files(case):
    ben, merged = disputing(case)
    (one,) = merged.open_conflicts()
    assert merged.themes()["Support"]["definition"] == "his"
    settle(merged, one, 1 + values(one).index(("Ben", "his")))
    assert merged.themes()["Support"]["definition"] == "his"
    again = case.together(merged, ben, case.lead)
    assert again.open_conflicts() == []
    assert [held["settled"] for held in again.conflicts()] == [True]
    assert again.conflicts()[0]["about"].endswith("It is 'his' now.")


def test_an_edit_by_one_who_had_not_heard_of_the_settlement_is_a_new_question(case):
    ben, merged = disputing(case)
    settle(merged, merged.open_conflicts()[0], 1)
    ben.do("theme", "set", "Support", "--definition", "his, once more")
    again = case.together(merged, ben)
    (one,) = again.open_conflicts()
    assert values(one) == [("Ana", "hers"), ("Ben", "his, once more")]


def test_a_settlement_that_is_taken_back_asks_again_here_and_in_every_file(case):
    ben, merged = disputing(case)
    (one,) = merged.open_conflicts()
    before = kept_tables(merged.path)
    settle(merged, one, 1)
    settled = case.copied(merged, "settled")
    merged.undo()
    assert kept_tables(merged.path) == before
    assert merged.open_conflicts() == [one]
    again = case.together(merged, ben, settled)
    assert again.open_conflicts() == [one]
    merged.redo()
    assert merged.open_conflicts() == []
    assert case.together(merged, ben, settled).themes()["Support"]["definition"] == "hers"


def test_taking_back_that_a_theme_was_removed_after_all_brings_the_coders_work_back(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "remove", "Guidance")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    merged = case.merged(case.lead, [ben])
    (one,) = merged.open_conflicts()
    for choice in (1, 2):
        settle(merged, one, choice)
        merged.undo()
        assert codings(merged) == {("Ben", CONSULTED, "Guidance")}
        assert merged.open_conflicts() == [one]
        assert case.together(merged, ben).open_conflicts() == [one]


def test_a_blind_copy_knows_that_a_settlement_was_taken_back(case):
    ben, merged = disputing(case)
    settle(merged, merged.open_conflicts()[0], 1)
    merged.undo()
    copy = case.desk("blind")
    merged.do("copy", copy.path, "--for", "Ben", "--blind")
    assert disputed(copy) == [("field", "theme", "definition")]
    copy.assert_whole()
    assert disputed(case.together(copy, ben, merged)) == [("field", "theme", "definition")]


def test_one_settled_and_the_other_took_back_and_both_hold_where_they_meet(case):
    """Ben answers anew what Ana had settled, while she takes her answer back."""
    ben, merged = disputing(case)
    settle(merged, merged.open_conflicts()[0], 1)
    ben.merge(merged.path)
    ben.do("theme", "set", "Support", "--definition", "ours")
    merged.undo()
    again = case.together(merged, ben)
    assert again.themes()["Support"]["definition"] == "ours"
    assert again.open_conflicts() == []


def test_a_circle_is_opened_either_way(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "move", "Training", "--under", "Support")
    ben.do("theme", "move", "Support", "--under", "Training")
    merged = case.merged(case.lead, [ben])
    (one,) = merged.open_conflicts()
    hers, his = case.copied(merged, "hers"), case.copied(merged, "his")
    settle(hers, one, 1)
    settle(his, one, 2)
    assert "Support / Training / Topics" in case.together(hers, ben).themes()
    assert {"Training / Support / Group support", "Training / Topics"} <= set(
        case.together(his, ben, case.lead).themes()
    )


def test_themes_merged_into_each_other_become_one_either_way(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "merge", "Guidance", "--into", "Support")
    ben.do("theme", "merge", "Support", "--into", "Guidance")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    merged = case.merged(case.lead, [ben])
    (one,) = merged.open_conflicts()
    assert one["about"] == (
        "Ben merged theme 'Support' into 'Guidance (now part of Support)', which became part of it"
        " elsewhere."
    )
    for choice, name in ((1, "Support"), (2, "Guidance")):
        desk = case.copied(merged, name)
        settle(desk, one, choice)
        assert codings(case.together(desk, ben)) == {("Ben", CONSULTED, name)}


def test_an_edit_that_answered_a_conflict_asks_again_when_it_is_taken_back(case):
    ben, merged = disputing(case)
    (one,) = merged.open_conflicts()
    before = kept_tables(merged.path)
    merged.do("theme", "set", "Support", "--definition", "ours")
    assert merged.open_conflicts() == []
    edited = case.copied(merged, "edited")
    merged.undo()
    assert kept_tables(merged.path) == before
    assert merged.open_conflicts() == [one]
    assert case.together(merged, ben, edited).open_conflicts() == [one]
    merged.redo()
    assert merged.themes()["Support"]["definition"] == "ours"
    assert case.together(merged, ben).open_conflicts() == []


def test_a_removal_that_was_settled_says_what_is_still_there_when_its_merge_is_taken_back(case):
    ben, dee = case.hand_out("Ben"), case.hand_out("Dee")
    ben.do("theme", "set", "Support", "--definition", "what helps")
    dee.do("theme", "remove", "Support")
    case.lead.merge(ben.path, dee.path)
    (removal,) = case.lead.open_conflicts()
    settle(case.lead, removal, 2)
    case.lead.do("undo", "--merge", 1)
    (conflict,) = case.lead.open_conflicts()
    assert conflict["about"] == (
        "Ana removed theme 'Support', but what belongs to it is still there."
    )
