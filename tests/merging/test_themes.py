"""The codebook, to which several people do things at once."""

from tests.merging.cases import (
    CONSULTED,
    DIARY,
    MARCHBANKS,
    QUILLAN,
    SETTLED,
    VALUES,
    codings,
    disputed,
    settle,
    values,
)


def test_what_each_did_alone_is_all_there(case):
    ben, cy = case.hand_out("Ben"), case.hand_out("Cy")
    case.lead.code(MARCHBANKS, CONSULTED, "Guidance")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    ben.code(QUILLAN, DIARY, "Support")
    cy.do("theme", "add", "Money")
    cy.code(MARCHBANKS, VALUES, "Money", "Training")
    cy.assess(QUILLAN, "Money", "absent")
    cy.finish(QUILLAN)
    merged = case.together(case.lead, ben, cy)
    assert codings(merged) == {
        ("Ana", CONSULTED, "Guidance"), ("Ben", CONSULTED, "Guidance"), ("Ben", DIARY, "Support"),
        ("Cy", VALUES, "Money"), ("Cy", VALUES, "Training"),
    }  # fmt: skip
    assert merged.conflicts() == []


def test_one_new_name_under_different_parents_is_two_themes(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "add", "Training / Pay")
    ben.do("theme", "add", "Support / Pay")
    ben.code(MARCHBANKS, CONSULTED, "Support / Pay")
    merged = case.together(case.lead, ben)
    assert {"Training / Pay", "Support / Pay"} <= set(merged.themes())
    assert merged.themes()["Support / Pay"]["codings"] == 1
    assert merged.themes()["Training / Pay"]["codings"] == 0
    assert merged.conflicts() == []


def test_one_new_name_at_one_place_is_one_theme_with_the_codings_of_both(case):
    ben = case.hand_out("Ben")
    for desk, quote in ((case.lead, CONSULTED), (ben, VALUES)):
        desk.do("theme", "add", "Support / Pay")
        desk.code(MARCHBANKS, quote, "Support / Pay")
    merged = case.together(case.lead, ben)
    assert list(merged.themes()).count("Support / Pay") == 1
    assert merged.themes()["Support / Pay"]["codings"] == 2
    assert merged.conflicts() == []


def test_a_theme_renamed_by_the_lead_has_the_coders_codings_under_its_new_name(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "set", "Training", "--name", "Preparation")
    ben.code(MARCHBANKS, CONSULTED, "Training / Topics")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Preparation / Topics")}
    assert "Training" not in merged.themes()
    assert merged.conflicts() == []


def test_a_theme_renamed_by_a_coder_is_renamed_for_all(case):
    ben = case.hand_out("Ben")
    case.lead.code(MARCHBANKS, CONSULTED, "Training")
    ben.do("theme", "set", "Training", "--name", "Preparation")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ana", CONSULTED, "Preparation")}
    assert merged.conflicts() == []


def test_a_theme_renamed_by_both_shows_the_last_name_and_asks(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "set", "Training", "--name", "Preparation")
    ben.do("theme", "set", "Training", "--name", "Teaching")
    ben.code(MARCHBANKS, CONSULTED, "Teaching")
    merged = case.together(case.lead, ben)
    (one,) = merged.open_conflicts()
    assert values(one) == [("Ana", "Preparation"), ("Ben", "Teaching")]
    assert one["about"] == (
        "Two people set the name of theme 'Teaching' without knowing of each other:"
        " Ana 'Preparation' and Ben 'Teaching'."
    )
    settle(merged, one, 1)
    assert codings(merged) == {("Ben", CONSULTED, "Preparation")}
    assert case.together(merged, ben).open_conflicts() == []


def test_both_gave_a_theme_the_same_new_name_and_nothing_is_asked(case):
    ben = case.hand_out("Ben")
    for desk in (case.lead, ben):
        desk.do("theme", "set", "Training", "--name", "Preparation")
    merged = case.together(case.lead, ben)
    assert "Preparation" in merged.themes()
    assert merged.conflicts() == []


