"""Small faults that a fresh reader found, each mended."""

import sys

import pytest

from coder import __main__ as entry
from coder.cli import documents
from coder.cli import main as cli
from tests.cli.acts import ARTICLES, tables_of

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"


@pytest.mark.parametrize("where", ["main", "_parser"])
def test_stopping_before_a_command_begins_is_one_sentence(terminal, monkeypatch, where):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, where, stopped)
    outcome = terminal.type("doctor")
    assert (outcome.code, outcome.out) == (1, b"")
    assert outcome.err == "coder: stopped; nothing is half done, and what was finished is kept.\n"
    monkeypatch.setattr(sys, "argv", ["coder", "doctor"])
    assert entry.main() == 1


def test_the_matrix_of_an_empty_project_says_what_is_missing(bare):
    assert bare.say("matrix") == "There are no documents and no themes yet.\n"
    bare.do("theme", "add", "Training")
    assert bare.say("matrix").splitlines() == ["  1  Training", "There are no documents yet."]


def test_text_shows_the_printed_pages_that_codings_cite(desk):
    desk.do("document", DOCUMENT, "--set", "page-offset=100")
    coded = desk.code(DOCUMENT, QUOTE, "Training")
    page = desk.text(DOCUMENT, "--page", coded["pdf_page"])[0]
    assert page["printed"] == coded["page"] == str(coded["pdf_page"] + 100)


def test_no_page_comes_before_the_first(desk):
    before = tables_of(desk.path)
    assert "first page would be 0" in desk.refused("document", DOCUMENT, "--set", "page-offset=-1")
    assert tables_of(desk.path) == before
    desk.do("document", DOCUMENT, "--set", "page-offset=0")


def test_undoing_a_batch_says_how_many_files_it_was(bare):
    bare.do("add", ARTICLES / "quillan-2016.pdf", ARTICLES / "hoshikawa-2021.pdf")
    assert bare.undo()["description"] == "Import of 2 files"
    assert bare.redo()["description"] == "Import of 2 files"
    bare.do("undo")
    bare.do("add", ARTICLES / "quillan-2016.pdf")
    assert bare.undo()["description"] == "Import quillan-2016.pdf"


def test_a_copy_is_for_whom_the_beginning_of_an_id_names(desk, tmp_path):
    ana = desk.do("coders")[0]
    told = desk.do("copy", tmp_path / "ana.coder", "--for", ana["coder_id"][:13])
    assert told["coder"] == "Ana"
    assert [one["coder"] for one in desk.do("coders")] == ["Ana"]


def test_nobody_is_added_for_a_copy_that_cannot_be_made(desk, tmp_path):
    desk.refused("copy", tmp_path / "no" / "cy.coder", "--for", "Cy")
    assert [one["coder"] for one in desk.do("coders")] == ["Ana"]


@pytest.mark.parametrize(
    "words",
    [
        ["finish", DOCUMENT, "--coder", ""], ["coders", "--me", ""], ["coders", "--add", ""],
        ["document", DOCUMENT, "--key", ""], ["copy", "x.coder", "--for", ""], ["add", ""],
        ["passages", "--coder", ""], ["passages", "--theme", ""], ["document", ""],
        ["recode", "x", "--theme", ""], ["merge", ""],
    ],
)  # fmt: skip
def test_an_empty_value_is_no_value_left_out(desk, words):
    before = tables_of(desk.path)
    assert "is empty" in desk.refused(*words)
    assert tables_of(desk.path) == before


def test_a_coded_cell_stays_present(desk):
    desk.code(DOCUMENT, QUOTE, "Support / Mutual support")
    for theme in ("Support", "Support / Mutual support"):
        assert desk.assess(DOCUMENT, theme, "absent")["state"] == "present"
    told = desk.say("assess", DOCUMENT, "--theme", "Support", "--absent")
    assert "present, for Ana has coded it" in told
    assert desk.assess(DOCUMENT, "Training", "absent")["state"] == "absent"


