"""Tables as spreadsheets write them, and files that are none."""

import datetime as dt
import zipfile
from contextlib import suppress

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from coder.domain.errors import CoderError
from coder.exchange.attribute_table import read_table
from coder.exchange.workbook_reader import number_words


def csv_of(tmp_path, content, name="table.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path)


def cells_of(table):
    return [row.cells for row in table.rows]


def book_of(tmp_path, rows, change=None):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    book.save(tmp_path / "table.xlsx")
    return read_table(tmp_path / "table.xlsx")


# Text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_commas_semicolons_and_tabs_separate(tmp_path, separator, line_end):
    lines = [["Key", "A, or; B"], ["ali-2022", "one\ntwo"]]
    text = line_end.join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    table = csv_of(tmp_path, text)
    assert (table.heads, cells_of(table)) == (("Key", "A, or; B"), [("ali-2022", "one\ntwo")])
    assert table.decimal_comma == (separator == ";")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_and_a_guess_is_told(tmp_path, encoding):
    table = csv_of(tmp_path, "Key,Größe\nali-2022,Café".encode(encoding))
    assert (table.heads[1], cells_of(table)) == ("Größe", [("ali-2022", "Café")])
    guessed = (
        "table.csv is not in UTF-8 and was read as Windows-1252: look at letters with accents."
    )
    assert table.notes == ((guessed,) if encoding == "cp1252" else ())


def test_a_line_that_names_the_separator_is_heeded(tmp_path):
    table = csv_of(tmp_path, "sep=;\r\nKey;Country\r\nali-2022;UK, Wales\r\n")
    assert (table.heads, cells_of(table)) == (("Key", "Country"), [("ali-2022", "UK, Wales")])
    assert table.rows[0].number == 3


def test_rows_without_a_cell_are_passed_over_and_short_ones_filled(tmp_path):
    table = csv_of(tmp_path, "\n,,\n Key , A ,\n\nali-2022\nkay-2019,1,,,\n")
    assert table.heads == ("Key", "A")
    assert [(row.number, row.cells) for row in table.rows] == [
        (5, ("ali-2022", "")), (6, ("kay-2019", "1")),
    ]  # fmt: skip


def test_a_cell_may_be_long(tmp_path):
    table = csv_of(tmp_path, f"Key,A\nali-2022,{'x' * 400_000}")
    assert len(table.rows[0].cells[1]) == 400_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "table.csv is empty: it needs a first row"),
        ("\n,,\n", "table.csv is empty"),
        ('Key,A\nali-2022,"open\nkay-2019,x', "a quotation mark that is not closed"),
        (b"Key,A\0B", "table.csv is no text"),
    ],
)
def test_a_text_that_is_no_table_is_refused_in_a_sentence(tmp_path, content, said):
    with pytest.raises(CoderError, match=said):
        csv_of(tmp_path, content)


# Workbooks


def test_cells_say_what_a_person_would_type(tmp_path):
    values = [
        True, False, 12, -3.50, 0.1 + 0.2, 1e21, dt.date(2024, 5, 31),
        dt.datetime.fromisoformat("2024-05-31"), dt.datetime.fromisoformat("2024-05-31 14:30"),
        dt.time(9, 15), "  text ", "_x0041_",
    ]  # fmt: skip
    table = book_of(tmp_path, [["Key", *(f"A{n}" for n in range(len(values)))], ["k", *values]])
    assert table.rows[0].cells[1:] == (
        "yes", "no", "12", "-3.5", "0.3", "1" + "0" * 21, "2024-05-31", "2024-05-31",
        "2024-05-31 14:30:00", "09:15:00", "  text ", "_x0041_",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "words"),
    [(0.0, "0"), (-0.0, "0"), (100.0, "100"), (1234.5, "1234.5"), (1e-7, "0.0000001"), (7, "7")],
)
def test_numbers_are_written_plainly(number, words):
    assert number_words(number) == words


