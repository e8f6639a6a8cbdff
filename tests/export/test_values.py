"""Each charted value is told with who charted it, and leads to the words that say so."""

from urllib.parse import unquote

import openpyxl
import pytest

from coder.analysis.matrix import matrix
from coder.domain.citing.style import STYLES
from coder.domain.coder import Coder
from coder.domain.statements.statement import StatementOptions
from coder.export.options import Options, chosen_options
from coder.export.workbook import write_workbook
from tests.coded_project import Hand, empty_project
from tests.export.reading import attribute, book_of, chart, mark, rows_of
from tests.export.test_evidence import Read

COLUMNS = ("Document", "Attribute", "Value", "Coder", "Citation", "Printed page", "Quotation")


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "r.coder", title="Peers & trainers") as project:
        hand = Hand(project)
        hand.coder("Ana")
        hand.coder("Ben")
        hand.theme("Training")
        hand.document(
            "kay-2019",
            authors="Sarah Kay; Alison Edgley",
            year=2019,
            title="Peers",
            page_offset=232,
        )
        hand.document("ali-2022", authors="Ali et al.", year=2022, title="Trainers")
        hand.document("gone-2001", excluded="no full text")
        attribute(hand, "Country", "one_of", ("England", "Wales"))
        attribute(hand, "Trainers", "number")
        yield hand


def values_of(book):
    return [tuple(row[name] for name in COLUMNS) for row in rows_of(book, "Values")]


def with_pages(hand):
    """The workbook and the evidence page of each document, by its key."""
    path = hand.project.path.parent / "out.xlsx"
    options = Options(evidence=True)
    written = write_workbook(
        hand.project, matrix(hand.project), path, options=options, overwrite=True
    )
    pages = {one.stem: Read(one) for one in written.evidence.iterdir()}
    return openpyxl.load_workbook(path), pages


def test_every_value_has_a_row_with_who_charted_it_and_the_words_that_say_so(hand):
    passage = mark(hand, "Ben", "kay-2019", 0, 9, words="in three English towns")
    chart(hand, "Ben", "kay-2019", "Country", "England", passage=passage)
    chart(hand, "Ana", "kay-2019", "Country", "Wales")
    chart(hand, "Ana", "kay-2019", "Trainers", "12.5")
    chart(hand, "Ana", "ali-2022", "Country", "Wales")
    chart(hand, "Ana", "gone-2001", "Country", "Wales")
    book = book_of(hand)
    said = "(Kay and Edgley, 2019: 233)"
    assert values_of(book) == [
        ("ali-2022", "Country", "Wales", "Ana", None, None, None),
        ("kay-2019", "Country", "Wales", "Ana", None, None, None),
        ("kay-2019", "Country", "England", "Ben", said, 233, "in three English towns"),
        ("kay-2019", "Trainers", 12.5, "Ana", None, None, None),
    ]
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Values"] == "4, 1 of them with the passage that says so"


def test_characteristics_lead_to_the_first_value_that_a_passage_supports(hand):
    passage = mark(hand, "Ben", "kay-2019", 0, 9)
    chart(hand, "Ana", "kay-2019", "Trainers", "6")
    chart(hand, "Ben", "kay-2019", "Trainers", "7", passage=passage)
    chart(hand, "Ben", "ali-2022", "Trainers", "8", passage=passage)
    chart(hand, "Ana", "kay-2019", "Country", "Wales")
    sheet = book_of(hand)["Characteristics"]
    assert sheet["I2"].hyperlink.location == "'Values'!A2"
    assert (sheet["H2"].hyperlink, sheet["H3"].hyperlink) == (None, None)
    assert (sheet["I2"].value, sheet["I3"].value) == (8, "differs: 6 | 7")
    assert sheet["I3"].hyperlink.location == "'Values'!A5"
    assert sheet["I3"].fill.fgColor.rgb != sheet["I2"].fill.fgColor.rgb  # is marked as before


def test_values_that_take_several_lines_lead_nowhere(hand):
    attribute(hand, "Setting")
    passage = mark(hand, "Ana", "kay-2019", 0, 9)
    chart(hand, "Ana", "kay-2019", "Setting", "word " * 9, passage=passage)
    book = book_of(hand)
    assert book["Characteristics"]["J3"].hyperlink is None
    assert book["Values"]["C2"].value == "word " * 9


def test_without_the_sheet_of_values_nothing_leads_there(hand):
    passage = mark(hand, "Ana", "kay-2019", 0, 9)
    chart(hand, "Ana", "kay-2019", "Country", "Wales", passage=passage)
    book = book_of(hand, options=chosen_options(sheets="Characteristics"))
    cells = [cell for row in book["Characteristics"].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.hyperlink]
    assert book_of(hand, options=chosen_options(sheets="values")).sheetnames == [
        "Matrix", "Values", "About",
    ]  # fmt: skip