def test_a_folder_is_nothing_to_merge(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "is a folder" in desk.refused("merge", ".")
    assert "is a folder" in desk.terminal.refused("documents", ".")


def test_a_document_assigned_twice_is_listed_once(desk):
    assert desk.do("assign", DOCUMENT, DOCUMENT, "--to", "Ana")["documents"] == [DOCUMENT]


@pytest.mark.parametrize(
    "words",
    [
        ["finish", DOCUMENT, "--reopen", "--rest", "absent"], ["conflicts", "--keep", "1"],
        ["conflicts", "--value", "x"],
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_wrong_usage(desk, words):
    command, *rest = words
    assert desk.terminal.type(command, desk.path, *rest).code == 2


def test_a_merge_tells_people_what_is_one_now_and_what_is_open(desk, tmp_path):
    ben = desk.hand_out("Ben", tmp_path / "ben.coder")
    ben.code(DOCUMENT, QUOTE, "Training")
    for one, definition in ((ben, "his"), (desk, "hers")):
        one.do("theme", "add", "Power")
        one.do("theme", "set", "Training", "--definition", definition)
    told = desk.say("merge", ben.path)
    assert "1 coding by Ben came in." in told
    assert "(0 documents, 1 theme, 1 coding)" in told
    assert "several themes are shown as one: Power." in told
    assert "1 conflict is open:" in told


def test_people_see_what_is_guessed_and_all_else_of_a_document(desk):
    desk.do("document", DOCUMENT, "--set", "title=T", "--set", "country=UK", "--study", "S")
    desk.do("assign", DOCUMENT, "--to", "Ana")
    lines = {" ".join(line.split()) for line in desk.say("document", DOCUMENT).splitlines()}
    assert {"title T", "year 2014 (guessed)", "study S", "excluded –", "country UK"} <= lines
    assert {f"file {DOCUMENT}.pdf", "reading Ana: assigned"} <= lines
    assert "2014 (guessed)" in desk.say("documents")


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_stopping_an_import_reports_what_came_in(bare, monkeypatch, words):
    def stopped(*given, **more):
        yield next(through(*given, **more))
        raise KeyboardInterrupt

    through = documents.import_files
    monkeypatch.setattr(documents, "import_files", stopped)
    outcome = bare.terminal.type("add", bare.path, ARTICLES / "quillan-2016.pdf", *words)
    assert (outcome.code, outcome.err) == (1, "")
    if words:
        assert [one["status"] for one in outcome.value["files"]] == ["added"]
    else:
        assert [line.split()[0] for line in outcome.text.splitlines()] == ["added", "Stopped;"]
    assert list(bare.documents()) == ["quillan-2016"]


def test_a_name_of_300_characters_or_with_control_characters_does_no_harm(desk):
    assert "up to 200 characters" in desk.refused("theme", "add", "n" * 300)
    assert "up to 200 characters" in desk.refused("coders", "--add", "n" * 300)
    desk.do("theme", "add", "Peer\x1b[31m\u202e support")
    assert "Peer[31m support" in desk.themes()


def test_a_theme_whose_name_is_the_id_of_another_does_not_hide_it(desk):
    training = next(one for one in desk.do("themes") if one["path"] == "Training")
    desk.do("theme", "add", training["id"])
    desk.do("theme", "set", training["id"], "--definition", "What trainers learn.")
    assert desk.themes()["Training"]["definition"] == "What trainers learn."
    assert "already" in desk.refused("theme", "add", "training")


def test_a_number_in_a_summary_that_leads_nowhere_is_told_and_the_text_kept(desk):
    number = desk.code(DOCUMENT, QUOTE, "Training")["number"]
    words = ["summary", desk.path, DOCUMENT, "--theme", "Training", "--text"]
    text = f"Disputes [{number}] [{DOCUMENT}:XX9]."
    outcome = desk.terminal.type(*words, text, "--json")
    assert (outcome.code, outcome.err) == (
        0, f"coder: There is no coding {DOCUMENT}:XX9: the text is kept as it is.\n",
    )  # fmt: skip
    assert [one["text"] for one in outcome.value] == [text]
    assert desk.terminal.type(*words, f"Disputes [{number}].").err == ""
