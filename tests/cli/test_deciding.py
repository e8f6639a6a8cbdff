"""Rounds and decisions at a terminal, on real text."""

import pytest

DOCUMENT = "marchbanks-2018"
WHOLE = "Trainers consulted it before courses and rarely during them"
PART = "consulted it before courses"
SIDE = "before courses and rarely during them"


@pytest.fixture
def two(desk):
    """Ana's and Ben's codings, which overlap, and a third of Ben elsewhere."""
    desk.do("coders", "--add", "Ben")
    desk.code(DOCUMENT, WHOLE, "Training")
    desk.code(DOCUMENT, PART, "Training", coder="Ben")
    desk.code(DOCUMENT, "Values tell a trainer what to want", "Training", coder="Ben")
    return desk


def number(desk, quote):
    return next(one["number"] for one in desk.passages() if one["quote"] == quote)


def test_one_coding_names_the_whole_stretch(two):
    made = two.do("decide", number(two, PART), "--union", "--reason", "boundary",
                  "--comment", "the longer one says more", "--present", "Ana, Ben")  # fmt: skip
    assert (made["kind"], made["key"], made["theme"], made["outcome"]) == (
        "spot", DOCUMENT, "Training", "union",
    )  # fmt: skip
    assert len(made["disputed"]) == 2
    assert [one["quote"] for one in made["passages"]] == [WHOLE]
    assert (made["reason"], made["coder"], made["present"]) == ("boundary", "Ana", "Ana, Ben")
    assert (made.pop("along"), made.pop("notes")) == ([], [])
    assert two.do("decisions") == [made]
    assert two.do("decisions", "--document", "quillan-2016") == []
    said = two.say("decisions")
    comment = "“the longer one says more”"
    assert f"{DOCUMENT}  Training  all that they marked  boundary  {comment}  Ana, " in said
    two.assert_whole()


@pytest.mark.parametrize(
    ("words", "quotes", "outcome"),
    [
        (["--accept", "Ben"], [PART], "coder"),
        (["--accept", "Ana"], [WHOLE], "coder"),
        (["--intersection"], [PART], "intersection"),
        (["--quote", SIDE], [SIDE], "edited"),
        (["--theme", "Guidance"], [WHOLE], "other theme"),
        (["--none"], [], "none"),
        (["--defer"], [], "defer"),
    ],
)
def test_each_way_to_decide(two, words, quotes, outcome):
    made = two.do("decide", number(two, WHOLE), *words)
    assert [one["quote"] for one in made["passages"]] == quotes
    assert made["outcome"] == outcome
    if outcome == "other theme":
        assert [one["theme"] for one in made["passages"]] == ["Guidance"]
    two.assert_whole()
    two.undo()
    assert two.do("decisions") == []


def test_what_no_coder_has_is_told(two):
    two.do("decide", number(two, WHOLE), "--theme", "Guidance")
    assert "with another theme: Guidance" in two.say("decisions")
    two.do("decide", number(two, WHOLE), "--quote", PART)
    assert f"as the team wrote it: “{PART}”" in two.say("decisions")


def test_stretches_that_only_overlap_are_joined_and_cut_by_their_words(two):
    two.code(DOCUMENT, SIDE, "Guidance")
    two.code(DOCUMENT, PART, "Guidance", coder="Ben")
    made = two.do("decide", number(two, SIDE), "--union")
    assert [one["quote"] for one in made["passages"]] == [
        "consulted it before courses and rarely during them"
    ]
    made = two.do("decide", number(two, SIDE), "--intersection")
    assert [one["quote"] for one in made["passages"]] == ["before courses"]
    two.assert_whole()


def test_what_one_reviewer_marked_in_two_codings_is_one_stretch_to_decide(two):
    for part in ("Trainers consulted it before courses", "and rarely during them"):
        two.code(DOCUMENT, part, "Guidance", coder="Ben")
    half = number(two, "and rarely during them")
    made = two.do("decide", half, "--union")
    assert len(made["disputed"]) == 2
    assert [one["quote"] for one in made["passages"]] == [WHOLE]
    two.code(DOCUMENT, WHOLE, "Guidance")
    made = two.do("decide", half, "--intersection")
    assert [one["quote"] for one in made["passages"]] == [WHOLE]
    two.assert_whole()