def test_a_theme_that_the_lead_removed_while_a_coder_coded_with_it_stays_and_is_asked_about(case):
    case.lead.code(MARCHBANKS, VALUES, "Guidance")
    ben = case.hand_out("Ben")
    case.lead.do("theme", "remove", "Guidance")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Guidance")}
    (one,) = merged.open_conflicts()
    assert one["about"] == "Ana removed theme 'Guidance' while Ben worked with it."
    assert values(one) == [("Ben", "keep"), ("Ana", "remove")]
    assert all(candidate["made_at"] for candidate in one["candidates"])


def test_keeping_a_theme_brings_back_what_went_with_it(case):
    case.lead.code(MARCHBANKS, VALUES, "Guidance")
    ben = case.hand_out("Ben")
    case.lead.do("theme", "remove", "Guidance")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    merged = case.together(case.lead, ben)
    settle(merged, merged.open_conflicts()[0], 1)
    assert codings(merged) == {("Ben", CONSULTED, "Guidance"), ("Ana", VALUES, "Guidance")}
    assert case.together(merged, ben, case.lead).open_conflicts() == []


def test_removing_a_theme_after_all_takes_the_coders_codings_and_says_so_in_the_history(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "remove", "Guidance")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    merged = case.together(case.lead, ben)
    settle(merged, merged.open_conflicts()[0], 2)
    again = case.together(merged, ben, case.lead)
    assert again.passages() == []
    assert "Guidance" not in again.themes()
    assert again.open_conflicts() == []
    assert again.do("history")[-1]["description"] == (
        "Settle the removal of theme 'Guidance': remove"
    )
    ben.merge(again.path)
    assert ben.passages() == []


def test_a_coder_who_codes_again_with_what_was_settled_as_removed_is_a_new_question(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "remove", "Guidance")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    merged = case.together(case.lead, ben)
    settle(merged, merged.open_conflicts()[0], 2)
    ben.code(MARCHBANKS, VALUES, "Guidance")
    again = case.together(merged, ben)
    assert codings(again) == {("Ben", VALUES, "Guidance")}
    assert disputed(again) == [("removed", "theme", None)]


def test_a_coding_with_a_theme_that_vanished_into_another_shows_under_that_one(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "merge", "Guidance", "--into", "Training")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    ben.assess(QUILLAN, "Guidance", "absent")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Training")}
    assert "Guidance" not in merged.themes()
    assert merged.conflicts() == []


def test_a_theme_that_vanished_is_not_brought_back_by_what_a_coder_said_of_it(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "merge", "Guidance", "--into", "Training")
    ben.do("theme", "set", "Guidance", "--name", "Advice", "--definition", "What is advised.")
    merged = case.together(case.lead, ben)
    assert "Advice" not in merged.themes()
    assert merged.themes()["Training"]["definition"] in (None, "")


def test_a_theme_under_one_that_vanished_stands_under_what_that_became(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "merge", "Support", "--into", "Training")
    ben.do("theme", "add", "Support / Pay")
    ben.code(MARCHBANKS, CONSULTED, "Support / Pay")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Training / Pay")}
    assert "Training / Group support" in merged.themes()


def test_both_defined_and_coloured_a_theme_and_are_asked_about_the_words_alone(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "set", "Support", "--definition", "hers", "--colour", "#4477AA")
    ben.do("theme", "set", "Support", "--definition", "his", "--colour", "#EE7733")
    merged = case.together(case.lead, ben)
    assert disputed(merged) == [("field", "theme", "definition")]
    shown = merged.themes()["Support"]
    assert (shown["definition"], shown["colour"]) == ("his", "#EE7733")


def test_one_defined_and_the_other_moved_a_theme_and_both_hold(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "set", "Guidance", "--definition", "hers")
    ben.do("theme", "move", "Guidance", "--under", "Support")
    merged = case.together(case.lead, ben)
    assert merged.themes()["Support / Guidance"]["definition"] == "hers"
    assert merged.conflicts() == []


