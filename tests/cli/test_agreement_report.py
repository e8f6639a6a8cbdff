"""The report on agreement at the terminal: the same figures in Word, workbook, JSON and text."""

import json
import re
import shutil
import subprocess

import docx
import openpyxl
import pytest

from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.difference import differences
from coder.analysis.comparing.shared import Asked
from coder.operations.coders import find_coder
from coder.operations.deciding import decide, of_spot
from coder.operations.spot_answers import spot_answer
from coder.store.project import Project
from tests.cli.test_project_agreement import (
    BEGIN,
    ELSEWHERE,
    GROUP,
    KEY,
    LONG,
    MUTUAL,
    OTHER,
    finish,
    team,
    theme_of,
)
from tests.scans import make_scan

__all__ = ["team"]


@pytest.fixture
def coded(team):
    """Ana and Ben differ in one document, and finished another one alike."""
    team.code(KEY, LONG, MUTUAL, coder="Ana")
    team.code(KEY, BEGIN, MUTUAL, coder="Ben")
    team.code(KEY, ELSEWHERE, GROUP, coder="Ben")
    finish(team, "Ana", "Ben")
    finish(team, "Ana", "Ben", key=OTHER)
    return team


def report(desk, name, *words):
    """The path of a report."""
    path = desk.path.with_name(name)
    desk.do("agreement", "--report", path, *words)
    return path


def data_of(desk, *words):
    return json.loads(report(desk, "report.json", "--overwrite", *words).read_text("utf-8"))


def tables_of(path):
    """The tables of a Word document by what their captions begin with."""
    document = docx.Document(str(path))
    captions = [one.text for one in document.paragraphs if one.style.name == "Caption"]
    rows = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return dict(zip(captions, rows, strict=True))


def sheet(path, title):
    """The rows of a sheet by its head, without the notes below."""
    head, *rows = openpyxl.load_workbook(path)[title].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows if row[-1] is not None or row[1]]


def test_the_report_holds_what_agreement_says(coded):
    assert data_of(coded)["agreement"] == coded.do("agreement")


def test_the_workbook_has_the_same_figures(coded):
    found = coded.do("agreement")
    path = report(coded, "report.xlsx")
    rows = {row["Theme"]: row for row in sheet(path, "Themes")}
    assert set(rows) == {one["theme"] for one in found["themes"]}
    for one in found["themes"]:
        row = rows[one["theme"]]
        assert (row["Both"], row["Only AN"], row["Only BE"]) == (one["both"], *one["only"].values())
        for name, key in (
            ("Alpha", "alpha"), ("Positive agreement", "positive_agreement"),
            ("Cohen's kappa", "kappa"), ("Gwet's AC1", "ac1"), ("Holsti", "holsti"),
        ):  # fmt: skip
            assert row[name] == (pytest.approx(one[key]) if one[key] is not None else "–")
        if one["alpha"] is None:
            assert one["reasons"]["alpha"] in row["Why there is none"]
    overall = {row["Coefficient"]: row for row in sheet(path, "Overall")}
    alpha = overall["Krippendorff's alpha"]
    assert alpha["Value"] == pytest.approx(found["overall"]["alpha"])
    assert [alpha["95% from"], alpha["to"]] == pytest.approx(found["overall"]["alpha_interval"])