def test_a_decided_value_is_shown_everywhere(two):
    two.do("attribute", "add", "Design", "--kind", "one_of", "--choices", "trial; case study")
    two.do("chart", DOCUMENT, "Design=trial")
    two.do("chart", DOCUMENT, "Design=case study", "--coder", "Ben")
    assert two.documents()[DOCUMENT]["attributes"]["Design"]["state"] == "differs"
    made = two.do("decide", "--value", DOCUMENT, "Design", "--accept", "Ben")
    assert (made["kind"], made["attribute"], made["value"], made["chosen"]) == (
        "value", "Design", "case study", "Ben",
    )  # fmt: skip
    shown = two.documents()[DOCUMENT]["attributes"]["Design"]
    assert (shown["value"], shown["state"], shown["consensus"]) == (
        "case study", "agreed", "case study",
    )  # fmt: skip
    assert len(shown["by"]) == 2  # what each of them charted stays
    [charted] = two.do("chart", DOCUMENT)
    assert (charted["shown"], charted["consensus"]) == ("case study", "case study")
    assert "case study  decided" in two.say("chart", DOCUMENT)
    two.do("decide", "--value", DOCUMENT, "Design", "--none")
    shown = two.documents()[DOCUMENT]["attributes"]["Design"]
    assert (shown["value"], shown["state"], shown["consensus"]) == (None, "open", "")
    two.do("decisions", "--reopen", made["id"])
    shown = two.documents()[DOCUMENT]["attributes"]["Design"]
    assert (shown["state"], shown["consensus"]) == ("differs", None)


def test_a_value_as_somebody_has_it_is_open_again_when_they_chart_another(two):
    two.do("attribute", "add", "N", "--kind", "number")
    for name, value in (("Ana", "900"), ("Ben", "918")):
        two.do("chart", DOCUMENT, f"N={value}", "--coder", name)
        two.do("finish", DOCUMENT, "--coder", name)
    two.do("decide", "--value", DOCUMENT, "N", "--accept", "Ben")

    def stands():
        found = two.do("differences", "--kind", "value")["differences"]
        return [one["standing"] for one in found]

    assert stands() == ["settled"]
    two.do("chart", DOCUMENT, "N=901", "--coder", "Ana")
    assert stands() == ["settled"]
    two.do("chart", DOCUMENT, "N=919", "--coder", "Ben")
    assert stands() == ["open"]
    held = two.do("decisions")
    assert [(one["value"], one["holds"]) for one in held] == [("918", False)]
    assert "918 (as Ben has it) (no longer holds)" in two.say("decisions")
    two.do("decide", "--value", DOCUMENT, "N", "--accept", "Ben")
    assert stands() == ["settled"]
    assert [(one["value"], one["holds"]) for one in two.do("decisions")] == [("919", True)]
    two.assert_whole()


def test_a_decided_value_holds_where_its_attribute_changes_level(two):
    two.do("document", DOCUMENT, "--study", "Handbook")
    two.do("attribute", "add", "N", "--kind", "number", "--level", "study")
    for name, value in (("Ana", "900"), ("Ben", "918")):
        two.do("chart", DOCUMENT, f"N={value}", "--coder", name)
        two.do("finish", DOCUMENT, "--coder", name)
    two.do("decide", "--value", DOCUMENT, "N=910")
    for level in ("document", "study"):
        two.do("attribute", "set", "N", "--level", level)
        [one] = two.do("differences", "--kind", "value")["differences"]
        assert (one["standing"], one["decided"]) == ("settled", "910 (as the team wrote it)")


def test_a_decision_that_new_coding_opened_again_is_listed_as_one_that_no_longer_holds(two):
    two.do("decide", number(two, WHOLE), "--none")
    assert two.do("decisions")[0]["holds"]
    two.code(DOCUMENT, "before courses", "Training", coder="Ben")
    assert not two.do("decisions")[0]["holds"]
    assert "nothing there (no longer holds)" in two.say("decisions")


