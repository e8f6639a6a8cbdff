"""The workbook, read back."""

import hashlib
import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from coder.analysis.matrix import matrix
from coder.domain.errors import CoderError
from coder.export.options import Limits, Options
from coder.export.workbook import write_workbook
from coder.operations.memos import write_memo
from coder.store.coders import coders
from coder.store.project import Project
from tests.coded_project import Hand, empty_project

HOSTILE = {
    "formula": '=HYPERLINK("http://x","y")&A1',
    "plus": "+1+1",
    "minus": "-2",
    "at": "@SUM(A1)",
    "error": "#N/A",
    "astral": "😀 𐎠 \U0001d518",
    "rtl": "תמיכה בין עמיתים والدعم المتبادل",
    "markup": "<c t='n'>&amp;]]>",
    "spaces": "  two \n lines  ",
    "number": "0012",
}


@pytest.fixture
def hand(tmp_path):
    with empty_project(tmp_path / "r.coder", title="Peers & trainers") as project:
        hand = Hand(project)
        hand.coder("Ana")
        hand.coder("Ben")
        hand.theme("Support", definition="What sustains", use_when="sustained", shortcut="1")
        hand.theme("Group", "Support")
        hand.theme("Training")
        hand.theme("Guidance")
        hand.document("kay-2019", authors="Sarah Kay; Alison Edgley", year=2019, title="Peers")
        hand.document("ali-2022", authors="Ali et al.", year=2022, title="=Title")
        hand.document("gone-2001", excluded="no full text")
        yield hand


def write(hand, name="out.xlsx", **options):
    asked = {key: options.pop(key) for key in ("by", "coders", "only_coder") if key in options}
    path = hand.project.path.parent / name
    write_workbook(hand.project, matrix(hand.project, **asked), path, **options)
    return path


def load_workbook(path):
    """As openpyxl reads it."""
    import openpyxl

    return openpyxl.load_workbook(path)


def table(sheet, head):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(number for number, row in enumerate(rows) if row[0] == head)
    return rows[at], rows[at + 1 :]


def about(book):
    return {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}


def test_the_sheets_come_in_order_with_their_columns(hand):
    book = load_workbook(write(hand))
    assert book.sheetnames == [
        "Matrix", "Quotations", "Codebook", "Summaries", "Statements", "Characteristics",
        "Values", "Findings", "Documents", "Cross-tables", "Judgements", "About",
    ]  # fmt: skip
    assert [cell.value for cell in book["Quotations"][1]] == [
        "Number", "Citation", "Printed page", "PDF page", "Theme", "Quotation", "Coder", "Coded at",
        "Memo", "Document title",
    ]  # fmt: skip
    assert table(book["Matrix"], "Document")[0] == [
        "Document", "Support", "Support / Group", "Training", "Guidance",
    ]  # fmt: skip


def test_cells_show_passages_and_tell_absent_unclear_and_open_apart(hand):
    hand.code("Ana", "ali-2022", "Group", 0, 9)
    hand.code("Ben", "ali-2022", "Group", 5, 12)
    hand.code("Ben", "ali-2022", "Group", 50, 60)
    hand.assess("Ana", "ali-2022", "Training", "absent")
    hand.assess("Ana", "ali-2022", "Guidance", "unclear")
    sheet = load_workbook(write(hand))["Matrix"]
    assert table(sheet, "Document")[1] == [
        ["ali-2022", 2, 2, "–", "?"],
        ["kay-2019", None, None, None, None],
    ]
    filled = sheet.cell(row=sheet.max_row, column=2).fill
    assert filled.fill_type == "solid"
    legend = [sheet.cell(row=row, column=2).value for row in range(2, 6)]
    assert [words.split(" ")[0].rstrip(":") for words in legend] == [
        "passages", "absent", "unclear", "open",
    ]  # fmt: skip


def test_filled_cells_lead_to_their_first_quotation(hand):
    hand.code("Ana", "kay-2019", "Training", 0, 9, number="training")
    hand.code("Ana", "kay-2019", "Group", 20, 29, number="group 1")
    hand.code("Ana", "kay-2019", "Group", 50, 60, number="group 2")
    book = load_workbook(write(hand))
    found = {}
    for row in book["Matrix"].iter_rows():
        for cell in row:
            if cell.hyperlink:
                sheet, place = cell.hyperlink.location.split("!")
                found[cell.coordinate] = book[sheet.strip("'")][place].value
    assert found == {"B9": "group 1", "C9": "group 1", "D9": "training"}


