"""Small faults that a fresh reader found, each mended."""

import pytest

from coder import __main__ as entry
from coder.cli import main as cli
from tests.cli.acts import ARTICLES, tables_of

DOCUMENT = "thistlewood-2014"
QUOTE = "how to disagree with a colleague in front of students"


@pytest.mark.parametrize("where", ["main", "_parser"])
def test_stopping_before_a_command_begins_is_one_sentence(terminal, monkeypatch, where):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, where, stopped)
    outcome = terminal.type("doctor")
    assert (outcome.code, outcome.out) == (1, b"")
    assert outcome.err == "coder: stopped; what was done so far is kept.\n"
    assert entry.main() == 1


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
