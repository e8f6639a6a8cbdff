"""What the team agreed on, in every table that is made of the coding."""

from itertools import product

import docx
import pytest
from openpyxl import load_workbook

DOCUMENT = "marchbanks-2018"
OTHER = "quillan-2016"
WHOLE = "Trainers consulted it before courses and rarely during them"
PART = "consulted it before courses"
VALUES = "Values tell a trainer what to want"


@pytest.fixture
def two(desk):
    """Both finished one document; another is Ben's alone."""
    desk.do("coders", "--add", "Ben")
    desk.code(DOCUMENT, WHOLE, "Training")
    desk.code(DOCUMENT, PART, "Training", coder="Ben")
    for name in ("Ana", "Ben"):
        desk.code(DOCUMENT, VALUES, "Guidance", coder=name)
    desk.code(OTHER, "I kept a diary from the first day", "Training", coder="Ben")
    for name in ("Ana", "Ben"):
        desk.assess(DOCUMENT, "Support", "absent", "--coder", name)
        desk.finish(DOCUMENT, "--coder", name)
    return desk


def cells(desk, document=DOCUMENT):
    found = desk.do("matrix", "--coders", "consensus")
    row = next(n for n, one in enumerate(found["rows"]) if one["key"] == document)
    return {
        theme: (cell["own"]["state"], cell["own"]["passages"], cell["own"]["coders"])
        for theme, cell in zip(found["themes"], found["cells"][row], strict=True)
    }


def number(desk, quote):
    return next(one["number"] for one in desk.passages() if one["quote"] == quote)


def test_what_is_alike_or_one_persons_stands_and_what_is_open_gives_nothing(two):
    assert cells(two)["Guidance"] == ("present", 1, ["The team"])
    assert cells(two)["Training"] == ("open", 0, [])
    assert cells(two)["Support"][0] == "absent"
    assert cells(two, OTHER)["Training"] == ("present", 1, ["The team"])
    said = two.say("matrix", "--coders", "consensus")
    assert said.endswith("1 difference is open: nothing is shown of it, and 1 cell rests on it.\n")


@pytest.mark.parametrize(
    ("words", "training", "guidance"),
    [
        (["--union"], 1, 1), (["--accept", "Ben"], 1, 1), (["--none"], 0, 1),
        (["--theme", "Guidance"], 0, 2), (["--defer"], 0, 1),
    ],
)  # fmt: skip
def test_what_was_decided_is_shown(two, words, training, guidance):
    two.do("decide", number(two, WHOLE), *words)
    found = cells(two)
    assert (found["Training"][1], found["Guidance"][1]) == (training, guidance)
    off = "0 differences are open, 1 put off: nothing is shown of it, and 1 cell rests on it."
    assert (off in two.say("matrix", "--coders", "consensus")) == (words == ["--defer"])


def test_a_coding_that_no_decision_knew_opens_it_again(two):
    two.do("decide", number(two, WHOLE), "--union")
    third = two.code(DOCUMENT, "before courses and rarely during them", "Training", coder="Ben")
    assert cells(two)["Training"] == ("open", 0, [])
    assert len(two.do("decisions")) == 1  # it stands in the layer all the same
    two.do("uncode", third["coding"])
    assert cells(two)["Training"][1] == 1


def test_a_decision_holds_when_the_codings_that_it_was_about_are_gone(two):
    two.do("decide", number(two, WHOLE), "--union")
    for quote in (WHOLE, PART):
        two.do("uncode", number(two, quote))
    assert cells(two)["Training"][1] == 1


def test_cells_that_differ_are_open_until_they_are_decided(two):
    two.assess(DOCUMENT, "Collaborative experience", "unclear")
    two.assess(DOCUMENT, "Collaborative experience", "absent", "--coder", "Ben")
    assert cells(two)["Collaborative experience"][0] == "open"
    two.do("decide", "--cell", DOCUMENT, "Collaborative experience", "--accept", "Ana")
    assert cells(two)["Collaborative experience"][0] == "unclear"