def test_links_end_where_a_sheet_holds_no_more_and_about_says_so(hand):
    for theme in ("Support", "Training", "Guidance"):
        hand.code("Ana", "kay-2019", theme, 0, 9)
    book = load_workbook(
        write(hand, options=Options(limits=Limits(rows=100, columns=100, links=2)))
    )
    links = [cell for row in book["Matrix"].iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 2
    assert "1 more have none" in about(book)["Links"]


def test_quotations_go_on_in_a_second_sheet(hand):
    for number in range(5):
        hand.code("Ana", "kay-2019", "Training", 10 * number, 10 * number + 5, number=str(number))
    hand.code("Ana", "kay-2019", "Guidance", 90, 95, number="last")
    book = load_workbook(
        write(hand, options=Options(limits=Limits(rows=4, columns=100, links=100)))
    )
    assert book.sheetnames[:4] == ["Matrix", "Quotations", "Quotations 2", "Codebook"]
    held = [[cell.value for cell in book[name]["A"]] for name in book.sheetnames[1:3]]
    assert held == [["Number", "0", "1", "2"], ["Number", "3", "4", "last"]]
    guidance = book["Matrix"].cell(row=9, column=5)
    assert guidance.hyperlink.location == "'Quotations 2'!A4"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_becomes_a_formula_or_breaks_the_file(hand, name):
    text = HOSTILE[name]
    hand.code("Ana", "ali-2022", "Training", 0, 9, quote=text, words=text, number=text)
    hand.set("theme", "Training", name=text, definition=text)
    hand.set("coder", "Ana", name=text)
    book = load_workbook(write(hand))
    row = book["Quotations"][2]
    assert [row[place].value for place in (0, 4, 5, 6, 9)] == [text, text, text, text, "=Title"]
    for sheet in book:
        assert all(cell.data_type != "f" for cells in sheet.iter_rows() for cell in cells)


def test_control_characters_can_be_seen(hand):
    hand.code("Ana", "ali-2022", "Training", 0, 9, words="a\x01b\x0bc\x1fd")
    assert load_workbook(write(hand))["Quotations"]["F2"].value == "a␁b␋c␟d"


def test_what_looks_like_an_escape_is_escaped(hand):
    hand.code("Ana", "ali-2022", "Training", 0, 9, words="_x0041_")
    with ZipFile(write(hand)) as archive:
        assert b"<t>_x005F_x0041_</t>" in archive.read("xl/worksheets/sheet2.xml")


def test_a_quotation_too_long_for_a_cell_goes_on_below(hand):
    long = "".join(f"{number:07} " for number in range(5_000))
    hand.code("Ana", "ali-2022", "Training", 0, 9, words=long, number="ali-2022:AN1")
    hand.code("Ana", "ali-2022", "Training", 20, 29, words="next", number="ali-2022:AN2")
    book = load_workbook(write(hand))
    rows = [[cell.value for cell in row] for row in book["Quotations"].iter_rows(min_row=2)]
    assert [row[0] for row in rows] == [
        "ali-2022:AN1", "ali-2022:AN1 (continued)", "ali-2022:AN2",
    ]  # fmt: skip
    assert "".join(row[5] for row in rows[:2]) == long
    assert rows[0][4] == rows[1][4] == "Training"
    assert about(book)["Long texts"].startswith("2 rows")  # Findings, too


def test_pages_and_times_are_numbers_where_they_can_be(hand):
    hand.set("document", "kay-2019", page_offset=11)
    hand.code("Ana", "kay-2019", "Training", 0, 9)
    hand.code("Ana", "kay-2019", "Training", 20, 29, boxes=[(0, 0, 0, 9, 9), (1, 0, 0, 9, 9)])
    book = load_workbook(write(hand))
    first, second = (
        [cell.value for cell in row] for row in book["Quotations"].iter_rows(min_row=2)
    )
    assert first[1:4] == ["(Kay and Edgley, 2019: 12)", 12, 1]
    assert second[2] == "12–13"
    assert first[7] == datetime(2026, 3, 1, 9, 15)  # noqa: DTZ001


def test_excluded_documents_are_listed_and_not_quoted(hand):
    hand.code("Ana", "gone-2001", "Training", 0, 9)
    book = load_workbook(write(hand))
    assert book["Quotations"].max_row == 1
    assert [row[0].value for row in book["Documents"].iter_rows(min_row=2)] == [
        "ali-2022", "gone-2001", "kay-2019",
    ]  # fmt: skip
    gone = [cell.value for cell in book["Documents"][3]]
    assert (gone[7], gone[8], gone[10]) == ("no", "no full text", 1)
    assert about(book)["Excluded documents"] == "gone-2001: no full text"


def test_the_workbook_of_one_person_holds_no_memos_of_others(hand):
    coding = hand.code("Ana", "ali-2022", "Training", 0, 9)
    for name in ("Ana", "Ben"):
        write_memo(
            hand.project, table="coding", row=coding, coder=hand.ids[name], text=f"by {name}"
        )
    [ana] = [one for one in coders(hand.project) if one.name == "Ana"]
    noted = {}
    for name, only in (("all.xlsx", None), ("ana.xlsx", ana)):
        book = load_workbook(write(hand, name, only_coder=only))
        head, *rows = book["Quotations"].iter_rows(values_only=True)
        noted[name] = rows[0][head.index("Memo")]
    assert sorted(noted["all.xlsx"].splitlines()) == ["by Ana", "by Ben"]
    assert noted["ana.xlsx"] == "by Ana"


def test_each_coder_has_rows_below_those_of_all(hand):
    hand.code("Ben", "ali-2022", "Training", 0, 9, number="ben")
    hand.code("Ana", "ali-2022", "Training", 5, 19, number="ana")
    book = load_workbook(write(hand, coders="each"))
    head, rows = table(book["Matrix"], "Document")
    assert head[:2] == ["Document", "Coder"]
    assert [row[:2] + row[4:5] for row in rows[:3]] == [
        ["ali-2022", "all", 1], ["ali-2022", "Ana", 1], ["ali-2022", "Ben", 1],
    ]  # fmt: skip
    places = [book["Matrix"].cell(row=row, column=5).hyperlink.location for row in (8, 9, 10)]
    named = [book["Quotations"][place.split("!")[1]].value for place in places]
    assert named == ["ben", "ana", "ben"]


def test_a_row_of_the_matrix_is_as_high_as_its_names_need(hand):
    hand.document("the-recovery-education-partnership-of-the-northern-colleges-2020")
    sheet = load_workbook(write(hand))["Matrix"]
    heights = {row[0].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows()}
    lines = heights["the-recovery-education-partnership-of-the-northern-colleges-2020"]
    assert lines > 2 * heights["ali-2022"]


def test_long_titles_and_long_names_of_themes_make_nothing_high(hand):
    hand.code("Ana", "kay-2019", "Training", 0, 9)
    hand.code("Ana", "ali-2022", "Training", 0, 9)
    hand.set("document", "kay-2019", title="A long title of an article " * 20)
    hand.set("theme", "Guidance", name="Guidance and more of it " * 20)
    book = load_workbook(write(hand))
    heights = [book["Quotations"].row_dimensions[row].height for row in (2, 3)]
    assert heights[0] == heights[1]
    assert book["Quotations"]["J3"].value == "A long title of an article " * 20
    assert book["Matrix"].row_dimensions[7].height < 100
    assert book["Codebook"]["A5"].value == "Guidance and more of it " * 20


def test_the_codebook_counts_documents_by_state(hand):
    hand.code("Ana", "ali-2022", "Group", 0, 9)
    hand.assess("Ana", "kay-2019", "Support", "absent")
    head, rows = table(load_workbook(write(hand))["Codebook"], "Theme")
    support = dict(zip(head, rows[0], strict=True))
    assert support["Definition"] == "What sustains"
    named = [f"Documents {state}" for state in ("present", "unclear", "absent", "open")]
    assert [support[name] for name in named] == [1, 0, 1, 0]


def test_sheets_keep_their_heads_in_sight_and_filter(hand):
    hand.code("Ana", "ali-2022", "Group", 0, 9)
    book = load_workbook(write(hand))
    assert (book["Matrix"].freeze_panes, book["Matrix"].auto_filter.ref) == ("B8", "A7:E9")
    assert (book["Quotations"].freeze_panes, book["Quotations"].auto_filter.ref) == ("B2", "A1:J2")
    for sheet in book:
        assert sheet.print_title_rows
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert book["Quotations"]["F2"].alignment.wrap_text


def test_a_wide_sheet_is_printed_on_few_pages_and_the_legend_stands_on_the_first(hand):
    for number in range(20):
        hand.theme(f"Theme {number}")
    book = load_workbook(write(hand))
    setup = book["Matrix"].page_setup
    assert (setup.fitToWidth, setup.fitToHeight) == (2, 0)
    assert book["Quotations"].page_setup.fitToWidth == 1
    # Column A is repeated on each page: a sign in it would stand there without its words.
    assert [cell.value for cell in book["Matrix"][3][:3]][:2] == [None, "–"]
    assert book["Matrix"]["C3"].value.startswith("absent")
    assert {book["Matrix"].cell(row=row, column=1).value for row in range(2, 7)} == {None}


def test_a_name_in_hebrew_stands_on_the_left_as_its_column_does(hand):
    hand.theme("תמיכה בין עמיתים")
    hand.code("Ana", "ali-2022", "תמיכה בין עמיתים", 0, 9)
    book = load_workbook(write(hand))
    for sheet, cell in (("Quotations", "E2"), ("Findings", "A2"), ("Codebook", "A2")):
        assert book[sheet][cell].alignment.horizontal == "left"


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_data_give_the_same_bytes_whenever_and_wherever(hand):
    hand.code("Ana", "ali-2022", "Group", 0, 9)
    first = digest(write(hand))
    path = hand.project.path
    code = (
        "import sys; from pathlib import Path; from coder.store.project import Project\n"
        "from coder.analysis.matrix import matrix\n"
        "from coder.export.workbook import write_workbook\n"
        "with Project(Path(sys.argv[1]), write=False) as p:\n"
        "    write_workbook(p, matrix(p), Path(sys.argv[2]))"
    )
    for number, zone in enumerate(("Asia/Kolkata", "America/Los_Angeles")):
        other = path.with_name(f"{number}.xlsx")
        subprocess.run(
            [sys.executable, "-c", code, path, other],
            check=True,
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": str(number), "LC_ALL": "C"},
            cwd=Path(__file__).parents[2],
        )
        assert digest(other) == first


def test_the_file_tells_the_time_of_the_data(hand):
    made_at = hand.project.db.execute("SELECT max(made_at) FROM operation").fetchone()[0]
    properties = load_workbook(write(hand)).properties
    assert properties.created == properties.modified
    assert properties.created.isoformat() == made_at[:19]
    assert made_at in about(load_workbook(write(hand, "again.xlsx")))["Data of"]


def test_a_workbook_is_not_replaced_unless_told(hand):
    path = write(hand)
    before = digest(path)
    with pytest.raises(CoderError, match="exists already"):
        write(hand)
    hand.code("Ana", "ali-2022", "Group", 0, 9)
    write(hand, overwrite=True)
    assert digest(path) != before


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("out.csv", "let it end in .xlsx"), ("no/out.xlsx", "does not exist"), ("d.xlsx", "a folder")],
)
def test_a_path_that_cannot_be_is_refused_in_a_sentence(hand, name, sentence):
    hand.project.path.with_name("d.xlsx").mkdir()
    with pytest.raises(CoderError, match=re.escape(sentence)):
        write(hand, name)


def test_a_codebook_larger_than_a_sheet_is_refused(hand):
    with pytest.raises(CoderError, match="more than a sheet has columns"):
        write(hand, options=Options(limits=Limits(rows=100, columns=5, links=5)))


class StoppedError(Exception):
    pass


def test_progress_is_told_and_can_stop_the_work(hand, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for number in range(3):
        hand.code("Ana", "ali-2022", "Group", number, number + 1)
    seen = []
    write(hand, progress=lambda *done: seen.append(done))
    assert seen[-1] == (8, 8)

    def stop(*_):
        raise StoppedError

    before = digest(hand.project.path.with_name("out.xlsx"))
    with pytest.raises(StoppedError):
        write(hand, overwrite=True, progress=stop)
    assert digest(hand.project.path.with_name("out.xlsx")) == before
    assert sorted(path.name for path in tmp_path.iterdir() if "coder" not in path.name) == [
        "out.xlsx"
    ]


def test_a_project_that_is_only_read_can_be_exported(hand):
    hand.code("Ana", "ali-2022", "Group", 0, 9)
    with Project(hand.project.path, write=False) as project:
        path = project.path.with_name("read.xlsx")
        write_workbook(project, matrix(project), path)
    assert digest(path) == digest(write(hand))
