"""Agreement within a project, and where reviewers differ, at the terminal."""

import shutil

import pytest

from tests.another_build import another_build
from tests.cli.acts import ARTICLES, Desk
from tests.scans import make_scan

KEY, OTHER = "quillan-2016", "thistlewood-2014"
BEGIN = "The rule was that she began one week and I the next."
LONG = (
    "The rule was that she began one week and I the next. Whoever began said what had been hard,"
    " and the other listened and gave no advice until she was asked for it."
)
REST = LONG.removeprefix(f"{BEGIN} ")
ELSEWHERE = "It went both ways, and this surprised us equally."
MUTUAL, GROUP = "Support / Mutual support", "Support / Group support"


@pytest.fixture
def team(desk):
    """Ana's desk with Ben, who works in the same file."""
    desk.do("coders", "--add", "Ben")
    return desk


def finish(desk, *names, key=KEY):
    for name in names:
        desk.do("finish", key, "--coder", name)


def both(desk, quote, theme, *, key=KEY):
    for name in ("Ana", "Ben"):
        desk.code(key, quote, theme, coder=name)


def theme_of(found, path):
    return next(one for one in found["themes"] if one["theme"] == path)


def ids_of(found):
    return dict(zip(found["coders"], found["coder_ids"], strict=True))


def sentences(found, subject=None):
    return [
        one["sentence"] for one in found["premises"] if subject in {None, one["subject"]}
    ]  # fmt: skip


def length_of(desk, quote):
    found = desk.code(KEY, quote, "Guidance", coder="Ana")
    desk.do("uncode", found["number"])
    return found["end"] - found["start"]


# What is counted


def test_characters_are_counted_as_they_were_marked(team):
    whole, begin = length_of(team, LONG), length_of(team, BEGIN)
    team.code(KEY, LONG, MUTUAL, coder="Ana")
    team.code(KEY, BEGIN, MUTUAL, coder="Ben")
    team.code(KEY, ELSEWHERE, GROUP, coder="Ben")
    finish(team, "Ana", "Ben")
    found = team.do("agreement")
    ana, ben = found["coder_ids"]
    assert (found["coders"], found["unit"], found["documents"]) == (
        ["Ana", "Ben"], "characters", [KEY],
    )  # fmt: skip
    mutual = theme_of(found, MUTUAL)
    assert (mutual["both"], mutual["only"]) == (begin, {ana: whole - begin, ben: 0})
    assert mutual["positive_agreement"] == pytest.approx(2 * begin / (whole + begin))
    assert mutual["jaccard"] == pytest.approx(begin / whole)
    assert mutual["passages"] == {"both": 0, "boundary": 1, "only": 0, "other_theme": 0}
    support = theme_of(found, "Support")
    assert support["only"] == {ana: whole - begin, ben: theme_of(found, GROUP)["only"][ben]}
    unused = theme_of(found, "Guidance")
    assert (unused["kappa"], unused["alpha"], unused["alpha_interval"]) == (None, None, None)
    assert [flag["flag"] for flag in unused["flags"]] == ["not used"]
    assert unused["note"]
    assert mutual["alpha_interval"] is None  # of one document there is none
    assert "one document" in mutual["intervals"]["alpha"]["reason"]


def test_the_order_in_which_reviewers_are_named_does_not_matter(team):
    team.code(KEY, LONG, MUTUAL, coder="Ana")
    team.code(KEY, BEGIN, MUTUAL, coder="Ben")
    finish(team, "Ana", "Ben")
    assert team.do("agreement", "--coders", "Ben,Ana") == team.do("agreement")