def test_cells_are_decided_by_a_state_or_as_somebody_judged_them(two):
    two.assess(DOCUMENT, "Guidance", "absent")
    made = two.do("decide", "--cell", DOCUMENT, "Guidance", "--accept", "Ana")
    assert (made["kind"], made["state"], made["chosen"]) == ("cell", "absent", "Ana")
    assert two.do("decide", "--cell", DOCUMENT, "Training", "--accept", "Ben")["state"] == "present"
    said = two.refused("decide", "--cell", DOCUMENT, "Guidance", "--accept", "Ben")
    assert said == f"Ben has not judged Guidance in {DOCUMENT}."
    assert len(two.do("decisions")) == 2


def test_wrong_usage_and_what_is_not_there(two):
    for words in (
        [], ["--union"], [number(two, WHOLE)], [number(two, WHOLE), "--state", "absent"],
        ["--cell", DOCUMENT, "Training"], ["--value", DOCUMENT, "Design"],
        [number(two, WHOLE), "--union", "--none"],
        [number(two, WHOLE), "--cell", DOCUMENT, "Training", "--defer"],
    ):  # fmt: skip
        assert two.terminal.type("decide", two.path, *words).code in {1, 2}, words
    assert "no round 'Pilot'" in two.refused(
        "decide", number(two, WHOLE), "--union", "--round", "Pilot"
    )
    assert "There is no decision 'x'" in two.refused("decisions", "--reopen", "x")
    assert two.do("decisions") == []
    two.code(DOCUMENT, PART, "Guidance")
    both = [one["number"] for one in two.passages() if one["quote"] == PART]
    assert "several documents or themes" in two.refused("decide", *both, "--union")


NO_DIFFERENCE = "Reviewers do not differ there"


def test_what_is_no_difference_is_decided_with_a_word_on_it(two):
    for name in ("Ana", "Ben"):
        two.code(DOCUMENT, PART, "Guidance", coder=name)
    alike = next(one["number"] for one in two.passages("--theme", "Guidance"))
    assert NO_DIFFERENCE in two.say("decide", alike, "--none")
    two.undo()
    assert NO_DIFFERENCE not in two.say("decide", number(two, WHOLE), "--union")
    said = two.say("decide", "--cell", DOCUMENT, "Guidance", "--state", "absent")
    assert NO_DIFFERENCE in said
    assert "The consensus has 1 passage there all the same" in said
    two.assess(DOCUMENT, "Support", "absent")
    two.assess(DOCUMENT, "Support", "unclear", "--coder", "Ben")
    said = two.say("decide", "--cell", DOCUMENT, "Support", "--state", "absent")
    assert said.count("\n") == 1


def test_charted_values_that_are_alike_are_no_difference(two):
    two.do("attribute", "add", "Design")
    for name in ("Ana", "Ben"):
        two.do("chart", DOCUMENT, "Design=trial", "--coder", name)
    assert NO_DIFFERENCE in two.say("decide", "--value", DOCUMENT, "Design=case study")
    two.do("chart", DOCUMENT, "Design=survey", "--coder", "Ben")
    assert NO_DIFFERENCE not in two.say("decide", "--value", DOCUMENT, "Design=case study")


def test_nothing_is_decided_about_documents_that_are_excluded(two):
    whole = number(two, WHOLE)
    two.do("attribute", "add", "Design")
    two.do("document", DOCUMENT, "--exclude", "no data")
    for words in (
        [whole, "--none"], ["--cell", DOCUMENT, "Training", "--state", "absent"],
        ["--value", DOCUMENT, "Design=trial"],
    ):  # fmt: skip
        assert f"{DOCUMENT} is excluded" in two.refused("decide", *words)
    assert two.do("decisions") == []