def test_workbook_tables_and_statements_tell_the_consensus(two, tmp_path):
    two.do("decide", number(two, WHOLE), "--accept", "Ben")
    book = tmp_path / "agreed.xlsx"
    two.do("matrix", book, "--coders", "consensus")
    rows = list(load_workbook(book)["Quotations"].iter_rows(values_only=True))
    head = next(row for row in rows if row and row[0] == "Number")
    told = [dict(zip(head, row, strict=True)) for row in rows[rows.index(head) + 1 :]]
    assert {(one["Theme"], one["Coder"]) for one in told} == {
        ("Training", "The team"), ("Guidance", "The team"),
    }  # fmt: skip
    assert {PART, VALUES} <= {one["Quotation"].strip("“”") for one in told}
    found = two.do("statements", "--coders", "consensus", "--theme", "Training")
    present = next(one for one in found["statements"] if one["value"] == "present")
    assert present["documents"] == [DOCUMENT, OTHER]
    assert "consensus" in found["basis"]
    two.do("tables", tmp_path / "agreed.docx", "--coders", "consensus")


def test_what_is_open_in_the_consensus_is_not_said_to_be_what_nobody_looked_for(two, tmp_path):
    two.do("attribute", "add", "N", "--kind", "number")
    for name, number_ in (("Ana", "900"), ("Ben", "918")):
        two.do("chart", DOCUMENT, f"N={number_}", "--coder", name)
    said = two.say("cross-table", "--attribute", "N", "--coders", "consensus")
    assert "there is no consensus on the theme in them, or nobody looked for it yet." in said
    assert "nobody looked for the theme in them yet." in two.say("cross-table", "--attribute", "N")
    book = tmp_path / "agreed.xlsx"
    two.do("matrix", book, "--coders", "consensus")
    shown = {str(cell) for row in load_workbook(book)["Matrix"].values for cell in row}
    assert any("open: no consensus yet, or nobody has said anything" in cell for cell in shown)


def test_a_cell_that_was_decided_to_be_present_without_a_passage_shows_no_unexplained_nought(
    two, tmp_path
):
    two.assess(DOCUMENT, "Collaborative experience", "unclear")
    two.assess(DOCUMENT, "Collaborative experience", "absent", "--coder", "Ben")
    two.do("decide", "--cell", DOCUMENT, "Collaborative experience", "--state", "present")
    said = two.say("matrix", "--coders", "consensus")
    assert "● present without a passage" in said
    [row] = [line for line in said.splitlines() if line.startswith(DOCUMENT)]
    assert "●" in row.split()
    assert "0" not in row.split()
    book = tmp_path / "agreed.xlsx"
    two.do("matrix", book, "--coders", "consensus")
    rows = list(load_workbook(book)["Matrix"].values)
    [row] = [cells_ for cells_ in rows if cells_[0] == DOCUMENT]
    assert ("●" in row, 0 in row) == (True, False)
    told = " ".join(str(cell) for cells_ in rows for cell in cells_ if cell)
    assert "●: present, as the team decided, without a passage" in told


def test_a_value_that_was_decided_to_be_reported_nowhere_is_not_told_as_not_charted(two, tmp_path):
    two.do("attribute", "add", "N", "--kind", "number")
    for name, number_ in (("Ana", "900"), ("Ben", "918")):
        two.do("chart", DOCUMENT, f"N={number_}", "--coder", name)
    two.do("decide", "--value", DOCUMENT, "N", "--none")
    found = two.do("statements", "--coders", "consensus", "--attribute", "N")["statements"]
    told = {one["value"]: one["documents"] for one in found}
    assert told["nothing is reported"] == [DOCUMENT]
    assert DOCUMENT not in told["not charted"]
    crossed = two.do("cross-table", "--attribute", "N", "--coders", "consensus")
    assert crossed["values"] == ["nothing is reported", "not charted"]
    path = tmp_path / "agreed.docx"
    two.do("tables", path, "--coders", "consensus", "--tables", "characteristics")
    cells_ = {cell.text for table in docx.Document(str(path)).tables for row in table.rows
              for cell in row.cells}  # fmt: skip
    assert "nothing is reported" in cells_