def test_a_passage_that_only_supports_a_value_has_a_place_on_the_evidence_page(hand):
    hand.code("Ana", "kay-2019", "Training", 20, 29, words="time", number="kay-2019:AN1")
    passage = mark(hand, "Ben", "kay-2019", 0, 9, words="in three English towns")
    chart(hand, "Ben", "kay-2019", "Country", "England", passage=passage)
    book, pages = with_pages(hand)
    page = pages["kay-2019"]
    assert "Supports: Country = England Ben" in page.text
    assert "in three English towns" in page.text
    assert "2 passages, 1 coding, 1 charted value" in page.text
    link = book["Values"]["E2"].hyperlink
    assert (unquote(link.target), link.location) == ("out-evidence/kay-2019.html", "value-1")
    assert link.location in page.ids
    assert "#value-1" in [one["href"] for one in page.all("a")]


def test_a_passage_that_is_coded_too_is_shown_once(hand):
    coding = hand.code("Ana", "kay-2019", "Training", 0, 9, words="time", number="kay-2019:AN1")
    (passage,) = hand.project.db.execute(
        "SELECT passage FROM coding WHERE id = ?", (coding,)
    ).fetchone()
    chart(hand, "Ana", "kay-2019", "Country", "England", passage=passage)
    book, pages = with_pages(hand)
    page = pages["kay-2019"]
    assert len(page.all("section")) == 1
    assert {"kay-2019:AN1", "value-1"} <= set(page.ids)
    assert book["Values"]["E2"].hyperlink.location == "value-1"


def test_a_document_that_nobody_has_coded_has_a_page_for_its_values(hand):
    passage = mark(hand, "Ana", "ali-2022", 0, 9, words="Welsh trainers")
    chart(hand, "Ana", "ali-2022", "Country", "Wales", passage=passage)
    book, pages = with_pages(hand)
    assert set(pages) == {"index", "ali-2022"}
    assert "Welsh trainers" in pages["ali-2022"].text
    assert "1 passage" in pages["index"].text
    assert book["Characteristics"]["A2"].hyperlink.target == "out-evidence/ali-2022.html"


def test_a_value_of_a_study_is_shown_on_the_page_of_the_document_that_says_so(hand):
    study = hand.add("study", "RECOLLECT", name="RECOLLECT")
    for key in ("kay-2019", "ali-2022"):
        hand.set("document", key, study=study)
    attribute(hand, "Design", level="study")
    passage = mark(hand, "Ana", "kay-2019", 0, 9, words="a survey")
    chart(hand, "Ana", "RECOLLECT", "Design", "Survey", kind="study", passage=passage)
    book, pages = with_pages(hand)
    said = "(Kay and Edgley, 2019: 233)"
    assert values_of(book) == [
        (key, "Design", "Survey", "Ana", said, 233, "a survey") for key in ("ali-2022", "kay-2019")
    ]
    places = {row[4].hyperlink.target for row in book["Values"].iter_rows(min_row=2)}
    assert places == {"out-evidence/kay-2019.html"}
    assert set(pages) == {"index", "kay-2019"}
    assert pages["kay-2019"].text.count("Supports: Design = Survey") == 1


def test_a_region_that_supports_a_value_is_told_by_its_page(hand):
    passage = mark(hand, "Ana", "kay-2019", boxes=((3, 0, 0, 100, 100),))
    chart(hand, "Ana", "kay-2019", "Trainers", "7", passage=passage)
    book, pages = with_pages(hand)
    assert values_of(book)[0][-2:] == (236, "[region of PDF page 4]")
    assert "A region of PDF page 4" in pages["kay-2019"].text


def test_a_coding_keeps_its_anchor_whatever_values_are_called(hand):
    hand.code("Ana", "kay-2019", "Training", 20, 29, number="value-1")
    passage = mark(hand, "Ana", "kay-2019", 0, 9)
    chart(hand, "Ana", "kay-2019", "Trainers", "7", passage=passage)
    book, pages = with_pages(hand)
    assert book["Quotations"]["A2"].hyperlink.location == "value-1"
    assert book["Values"]["E2"].hyperlink.location == "value-1-2"
    assert {"value-1", "value-1-2"} <= set(pages["kay-2019"].ids)


def test_one_persons_workbook_holds_that_persons_values(hand):
    chart(hand, "Ana", "kay-2019", "Country", "Wales")
    chart(hand, "Ben", "kay-2019", "Country", "England")
    ben = Coder(hand.ids["Ben"], "Ben", "coder", None)
    rows = values_of(book_of(hand, only_coder=ben))
    assert [row[2:4] for row in rows] == [("England", "Ben")]


def test_what_supports_a_value_is_cited_in_the_style_that_is_chosen(hand):
    passage = mark(hand, "Ana", "kay-2019", 0, 9)
    chart(hand, "Ana", "kay-2019", "Country", "Wales", passage=passage)
    options = Options(statements=StatementOptions(style=STYLES["apa"]))
    assert values_of(book_of(hand, options=options))[0][4] == "(Kay & Edgley, 2019, p. 233)"