def test_three_invent_one_theme_and_are_asked_what_it_is(case):
    desks = [case.lead, case.hand_out("Ben"), case.hand_out("Cy")]
    for desk, definition in zip(desks, ("hers", "his", "Cy's"), strict=True):
        desk.do("theme", "add", "Pay", "--definition", definition)
        desk.code(MARCHBANKS, CONSULTED, "Pay")
    merged = case.together(*desks)
    (one,) = merged.open_conflicts()
    assert values(one) == [("Ana", "hers"), ("Ben", "his"), ("Cy", "Cy's")]
    assert one["about"].startswith("3 people set the definition of theme 'Pay'")
    assert merged.themes()["Pay"]["codings"] == 3
    for choice in (1, 2, 3):
        desk = case.copied(merged, f"choice-{choice}")
        settle(desk, one, choice)
        assert desk.themes()["Pay"]["definition"] == ("hers", "his", "Cy's")[choice - 1]
        again = case.merged(desk, desks)
        assert again.open_conflicts() == []
        assert again.themes()["Pay"]["definition"] == ("hers", "his", "Cy's")[choice - 1]


def test_spellings_of_a_name_that_say_the_same_are_one_theme(case):
    """Capitals, spaces at the ends, and an umlaut in one or in two characters."""
    desks = [case.lead, case.hand_out("Ben"), case.hand_out("Cy")]
    names = ("G\u00fcte", "GU\u0308TE ", "gu\u0308te")
    for desk, name in zip(desks, names, strict=True):
        desk.do("theme", "add", name)
        desk.code(MARCHBANKS, CONSULTED, name)
    merged = case.together(*desks)
    (path,) = [path for path in merged.themes() if path.casefold() == "g\u00fcte"]
    assert merged.themes()[path]["codings"] == 3
    assert merged.open_conflicts() == []


def test_names_that_are_only_nearly_alike_stay_two(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "add", "Peer trainers")
    ben.do("theme", "add", "Peer-trainers")
    merged = case.together(case.lead, ben)
    assert {"Peer trainers", "Peer-trainers"} <= set(merged.themes())


def test_both_moved_a_theme_and_it_stands_at_one_place_until_settled(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "move", "Guidance", "--under", "Training")
    ben.do("theme", "move", "Guidance", "--under", "Support")
    ben.code(MARCHBANKS, CONSULTED, "Support / Guidance")
    merged = case.together(case.lead, ben)
    (one,) = merged.open_conflicts()
    assert values(one) == [("Ana", "Training"), ("Ben", "Support")]
    settle(merged, one, 1)
    assert codings(merged) == {("Ben", CONSULTED, "Training / Guidance")}
    assert case.together(merged, ben, case.lead).open_conflicts() == []


def test_one_moved_to_the_top_and_the_other_under_a_third(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "move", "Training / Topics", "--top")
    ben.do("theme", "move", "Training / Topics", "--under", "Support")
    merged = case.together(case.lead, ben)
    (one,) = merged.open_conflicts()
    assert values(one) == [("Ana", "the top"), ("Ben", "Support")]
    settle(merged, one, 1)
    assert "Topics" in merged.themes()


def test_themes_put_under_each_other_keep_the_first_and_ask(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "move", "Training", "--under", "Support")
    ben.do("theme", "move", "Support", "--under", "Training")
    ben.code(MARCHBANKS, CONSULTED, "Training / Support")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Support")}
    assert "Support / Training" in merged.themes()
    (one,) = merged.open_conflicts()
    assert one["kind"] == "cycle"
    assert values(one) == [("Ana", "the top"), ("Ben", "Support / Training")]


def test_a_favourite_key_given_three_ways_asks_once_and_any_choice_ends_it(case):
    desks = [case.lead, case.hand_out("Ben"), case.hand_out("Cy")]
    themes = ("Training", "Support", "Guidance")
    for desk, theme in zip(desks, themes, strict=True):
        desk.do("theme", "set", theme, "--shortcut", "5")
    merged = case.together(*desks)
    (one,) = merged.open_conflicts()
    assert sorted(values(one)) == [("Ana", "Training"), ("Ben", "Support"), ("Cy", "Guidance")]
    assert "key 5" in one["about"]
    for choice, chosen in enumerate(one["candidates"], 1):
        desk = case.copied(merged, f"choice-{choice}")
        settle(desk, one, choice)
        again = case.merged(desk, desks)
        assert again.open_conflicts() == []
        holders = {path for path, theme in again.themes().items() if theme["shortcut"] == "5"}
        assert holders == {chosen["told"]}


