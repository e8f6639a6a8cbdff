"""Every command's happy path, and the shapes that programs rely on (DESIGN 5.1)."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.acts import ARTICLES, ROOT, Desk, kept_tables, tables_of

TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z")
QUOTE = "how to disagree with a colleague in front of students"
DOCUMENT = "thistlewood-2014"
STATES = {"present", "absent", "unclear", "open"}


def keys(value, *wanted):
    """Whether a value has all the keys that are promised; more may come."""
    assert set(wanted) <= set(value), set(wanted) - set(value)
    return value


def assert_named(value):
    """A coder's name and id stand beside each other."""
    assert isinstance(value["coder"], str)
    assert isinstance(value["coder_id"], str)


def test_new_makes_a_project_that_its_coder_leads(terminal, tmp_path):
    path = tmp_path / "review.coder"
    made = terminal.do("new", path, "--title", "Trainers", "--coder", "Ana B.")
    assert_named(made)
    assert made["title"] == "Trainers"
    (ana,) = terminal.do("coders", path)
    assert_named(ana)
    assert (ana["coder"], ana["role"], ana["me"]) == ("Ana B.", "lead", True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["review.coder"]


def test_new_without_names_takes_the_files_and_the_users(terminal, tmp_path, monkeypatch):
    monkeypatch.setenv("LOGNAME", "benita")
    made = terminal.do("new", tmp_path / "Recovery.coder")
    assert (made["title"], made["coder"]) == ("Recovery", "benita")


def test_new_takes_a_codebook_from_a_file(terminal, tmp_path):
    book = tmp_path / "mine.json"
    book.write_text('{"themes": [{"name": "Größe", "children": [{"name": "klein"}]}]}', "utf-8")
    terminal.do("new", tmp_path / "p.coder", "--coder", "A", "--codebook", book)
    assert [one["path"] for one in terminal.do("themes", tmp_path / "p.coder")] == [
        "Größe",
        "Größe / klein",
    ]


def test_coders_adds_people_and_says_who_works_here(bare):
    listed = bare.do("coders", "--add", "Ben", "--me", "Ben")
    assert [(one["coder"], one["role"], one["me"]) for one in listed] == [
        ("Ana", "lead", False),
        ("Ben", "coder", True),
    ]
    assert len({one["letters"] for one in listed}) == 2


def test_add_reports_each_file(bare, tmp_path):
    good = ARTICLES / "quillan-2016.pdf"
    bad = tmp_path / "notes.pdf"
    bad.write_text("no PDF at all")
    outcome = bare.terminal.type("add", bare.path, good, bad, good, "--json")
    assert (outcome.code, outcome.err) == (1, "")
    added, refused, present = outcome.value["files"]
    for one in (added, refused, present):
        keys(one, "path", "status", "document", "reason", "pages", "warnings")
        assert isinstance(one["warnings"], list)
    assert (added["status"], added["path"], added["pages"]) == ("added", str(good), 3)
    assert (refused["status"], refused["document"], refused["pages"]) == ("refused", None, None)
    assert refused["reason"] == "This file is not a PDF."
    assert (present["status"], present["document"]) == ("present", added["document"])
    assert [one["id"] for one in bare.do("documents")] == [added["document"]]


def test_add_tells_people_of_each_file(bare, tmp_path):
    bad = tmp_path / "empty.pdf"
    bad.touch()
    outcome = bare.terminal.type("add", bare.path, ARTICLES / "quillan-2016.pdf", bad)
    assert outcome.code == 1
    first, second = outcome.text.splitlines()[0], outcome.text.splitlines()[-1]
    assert first.startswith("added")
    assert second.startswith("refused")
    assert "empty (zero bytes)" in second


def test_add_takes_the_pdfs_of_a_folder_and_the_folders_in_it(bare, tmp_path):
    inner = tmp_path / "papers" / "more"
    inner.mkdir(parents=True)
    shutil.copy(ARTICLES / "quillan-2016.pdf", inner / "Quillan.PDF")
    (inner / "readme.txt").write_text("not a paper")
    (one,) = bare.do("add", tmp_path / "papers")["files"]
    assert one["path"].endswith("Quillan.PDF")


def test_documents_tell_all_that_is_known(desk):
    desk.do("document", DOCUMENT, "--set", "design=case study", "--study", "Coast")
    desk.do("assign", DOCUMENT, "--to", "Ana")
    desk.code(DOCUMENT, QUOTE, "Training")
    listed = desk.do("documents")
    assert [one["key"] for one in listed] == sorted(one["key"] for one in listed)
    for one in listed:
        keys(
            one, "id", "key", "title", "authors", "year", "doi", "pages", "study", "excluded",
            "attributes", "files", "readings", "codings",
        )  # fmt: skip
        assert isinstance(one["year"], int)
        assert len(one["files"]) == 1
        keys(one["files"][0], "name", "sha256", "reading")
        assert one["files"][0]["reading"] is True
        assert re.fullmatch("[0-9a-f]{64}", one["files"][0]["sha256"])
        keys(one["attributes"]["design"], "value", "state", "by")
    chosen = next(one for one in listed if one["key"] == DOCUMENT)
    (ana,) = desk.do("coders")
    assert chosen["attributes"]["design"] == {
        "value": "case study", "state": "single", "by": {ana["coder_id"]: "case study"},
        "consensus": None,
    }  # fmt: skip
    assert (chosen["study"], chosen["excluded"], chosen["codings"]) == ("Coast", None, 1)
    (reading,) = chosen["readings"]
    assert_named(reading)
    assert reading["state"] == "started"
    assert TIME.fullmatch(reading["at"])


def test_document_changes_what_it_is_told(desk):
    changed = desk.do(
        "document", "quillan-2016", "--set", "title=At the front", "--set",
        "authors=A. Kay; B. Edgley", "--set", "year=2018", "--set", "doi=10.5555/x",
        "--key", "kay-2018",
    )  # fmt: skip
    assert [changed[name] for name in ("key", "title", "authors", "year", "doi")] == [
        "kay-2018", "At the front", "A. Kay; B. Edgley", 2018, "10.5555/x",
    ]  # fmt: skip
    assert desk.do("document", "kay-2018") == changed


def test_a_document_answers_to_its_key_file_name_id_and_the_beginning_of_one(desk):
    one = desk.documents()[DOCUMENT]
    for name in (DOCUMENT, f"{DOCUMENT}.pdf", one["id"], one["id"][:-1]):
        assert desk.do("document", name)["id"] == one["id"]


def test_document_excludes_includes_and_removes(desk):
    assert desk.do("document", DOCUMENT, "--exclude", "off topic")["excluded"] == "off topic"
    assert DOCUMENT not in desk.do("matrix")["documents"]
    assert desk.do("document", DOCUMENT, "--include")["excluded"] is None
    assert DOCUMENT in desk.do("matrix")["documents"]
    desk.do("document", DOCUMENT, "--remove")
    assert DOCUMENT not in desk.documents()


def test_an_attribute_that_is_made_is_said(desk):
    assert "Added the attribute country." in desk.say("document", DOCUMENT, "--set", "country=UK")
    assert "Added" not in desk.say("document", DOCUMENT, "--set", "Country=Wales")
    assert desk.documents()[DOCUMENT]["attributes"]["country"]["value"] == "Wales"


def test_two_coders_values_of_an_attribute_differ_without_a_conflict(desk):
    desk.do("coders", "--add", "Ben")
    desk.do("document", DOCUMENT, "--set", "design=survey")
    desk.do("document", DOCUMENT, "--set", "design=trial", "--coder", "Ben")
    shown = desk.documents()[DOCUMENT]["attributes"]["design"]
    assert (shown["state"], sorted(shown["by"].values())) == ("differs", ["survey", "trial"])
    assert desk.conflicts() == []


def test_assign_and_finish_move_a_reading_on(desk):
    given = desk.do("assign", DOCUMENT, "quillan-2016", "--to", "Ana")
    assert_named(given)
    assert given["documents"] == [DOCUMENT, "quillan-2016"]
    assert desk.documents()[DOCUMENT]["readings"][0]["state"] == "assigned"
    done = desk.finish(DOCUMENT, "--rest", "absent")
    assert_named(done)
    assert done["open"] == []
    assert desk.documents()[DOCUMENT]["readings"][0]["state"] == "finished"
    desk.finish(DOCUMENT, "--reopen")
    assert desk.documents()[DOCUMENT]["readings"][0]["state"] == "started"


def test_a_sample_is_drawn_again_by_its_seed(desk):
    first = desk.do("assign", "--to", "Ana", "--sample", "40%", "--seed", "7")["documents"]
    assert len(first) == 3
    assert desk.do("assign", "--to", "Ana", "--sample", "40%", "--seed", "7")["documents"] == first
    others = [
        desk.do("assign", "--to", "Ana", "--sample", "40%", "--seed", seed)["documents"]
        for seed in range(8, 12)
    ]
    assert any(other != first for other in others)


def test_themes_are_listed_in_codebook_order(desk):
    listed = desk.do("themes")
    for one in listed:
        keys(one, "id", "path", "name", "parent", "definition", "colour", "shortcut", "codings")
        assert re.fullmatch("#[0-9A-F]{6}", one["colour"])
        assert one["path"].split(" / ")[-1] == one["name"]
    assert [one["path"] for one in listed if one["parent"] is None] == [
        "Collaborative experience", "Training", "Guidance", "Support",
    ]  # fmt: skip
    ids = {one["id"]: one["path"] for one in listed}
    assert all(
        one["path"].startswith(ids[one["parent"]] + " / ") for one in listed if one["parent"]
    )


def test_theme_adds_sets_moves_merges_and_removes(desk):
    (made,) = desk.do(
        "theme", "add", "Power / Sharing / Money", "--definition", "who pays", "--colour", "#00ff00"
    )
    assert (made["path"], made["definition"], made["colour"]) == (
        "Power / Sharing / Money", "who pays", "#00FF00",
    )  # fmt: skip
    assert {"Power", "Power / Sharing"} <= set(desk.themes())
    desk.do("theme", "set", "power / sharing", "--name", "Dividing", "--shortcut", "9")
    assert desk.themes()["Power / Dividing"]["shortcut"] == "9"
    assert desk.themes()["Guidance / Groups and meetings"]["shortcut"] is None
    (moved,) = desk.do("theme", "move", "Power / Dividing / Money", "--under", "Support")
    assert moved["path"] == "Support / Money"
    (moved,) = desk.do("theme", "move", moved["id"], "--top")
    assert (moved["path"], moved["parent"]) == ("Money", None)
    desk.code(DOCUMENT, QUOTE, "Money")
    desk.do("theme", "merge", "Money", "--into", "Support")
    assert "Money" not in desk.themes()
    assert desk.themes()["Support"]["codings"] == 1
    desk.do("theme", "remove", "Power")
    assert not any(path.startswith("Power") for path in desk.themes())


def test_codebook_freezes_and_lists_versions(desk):
    desk.do("codebook", "freeze", "pilot")
    desk.do("codebook", "freeze", "final")
    listed = desk.do("codebook", "list")
    assert [one["name"] for one in listed] == ["pilot", "final"]
    assert all(TIME.fullmatch(one["made_at"]) for one in listed)


def test_text_counts_pages_from_one_and_characters_from_zero(desk):
    told = keys(desk.do("text", DOCUMENT), "document", "file", "pages")
    pages = told["pages"]
    for place, page in enumerate(pages, 1):
        keys(page, "pdf_page", "label", "printed", "text", "start")
        assert page["pdf_page"] == place
    assert pages[0]["start"] == 0
    assert pages[1]["start"] == len(pages[0]["text"]) + 1
    assert desk.do("text", DOCUMENT, "--page", "2")["pages"] == [pages[1]]
    assert pages[0]["text"].splitlines()[0] in desk.say("text", DOCUMENT, "--page", "1")


def test_code_answers_with_the_passage_and_its_printed_page(desk):
    coded = desk.code(DOCUMENT, QUOTE.upper(), "Training / Need for training", memo="strong")
    keys(
        coded, "coding", "number", "passage", "file", "page", "pdf_page", "start", "end", "quote",
        "raw", "unreadable",
    )  # fmt: skip
    assert coded["quote"] == QUOTE
    assert coded["number"].startswith(f"{DOCUMENT}:")
    page = desk.text(DOCUMENT, "--page", str(coded["pdf_page"]))[0]
    assert coded["page"] == page["printed"]
    start = coded["start"] - page["start"]
    assert page["text"][start : start + coded["end"] - coded["start"]] == coded["raw"]
    (row,) = desk.passages()
    assert row["coding"] == coded["coding"]
    assert row["memo"] == "strong"


def test_code_with_several_themes_answers_with_a_list(desk):
    coded = desk.code(DOCUMENT, QUOTE, "Training", "Support")
    assert len({one["coding"] for one in coded}) == 2
    assert len({one["passage"] for one in coded}) == 1
    spaced = desk.do("code", DOCUMENT, "--quote", QUOTE, "--theme", "Guidance", "Training")
    assert spaced["passage"] == coded[0]["passage"]  # the one that was not there yet


def test_a_theme_named_twice_is_coded_once(desk):
    id_ = desk.themes()["Training"]["id"]
    coded = desk.code(DOCUMENT, QUOTE, "Training", "training", id_)
    assert coded["quote"] == QUOTE
    assert len(desk.passages()) == 1


def test_passages_are_one_row_a_coding(desk):
    desk.do("coders", "--add", "Ben")
    desk.code(DOCUMENT, QUOTE, "Training", "Support")
    desk.code(DOCUMENT, QUOTE, "Training", coder="Ben")
    listed = desk.passages()
    assert len(listed) == 3
    for one in listed:
        keys(
            one, "coding", "number", "passage", "document", "key", "file", "theme", "coder",
            "coder_id", "quote", "raw", "page", "pdf_page", "start", "end", "boxes", "kind",
            "placement", "memo", "made_at",
        )  # fmt: skip
        assert_named(one)
        assert TIME.fullmatch(one["made_at"])
        assert (one["kind"], one["placement"], one["key"]) == ("text", "exact", DOCUMENT)
        for box in one["boxes"]:
            keys(box, "pdf_page", "x0", "y0", "x1", "y1")
            assert box["pdf_page"] >= one["pdf_page"] >= 1
            assert 0 <= box["x0"] < box["x1"]
            assert 0 <= box["y0"] < box["y1"]
    assert len({one["passage"] for one in listed}) == 2


def test_passages_are_found_by_theme_document_coder_and_words(desk):
    desk.do("coders", "--add", "Ben")
    desk.code(DOCUMENT, QUOTE, "Training / Need for training", memo="Zweifel")
    desk.code(DOCUMENT, "with tea", "Support", coder="Ben")
    assert len(desk.passages("--theme", "Training")) == 1
    assert len(desk.passages("--document", DOCUMENT)) == 2
    assert desk.passages("--document", "quillan-2016") == []
    assert [one["coder"] for one in desk.passages("--coder", "Ben")] == ["Ben"]
    assert len(desk.passages("--search", "DISAGREE with a")) == 1
    assert len(desk.passages("--search", "zweifel")) == 1
    assert desk.passages("--search", "nowhere to be found") == []


def test_recode_changes_theme_border_and_memo_in_one_step(desk):
    coded = desk.code(DOCUMENT, QUOTE, "Training")
    before = kept_tables(desk.path)
    desk.do(
        "recode", coded["number"], "--theme", "Support", "--quote", f"{QUOTE}", "--memo", "again"
    )
    shorter = ("--quote", "disagree with a colleague", "--theme", "Guidance", "--memo", "shorter")
    desk.do("recode", coded["number"], *shorter)
    (row,) = desk.passages()
    assert (row["coding"], row["number"]) == (coded["coding"], coded["number"])
    assert (row["theme"], row["quote"], row["memo"]) == (
        "Guidance", "disagree with a colleague", "shorter",
    )  # fmt: skip
    desk.undo()
    desk.undo()
    assert kept_tables(desk.path) == before


def test_uncode_removes_a_coding_by_number_or_the_beginning_of_its_id(desk):
    first, second = desk.code(DOCUMENT, QUOTE, "Training", "Support")
    desk.do("uncode", first["number"])
    assert [one["coding"] for one in desk.passages()] == [second["coding"]]
    desk.do("uncode", second["coding"][:-1])
    assert desk.passages() == []


def test_assess_judges_a_cell_until_a_coding_says_otherwise(desk):
    judged = desk.assess(DOCUMENT, "Training", "absent", "--note", "looked twice")
    assert_named(judged)
    assert cell(desk, "Training")["state"] == "absent"
    desk.assess(DOCUMENT, "Training", "unclear")
    assert cell(desk, "Training")["state"] == "unclear"
    desk.code(DOCUMENT, QUOTE, "Training")
    assert cell(desk, "Training")["state"] == "present"
    desk.assess(DOCUMENT, "Support", "absent")
    desk.assess(DOCUMENT, "Support", "open")
    assert cell(desk, "Support")["state"] == "open"


def cell(desk, theme, document=DOCUMENT):
    told = desk.do("matrix")
    return told["cells"][told["documents"].index(document)][told["themes"].index(theme)]


@pytest.mark.parametrize("coders", ["union", "each", "majority"])
def test_the_matrix_has_a_row_a_document_and_a_cell_a_theme(desk, coders):
    desk.do("coders", "--add", "Ben")
    desk.code(DOCUMENT, QUOTE, "Training / Need for training")
    desk.code(DOCUMENT, "disagree with a colleague", "Training", coder="Ben")
    told = keys(desk.do("matrix", "--coders", coders), "themes", "documents", "rows", "cells")
    assert told["themes"] == list(desk.themes())
    assert told["documents"] == sorted(desk.documents())
    assert [row["key"] for row in told["rows"]] == told["documents"]
    assert all(row["documents"] == [row["key"]] for row in told["rows"])
    assert [len(row) for row in told["cells"]] == [len(told["themes"])] * len(told["rows"])
    for one in (one for row in told["cells"] for one in row):
        keys(one, "own", "with_children", "state", "disagree")
        for part in (one["own"], one["with_children"]):
            keys(part, "state", "codings", "passages", "characters", "coders")
            assert part["state"] in STATES
        assert one["state"] == one["with_children"]["state"]
        assert isinstance(one["disagree"], bool)
        assert ("by_coder" in one) == (coders == "each")
    if coders in {"union", "each"}:
        chosen = cell(desk, "Training")
        assert (chosen["own"]["codings"], chosen["with_children"]["codings"]) == (1, 2)
        # Ana's passage holds Ben's: their overlap counts once.
        assert chosen["with_children"]["passages"] == 1
        assert chosen["with_children"]["characters"] == len(
            desk.passages("--coder", "Ana")[0]["raw"]
        )


def test_the_matrix_by_study_joins_the_documents_of_a_study(desk):
    for document in (DOCUMENT, "quillan-2016"):
        desk.do("document", document, "--study", "Coast")
    told = desk.do("matrix", "--by", "study")
    (row,) = [row for row in told["rows"] if len(row["documents"]) == 2]
    assert sorted(row["documents"]) == ["quillan-2016", DOCUMENT]
    assert len(told["rows"]) == 6


def test_the_matrix_of_one_coder_leaves_the_others_out(desk):
    desk.do("coders", "--add", "Ben")
    desk.code(DOCUMENT, QUOTE, "Training", coder="Ben")
    told = desk.do("matrix", "--coder", "Ana")
    assert all(one["state"] == "open" for row in told["cells"] for one in row)


def test_the_workbook_leads_from_each_filled_cell_to_its_quotations(desk, tmp_path):
    desk.code(DOCUMENT, QUOTE, "Training")
    desk.assess(DOCUMENT, "Support", "absent")
    desk.assess(DOCUMENT, "Guidance", "unclear")
    out = tmp_path / "matrix.xlsx"
    desk.do("matrix", out)
    book = load_workbook(out)
    assert book.sheetnames[:3] == ["Matrix", "Quotations", "Codebook"]
    assert book.sheetnames[-1] == "About"
    quotations = [[one.value for one in row] for row in book["Quotations"].iter_rows()]
    head = next(row for row in quotations if "Quotation" in row)
    assert head[:10] == [
        "Number", "Citation", "Printed page", "PDF page", "Theme", "Quotation", "Coder",
        "Coded at", "Memo", "Document title",
    ]  # fmt: skip
    (row,) = quotations[quotations.index(head) + 1 :]
    assert row[head.index("Quotation")] == QUOTE
    sheet = book["Matrix"]
    row = next(row for row in sheet.iter_rows() if row[0].value == DOCUMENT)
    values = [one.value for one in row if one.value is not None]
    assert {1, "–", "?"} <= set(values)
    linked = [one for one in row if one.value == 1]
    assert all("Quotations" in one.hyperlink.location for one in linked)


def test_the_same_data_give_the_same_workbook(desk, tmp_path):
    desk.code(DOCUMENT, QUOTE, "Training")
    desk.do("matrix", tmp_path / "one.xlsx")
    desk.do("matrix", tmp_path / "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    first = (tmp_path / "one.xlsx").read_bytes()
    desk.code(DOCUMENT, "with tea", "Support")
    desk.do("matrix", tmp_path / "one.xlsx", "--overwrite")
    assert (tmp_path / "one.xlsx").read_bytes() != first


def test_a_copy_belongs_to_whom_it_is_for(desk, tmp_path):
    desk.code(DOCUMENT, QUOTE, "Training")
    made = desk.do("copy", tmp_path / "ben.coder", "--for", "Ben")
    assert_named(made)
    ben = Desk(desk.terminal, tmp_path / "ben.coder")
    assert [one["coder"] for one in ben.do("coders") if one["me"]] == ["Ben"]
    assert kept_tables(ben.path) == kept_tables(desk.path)
    plain = desk.do("copy", tmp_path / "ana.coder")
    assert plain["coder"] == "Ana"
    ben.assert_whole()


def test_a_light_copy_can_be_coded_without_its_pdfs(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder", "--light")
    assert ben.path.stat().st_size < desk.path.stat().st_size
    assert tables_of(ben.path, ["pdf"]) == {"pdf": []}
    assert ben.code(DOCUMENT, QUOTE, "Training")["quote"] == QUOTE
    ben.assert_whole()


def test_a_blind_copy_holds_of_the_coding_only_ones_own(desk, tmp_path):
    desk.do("coders", "--add", "Ben")
    desk.code(DOCUMENT, QUOTE, "Training")
    desk.assess(DOCUMENT, "Support", "absent")
    desk.code(DOCUMENT, "with tea", "Support", coder="Ben")
    ben = desk.hand_out("Ben", tmp_path / "ben.coder", "--blind")
    assert [one["coder"] for one in ben.passages()] == ["Ben"]
    assert cell(ben, "Support")["state"] == "present"
    assert cell(ben, "Training")["state"] == "open"
    assert list(ben.documents()) == list(desk.documents())
    ben.assert_whole()


def test_merge_tells_what_came_in_and_a_dry_run_writes_nothing(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.code(DOCUMENT, QUOTE, "Training")
    before = desk.path.read_bytes()
    planned = desk.do("merge", ben.path, "--dry-run")
    assert desk.path.read_bytes() == before
    report = keys(desk.merge(ben.path), "files", "reanchored", "proposals", "conflicts", "backup")
    (file,) = report["files"]
    keys(file, "path", "operations", "documents", "themes", "codings", "already_here")
    assert (file["path"], file["operations"], file["codings"]) == (str(ben.path), 1, 1)
    assert set(report["reanchored"]) == {"exact", "close", "ambiguous", "unplaced"}
    assert planned | {"backup": None} == report | {"backup": None}
    assert planned["backup"] is None
    backup = Desk(desk.terminal, Path(report["backup"]))
    assert backup.passages() == []
    again = desk.merge(ben.path)
    assert [one["operations"] for one in again["files"]] == [0]


def test_the_report_of_a_merge_is_written_where_it_is_wanted(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.code(DOCUMENT, QUOTE, "Training")
    report = desk.do("merge", ben.path, "--report", tmp_path / "report.json")
    assert json.loads((tmp_path / "report.json").read_text("utf-8")) == report


def test_conflicts_are_listed_with_their_candidates_and_settled(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    desk.do("theme", "set", "Training", "--definition", "what Ana says")
    ben.do("theme", "set", "Training", "--definition", "what Ben says")
    report = desk.merge(ben.path)
    (one,) = desk.conflicts()
    assert report["conflicts"] == [one]
    keys(one, "id", "kind", "table", "row", "field", "about", "candidates", "settled")
    assert (one["table"], one["field"], one["settled"]) == ("theme", "definition", False)
    for candidate in one["candidates"]:
        keys(candidate, "value", "coder", "coder_id", "made_at")
        assert TIME.fullmatch(candidate["made_at"])
    values = [candidate["value"] for candidate in one["candidates"]]
    assert sorted(values) == ["what Ana says", "what Ben says"]
    number = values.index("what Ana says") + 1
    told = desk.do("conflicts", "--settle", one["id"][:6], "--keep", number)
    assert [held["settled"] for held in told] == [True]
    assert desk.themes()["Training"]["definition"] == "what Ana says"


def test_undo_and_redo_name_the_act(desk):
    desk.code(DOCUMENT, QUOTE, "Training")
    undone = desk.undo()
    assert undone["description"] == f"Code {DOCUMENT} with Training"
    assert desk.passages() == []
    assert desk.redo()["description"] == undone["description"]
    assert len(desk.passages()) == 1
    assert "Took back: Code" in desk.say("undo")


def test_history_is_the_audit_trail(desk):
    coded = desk.code(DOCUMENT, QUOTE, "Training")
    desk.undo()
    listed = desk.do("history")
    for one in listed:
        keys(one, "operation", "coder", "coder_id", "made_at", "description", "undone_by")
        assert TIME.fullmatch(one["made_at"])
    act, undo = listed[-2:]
    assert_named(act)
    assert act["undone_by"] == undo["operation"]
    assert [one["undone_by"] for one in listed if one is not act] == [None] * (len(listed) - 1)
    assert coded["coding"]
    assert "Add reviewer Ana" in [one["description"] for one in listed]


def test_check_and_doctor_say_whether_all_is_well(desk):
    assert desk.do("check") == {"ok": True, "problems": [], "backups": []}
    assert "The project is whole." in desk.say("check")
    told = desk.terminal.do("doctor")
    keys(told, "ok", "lacks")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a screen")
def test_without_a_screen_coder_says_so_and_what_it_can_do_all_the_same(desk):
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    for words in ([], [desk.path]):
        told = subprocess.run(
            [sys.executable, "-m", "coder", *words],
            env=bare, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (told.returncode, told.stdout) == (1, "")
        assert told.stderr.startswith("coder: There is no screen to open a window on: ")
        assert told.stderr.count("\n") == 1


def test_demo_makes_the_example_and_its_matrix_once(terminal, tmp_path):
    made = terminal.do("demo", tmp_path / "demo", "--no-window")
    assert made["made"] is True
    again = terminal.do("demo", tmp_path / "demo", "--no-window")
    assert again == made | {"made": False}
    assert sorted(one.name for one in (tmp_path / "demo").iterdir()) == [
        "example.coder", "matrix.xlsx",
    ]  # fmt: skip
    example = Desk(terminal, tmp_path / "demo" / "example.coder")
    example.assert_whole()
    written = json.loads((ROOT / "resources" / "example" / "coding.json").read_text("utf-8"))
    quotes = {" ".join(one["quote"].split()) for one in written["codings"] if "quote" in one}
    assert {one["quote"] for one in example.passages() if one["kind"] == "text"} == quotes
    regions = [one for one in example.passages() if one["kind"] == "region"]
    assert regions
    for one in regions:
        assert (one["start"], one["end"], one["quote"]) == (None, None, None)


def test_wrong_usage_exits_with_two(terminal, desk):
    for words in (
        ["nonsense"], ["code", desk.path], ["assess", desk.path, DOCUMENT, "--theme", "Training"],
        ["theme", desk.path], ["copy", desk.path], ["matrix", desk.path, "--by", "author"],
        ["conflicts", desk.path, "--settle", "x", "--keep", "one"],
        ["document", desk.path, DOCUMENT, "--include", "--remove"],
    ):  # fmt: skip
        outcome = terminal.type(*words)
        assert (outcome.code, outcome.out) == (2, b""), words
        assert "usage:" in outcome.err


def test_attributes_and_studies_of_one_name_are_one_whoever_made_them(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    for one, design in ((desk, "survey"), (ben, "trial")):
        one.do("document", DOCUMENT, "--set", f"design={design}", "--study", "Coast")
    ben.do("document", "quillan-2016", "--study", "coast")
    desk.merge(ben.path)
    assert desk.conflicts() == []
    shown = desk.documents()[DOCUMENT]["attributes"]
    assert list(shown) == ["design"]
    assert (shown["design"]["state"], sorted(shown["design"]["by"].values())) == (
        "differs", ["survey", "trial"],
    )  # fmt: skip
    rows = desk.do("matrix", "--by", "study")["rows"]
    assert [sorted(row["documents"]) for row in rows if len(row["documents"]) > 1] == [
        ["quillan-2016", DOCUMENT]
    ]
    desk.assert_whole()