def test_a_value_of_somebody_who_has_not_finished_is_not_of_the_consensus(two):
    two.do("coders", "--add", "Cem")
    two.do("attribute", "add", "N", "--kind", "number")
    for name, number_ in (("Ana", "900"), ("Ben", "900"), ("Cem", "918")):
        two.do("chart", DOCUMENT, f"N={number_}", "--coder", name)

    def told():
        found = two.do("statements", "--coders", "consensus", "--attribute", "N")["statements"]
        return {one["value"]: one["documents"] for one in found if DOCUMENT in one["documents"]}

    assert told() == {"900": [DOCUMENT]}
    two.finish(DOCUMENT, "--coder", "Cem")
    assert list(told()) == ["differs"]


def test_the_consensus_is_of_all_and_hidden_from_who_works_blind(two, tmp_path):
    assert "nobody's work alone" in two.refused("matrix", "--coders", "consensus", "--coder", "Ben")
    two.do("project", "--blind")
    assert cells(two)["Guidance"][1] == 1  # a lead sees all
    ben = two.hand_out("Ben", tmp_path / "ben.coder")
    assert ben.refused("matrix", "--coders", "consensus") == (
        "The consensus is shown to leads alone: the project is blind."
    )


def test_the_consensus_of_a_round_is_of_the_reviewers_that_it_compares(two):
    two.do("coders", "--add", "Cem")
    two.code(DOCUMENT, VALUES, "Training", coder="Cem")
    two.finish(DOCUMENT, "--coder", "Cem")
    two.do("round", "freeze", "Pilot", "--coders", "Ana,Ben")
    assert cells(two)["Guidance"] == ("open", 0, [])  # Cem did not mark it
    found = two.do("matrix", "--coders", "consensus", "--round", "Pilot")
    row = next(n for n, one in enumerate(found["rows"]) if one["key"] == DOCUMENT)
    cell = found["cells"][row][found["themes"].index("Guidance")]["own"]
    assert (cell["state"], cell["passages"]) == ("present", 1)
    for command in ("matrix", "statements"):
        said = two.say(command, "--coders", "consensus", "--round", "Pilot")
        assert "Shown is the consensus of Ana and Ben. 1 difference is open" in said
    assert two.refused("matrix", "--round", "Pilot") == (
        "A round says whose consensus is shown: use it with --coders consensus."
    )


def test_nothing_of_the_project_is_changed(two):
    before = two.path.read_bytes()
    cells(two)
    assert two.path.read_bytes() == before


def test_evidence_pages_of_the_consensus_have_its_words(two, tmp_path):
    two.do("decide", number(two, WHOLE), "--accept", "Ben")
    two.do("matrix", tmp_path / "agreed.xlsx", "--coders", "consensus", "--evidence")
    [page] = (tmp_path / "agreed-evidence").glob(f"{DOCUMENT}*.html")
    written = page.read_text("utf-8")
    assert PART in written
    assert written.count("data:image/png") == len(two.passages("--document", DOCUMENT)) // 2


def test_how_much_is_open_is_told_wherever_the_consensus_is_shown(two, tmp_path):
    told = "1 difference is open: nothing is shown of it, and 1 cell rests on it."
    for command in ("matrix", "statements"):
        assert two.do(command, "--coders", "consensus")["undecided"] == {
            "open": 1, "deferred": 0, "values": 0, "contested": 0, "cells": 1,
        }  # fmt: skip
        assert "undecided" not in two.do(command)
        assert told in two.say(command, "--coders", "consensus")
    book, tables = tmp_path / "agreed.xlsx", tmp_path / "agreed.docx"
    assert two.say("matrix", book, "--coders", "consensus").count(told) == 1
    about = dict(row[:2] for row in load_workbook(book)["About"].iter_rows(values_only=True))
    assert about["Open differences"] == told
    two.do("tables", tables, "--coders", "consensus")
    assert any(told in one.text for one in docx.Document(str(tables)).paragraphs)
    two.do("attribute", "add", "Country")
    for name, country in (("Ana", "Ireland"), ("Ben", "Wales")):
        two.do("chart", DOCUMENT, f"Country={country}", "--coder", name)
    assert (
        "2 differences are open: nothing is shown of 1 of them, and 1 cell rests on it; 1 is about"
        " a charted value, which is shown to differ." in two.say("matrix", "--coders", "consensus")
    )
    two.do("decide", "--value", DOCUMENT, "Country", "--accept", "Ben")
    two.do("decide", number(two, WHOLE), "--union")
    two.do("matrix", book, "--coders", "consensus", "--overwrite")
    about = dict(row[:2] for row in load_workbook(book)["About"].iter_rows(values_only=True))
    assert about["Open differences"].startswith("none")


