"""Whatever people type, a workbook and a Word document are whole and faithful."""

import json

import pytest

from coder.analysis.matrix import matrix
from coder.domain.errors import CoderError
from coder.export.options import Options
from coder.export.word import write_tables
from coder.export.workbook import write_workbook
from tests.coded_project import Hand, empty_project
from tests.export.reading import attribute, book_of, cells_of, chart, rows_of, summarise, word_of

NAMES = {
    "long": "x" * 300,
    "signs": r"a/b\c*d?e[f]g:h",
    "formula": "=1+1",
    "control": "a\x0b\x1f\x7fz",
    "right to left": "דו קיום והדעם",
    "markup": "<w:p>&]]>",
}
CONTROLS = {"\x0b": "␋", "\x1f": "␟", "\x7f": "␡"}
WHOLE = "".join(f"{number:07} " for number in range(5_000))  # 40,000 characters


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "r.coder") as project:
        hand = Hand(project)
        hand.coder("Ana")
        hand.document("kay-2019", authors="Sarah Kay", year=2019, title="Peers")
        yield hand


def texts_of(book):
    return {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("name", NAMES)
def test_any_name_stands_in_every_table(hand, name):
    words = NAMES[name]
    shown = "".join(CONTROLS.get(sign, sign) for sign in words)
    hand.theme("Theme")
    hand.set("theme", "Theme", name=words)
    hand.add(
        "attribute", "Attribute", name=words, kind="one_of", choices=json.dumps([words]),
        position="a",
    )  # fmt: skip
    chart(hand, "Ana", "kay-2019", "Attribute", words)
    hand.code("Ana", "kay-2019", "Theme", 0, 9, words=words, number="kay-2019:AN1")
    summarise(hand, "Ana", "kay-2019", "Theme", words)
    book = book_of(hand, options=Options(contents=("characters", "coders", "summaries")))
    assert rows_of(book, "Findings")[0]["Summary"] == shown
    assert rows_of(book, "Characteristics")[0][shown] == shown
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    tables = [cells_of(one) for one in word_of(hand).tables]
    assert tables[0][0][-1] == tables[0][1][-1] == shown
    assert shown in tables[2][2][2]


def test_themes_that_differ_only_in_case_are_two(hand):
    for name, above in (("Support", None), ("Peers", None), ("support", "Peers")):
        hand.theme(name, above)
        hand.code("Ana", "kay-2019", name, 0, 9)
    book = book_of(hand)
    named = ["Support", "Peers", "Peers / support"]
    assert [row["Theme"] for row in rows_of(book, "Findings")] == named
    assert [cell.value for cell in book["Matrix"][7]] == ["Document", *named]


def test_words_longer_than_a_cell_are_whole_in_every_table(hand):
    hand.theme("Training")
    attribute(hand, "Aim")
    chart(hand, "Ana", "kay-2019", "Aim", WHOLE.strip())
    hand.code("Ana", "kay-2019", "Training", 0, 9, words=WHOLE.strip(), number="kay-2019:AN1")
    summarise(hand, "Ana", "kay-2019", "Training", WHOLE.strip())
    book = book_of(hand, options=Options(contents=("summaries",)))
    for sheet, column in (
        ("Quotations", "Quotation"), ("Summaries", "Summary"), ("Characteristics", "Aim"),
        ("Findings", "Summary"),
    ):  # fmt: skip
        held = "".join(row[column] or "" for row in rows_of(book, sheet))
        assert WHOLE.strip() in held
    assert WHOLE.strip() in cells_of(word_of(hand).tables[2])[-1][2]
    assert len(book["Matrix summaries"]["B8"].value) > 16_000  # as much as a cell holds


def test_a_project_without_anything_is_written(tmp_path):
    with empty_project(tmp_path / "empty.coder") as project:
        book = book_of(Hand(project), options=Options(contents=("summaries",), evidence=True))
        assert "Cross-tables" in book.sheetnames
        assert "No attribute has values that the themes can be counted by." in texts_of(book)


def test_no_codings_and_no_attributes_are_no_failure(hand):
    hand.theme("Training")
    book = book_of(hand)
    assert rows_of(book, "Quotations") == rows_of(book, "Summaries") == []
    assert rows_of(book, "Characteristics")[0]["Citation"] == "Kay, 2019"
    assert len(word_of(hand).tables) == 3


@pytest.mark.parametrize(("name", "write"), [("a.xlsx", write_workbook), ("a.docx", write_tables)])
def test_a_file_that_cannot_be_written_is_said_in_a_sentence(
    hand, tmp_path, monkeypatch, name, write
):
    def refuse(path, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    hand.theme("Training")
    with pytest.raises(CoderError, match=f"{name} could not be written"):
        write(hand.project, matrix(hand.project), tmp_path / name)
    assert not list(tmp_path.glob("a.*"))