def test_the_word_document_has_the_same_figures(coded):
    found = coded.do("agreement")
    tables = tables_of(report(coded, "report.docx"))
    [rows] = [rows for caption, rows in tables.items() if "by theme" in caption]
    by_name = {row[0].strip(): dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    mutual = theme_of(found, MUTUAL)
    row = by_name["Mutual support"]
    assert row["Alpha"] == f"{mutual['alpha']:.3f}"
    assert row["Both"] == f"{mutual['both']:,}"
    assert by_name["Guidance"]["Alpha"] == "–"


def test_alphas_of_lengths_are_said_to_be_by_characters_where_something_else_is_counted(coded):
    told = "The alphas of 2016 are of lengths of text, and so by characters."
    for unit, is_told in (("characters", False), ("words", True)):
        path = report(coded, f"{unit}.docx", "--unit", unit)
        notes = " ".join(one.text for one in docx.Document(str(path)).paragraphs)
        assert (told in notes) == is_told


def test_the_text_to_paste_has_the_same_figures_in_every_file(coded):
    found = coded.do("agreement")
    text = data_of(coded)["text"]
    overall = found["overall"]
    low, high = overall["alpha_interval"]
    assert (
        f"alpha was {overall['alpha']:.2f} (95% interval {low:.2f} to {high:.2f})"
        in text["results"]
    )
    assert "two (29%;" in text["methods"]
    assert "both reviewers (AN and BE)" in text["methods"]
    words = [one.text for one in docx.Document(str(report(coded, "r.docx"))).paragraphs]
    assert text["methods"] in words
    assert text["results"] in words
    assert [row["Text to paste"] for row in sheet(report(coded, "r.xlsx"), "Text")] == list(
        text.values()
    )
    said = coded.say("agreement", "--report", coded.path.with_name("s.docx"))
    assert text["methods"] in said
    assert text["results"] in said


def test_what_authors_know_is_taken_in(coded):
    found = data_of(coded, "--training", "a day of trials", "--sampling", "drawn by lot")
    assert "How they were chosen: drawn by lot." in found["text"]["methods"]
    assert "prepared as follows: a day of trials." in found["text"]["methods"]
    assert [one["answer"] for one in found["grras"] if one["number"] == 7] == ["drawn by lot"]
    assert len(found["grras"]) == 15
    assert {one["number"] for one in found["coreq"]} >= {24, 25, 26, 27}
    without = data_of(coded)
    [derived] = [one for one in without["coreq"] if one["number"] == 26]
    assert derived["answer"] == "To be filled by the authors."


def test_a_round_tells_its_name_its_limits_and_how_documents_were_drawn(coded):
    coded.do("round", "freeze", "Pilot", "--limit", "0.8", "--limits-set", "before",
             "--sampling", "the first two", "--unit", "words")  # fmt: skip
    coded.code(KEY, BEGIN, "Guidance", coder="Ana")
    found = data_of(coded, "--round", "Pilot", "--sampling", "otherwise")
    assert found["agreement"] == coded.do("agreement", "--round", "Pilot")
    assert found["round"]["name"] == "Pilot"
    assert (found["settings"]["limits"], found["unit"]) == ({"alpha": 0.8}, "words")
    assert found["sampling"] == "the first two"
    assert "(round “Pilot”)" in found["text"]["methods"]
    assert (
        "An alpha of at least 0.8 counted as good enough, set before figures were seen."
        in found["text"]["methods"]
    )
    assert "the limit of 0.8." in found["text"]["results"]
    assert found["agreement"]["parameters"]["limit"] == 0.8


def test_nothing_is_claimed_of_when_limits_were_set_where_nobody_said(coded):
    coded.do("round", "freeze", "Pilot", "--limit", "0.8")
    methods = data_of(coded, "--round", "Pilot")["text"]["methods"]
    assert "An alpha of at least 0.8 counted as good enough." in methods


@pytest.mark.parametrize(
    ("words", "of"),
    [
        (["--unit", "cells"], "characters"), (["--unfinished"], "other reviewers"),
        (["--unfinished", "--unit", "words"], "characters and other reviewers"),
    ],
)  # fmt: skip
def test_limits_of_a_round_hold_of_its_own_unit_and_reviewers_alone(coded, words, of):
    coded.do("coders", "--add", "Cem")
    coded.code(KEY, BEGIN, MUTUAL, coder="Cem")  # and did not finish
    coded.do("round", "freeze", "Pilot", "--limit", "0.7", "--limits-set", "before")
    told = f"The limits of the round were set for {of}: here they are not applied."
    asked = ("--round", "Pilot", *words)
    found = data_of(coded, *asked)
    assert "good enough" not in found["text"]["methods"]
    assert "limit" not in found["text"]["results"]
    assert (found["limits"], found["agreement"]["parameters"]["limit"]) == ({}, None)
    basis = sheet(report(coded, "limits.xlsx", *asked), "Basis")
    assert told in [row["How it is"] for row in basis if row["What"] == "Limits"]
    assert told in coded.say("agreement", *asked)


def test_limits_of_a_round_hold_of_its_own_reviewers_also_where_these_are_named(coded):
    coded.do("round", "freeze", "Pilot", "--limit", "0.7", "--limits-set", "before")
    named = data_of(coded, "--round", "Pilot", "--coders", "Ben,Ana")
    assert named == data_of(coded, "--round", "Pilot")
    assert named["limits"] == {"alpha": 0.7}
    assert "good enough, set before figures were seen." in named["text"]["methods"]


def test_how_many_themes_reached_each_limit_and_both_is_told(coded):
    both = ("--limit", "0.3", "--limit", "positive_agreement=0.45")
    of_three = "of the three themes for which it is defined"

    def told(name, *limits):
        coded.do("round", "freeze", name, *limits)
        return data_of(coded, "--round", name)["text"]["results"]

    assert (
        f"The limit of alpha, 0.3, was reached by two {of_three}; that of positive agreement, 0.45,"
        " by one; both by one."
    ) in told("Both", *both)
    assert (
        f"The limit of positive agreement, 0.45, was reached by one {of_three}."
    ) in told("Positive", *both[2:])  # fmt: skip
    assert (
        f"The limit of AC1, 0.999, was reached by 11 of the 14 themes; that of alpha, 0.3, by two"
        f" {of_three}; that of positive agreement, 0.45, by one; all three by none."
    ) in told("Three", *both, "--limit", "ac1=0.999")


def test_before_and_after_deciding_are_told(coded):
    coded.do("round", "freeze", "Pilot")
    long, short = (one["number"] for one in coded.passages("--theme", MUTUAL))
    before = data_of(coded, "--round", "Pilot")
    assert before["differences"]["all"] == {
        "found": 2, "noted": 0, "settled": 0, "deferred": 0, "contested": 0, "open": 2,
    }  # fmt: skip
    assert "Neither of the two differences has been decided yet." in before["text"]["results"]
    coded.do("decide", long, short, "--accept", "Ana", "--reason", "oversight")
    found = data_of(coded, "--round", "Pilot")
    assert found["agreement"] == before["agreement"]  # the reviewers' own codings stay
    differences = found["differences"]
    assert differences["by_kind"]["boundary"] == {
        "found": 1, "noted": 1, "settled": 1, "deferred": 0, "contested": 0, "open": 0,
    }  # fmt: skip
    assert (differences["passages"], differences["alike"], differences["agreed"]) == (2, 0, 1)
    assert [(one["coders"], one["differences"]) for one in differences["kept"]] == [(["Ana"], 1)]
    assert differences["reasons"] == {"oversight": 1}
    results = found["text"]["results"]
    assert "The reviewers settled one of the two differences; one was left open." in results
    assert "They settled on the reading of one of them in one case (AN 1)." in results
    assert "consensus on one of two passages (50%; before it 0%)" in results
    assert "before differences were settled" in found["text"]["methods"]


def test_every_difference_is_in_the_log_with_what_each_had_and_what_was_decided(coded):
    coded.do("round", "freeze", "Pilot")
    coded.assess(KEY, "Guidance", "absent", "--coder", "Ana")
    coded.assess(KEY, "Guidance", "unclear", "--coder", "Ben")
    numbers = {one["coder"]: one["number"] for one in coded.passages()
               if one["theme"] == MUTUAL}  # fmt: skip
    coded.do(
        "decide", numbers["Ana"], "--accept", "Ben", "--reason", "boundary", "--comment",
        "Short is better.", "--present", "Ana, Ben", "--round", "Pilot",
    )  # fmt: skip
    coded.do("decide", "--cell", KEY, "Guidance", "--defer")
    rows = sheet(report(coded, "log.xlsx"), "Decision log")
    assert len(rows) == len(coded.do("differences")["differences"]) == 3
    by_theme = {row["Theme or attribute"]: row for row in rows}
    mutual, guidance, group = (by_theme[path] for path in (MUTUAL, "Guidance", GROUP))
    assert (mutual["Document"], mutual["Words"]) == (KEY, LONG)
    assert mutual["Page"] == coded.do("differences", "--theme", MUTUAL)["differences"][0]["page"]
    assert (mutual["AN had"], mutual["BE had"], mutual["After: what holds"]) == (LONG, BEGIN, BEGIN)
    assert (mutual["Standing"], mutual["Settled"]) == ("settled", "as BE has it")
    assert (mutual["Reason"], mutual["Comment"]) == ("boundary", "Short is better.")
    assert (mutual["Present"], mutual["Written by"], mutual["Round"]) == (
        "Ana, Ben", "Ana", "Pilot",
    )  # fmt: skip
    assert (guidance["AN had"], guidance["BE had"]) == ("absent", "unclear")
    assert (guidance["Standing"], guidance["Settled"]) == ("deferred", "put off")
    assert (group["AN had"], group["Standing"]) == ("nothing there", "open")
    log = {one["about"]: one for one in data_of(coded)["log"]}
    assert [one["had"] for one in log[MUTUAL]["before"]] == [LONG, BEGIN]
    assert (log[MUTUAL]["after"], log[MUTUAL]["made_at"][:10]) == (BEGIN, mutual["When (UTC)"][:10])
    [words] = [rows for caption, rows in tables_of(report(coded, "log.docx")).items()
               if "Decision log" in caption]  # fmt: skip
    assert f"AN: {LONG}\nBE: {BEGIN}" in [cell for row in words for cell in row]


def test_of_a_long_log_word_has_the_beginning_and_says_where_the_rest_is(coded, monkeypatch):
    monkeypatch.setattr("coder.export.agreement_log_table.SHORT", 1)
    path = report(coded, "long.docx")
    [rows] = [rows for caption, rows in tables_of(path).items() if "Decision log" in caption]
    assert len(rows) == 2  # with its head
    notes = [one.text for one in docx.Document(str(path)).paragraphs]
    assert any("is in the workbook of this report (sheet Decision log)" in one for one in notes)
    assert any("The first 1 of 2; the workbook has all." in one for one in notes)


def test_changes_of_the_codebook_while_coding_are_told(coded):
    coded.do("theme", "set", "Guidance", "--definition", "What is written down.")
    coded.do("undo")
    coded.do("theme", "set", "Guidance", "--name", "Written rules")
    changes = data_of(coded)["codebook"]["changes"]
    assert [(one["what"], one["coder"]) for one in changes] == [("changed", "Ana")]
    assert "Written rules" in changes[0]["description"]


def test_where_coefficients_are_switched_off_nothing_is_computed_and_comparing_stays(coded):
    coded.do("project", "--coefficients", "off")
    found = data_of(coded)
    assert (found["agreement"], found["coefficients"], found["formulas"]) == (None, False, None)
    assert found["differences"]["all"]["found"] == 2
    methods = found["text"]["methods"]
    assert "What reviewers had is counted in characters; each is one character" in methods
    assert "unit of analysis" not in methods
    mutual = theme_of(found["counts"], MUTUAL)
    assert mutual["passages"] == {"boundary": 1}
    said = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", json.dumps(found).casefold())
    for word in ("alpha", "kappa", "holsti", "interval", "ac1", "positive"):
        assert word not in said, word
    for name in ("off.docx", "off.xlsx"):
        path = report(coded, name)
        told = str(tables_of(path)) if name.endswith("docx") else _all_words(path)
        assert "Mutual support" in told
        for word in ("alpha", "kappa", "holsti", "interval", "ac1", "positive"):
            assert word not in told.casefold(), (name, word)


def _all_words(path):
    book = openpyxl.load_workbook(path)
    return str([row for one in book for row in one.iter_rows(values_only=True)])


@pytest.mark.parametrize("name", ["report.docx", "report.xlsx", "report.json"])
def test_the_same_data_give_the_same_bytes(coded, name):
    first = report(coded, name).read_bytes()
    assert report(coded, name, "--overwrite").read_bytes() == first


def test_no_text_becomes_a_formula(coded):
    coded.do("theme", "set", "Guidance", "--name", "=1+1")
    path = report(coded, "report.xlsx", "--training", '=HYPERLINK("x")')
    book = openpyxl.load_workbook(path)
    kinds = {cell.data_type for one in book for row in one.iter_rows() for cell in row}
    assert "f" not in kinds
    assert all(one.freeze_panes for one in book)


def test_three_reviewers_have_their_pairs(coded):
    coded.do("coders", "--add", "Cem")
    finish(coded, "Cem")
    path = report(coded, "report.xlsx")
    rows = sheet(path, "Pairs")
    assert [row["Reviewers"] for row in rows] == ["AN and BE", "AN and CE", "BE and CE"]
    pairs = coded.do("agreement")["by_pair"]
    for row, pair in zip(rows, pairs, strict=True):
        one, other = pair["only"].values()
        assert (row["Only the first"], row["Only the second"]) == (one, other)
        assert row["Alpha"] == (pytest.approx(pair["alpha"]) if pair["alpha"] is not None else "–")
    methods = data_of(coded)["text"]["methods"]
    assert "at least two of three reviewers (AN, BE and CE), one of them by all three" in methods
    assert "1990; the mean over pairs of reviewers)" in methods
    items = {one["number"]: one["answer"] for one in data_of(coded)["grras"]}
    assert "each coded once by two or more of the reviewers" in items[6]
    assert "counted as missing" in methods


def test_the_columns_of_more_than_two_are_explained_by_their_own_names(coded):
    two = [one.text for one in docx.Document(str(report(coded, "two.docx"))).paragraphs]
    assert any(one.startswith("Both: marked by all who could have;") for one in two)
    coded.do("coders", "--add", "Cem")
    finish(coded, "Cem")
    finish(coded, "Cem", key=OTHER)
    told = "All: marked by all who could have; only: marked by one alone; some: marked by several"
    three = [one.text for one in docx.Document(str(report(coded, "three.docx"))).paragraphs]
    assert any(one.startswith(told) for one in three)


def test_a_report_of_cells_says_nothing_of_how_many_passages_are_few(coded):
    for path in ("cells.docx", "cells.json"):
        report(coded, path, "--unit", "cells")
    told = [one.text for one in docx.Document(str(coded.path.with_name("cells.docx"))).paragraphs]
    assert any("present in fewer than 10 documents" in one for one in told)
    assert not any("10 passages" in one for one in told)
    assert "10 passages" not in coded.say("agreement", "--unit", "cells")


def test_confusions_of_three_are_told_for_each_pair_and_not_summed(coded):
    alone = coded.do("agreement")["confusion"]
    assert alone == []
    for name, theme in (("Ana", "Training"), ("Ben", "Guidance")):
        coded.code(OTHER, "employed for between four and twelve hours a week", theme, coder=name)
    said = coded.say("agreement")
    assert "One theme for another:" in said
    coded.do("coders", "--add", "Cem")
    coded.code(OTHER, "employed for between four and twelve hours a week", "Guidance", coder="Cem")
    finish(coded, "Cem", key=OTHER)
    found = [
        (one["coder"], one["theme"], one["other_coder"], one["other_theme"], one["characters"])
        for one in coded.do("agreement")["confusion"]
    ]
    length = found[0][-1]
    assert found == [
        ("Ana", "Training", "Ben", "Guidance", length),
        ("Ana", "Training", "Cem", "Guidance", length),
    ]
    assert "One theme for another, each pair of reviewers by itself:" in coded.say("agreement")
    captions = [one.text for one in docx.Document(str(report(coded, "r.docx"))).paragraphs]
    [note] = [one for one in captions if "nothing is summed over pairs" in one]
    assert note.startswith("Each row is of one pair of reviewers.")


def test_one_document_has_no_interval_and_says_so(team):
    team.code(KEY, LONG, MUTUAL, coder="Ana")
    team.code(KEY, BEGIN, MUTUAL, coder="Ben")
    finish(team, "Ana", "Ben")
    text = data_of(team)["text"]
    assert "one (14%;" in text["methods"]
    assert "No interval is given" in text["methods"]
    assert "95% interval" not in text["results"]
    assert (
        "had coded one passage (each theme by itself), and marked it differently (with other"
        in (text["results"])
    )


def test_where_nobody_marked_anything_the_reason_stands_in_place_of_figures(team):
    finish(team, "Ana", "Ben")
    results = data_of(team)["text"]["results"]
    assert "Over all themes no coefficient is defined" in results
    assert "For no single theme is alpha defined." in results
    assert "Nobody used any of the 14 themes." in results
    assert "nan" not in results.casefold()


def test_a_report_that_cannot_be_made_leaves_nothing(team):
    folder = sorted(team.path.parent.iterdir())
    at = team.path.with_name
    assert "nobody finished" in team.refused("agreement", "--report", at("r.docx"))
    finish(team, "Ana", "Ben")
    assert "let it end in .docx" in team.refused("agreement", "--report", at("r.pdf"))
    assert "does not exist" in team.refused("agreement", "--report", at("no") / "r.docx")
    assert [one for one in sorted(team.path.parent.iterdir()) if one not in folder] == []
    path = report(team, "r.docx")
    written = path.read_bytes()
    assert "--overwrite" in team.refused("agreement", "--report", path)
    assert path.read_bytes() == written


def test_a_table_has_no_report(terminal, tmp_path):
    table = tmp_path / "ratings.csv"
    table.write_text("Ana,Ben\n1,1\n0,1\n")
    said = terminal.refused("agreement", "--ratings", table, "--report", tmp_path / "r.docx")
    assert "goes with a project" in said


def test_many_reviewers_are_told_in_one_column(coded):
    for name in ("Cem", "Dora", "Eli"):
        coded.do("coders", "--add", name)
        finish(coded, name)
    heads = tables_of(report(coded, "r.docx"))
    [rows] = [rows for caption, rows in heads.items() if "by theme" in caption]
    assert rows[0][1:4] == ["All", "One alone", "Some"]
    row = sheet(report(coded, "r.xlsx"), "Themes")[0]
    assert {"Only AN", "Only EL", "One alone"} <= set(row)


def test_whoever_is_blind_gets_no_report(coded, tmp_path):
    coded.do("project", "--blind")
    ben = coded.hand_out("Ben", tmp_path / "ben.coder")
    assert "blind" in ben.refused("agreement", "--report", tmp_path / "r.docx")
    assert not (tmp_path / "r.docx").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["report.docx", "report.xlsx"])