def test_a_cell_and_its_passages_are_not_decided_against_each_other(two):
    two.do("decide", number(two, WHOLE), "--union")
    cell = ("--cell", DOCUMENT, "Training")
    assert two.refused("decide", *cell, "--state", "absent") == (
        f"A passage with Training is decided to stand in {DOCUMENT}: open that decision again"
        " before saying that it is absent there."
    )
    two.do("decide", *cell, "--state", "present")
    two.do("decide", number(two, WHOLE), "--none")
    two.do("decide", *cell, "--state", "absent")
    assert two.refused("decide", number(two, WHOLE), "--accept", "Ben") == (
        f"Training is decided to be absent in {DOCUMENT}: open that decision again before a passage"
        " is settled to stand there."
    )
    assert cells(two)["Training"][:2] == ("absent", 0)
    two.assert_whole()


def test_a_decision_whose_spot_is_open_again_does_not_stand_in_the_way(two):
    two.do("decide", number(two, WHOLE), "--union")
    two.code(DOCUMENT, "before courses and rarely during them", "Training", coder="Ben")
    two.do("decide", "--cell", DOCUMENT, "Training", "--state", "absent")
    assert cells(two)["Training"][:2] == ("absent", 0)


def test_what_is_decided_below_a_theme_counts_for_it(two):
    two.do("decide", number(two, WHOLE), "--theme", "Support / Mutual support")
    assert "is absent there" in two.refused(
        "decide", "--cell", DOCUMENT, "Support", "--state", "absent"
    )


def test_passages_weigh_more_than_a_cell_in_all_that_shows_the_consensus(two, tmp_path):
    two.do("decide", "--cell", DOCUMENT, "Guidance", "--state", "absent")  # all marked it alike
    assert cells(two)["Guidance"][:2] == ("present", 1)
    path = tmp_path / "agreed.xlsx"
    two.do("matrix", path, "--coders", "consensus")
    rows = load_workbook(path)["Judgements"].iter_rows(values_only=True)
    assert not [row for row in rows if row[:1] == (DOCUMENT,) and "Guidance" in row]


def test_what_is_open_in_compare_is_open_here_and_nothing_below_denies_it(two):
    below = [one["path"] for one in two.do("themes") if one["path"].startswith("Training / ")]
    for theme, name in product(below, ("Ana", "Ben")):
        two.assess(DOCUMENT, theme, "absent", "--coder", name)
    for name, state in (("Ana", "absent"), ("Ben", "unclear")):
        two.assess(DOCUMENT, "Guidance / Written guidance", state, "--coder", name)
    found = two.do("matrix", "--coders", "consensus")
    row = next(n for n, one in enumerate(found["rows"]) if one["key"] == DOCUMENT)
    assert found["cells"][row][found["themes"].index("Training")]["state"] == "open"
    for path in below:  # what all said was not there is not there, whatever is open above
        assert found["cells"][row][found["themes"].index(path)]["state"] == "absent"
    still = len(two.do("differences")["differences"])
    said = two.say("matrix", "--coders", "consensus")
    assert f"{still} differences are open: nothing is shown of them, and 3 cells rest on" in said
    two.do("decide", number(two, WHOLE), "--none")
    found = two.do("matrix", "--coders", "consensus")
    assert found["cells"][row][found["themes"].index("Training")]["state"] == "absent"