def test_two_codings_that_abut_are_as_good_as_one(team):
    team.code(KEY, BEGIN, MUTUAL, coder="Ana")
    team.code(KEY, REST, MUTUAL, coder="Ana")
    team.code(KEY, LONG, MUTUAL, coder="Ben")
    finish(team, "Ana", "Ben")
    # The blank between both sentences is marked by both: nobody reads it as left out.
    mutual = theme_of(team.do("agreement"), MUTUAL)
    assert list(mutual["only"].values()) == [0, 0]
    words = theme_of(team.do("agreement", "--unit", "words"), MUTUAL)
    assert (words["positive_agreement"], words["alpha"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("unit", "counted"), [("words", 12), ("sentences", 1), ("passages", 1), ("paragraphs", 1)]
)
def test_other_units_are_counted_too(team, unit, counted):
    both(team, BEGIN, MUTUAL)
    finish(team, "Ana", "Ben")
    found = team.do("agreement", "--unit", unit)
    mutual = theme_of(found, MUTUAL)
    assert (mutual["both"], found["unit"]) == (counted, unit)
    assert mutual["units"] >= counted


def test_cells_are_judgements_and_what_is_open_is_missing(team):
    team.code(KEY, LONG, "Training", coder="Ana")
    team.do("assess", KEY, "--theme", "Training", "--absent", "--coder", "Ben")
    both(team, BEGIN, "Guidance")
    team.do("assess", KEY, "--theme", "Support", "--absent", "--coder", "Ben")
    finish(team, "Ana", "Ben")
    found = team.do("agreement", "--unit", "cells")
    ana, ben = found["coder_ids"]
    training, guidance, support = (
        theme_of(found, path) for path in ("Training", "Guidance", "Support")
    )
    assert (training["both"], training["only"]) == (0, {ana: 1, ben: 0})
    assert (guidance["both"], guidance["only"]) == (1, {ana: 0, ben: 0})
    assert support["units"] == 0  # Ana left it open
    cells = team.do("differences", "--kind", "cell")["differences"]
    assert [(one["theme"], [who["state"] for who in one["coders"]]) for one in cells] == [
        ("Training", ["present", "absent"])
    ]


def test_a_theme_that_documents_are_not_assessed_for_has_no_cells(team):
    team.do("theme", "set", "Guidance", "--assess", "no")
    team.code(KEY, BEGIN, "Guidance", coder="Ben")
    finish(team, "Ana", "Ben")
    found = team.do("agreement", "--unit", "cells")
    guidance = theme_of(found, "Guidance")
    assert (guidance["units"], guidance["both"], guidance["positive_agreement"]) == (0, 0, None)
    assert [one["flag"] for one in guidance["flags"]] == ["not assessed"]
    assert found["overall"]["units"] == 0
    assert "not assessed: documents are not assessed for it" in team.say(
        "agreement", "--unit", "cells"
    )


def test_over_all_themes_a_cell_counts_once_and_not_again_for_the_theme_above(team):
    both(team, BEGIN, MUTUAL)
    team.code(KEY, ELSEWHERE, GROUP, coder="Ana")
    team.do("assess", KEY, "--theme", GROUP, "--absent", "--coder", "Ben")
    finish(team, "Ana", "Ben")
    found = team.do("agreement", "--unit", "cells")
    overall = found["overall"]
    assert (overall["units"], overall["both"], sum(overall["only"].values())) == (2, 1, 1)
    assert theme_of(found, "Support")["both"] == 1  # its own row is with those below it
    team.code(KEY, BEGIN, "Support", coder="Ana")
    team.do("assess", KEY, "--theme", "Support", "--absent", "--coder", "Ben")
    overall = team.do("agreement", "--unit", "cells")["overall"]
    # For Ben marked a theme below it.
    assert (overall["units"], overall["both"], sum(overall["only"].values())) == (3, 2, 1)
    by_document = team.do("agreement", "--unit", "cells")["by_document"]
    assert [one["units"] for one in by_document] == [3]


def test_over_all_themes_reviewers_differ_in_the_cells_that_are_listed_and_in_no_others(team):
    for name, below, above in (("Ana", MUTUAL, "--absent"), ("Ben", GROUP, "--unclear")):
        team.code(KEY, LONG, below, coder=name)
        team.do("assess", KEY, "--theme", "Support", above, "--coder", name)
    team.do("assess", OTHER, "--theme", "Support", "--absent", "--coder", "Ana")
    team.code(OTHER, "employed for between four and twelve hours a week", MUTUAL, coder="Ben")
    finish(team, "Ana", "Ben")
    finish(team, "Ana", "Ben", key=OTHER)
    overall = team.do("agreement", "--unit", "cells")["overall"]
    listed = team.do("differences", "--kind", "cell")["differences"]
    assert [(one["key"], one["theme"]) for one in listed] == [(OTHER, "Support")]
    assert (overall["units"], overall["otherwise"], sum(overall["only"].values())) == (1, 0, 1)


def test_judgements_that_were_left_open_are_said_to_be_missing(team):
    for path in ("Support", "Training", "Guidance"):
        team.do("assess", KEY, "--theme", path, "--absent", "--coder", "Ben")
    team.code(KEY, BEGIN, MUTUAL, coder="Ana")
    finish(team, "Ana", "Ben")
    found = team.do("agreement", "--unit", "cells")
    training, support, mutual = (theme_of(found, path) for path in ("Training", "Support", MUTUAL))
    assert [(one["left_open"], one["asked_for"]) for one in (training, support, mutual)] == [
        (1, 2), (0, 2), (1, 2),
    ]  # fmt: skip
    sentence = "1 of 2 judgements was left open, and is missing."
    assert {"flag": "left open", "sentence": sentence} in training["flags"]
    overall = found["overall"]
    assert overall["left_open"] == sum(one.get("left_open", 0) for one in found["themes"])
    said = f"{overall['left_open']} of {overall['asked_for']} judgements were left open, and are"
    assert f"{said} missing." in team.say("agreement", "--unit", "cells")
    assert "left_open" not in team.do("agreement")["overall"]


def test_absent_against_unclear_is_counted_as_the_difference_that_it_is(team):
    for name, state in (("Ana", "--absent"), ("Ben", "--unclear")):
        team.do("assess", KEY, "--theme", "Training", state, "--coder", name)
    finish(team, "Ana", "Ben")
    training = theme_of(team.do("agreement", "--unit", "cells"), "Training")
    assert (training["units"], training["otherwise"], training["neither"]) == (1, 1, 0)
    assert len(team.do("differences", "--kind", "cell")["differences"]) == 1


def test_the_matrix_says_that_reviewers_differ_where_compare_does(team):
    team.code(KEY, LONG, "Training", coder="Ana")
    for name, path, state in (
        ("Ana", "Guidance", "absent"), ("Ben", GROUP, "unclear"), ("Ana", GROUP, "absent"),
        ("Ben", MUTUAL, "unclear"),
    ):  # fmt: skip
        team.assess(KEY, path, state, "--coder", name)
    finish(team, "Ana", "Ben")
    team.do("theme", "add", "Late")
    team.do("assess", KEY, "--theme", "Late", "--absent", "--coder", "Ana")
    team.code(KEY, BEGIN, "Late", coder="Ana")  # Ben finished before there was such a theme
    found = team.do("matrix")
    row = next(n for n, one in enumerate(found["rows"]) if one["key"] == KEY)
    differ = {
        theme
        for theme, cell in zip(found["themes"], found["cells"][row], strict=True)
        if cell["disagree"]
    }
    told = {
        one["theme"]
        for one in team.do("differences")["differences"]
        if one["kind"] in {"cell", "only"}
    }
    assert told == {"Training", GROUP}
    assert told == differ - {"Support"}  # which follows from what is below it


def test_three_reviewers_are_compared_where_two_or_more_finished(team):
    team.do("coders", "--add", "Cem")
    for name in ("Ana", "Cem"):
        team.code(KEY, LONG, MUTUAL, coder=name)
    finish(team, "Ana", "Ben", "Cem")
    finish(team, "Ana", "Cem", key=OTHER)
    finish(team, "Ben", key="marchbanks-2018")
    found = team.do("agreement")
    mutual = theme_of(found, MUTUAL)
    assert (mutual["both"], set(mutual["only"].values())) == (0, {0})
    assert mutual["some"] > 0
    pairs = team.do("agreement", "--by", "pair")["by_pair"]
    for one in pairs:  # a document that Ben did not read is missing, for Holsti too
        assert one["holsti"] == pytest.approx(one["percent"])
    assert (mutual["kappa"], mutual["fleiss"] is not None) == (None, True)
    assert [pair["coders"] for pair in found["by_pair"]] == [
        ["Ana", "Ben"], ["Ana", "Cem"], ["Ben", "Cem"],
    ]  # fmt: skip
    assert {one["key"] for one in found["by_document"]} == {KEY, OTHER}
    said = team.say("differences")
    assert "2 of 3 (Ana and Cem)" in said
    for by in ("theme", "document", "pair"):
        assert team.say("agreement", "--by", by)


# Where they differ


def test_they_can_agree_on_a_theme_and_not_on_what_is_below_it(team):
    team.code(KEY, LONG, MUTUAL, coder="Ana")
    team.code(KEY, LONG, GROUP, coder="Ben")
    finish(team, "Ana", "Ben")
    found = team.do("agreement")
    assert theme_of(found, "Support")["positive_agreement"] == 1.0
    assert theme_of(found, MUTUAL)["positive_agreement"] == 0.0
    assert theme_of(found, MUTUAL)["passages"]["other_theme"] == 1
    [confused] = found["confusion"]
    assert (confused["theme"], confused["other_theme"]) == (MUTUAL, GROUP)
    support = next(one for one in found["where_or_what"] if one["theme"] == "Support")
    assert support["u_alpha_binary"] == 1.0
    assert support["cu_alpha"] <= 0
    differences = team.do("differences", "--kind", "other theme")["differences"]
    assert {(one["theme"], one["agreed"]) for one in differences} == {
        (MUTUAL, "Support"), (GROUP, "Support"),
    }  # fmt: skip
    assert "they agree on Support" in team.say("differences")


def test_where_or_what_is_refused_where_one_passage_bears_two_of_the_themes(team):
    team.code(KEY, LONG, MUTUAL, GROUP, coder="Ana")
    team.code(KEY, LONG, GROUP, coder="Ben")
    finish(team, "Ana", "Ben")
    support = next(
        one for one in team.do("agreement")["where_or_what"] if one["theme"] == "Support"
    )
    assert (support["u_alpha"], support["cu_alpha"]) == (None, None)
    assert support["u_alpha_binary"] == 1.0
    [overlap] = support["overlaps"]
    assert (overlap["coder"], set(overlap["themes"])) == ("Ana", {MUTUAL, GROUP})


def test_differences_are_told_with_words_and_printed_pages(team):
    team.code(KEY, LONG, MUTUAL, coder="Ana")
    team.code(KEY, BEGIN, MUTUAL, coder="Ben")
    both(team, ELSEWHERE, GROUP)
    finish(team, "Ana", "Ben")
    [one] = team.do("differences")["differences"]
    assert (one["kind"], one["key"], one["theme"]) == ("boundary", KEY, MUTUAL)
    assert one["page"] == "13"
    assert [who["marked"][0]["quote"] for who in one["coders"]] == [LONG, BEGIN]
    assert 0 < one["overlap"] < 1
    assert "other borders" in team.say("differences", "--document", KEY, "--theme", "Support")
    assert team.do("differences", "--theme", "Training")["differences"] == []
    assert "do not differ" in team.say("differences", "--theme", "Training")


def test_charted_values_that_differ_are_differences_too(team):
    for name, country in (("Ana", "Ireland"), ("Ben", "Wales")):
        team.do("document", KEY, "--set", f"country={country}", "--coder", name)
    finish(team, "Ana", "Ben")
    [one] = team.do("differences", "--kind", "value")["differences"]
    assert (one["attribute"], [who["value"] for who in one["coders"]]) == (
        "country", ["Ireland", "Wales"],
    )  # fmt: skip
    assert "charted differently" in team.say("differences")


def test_a_value_of_who_is_not_compared_in_a_document_is_no_difference_there(team):
    team.do("coders", "--add", "Cem")
    team.do("attribute", "add", "Design", "--level", "study")
    team.do("attribute", "add", "Country")
    for name, country in (("Cem", "Wales"), ("Ana", "Ireland")):
        team.do("chart", KEY, f"Country={country}", "--coder", name)
        team.do("chart", KEY, f"Design={country}", "--coder", name)
    finish(team, "Ana", "Ben")
    finish(team, "Ana", "Ben", "Cem", key=OTHER)
    values = ("differences", "--kind", "value")
    assert team.do(*values)["differences"] == []
    team.do("chart", KEY, "Country=Spain", "--coder", "Ben")
    [one] = team.do(*values)["differences"]
    assert [who["value"] for who in one["coders"]] == ["Ireland", "Spain"]
    finish(team, "Cem")
    told = {one["attribute"]: [who["value"] for who in one["coders"]]
            for one in team.do(*values)["differences"]}  # fmt: skip
    assert told == {"Country": ["Ireland", "Spain", "Wales"], "Design": ["Ireland", "Wales"]}


def test_values_of_a_study_are_compared_of_all_who_are_compared_in_one_of_its_documents(team):
    team.do("coders", "--add", "Cem")
    team.do("attribute", "add", "Design", "--level", "study")
    for key in (KEY, OTHER):
        team.do("document", key, "--study", "Coast")
    for name, design in (("Cem", "Trial"), ("Ben", "Survey"), ("Ana", "Case")):
        team.do("chart", KEY, f"Design={design}", "--coder", name)
    finish(team, "Ana", "Ben")
    finish(team, "Ana", "Cem", key=OTHER)
    [one] = team.do("differences", "--kind", "value")["differences"]
    assert [who["value"] for who in one["coders"]] == ["Case", "Survey", "Trial"]


def test_a_decided_difference_is_settled(team):
    number = team.code(KEY, LONG, MUTUAL, coder="Ana")["number"]
    team.code(KEY, BEGIN, MUTUAL, coder="Ben")
    finish(team, "Ana", "Ben")
    before = team.do("agreement")
    team.do("decide", number, "--union", "--reason", "boundary")
    [one] = team.do("differences")["differences"]
    assert (one["standing"], one["decision"] is not None) == ("settled", True)
    assert "[settled]" in team.say("differences")
    assert team.do("agreement") == before  # what each did alone stays the measure


# What must be known before


def test_documents_that_are_not_finished_by_two_are_left_out_unless_asked_for(team):
    both(team, LONG, MUTUAL)
    both(team, ELSEWHERE, GROUP)
    finish(team, "Ana", "Ben")
    team.do("assess", OTHER, "--theme", "Guidance", "--absent", "--coder", "Ana")
    team.do("assess", OTHER, "--theme", "Guidance", "--absent", "--coder", "Ben")
    finish(team, "Ana", key=OTHER)
    found = team.do("agreement")
    reasons = {one["key"]: one["reason"] for one in found["left_out"]}
    assert reasons[OTHER] == "finished by Ana alone"
    assert reasons["marchbanks-2018"] == "finished by none of them"
    found = team.do("agreement", "--unfinished")
    assert set(found["documents"]) == {KEY, OTHER}
    assert any(one["warns"] and "not finished" in one["sentence"] for one in found["premises"])


def test_one_document_is_told_as_one_and_who_read_which_is_told_apart(team):
    team.do("coders", "--add", "Cem")
    finish(team, "Ana", "Ben")
    assert sentences(team.do("agreement"), "readers")[0].startswith("Compared is 1 document (")
    finish(team, "Ana", "Ben", "Cem", key=OTHER)
    [said, *_] = sentences(team.do("agreement"), "readers")
    assert said.endswith(
        "that several finished: 1 document by Ana and Ben; 1 document by Ana, Ben and Cem."
    )


def test_excluded_documents_are_left_out_and_listed(team):
    for key in (KEY, OTHER):
        finish(team, "Ana", "Ben", key=key)
    team.do("document", OTHER, "--exclude", "no full text")
    found = team.do("agreement")
    assert (found["documents"], found["excluded"]) == ([KEY], [OTHER])
    assert f"Left out: {OTHER} (excluded: no full text)." in sentences(found)


def test_a_theme_that_came_after_a_reviewer_had_finished_is_missing_and_not_a_no(team):
    finish(team, "Ben")
    team.do("theme", "add", "Late")
    team.code(KEY, LONG, "Late", coder="Ana")
    finish(team, "Ana")
    found = team.do("agreement")
    late = theme_of(found, "Late")
    assert (late["both"], set(late["only"].values()), late["alpha"]) == (0, {0}, None)
    assert sentences(found, "themes") == [
        "Ben did not have Late when finishing 1 document: there, that is missing and not a no."
    ]
    assert [one["theme"] for one in team.do("differences")["differences"]] == []
    finish(team, "Ben")  # who looked at it again, and found nothing
    late = theme_of(team.do("agreement"), "Late")
    assert max(late["only"].values()) > 0


def test_the_versions_of_the_codebook_are_told(team):
    assert sentences_with_versions(team) == [
        "All documents were finished before any version of the codebook was frozen."
    ]
    team.do("codebook", "freeze", "second")
    finish(team, "Ben")
    [said] = sentences(team.do("agreement"), "codebook")
    assert "Ben finished 1 document with version 'second'" in said


def sentences_with_versions(team):
    finish(team, "Ana", "Ben")
    return sentences(team.do("agreement"), "codebook")


def test_who_could_see_whose_codings_follows_from_copies_and_merges(terminal, desk, tmp_path):
    ben = Desk(terminal, tmp_path / "ben.coder")
    desk.do("copy", ben.path, "--for", "Ben")
    ben.code(KEY, LONG, MUTUAL)
    ben.do("finish", KEY)
    desk.code(KEY, LONG, MUTUAL)
    desk.do("finish", KEY)
    desk.do("merge", ben.path)
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert said == (
        "Ana and Ben coded the one document that they share without seeing each other's codings."
    )
    desk.code(KEY, ELSEWHERE, MUTUAL)
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert said.startswith(f"Ana could see what Ben had coded when coding {KEY}")


@pytest.mark.parametrize("act", ["removes", "moves a border", "gives another theme"])
def test_who_works_on_their_codings_after_seeing_the_others_could_see(
    terminal, desk, tmp_path, act
):
    ben = Desk(terminal, tmp_path / "ben.coder")
    desk.do("copy", ben.path, "--for", "Ben")
    for one in (desk, ben):
        one.code(KEY, LONG, MUTUAL)
        one.code(KEY, ELSEWHERE, MUTUAL)
        one.do("finish", KEY)
    desk.do("merge", ben.path)
    own = next(one["number"] for one in desk.passages() if one["coder"] == "Ana")
    other = next(one["number"] for one in desk.passages() if one["coder"] == "Ben")
    desk.do("recode", other, "--theme", GROUP)
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert "without seeing" in said  # what Ana does to Ben's tells nothing of either
    desk.do("uncode", own) if act == "removes" else None
    desk.do("recode", own, "--quote", BEGIN) if act == "moves a border" else None
    desk.do("recode", own, "--theme", GROUP) if act == "gives another theme" else None
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert said.startswith(f"Ana could see what Ben had coded when coding {KEY}")


def test_what_was_undone_at_once_leaves_nothing_behind(terminal, desk, tmp_path):
    ben = Desk(terminal, tmp_path / "ben.coder")
    desk.do("copy", ben.path, "--for", "Ben")
    for one in (desk, ben):
        one.code(KEY, LONG, MUTUAL)
        one.do("finish", KEY)
    desk.do("merge", ben.path)
    own = next(one["number"] for one in desk.passages() if one["coder"] == "Ana")
    desk.code(KEY, BEGIN, GROUP)
    desk.undo()
    desk.do("uncode", own)
    desk.undo()
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert "without seeing" in said
    desk.redo()
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert said.startswith(f"Ana could see what Ben had coded when coding {KEY}")


def test_a_blind_copy_into_which_others_coding_came_is_blind_no_longer(terminal, desk, tmp_path):
    dora, eve = (Desk(terminal, tmp_path / f"{name}.coder") for name in ("dora", "eve"))
    desk.do("copy", dora.path, "--for", "Dora")
    dora.code(KEY, LONG, MUTUAL)
    dora.do("finish", KEY)
    desk.do("copy", eve.path, "--for", "Eve", "--blind")
    eve.code(KEY, ELSEWHERE, MUTUAL)
    eve.merge(dora.path)
    desk.do("merge", dora.path, eve.path)
    eve.code(KEY, LONG, MUTUAL)
    eve.do("finish", KEY)
    before = desk.do("agreement", "--unfinished")
    assert "without seeing" in sentences(before, "knowledge")[0]  # what she had coded before
    desk.merge(eve.path)
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert said.startswith(f"Eve could see what Dora had coded when coding {KEY}")


def test_what_a_lead_removes_with_a_theme_says_nothing_of_the_coder(terminal, desk, tmp_path):
    ben = Desk(terminal, tmp_path / "ben.coder")
    desk.do("copy", ben.path, "--for", "Ben")
    for one in (desk, ben):
        one.code(KEY, LONG, MUTUAL)
        one.do("finish", KEY)
    ben.code(KEY, ELSEWHERE, "Guidance")
    desk.do("merge", ben.path)
    desk.do("theme", "remove", "Guidance")
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert "without seeing each other's codings" in said


def test_whoever_works_blind_could_not_see_what_the_lead_had(terminal, desk, tmp_path):
    desk.do("project", "--blind")
    desk.code(KEY, LONG, MUTUAL)
    desk.do("finish", KEY)
    ben = Desk(terminal, tmp_path / "ben.coder")
    desk.do("copy", ben.path, "--for", "Ben")
    ben.code(KEY, LONG, MUTUAL)
    ben.do("finish", KEY)
    desk.do("merge", ben.path)
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert "without seeing" in said
    said = ben.refused("agreement")
    assert "blind" in said
    assert ben.refused("differences") == said


def test_passages_of_another_build_count_where_they_are_placed(terminal, desk, tmp_path):
    added = "Nobody had told the new swimming teachers of any such thing."
    build = another_build(
        tmp_path, KEY, journal="annals",
        changes=[("2016; 5: 12–14", "2016; 5: 12–13"), (ELSEWHERE, f"{ELSEWHERE} {added}")],
    )  # fmt: skip
    desk.do("document", KEY, "--set", "doi=10.5555/mplr.2016.12")
    ben = Desk(terminal, tmp_path / "ben.coder")
    terminal.do("new", ben.path, "--coder", "Ben", "--codebook", "co-production")
    ben.do("add", build)
    key = ben.do("documents")[0]["key"]
    ben.do("document", key, "--set", "doi=10.5555/mplr.2016.12")
    ben.code(key, LONG, MUTUAL)
    ben.code(key, added, GROUP)
    ben.do("finish", key)
    desk.code(KEY, LONG, MUTUAL)
    desk.do("finish", KEY)
    desk.do("merge", ben.path)
    found = desk.do("agreement")
    assert theme_of(found, MUTUAL)["positive_agreement"] == 1.0
    assert theme_of(found, GROUP)["alpha"] is None
    placed, lost = sentences(found, "text")
    assert placed.startswith(f"1 coding in {KEY} ")
    assert "no place" in lost


# Rounds, and projects without coefficients


def test_a_round_gives_the_same_figures_later_too(team):
    team.code(KEY, LONG, MUTUAL, coder="Ana")
    team.code(KEY, BEGIN, MUTUAL, coder="Ben")
    finish(team, "Ana", "Ben")
    now = team.do("agreement")
    team.do("round", "freeze", "Pilot", "--limit", "0.8", "--unit", "characters")
    frozen = team.do("agreement", "--round", "Pilot")
    assert frozen["round"]["name"] == "Pilot"
    assert frozen["themes"] == now["themes"]
    team.code(KEY, LONG, MUTUAL, coder="Ben")
    team.code(KEY, ELSEWHERE, GROUP, coder="Ben")
    assert team.do("agreement", "--round", "Pilot") == frozen
    assert team.do("agreement")["themes"] != now["themes"]
    assert frozen["parameters"]["limit"] == 0.8
    assert team.do("differences", "--round", "Pilot")["round"]["name"] == "Pilot"


def test_a_project_without_coefficients_still_shows_where_reviewers_differ(team):
    team.code(KEY, LONG, MUTUAL, coder="Ana")
    finish(team, "Ana", "Ben")
    team.do("project", "--coefficients", "off")
    assert "switched off" in team.refused("agreement")
    assert len(team.do("differences")["differences"]) == 1


# What is missing is said


@pytest.mark.parametrize(
    ("words", "where"),
    [(["--least", "0.9"], "--spans"), (["--absent", "0"], "--ratings"),
     (["--values", "a,b"], "--ratings or --spans"), (["--length", "9"], "--spans")],
)  # fmt: skip
def test_what_is_for_tables_is_refused_with_a_project(team, words, where):
    both(team, BEGIN, MUTUAL)
    finish(team, "Ana", "Ben")
    said = f"{words[0]} goes with {where}: of a project, it would say nothing."
    assert team.refused("agreement", *words) == said
    assert team.refused("agreement", *words, "--report", team.path.with_name("r.docx")) == said


def test_a_limit_of_what_is_no_coefficient_is_refused(team):
    both(team, BEGIN, MUTUAL)
    finish(team, "Ana", "Ben")
    said = team.refused("round", "freeze", "Pilot", "--limit", "nonsense=0.5")
    assert said.startswith(
        "'nonsense' is no coefficient that can have a limit: choose one of alpha"
    )
    assert team.do("rounds") == []


def test_what_is_missing_is_said_in_a_sentence(team):
    assert "nobody finished a document" in team.refused("agreement")
    assert "nobody began a document" in team.refused("agreement", "--unfinished")
    finish(team, "Ana")
    assert "Ana alone finished documents" in team.refused("agreement")
    assert "name another one" in team.refused("agreement", "--coders", "Ana")
    finish(team, "Ben", key=OTHER)
    assert "no two of Ana and Ben finished the same document" in team.refused("agreement")
    assert "no two" in team.refused("differences")
    assert "is empty" in team.refused("agreement", "--coders", "Ana,")
    assert "not both" in team.refused("agreement", "--ratings", "some.csv")


def test_a_project_without_themes_has_no_figures(bare):
    bare.do("coders", "--add", "Ben")
    bare.do("add", ARTICLES / f"{KEY}.pdf")
    finish(bare, "Ana", "Ben")
    for unit in ("characters", "words", "passages", "cells"):
        found = bare.do("agreement", "--unit", unit)
        assert (found["themes"], found["overall"]["alpha"]) == ([], None)
        assert bare.say("agreement", "--unit", unit)
    assert bare.do("differences")["differences"] == []


def test_a_document_in_which_nobody_marked_anything_has_no_figures(team):
    finish(team, "Ana", "Ben")
    found = team.do("agreement")
    assert (found["overall"]["alpha"], found["overall"]["u_alpha"]) == (None, None)
    assert found["overall"]["percent"] == 1.0
    assert found["overall"]["note"]
    assert team.say("agreement")


def test_a_scan_without_text_is_compared_by_its_cells(team, tmp_path):
    make_scan(tmp_path / "scan.pdf")
    [added] = team.do("add", tmp_path / "scan.pdf")["files"]
    key = next(one["key"] for one in team.do("documents") if one["id"] == added["document"])
    for name in ("Ana", "Ben"):
        team.do("assess", key, "--theme", "Training", "--absent", "--coder", name)
    finish(team, "Ana", "Ben", key=key)
    found = team.do("agreement", "--unit", "cells")
    assert theme_of(found, "Training")["percent"] == 1.0
    assert sentences(found, "text") == [
        f"{key} has no text here: what is marked there is in no figure that counts text."
    ]
    assert team.do("agreement")["overall"]["percent"] is None


def test_the_example_project_is_compared(terminal, tmp_path):
    terminal.do("demo", tmp_path / "demo", "--no-window")
    shutil.rmtree(tmp_path / "demo" / "evidence", ignore_errors=True)
    demo = Desk(terminal, tmp_path / "demo" / "example.coder")
    found = demo.do("agreement", "--draws", "100")
    assert found["coders"] == ["Ana Brandt", "Ben Okoye"]
    overall = found["overall"]
    assert 0 < overall["alpha_interval"][0] < overall["alpha"] < overall["alpha_interval"][1] < 1
    assert overall["pooled_kappa"] < 1
    assert "parts of pages" in " ".join(sentences(found, "regions"))
    assert any(one["what"] == "region" for one in demo.do("differences")["differences"])
    assert "Where or what" in demo.say("agreement", "--draws", "10")


def test_in_a_copy_that_was_handed_out_blind_nothing_could_be_seen(terminal, desk, tmp_path):
    desk.code(KEY, LONG, MUTUAL)
    desk.do("finish", KEY)
    ben = Desk(terminal, tmp_path / "ben.coder")
    desk.do("copy", ben.path, "--for", "Ben", "--blind")
    ben.code(KEY, LONG, MUTUAL)
    ben.do("finish", KEY)
    desk.do("merge", ben.path)
    [said] = sentences(desk.do("agreement"), "knowledge")
    assert "without seeing" in said


def test_differences_of_a_round_say_what_was_settled_since(team):
    team.code(KEY, LONG, MUTUAL, coder="Ana")
    team.code(KEY, BEGIN, MUTUAL, coder="Ben")
    for name in ("Ana", "Ben"):
        team.code(KEY, ELSEWHERE, GROUP, coder=name)
    team.code(KEY, BEGIN, "Guidance", coder="Ben")
    finish(team, "Ana", "Ben")
    team.do("round", "freeze", "Pilot")
    long = next(one["number"] for one in team.passages("--theme", MUTUAL))
    guidance = next(one["number"] for one in team.passages("--theme", "Guidance"))
    team.do("decide", long, "--union")
    team.do("decide", guidance, "--defer")
    found = team.do("differences", "--round", "Pilot")["differences"]
    assert sorted(one["standing"] for one in found) == ["deferred", "settled"]
    said = team.say("differences", "--round", "Pilot")
    assert said.endswith("2 differences, 0 open, 1 put off.\n")
    assert "[settled]" in said


def test_unfinished_documents_are_warned_of_only_where_there_are_any(team):
    both(team, LONG, MUTUAL)
    finish(team, "Ana", "Ben")
    readers = sentences(team.do("agreement"), "readers")
    assert sentences(team.do("agreement", "--unfinished"), "readers") == readers
    for name in ("Ana", "Ben"):
        team.do("assess", OTHER, "--theme", "Guidance", "--absent", "--coder", name)
    [first, second] = sentences(team.do("agreement", "--unfinished"), "readers")
    assert "finished or began" in first
    assert second.startswith("Documents that are not finished are compared too")


def test_a_limit_that_no_draw_falls_below_is_said_so(team):
    for key in (KEY, OTHER):
        for name in ("Ana", "Ben"):
            team.do("assess", key, "--theme", "Guidance", "--absent", "--coder", name)
            team.do("assess", key, "--theme", "Training", "--unclear", "--coder", name)
        finish(team, "Ana", "Ben", key=key)
    said = team.say("agreement", "--unit", "cells", "--limit", "0.05")
    assert "Alpha lies below 0.05 in none of the draws." in said
