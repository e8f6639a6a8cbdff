"""Workbook, evidence pages and Word tables at the terminal."""

import signal
import sys

import docx
import openpyxl
import pytest


@pytest.fixture
def coded(desk):
    """Ana's review with a passage, an attribute and a summary."""
    words = desk.do("text", "quillan-2016")["pages"][0]["text"].split()[:12]
    coding = desk.do(
        "code", "quillan-2016", "--quote", " ".join(words), "--theme", "Training", "--page", "1"
    )
    desk.do("document", "quillan-2016", "--set", "Country=Ireland")
    text = f"Little time [{coding['number']}]."
    desk.do("summary", "quillan-2016", "--theme", "Training", "--text", text)
    return desk


def test_the_workbook_holds_what_was_asked_for(coded, tmp_path):
    out = tmp_path / "out.xlsx"
    value = coded.do(
        "matrix", out, "--content", "characters,summaries", "--sheets", "quotations,summaries",
        "--leave-out", "Quotations:Memo",
    )  # fmt: skip
    assert value["workbook"] == str(out)
    assert value["open_cells"] > 0
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == [
        "Matrix", "Matrix characters", "Matrix summaries", "Quotations", "Summaries", "About",
    ]  # fmt: skip
    assert book["Summaries"]["E2"].value.startswith("Little time [quillan-2016:")
    assert book["Summaries"]["F2"].hyperlink.location == "'Quotations'!A2"


def test_the_file_may_come_behind_the_options(coded, tmp_path):
    out = tmp_path / "out.xlsx"
    assert coded.do("matrix", "--coders", "each", out)["workbook"] == str(out)
    assert coded.do("chart", "quillan-2016", "--coder", "Ana", "Country=Wales")
    assert coded.do("matrix", "--by", "study")["rows"]


@pytest.mark.parametrize(
    ("command", "name"),
    [("matrix", "out.xlsx"), ("tables", "out.docx"), ("table", "out.xlsx"), ("table", "out.csv")],
)
def test_a_folder_that_takes_nothing_costs_one_sentence(coded, tmp_path, command, name):
    """The file that is written first is a folder: so nobody can write it, not even root."""
    words = (command, "export") if command == "table" else (command,)
    (tmp_path / f"{name}.part").mkdir()
    said = coded.refused(*words, tmp_path / name)
    assert said.startswith(f"{name} could not be written")
    (tmp_path / name).mkdir()
    for more in ((), ("--overwrite",)):
        assert coded.refused(*words, tmp_path / name, *more) == (
            f"{name} is a folder: choose another name."
        )
    long = tmp_path / f"{'n' * 300}{name[-5:]}"
    assert "cannot be a file there" in coded.refused(*words, long)


def test_an_open_conflict_about_a_summary_is_told_in_workbook_and_word(coded, tmp_path):
    ben = coded.hand_out("Ben", tmp_path / "ben.coder")
    where = ("summary", "quillan-2016", "--theme", "Training", "--consensus", "--text")
    ben.do(*where, "Enough time.")
    coded.do(*where, "Little time.")
    coded.merge(ben.path)
    said = "1 conflict about summaries is open: the tables show one of the versions"
    out, tables = tmp_path / "out.xlsx", tmp_path / "tables.docx"
    assert said in coded.say("matrix", out)
    assert said in coded.say("tables", tables)
    about = {row[0].value: row[1].value for row in openpyxl.load_workbook(out)["About"].iter_rows()}
    assert about["Open conflicts"].startswith(said)
    assert any(said in paragraph.text for paragraph in docx.Document(tables).paragraphs)
    [conflict] = coded.open_conflicts()
    coded.do("conflicts", "--settle", conflict["id"], "--keep", 1)
    assert "conflict about" not in coded.say("matrix", out, "--overwrite")
    about = {row[0].value: row[1].value for row in openpyxl.load_workbook(out)["About"].iter_rows()}
    assert about["Open conflicts"].startswith("none")


