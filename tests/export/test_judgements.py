"""Judgements of absent and unclear: where the workbook and the evidence pages tell of them."""

from datetime import datetime

import pytest

from coder.analysis.matrix import matrix
from coder.domain.coder import Coder
from coder.export.options import Limits, Options
from coder.export.workbook import write_workbook
from tests.coded_project import Hand, empty_project
from tests.export.reading import book_of, rows_of


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "r.coder", title="Peers & trainers") as project:
        hand = Hand(project)
        hand.coder("Ana")
        hand.coder("Ben")
        hand.theme("Support")
        hand.theme("Group", "Support")
        hand.theme("Training")
        hand.document("ali-2022", authors="Ali et al.", year=2022, title="Trainers")
        hand.document("kay-2019", authors="Sarah Kay; Alison Edgley", year=2019, title="Peers")
        hand.document("gone-2001", excluded="no full text")
        yield hand


def judge(hand, coder, document, theme, state, note=None):
    hand.add(
        "assessment", coder=hand.ids[coder], document=hand.ids[document], theme=hand.ids[theme],
        state=state, note=note,
    )  # fmt: skip


def led_to(book, place, sheet="Matrix"):
    """The row to which a cell leads, as a list."""
    link = book[sheet][place].hyperlink
    if link is None:
        return None
    title, cell = link.location.split("!")
    return [one.value for one in book[title.strip("'")][int(cell[1:])]]


def test_every_judgement_has_a_row_that_says_whose_it_is_and_why(hand):
    judge(hand, "Ben", "kay-2019", "Training", "absent", "Searched for train*.")
    judge(hand, "Ana", "ali-2022", "Group", "unclear")
    judge(hand, "Ana", "gone-2001", "Group", "absent")
    ana, ben = rows_of(book_of(hand), "Judgements")
    assert list(ana) == ["Document", "Theme", "State", "Reviewer", "Note", "When"]
    assert list(ana.values())[:5] == ["ali-2022", "Support / Group", "unclear", "Ana", None]
    assert list(ben.values())[:5] == [
        "kay-2019", "Training", "absent", "Ben", "Searched for train*.",
    ]  # fmt: skip
    assert isinstance(ben["When"], datetime)


def test_cells_lead_to_the_judgement_on_which_they_rest(hand):
    judge(hand, "Ana", "ali-2022", "Group", "absent")
    judge(hand, "Ben", "ali-2022", "Training", "absent")
    judge(hand, "Ana", "ali-2022", "Training", "unclear")
    hand.code("Ana", "kay-2019", "Training", 0, 9, number="kay-2019:AN1")
    book = book_of(hand)
    assert [cell.value for cell in book["Matrix"][8]] == ["ali-2022", "–", "–", "?"]
    for place in ("B8", "C8"):  # the theme above rests on what was said of the one below
        assert led_to(book, place)[:4] == ["ali-2022", "Support / Group", "absent", "Ana"]
    assert led_to(book, "D8")[:4] == ["ali-2022", "Training", "unclear", "Ana"]
    assert led_to(book, "D9")[0] == "kay-2019:AN1"
    assert led_to(book, "B9") is None


def test_in_rows_of_one_reviewer_cells_lead_to_that_ones_judgement(hand):
    judge(hand, "Ana", "ali-2022", "Training", "absent")
    judge(hand, "Ben", "ali-2022", "Training", "unclear")
    book = book_of(hand, coders="each")
    assert [led_to(book, place)[3] for place in ("E8", "E9", "E10")] == ["Ben", "Ana", "Ben"]


def test_one_persons_workbook_holds_that_ones_judgements_alone(hand):
    judge(hand, "Ana", "ali-2022", "Training", "absent")
    judge(hand, "Ben", "ali-2022", "Group", "absent", "His note.")
    ana = Coder(hand.ids["Ana"], "Ana", "coder", None)
    assert [row["Reviewer"] for row in rows_of(book_of(hand, only_coder=ana), "Judgements")] == [
        "Ana"
    ]


def test_where_links_are_few_those_to_quotations_come_first(hand):
    judge(hand, "Ana", "ali-2022", "Group", "absent")
    hand.code("Ana", "ali-2022", "Training", 0, 9)
    hand.code("Ana", "kay-2019", "Training", 0, 9)
    limits = Limits(rows=100, columns=100, links=3)
    book = book_of(hand, options=Options(limits=limits))
    led = [cell.coordinate for row in book["Matrix"] for cell in row if cell.hyperlink]
    assert led == ["B8", "D8", "D9"]
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert "in Matrix 1 more have none" in about["Links"]


def test_without_the_sheet_cells_lead_nowhere(hand):
    judge(hand, "Ana", "ali-2022", "Training", "absent")
    book = book_of(hand, options=Options(sheets=frozenset({"Quotations"})))
    assert led_to(book, "D8") is None


def test_the_evidence_page_tells_them_too(hand, tmp_path):
    judge(hand, "Ana", "ali-2022", "Training", "absent", "Searched for <train>.")
    path = tmp_path / "out.xlsx"
    write_workbook(hand.project, matrix(hand.project), path, options=Options(evidence=True))
    page = (tmp_path / "out-evidence" / "ali-2022.html").read_text("utf-8")
    assert "Judged absent or unclear" in page
    assert "<b>Training</b> absent: Ana" in page
    assert "Searched for &lt;train&gt;." in page
    assert "holds no PDF" not in page