def test_a_formula_counts_as_its_result_and_without_one_it_is_wrong(tmp_path):
    table = book_of(tmp_path, [["Key", "A", "B"], ["k", "=1+1", "x"]])
    [wrong] = table.problems
    assert str(wrong) == ("Row 2, A: A formula has no result here: save the file anew in Excel.")
    assert cells_of(table) == [("k", "", "x")]
    table = with_result(tmp_path, b"<v>2</v>")
    assert (table.problems, cells_of(table)) == ((), [("k", "2", "x")])


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell(tmp_path):
    book_of(tmp_path, [["Key", "A", "B"], ["k", '=IF(C2="x","","y")', "x"]])
    table = with_result(tmp_path, b"<v></v>", kind=b"str")
    assert (table.problems, cells_of(table)) == ((), [("k", "", "x")])


def with_result(tmp_path, result, kind=None):
    """The table of a formula in B2 as Excel saves it, with the result beside the formula."""
    path, saved = tmp_path / "table.xlsx", tmp_path / "saved.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(saved, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            if name.endswith("sheet1.xml"):
                held = held.replace(b"<v />", b"<v></v>").replace(b"<v></v>", result)
                if kind:
                    assert b'<c r="B2">' in held
                    held = held.replace(b'<c r="B2">', b'<c r="B2" t="%s">' % kind)
            target.writestr(name, held)
    return read_table(saved)


def test_an_array_formula_is_a_formula(tmp_path):
    def add(sheet):
        sheet["B2"] = ArrayFormula("B2:B3", "=A2:A3")

    table = book_of(tmp_path, [["Key", "A"], ["k", None]], add)
    assert [one.place for one in table.problems] == ["row 2, A"]


def test_merged_cells_are_wrong_where_they_are(tmp_path):
    table = book_of(
        tmp_path, [["Key", "A"], ["k", "x"], ["l", None], ["m", "y"]],
        lambda sheet: sheet.merge_cells("B2:B3"),
    )  # fmt: skip
    assert [str(one) for one in table.problems] == [
        "Row 2, A: B2:B3 are merged into one cell: take them apart, and fill each."
    ]
    assert cells_of(table) == [("k", ""), ("l", ""), ("m", "y")]


def test_an_error_of_excel_is_wrong_where_it_is(tmp_path):
    def add(sheet):
        sheet["B2"].value = "#DIV/0!"
        sheet["B2"].data_type = "e"

    table = book_of(tmp_path, [["Key", "A"], ["k", None]], add)
    assert [one.said for one in table.problems] == ["The cell holds Excel's error #DIV/0!."]


def test_of_several_sheets_the_one_of_attributes_is_read_and_that_is_told(tmp_path):
    book = Workbook()
    book.active.append(["no", "table"])
    book.create_sheet("Attributes").append(["Key", "A"])
    book.save(tmp_path / "table.xlsx")
    table = read_table(tmp_path / "table.xlsx")
    assert table.heads == ("Key", "A")
    assert table.notes == ("Of table.xlsx the sheet 'Attributes' is read, and no other.",)


def test_rows_that_were_only_coloured_are_passed_over(tmp_path):
    def add(sheet):
        sheet["A1000"].number_format = "0.00"

    assert cells_of(book_of(tmp_path, [["Key", "A"], ["k", "x"]], add)) == [("k", "x")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0" + b"x" * 600])
def test_a_file_that_is_no_workbook_is_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "table.xlsx"
    path.write_bytes(content)
    with pytest.raises(CoderError, match=r"table.xlsx is no workbook that can be read"):
        read_table(path)


def test_a_damaged_workbook_is_refused_in_a_sentence(tmp_path):
    book_of(tmp_path, [["Key", "A"], ["k", "x"]])
    with zipfile.ZipFile(tmp_path / "table.xlsx") as source:
        held = {name: source.read(name) for name in source.namelist()}
    for spoiled in held:
        path = tmp_path / "spoiled.xlsx"
        with zipfile.ZipFile(path, "w") as target:
            for name, content in held.items():
                if name != spoiled:
                    target.writestr(name, content)
                else:
                    target.writestr(name, content[: len(content) // 2])
        with suppress(CoderError):  # of all that can be raised
            read_table(path)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("table.ods", "is no table: save it as"),
        ("none.csv", "could not be read"),
        (".", "no table"),
    ],
)
def test_what_is_not_there_or_something_else_is_refused(tmp_path, name, said):
    (tmp_path / "table.ods").write_bytes(b"x")
    with pytest.raises(CoderError, match=said):
        read_table(tmp_path / name)