def test_a_key_that_was_taken_knowingly_asks_nothing(case):
    case.lead.do("theme", "set", "Training", "--shortcut", "5")
    ben = case.hand_out("Ben")
    case.lead.code(MARCHBANKS, SETTLED, "Training")
    ben.do("theme", "set", "Support", "--shortcut", "5")
    merged = case.together(case.lead, ben)
    assert merged.themes()["Support"]["shortcut"] == "5"
    assert merged.themes()["Training"]["shortcut"] is None
    assert merged.conflicts() == []


def test_a_theme_merged_into_one_that_was_then_removed_lives_while_a_coder_uses_it(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "merge", "Guidance", "--into", "Training")
    case.lead.do("theme", "remove", "Training")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    merged = case.together(case.lead, ben)
    assert codings(merged) == {("Ben", CONSULTED, "Training")}
    assert {kind for kind, _, _ in disputed(merged)} == {"removed"}
    for one in merged.open_conflicts():
        if one["id"] in {left["id"] for left in merged.open_conflicts()}:
            settle(merged, one, 1)
    assert codings(merged) == {("Ben", CONSULTED, "Training")}
    assert case.together(merged, ben, case.lead).open_conflicts() == []


def test_removing_after_all_what_another_theme_had_become(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "merge", "Guidance", "--into", "Training")
    case.lead.do("theme", "remove", "Training")
    ben.code(MARCHBANKS, CONSULTED, "Guidance")
    merged = case.together(case.lead, ben)
    while found := merged.open_conflicts():
        settle(merged, found[0], 2)
    assert merged.passages() == []
    assert not {"Training", "Guidance"} & set(merged.themes())
    assert case.together(merged, ben, case.lead).open_conflicts() == []


def test_the_lead_merged_a_theme_one_way_and_the_coder_the_other(case):
    ben = case.hand_out("Ben")
    case.lead.code(MARCHBANKS, CONSULTED, "Training")
    case.lead.do("theme", "merge", "Training", "--into", "Support")
    ben.code(MARCHBANKS, VALUES, "Support")
    ben.do("theme", "merge", "Support", "--into", "Training")
    merged = case.together(case.lead, ben)
    assert {theme for _, _, theme in codings(merged)} == {"Support"}
    (one,) = merged.open_conflicts()
    assert one["kind"] == "cycle"


def test_joined_by_rule_then_renamed_by_one_then_a_third_file_with_the_old_name(case):
    ben, cy = case.hand_out("Ben"), case.hand_out("Cy")
    for desk in (case.lead, ben, cy):
        desk.do("theme", "add", "Pay")
        desk.code(MARCHBANKS, CONSULTED, "Pay")
    case.lead.merge(ben.path)
    case.lead.do("theme", "set", "Pay", "--name", "Money")
    assert case.lead.themes()["Money"]["codings"] == 2
    merged = case.together(case.lead, cy)
    assert merged.themes()["Money"]["codings"] == 2  # what were joined stay joined
    assert merged.themes()["Pay"]["codings"] == 1  # Cy's is another theme by now
    ben.merge(case.lead.path)
    assert ben.themes()["Money"]["codings"] == 2


def test_what_was_said_of_a_theme_that_became_part_of_another_is_asked_about_no_more(case):
    ben = case.hand_out("Ben")
    case.lead.do("theme", "set", "Guidance", "--name", "Advice")
    ben.do("theme", "set", "Guidance", "--name", "Guides")
    case.lead.merge(ben.path)
    assert disputed(case.lead) == [("field", "theme", "name")]
    case.lead.do("theme", "merge", "Guides", "--into", "Support")
    assert case.together(case.lead, ben).conflicts() == []
    case.lead.undo()
    assert disputed(case.lead) == [("field", "theme", "name")]
    case.lead.assert_whole()