def test_libreoffice_opens_it(coded, tmp_path, name):
    path = report(coded, name)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
         "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert path.with_suffix(".pdf").stat().st_size > 10_000


def test_a_scan_without_text_is_not_drawn(coded, tmp_path):
    before = coded.do("agreement")
    make_scan(tmp_path / "scan.pdf")
    [added] = coded.do("add", tmp_path / "scan.pdf")["files"]
    key = next(one["key"] for one in coded.do("documents") if one["id"] == added["document"])
    finish(coded, "Ana", "Ben", key=key)
    data = data_of(coded)
    after = data["agreement"]
    assert after["overall"]["intervals"] == before["overall"]["intervals"]
    assert (len(after["documents"]), after["parameters"]["documents_drawn"]) == (3, 2)
    assert "without one in which there was nothing to count; with two documents they are rough" in (
        " ".join(data["text"]["methods"].split())
    )
    [note] = {one["note"] for one in after["overall"]["intervals"].values()}
    assert note.startswith("There are 2 documents only")


def test_what_most_had_is_credited_to_nobody_and_one_act_is_told_as_one(coded):
    coded.do("coders", "--add", "Cem")
    coded.code(KEY, BEGIN, MUTUAL, coder="Cem")
    finish(coded, "Cem")
    with Project(coded.path, write=True) as project:
        held = compare(project, Asked())
        rulings = []
        for one in differences(project, held):
            spot, theme = one.spot, held.themes[one.spot.theme]
            answer = spot_answer(project, spot.codings, "coder", theme=theme.id,
                                 chosen=find_coder(project, "Cem").id)  # fmt: skip
            rulings.append(of_spot(project, one.document, theme, spot.codings, answer))
        decide(project, rulings, find_coder(project, "Ana"))
    found = data_of(coded)
    results = found["text"]["results"]
    assert "The reviewers settled both differences." in results
    assert (
        "Of the settled ones, two were settled together in one act (each time on what most of them"
        " had)." in results
    )
    assert "They settled on what most of them had in two cases." in results
    assert "discuss" not in results
    kept = {tuple(one["coders"]): one["differences"] for one in found["differences"]["kept"]}
    assert kept == {("Ben", "Cem"): 1, ("Ana", "Cem"): 1}