def test_rounds_are_frozen_listed_renamed_and_removed(two):
    made = two.do(
        "round", "freeze", "Pilot 1", "--coders", "Ana, Ben", "--documents", DOCUMENT,
        "--unit", "words", "--limit", "0.8", "--limit", "kappa=0.7", "--sampling", "by lot",
    )[0]  # fmt: skip
    assert [one["coder"] for one in made["coders"]] == ["Ana", "Ben"]
    assert (made["unit"], made["limits"], made["sampling"], made["missing"]) == (
        "words", {"alpha": 0.8, "kappa": 0.7}, "by lot", 0,
    )  # fmt: skip
    assert len(made["documents"]) == 1
    assert two.do("rounds") == [made]
    assert "Pilot 1" in two.say("rounds")
    two.do("decide", number(two, WHOLE), "--none", "--round", "Pilot 1")
    assert "1 decision stood on round Pilot 1" in two.refused("round", "remove", "Pilot 1")
    two.undo()
    assert two.do("round", "rename", "Pilot 1", "First")[0]["name"] == "First"
    two.do("round", "remove", "First")
    assert two.do("rounds") == []
    assert "There is no round 'First'" in two.refused("round", "remove", "First")
    assert two.terminal.type("round", two.path, "freeze", "X", "--limit", "much").code == 2


def test_coefficients_can_be_switched_off(two):
    assert two.do("project")["coefficients"] is True
    assert two.do("project", "--coefficients", "off")["coefficients"] is False
    assert "without coefficients of agreement" in two.say("project")
    assert two.do("history")[-1]["description"] == "Switch coefficients of agreement off"
    assert two.do("project", "--coefficients", "on")["coefficients"] is True


# One question


BEGIN = "The handbook settled questions that had been settled anew by every pair"


@pytest.fixture
def apart(two):
    """The same words: Ana put Guidance there, Ben Support; nothing else has one of the two."""
    two.code(DOCUMENT, BEGIN, "Guidance")
    two.code(DOCUMENT, "The handbook settled questions", "Support", coder="Ben")
    two.do("finish", DOCUMENT, "--rest", "absent")
    two.do("finish", DOCUMENT, "--rest", "absent", "--coder", "Ben")
    return two


def standings(desk, *themes):
    return {
        (one["kind"], one["theme"]): one["standing"]
        for one in desk.do("differences")["differences"] if one["theme"] in themes
    }  # fmt: skip


def test_two_themes_on_the_same_words_are_one_question(apart):
    found = apart.do("differences")["differences"]
    of_one = [one for one in found if one["theme"] in {"Guidance", "Support"}]
    assert sorted((one["kind"], one["theme"]) for one in of_one) == [
        ("cell", "Guidance"), ("cell", "Support"),
        ("other theme", "Guidance"), ("other theme", "Support"),
    ]  # fmt: skip
    assert len({one["question"] for one in of_one}) == 1
    assert len({one["question"] for one in found}) == len(found) - 3
    said = apart.say("differences")
    assert "One question with Support, the cell Guidance and the cell Support." in said
    assert f"{len(found)} differences of {len(found) - 3} questions" in said
    only = apart.do("differences", "--theme", "Guidance", "--kind", "other theme")["differences"]
    assert [one["question"] for one in only] == [of_one[0]["question"]]


@pytest.mark.parametrize(("name", "theme"), [("Ana", "Guidance"), ("Ben", "Support")])
def test_who_accepts_one_theme_decides_against_the_other_in_one_act(apart, name, theme):
    before = apart.do("decisions")
    made = apart.do("decide", number(apart, BEGIN), "--accept", name, "--reason", "definition")
    assert {one["theme"] for one in (made, *made["along"])} == {"Guidance", "Support"}
    assert len(made["along"]) == 3
    assert {one["reason"] for one in made["along"]} == {"definition"}
    assert "With it went" in made["notes"][0]
    assert set(standings(apart, "Guidance", "Support").values()) == {"settled"}
    passages = [it["theme"] for one in apart.do("decisions") for it in one["passages"]]
    assert passages == [theme]
    cells = {one["theme"]: one["state"] for one in apart.do("decisions") if one["kind"] == "cell"}
    other = {"Guidance": "Support", "Support": "Guidance"}[theme]
    assert cells == {theme: "present", other: "absent"}
    apart.assert_whole()
    apart.undo()
    assert apart.do("decisions") == before


