"""Recognised text at the terminal: as good as any other text, and nothing is lost by it."""

import pytest

from coder.pdf.tesseract import tesseract
from tests.cli.acts import tables_of
from tests.scans import LINES, make_scan, needs_tesseract

NAME = "scan.pdf"


@pytest.fixture
def scanned(bare, tmp_path):
    """A project with a scan of three pages, the second of which has a text of its own."""
    path = make_scan(tmp_path / NAME, [LINES, LINES, LINES], own_text=[1])
    bare.do("add", path)
    bare.do("theme", "add", "Training")
    return bare


@needs_tesseract
def test_pages_without_a_text_are_recognised_searched_coded_and_taken_back(scanned):
    before = scanned.text(NAME)
    own = scanned.code(NAME, "read every paper", "Training")
    made = tables_of(scanned.path, ["passage", "coding"])
    (done,) = scanned.do("recognise", NAME)["documents"]
    assert (done["pages"], done["left_out"], done["stopped"]) == ([1, 3], [], False)
    pages = scanned.text(NAME)
    assert [page["text"].splitlines() for page in pages[::2]] == [list(LINES)] * 2
    assert pages[1]["text"] == before[1]["text"]
    assert tables_of(scanned.path, ["passage", "coding"]) == made
    (one,) = scanned.passages()
    assert (one["quote"], one["pdf_page"]) == (own["quote"], 2)
    (file,) = scanned.do("document", NAME)["files"]
    assert file["recogniser"] == done["recogniser"]
    assert "PDF pages 1, 3 was recognised by Tesseract" in file["warnings"][0]
    coded = scanned.code(NAME, "what it reports on training", "Training", page=3)
    assert coded["pdf_page"] == 3
    hits = scanned.do("search", "training")
    assert "training" in str(hits)
    scanned.assert_whole()
    assert scanned.do("recognise", NAME)["documents"][0]["pages"] == []
    scanned.undo()
    scanned.undo()
    assert scanned.text(NAME) == before
    assert [one["quote"] for one in scanned.passages()] == [own["quote"]]
    scanned.assert_whole()


@needs_tesseract
def test_pages_are_named_to_recognise_them_in_place_of_the_text_they_have(scanned):
    (done,) = scanned.do("recognise", NAME, "--pages", "2", "--language", "eng")["documents"]
    assert done["pages"] == [2]
    (file,) = scanned.do("document", NAME)["files"]
    assert any("pictures but no text on PDF pages 1, 3" in said for said in file["warnings"])


@needs_tesseract
def test_reading_again_leaves_recognised_text_unless_the_document_is_named(scanned):
    before = scanned.text(NAME)
    scanned.do("recognise", NAME)
    recognised = scanned.text(NAME)
    assert scanned.do("reread")["files"] == []
    assert scanned.text(NAME) == recognised
    assert [one["name"] for one in scanned.do("reread", NAME)["files"]] == [NAME]
    assert scanned.text(NAME) == before


@needs_tesseract
def test_languages_and_pages_that_are_not_there_are_told(scanned):
    assert "no language xyz here" in scanned.refused("recognise", NAME, "--language", "eng+xyz")
    assert "the file has 3" in scanned.refused("recognise", NAME, "--pages", "2-4")
    assert "write them like 1-3,7" in scanned.refused("recognise", NAME, "--pages", "all")


def test_without_tesseract_it_is_said_how_to_get_it(scanned, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    if tesseract() is not None:
        pytest.skip("Tesseract is where programs are found without a path")
    assert "needs Tesseract" in scanned.refused("recognise", NAME)
    assert "Tesseract" in [lack["what"] for lack in scanned.terminal.do("doctor")["lacks"]]
