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