def test_one_difference_of_a_question_can_be_decided_alone(apart):
    apart.do("decide", number(apart, BEGIN), "--accept", "Ana", "--alone")
    found = standings(apart, "Guidance", "Support")
    assert [one for one in found if found[one] == "settled"] == [("other theme", "Guidance")]
    assert apart.do("decide", number(apart, BEGIN), "--union")["along"] == []
    made = apart.do("decide", number(apart, BEGIN), "--defer")
    assert {one["outcome"] for one in made["along"]} == {"defer"}


def test_differences_say_what_was_decided(apart):
    apart.do("decide", number(apart, BEGIN), "--accept", "Ana")
    found = apart.do("differences", "--theme", "Guidance")["differences"]
    assert {one["kind"]: one["decided"] for one in found} == {
        "other theme": "as Ana has it", "cell": "present (as Ana has it)",
    }  # fmt: skip
    assert "    Decided: present (as Ana has it) (Ana)\n" in apart.say("differences")
    apart.do("decide", number(apart, BEGIN), "--defer")
    assert apart.do("differences", "--theme", "Guidance")["differences"][0]["decided"] is None


def test_what_is_settled_already_is_left_as_it_was_decided(apart):
    own = number(apart, "The handbook settled questions")
    apart.do("decide", own, "--none", "--comment", "neither")
    made = apart.do("decide", number(apart, BEGIN), "--accept", "Ana")
    assert {one["kind"] for one in made["along"]} == {"cell"}
    [kept] = [one for one in apart.do("decisions") if one["comment"] == "neither"]
    assert kept["outcome"] == "none"


def test_what_of_a_question_was_settled_otherwise_before_is_told(apart):
    own = number(apart, "The handbook settled questions")
    apart.do("decide", own, "--union", "--alone")
    notes = apart.do("decide", number(apart, BEGIN), "--accept", "Ana")["notes"]
    assert (
        f"Not all of the question is as Ana has it: Support in {DOCUMENT} was settled otherwise"
        " before (all that they marked), and stays so. Decide it too, or open it again."
    ) in notes
    apart.do("decide", own, "--none", "--alone")
    notes = apart.do("decide", number(apart, BEGIN), "--accept", "Ana")["notes"]
    assert not any("Not all of the question" in one for one in notes)


def test_a_cell_that_has_other_codings_too_is_a_question_of_its_own(apart):
    apart.code(DOCUMENT, SIDE, "Guidance", coder="Ana")
    found = apart.do("differences")["differences"]
    [cell] = [one for one in found if (one["kind"], one["theme"]) == ("cell", "Guidance")]
    assert sum(one["question"] == cell["question"] for one in found) == 1


# What was said before


def test_deciding_anew_has_the_reason_and_comment_of_before_unless_others_are_said(two):
    whole = number(two, WHOLE)
    made = two.do("decide", whole, "--union", "--reason", "boundary", "--comment", "longer")
    two.do("decisions", "--reopen", made["id"])
    made = two.do("decide", whole, "--none")
    assert (made["reason"], made["comment"]) == ("boundary", "longer")
    assert made["notes"] == [
        "As Ana said before: boundary; “longer” (--reason and --comment say it anew)."
    ]
    made = two.do("decide", whole, "--none", "--comment", "")
    assert (made["reason"], made["comment"], made["notes"]) == (None, "", [])
    made = two.do("decide", whole, "--union", "--reason", "none")
    assert made["reason"] is None
    made = two.do("decide", whole, "--union", "--reason", "reading")
    assert (made["reason"], made["comment"]) == ("reading", "")