def test_differences_of_one_question_are_no_act_about_several(team):
    team.code(KEY, LONG, "Training", coder="Ana")
    team.code(KEY, LONG, "Guidance", coder="Ben")
    finish(team, "Ana", "Ben")
    number = next(one["number"] for one in team.passages() if one["coder"] == "Ana")
    team.do("decide", number, "--accept", "Ana")
    found = data_of(team)
    assert (found["differences"]["all"]["settled"], found["differences"]["questions"]) == (2, 1)
    assert found["differences"]["settled_at_once"] == []
    results = found["text"]["results"]
    assert "These two differences are one question: where one theme was put for" in results
    assert "together" not in results


def test_what_is_written_anew_as_a_reviewer_had_it_is_that_reading(coded):
    coded.do("attribute", "add", "Country")
    for name, state, value in (("Ana", "absent", "Wales"), ("Ben", "unclear", "Ireland")):
        coded.assess(KEY, "Guidance", state, "--coder", name)
        coded.do("chart", KEY, f"Country={value}", "--coder", name)
    coded.do("decide", "--value", KEY, "Country=Wales")
    coded.do("decide", "--cell", KEY, "Guidance", "--state", "unclear")
    long, _ = (one["number"] for one in coded.passages("--theme", MUTUAL))
    coded.do("decide", long, "--quote", BEGIN)
    found = data_of(coded)
    kept = {tuple(one["coders"]): one["differences"] for one in found["differences"]["kept"]}
    assert kept == {("Ana",): 1, ("Ben",): 2}
    assert found["differences"]["outcomes"] == {"coder": 3}
    assert "anew" not in found["text"]["results"]
    settled = {row["Theme or attribute"]: row["Settled"]
               for row in sheet(report(coded, "log.xlsx"), "Decision log")}  # fmt: skip
    assert settled["Country"] == "written as AN had it"
    coded.do("decide", "--value", KEY, "Country=Scotland")
    assert "on what the team marked or wrote anew in one" in data_of(coded)["text"]["results"]


def test_a_theme_that_several_never_used_is_told_once(coded):
    coded.do("coders", "--add", "Cem")
    finish(coded, "Cem")
    path = report(coded, "report.xlsx")
    rows = {row["Why"]: row for row in sheet(path, "To be heeded")}
    never = rows["A reviewer, or several, never used it"]
    assert never["Themes"].split("; ").count(GROUP) == 1
    assert never["Number"] == len(never["Themes"].split("; "))
    said = coded.say("agreement")
    assert "2 never" in said
    assert "one never, one never" not in said
    assert "Neither of the two" not in said
    assert "Neither of the two" not in str(tables_of(report(coded, "report.docx")))


def test_where_a_text_is_missing_the_share_of_text_is_said_not_to_be_known(coded, tmp_path):
    make_scan(tmp_path / "scan.pdf")
    coded.do("add", tmp_path / "scan.pdf")
    basis = {row["What"]: row["How it is"] for row in sheet(report(coded, "r.xlsx"), "Basis")}
    assert basis["Characters"].endswith(
        " in these; what share of all included documents that is cannot be told: some have no text"
    )