@pytest.mark.parametrize(
    ("words", "last"),
    [(("matrix", "out.xlsx", "--evidence"), "write_about"), (("tables", "out.docx"), "save")],
)
def test_an_export_that_the_system_ends_leaves_what_was_there(
    coded, tmp_path, monkeypatch, words, last
):
    monkeypatch.chdir(tmp_path)
    command, *words = words
    coded.say(command, *words)
    before = {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*") if one.is_file()}

    def end(frame, event, _argument):
        if event == "call" and frame.f_code.co_name == last:
            sys.setprofile(None)
            signal.raise_signal(signal.SIGTERM)

    sys.setprofile(end)
    try:
        outcome = coded.terminal.type(command, coded.path, *words, "--overwrite")
    finally:
        sys.setprofile(None)
    assert outcome.code == 1
    assert "stopped" in outcome.err.casefold()
    assert {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*") if one.is_file()} == before
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_columns_are_left_out_by_their_names_in_any_case(coded, tmp_path):
    out = tmp_path / "out.xlsx"
    coded.do(
        "matrix", out, "--leave-out", "quotations:memo", "--leave-out", "CHARACTERISTICS:country"
    )
    book = openpyxl.load_workbook(out)
    assert "Memo" not in [cell.value for cell in book["Quotations"][1]]
    assert "Country" not in [cell.value for cell in book["Characteristics"][1]]
    about = [row[0].value for row in book["About"].iter_rows()]
    assert {"Column Memo", "Column Country"} <= set(about)
    tables = tmp_path / "tables.docx"
    coded.do("tables", tables, "--leave-out", "characteristics:title")
    head = docx.Document(tables).tables[0].rows[0].cells
    assert [cell.text for cell in head] == ["Document", "Country"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("matrix", "out.xlsx", "--leave-out", "quotations:memos"),
         "'memos' is no column of Quotations, which has Number, Citation, Printed page"),
        (("matrix", "out.xlsx", "--leave-out", "quotes:memo"),
         "'quotes' is no sheet: there are Quotations, Codebook"),
        (("matrix", "out.xlsx", "--leave-out", "quotations:number"),
         "Number is always there: Quotations can do without Citation, Printed page"),
        (("matrix", "out.xlsx", "--leave-out", "cross-tables:n"),
         "No column of Cross-tables can be left out"),
        (("tables", "out.docx", "--leave-out", "characteristics:doi"),
         "'doi' is no column of Characteristics, which has Document, Title and Country."),
        (("tables", "out.docx", "--leave-out", "quotations:memo"),
         "'quotations' is no table: there are Characteristics, Statements and Findings."),
    ],
)  # fmt: skip
def test_a_column_that_cannot_be_left_out_is_refused_with_those_that_can(coded, words, sentence):
    assert sentence in coded.refused(*words)


def test_evidence_pages_lie_beside_the_workbook(coded, tmp_path):
    value = coded.do("matrix", tmp_path / "out.xlsx", "--evidence")
    assert value["evidence"] == str(tmp_path / "out-evidence")
    assert sorted(one.name for one in (tmp_path / "out-evidence").iterdir()) == [
        "index.html", "quillan-2016.html",
    ]  # fmt: skip


def test_cells_in_dispute_are_marked_at_the_terminal(coded):
    assert "≠" not in coded.say("matrix")
    coded.do("coders", "--add", "Ben")
    coded.assess("quillan-2016", "Training", "absent", "--coder", "Ben")
    for person in ("Ana", "Ben"):
        coded.finish("quillan-2016", "--coder", person)
    legend, *rows = coded.say("matrix").partition("reviewers who finished differ.")[::2]
    assert legend.endswith("≠ ")
    assert "1 ≠" in rows[0]


def test_it_is_said_how_many_cells_are_open(coded, tmp_path):
    said = coded.say("matrix", tmp_path / "out.xlsx")
    assert "cells are open." in said
    assert "that nobody has confirmed." in said


def test_tables_are_written_for_word(coded, tmp_path):
    out = tmp_path / "tables.docx"
    value = coded.do("tables", out)
    assert value["tables"] == str(out)
    assert len(docx.Document(out).tables) == 3
    coded.do("tables", out, "--overwrite", "--tables", "statements", "--by", "study")
    assert len(docx.Document(out).tables) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("matrix", "--evidence"), "say what it is called"),
        (("matrix", "--style", "apa"), "say what it is called"),
        (("matrix", "out.xlsx", "--sheets", "Sums"), "'Sums' is no sheet"),
        (("tables", "out.doc"), "let it end in .docx"),
        (("tables", "nowhere/out.docx"), "does not exist"),
        (("tables", "out.docx", "--tables", "codebook"), "'codebook' is no table"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(coded, words, sentence):
    assert sentence in coded.refused(*words)


def test_workbook_and_tables_cite_and_round_as_they_are_told(coded, tmp_path):
    asked = ("--style", "keys", "--decimals", "2", "--rounding", "half-even", "--of", "known")
    coded.do("matrix", tmp_path / "out.xlsx", *asked)
    coded.do("tables", tmp_path / "out.docx", *asked)
    told = "(n = 1; 100.00%) (quillan-2016)"
    rows = openpyxl.load_workbook(tmp_path / "out.xlsx")["Statements"].iter_rows(values_only=True)
    assert told in [row[5] for row in rows]
    table = docx.Document(tmp_path / "out.docx").tables[1]
    assert told in [row.cells[1].text for row in table.rows]