def test_a_decision_is_opened_again_by_the_beginning_of_its_id_as_it_is_listed(two):
    two.do("decide", number(two, WHOLE), "--union")
    two.do("decide", number(two, "Values tell a trainer what to want"), "--none")
    short = two.say("decisions").split()[0]
    assert len(short) == 8
    two.do("decisions", "--reopen", short)
    assert len(two.do("decisions")) == 1
    assert two.refused("decisions", "--reopen", short).startswith("There is no decision")
    two.do("decide", number(two, WHOLE), "--union")
    ids = [one["id"] for one in two.do("decisions")]
    shared = next(at for at in range(9) if ids[0][at] != ids[1][at])
    if shared:
        said = two.refused("decisions", "--reopen", ids[0][:shared])
        assert said.startswith("Several decisions begin with")


def test_what_was_said_of_a_decision_that_was_undone_is_not_taken_over(two):
    cell = ("decide", "--cell", DOCUMENT, "Guidance", "--state")
    two.do(*cell, "unclear", "--comment", "by vote")
    two.undo()
    made = two.do(*cell, "present")
    assert (made["comment"], [one for one in made["notes"] if "by vote" in one]) == ("", [])


def test_nobody_decides_for_the_reasons_of_somebody_else_unasked(two):
    cell = ("decide", "--cell", DOCUMENT, "Guidance", "--state")
    two.do(*cell, "unclear", "--comment", "hm")
    made = two.do(*cell, "present", "--coder", "Ben")
    assert (made["coder"], made["reason"], made["comment"]) == ("Ben", None, "")
    assert (
        "Ana said before: “hm”. That is not taken over (--reason and --comment say why)."
        in (made["notes"])
    )


def test_the_history_of_decisions_has_all_that_was_said(two):
    whole = number(two, WHOLE)
    made = two.do("decide", whole, "--union", "--reason", "boundary", "--comment", "longer")
    two.do("decisions", "--reopen", made["id"])
    two.do("decide", whole, "--none", "--reason", "oversight", "--present", "Ana, Ben")
    [held] = two.do("decisions", "--history")
    assert (held["id"], held["key"], held["theme"]) == (made["id"], DOCUMENT, "Training")
    assert [(one["outcome"], one["reason"], one["comment"]) for one in held["history"]] == [
        ("union", "boundary", "longer"), (None, None, ""), ("none", "oversight", ""),
    ]  # fmt: skip
    said = two.say("decisions", "--history", "--document", DOCUMENT)
    assert "Ana: all that they marked (boundary; “longer”)\n" in said
    assert "Ana: opened again\n" in said
    assert "Ana (Ana, Ben present): nothing there (oversight)\n" in said
    two.do("decisions", "--reopen", made["id"])
    assert two.do("decisions") == []
    assert len(two.do("decisions", "--history")[0]["history"]) == 4
    assert two.do("decisions", "--history", "--document", "quillan-2016") == []


def test_notes_are_told_to_programs_too(two):
    made = two.do("decide", "--cell", DOCUMENT, "Guidance", "--state", "absent")
    assert made["notes"][0].startswith(NO_DIFFERENCE)


def test_nobody_is_accepted_who_neither_read_the_document_nor_marked_there(apart):
    apart.do("coders", "--add", "Cem")
    said = apart.refused("decide", number(apart, BEGIN), "--accept", "Cem")
    assert "Cem marked nothing of it, and is not compared in marchbanks-2018" in said
    assert apart.do("decisions") == []


def test_who_has_not_finished_changes_no_words_that_are_decided(two):
    two.do("coders", "--add", "Cem")
    for name in ("Ana", "Ben"):
        two.do("finish", DOCUMENT, "--coder", name)
    two.code(DOCUMENT, "before courses", "Training", coder="Cem")
    made = two.do("decide", number(two, WHOLE), "--intersection")
    assert [one["quote"] for one in made["passages"]] == [PART]
    assert len(made["disputed"]) == 3
    two.do("finish", DOCUMENT, "--coder", "Cem")  # what was known when it was decided
    assert two.do("decisions")[0]["holds"]


def test_another_theme_is_another_one(two):
    said = two.refused("decide", number(two, WHOLE), "--theme", "Training")
    assert "These words bear Training: choose another theme" in said
