"""Quotations that could break a workbook or a program reach it whole and harmless."""

import re
import zipfile

import pymupdf
import pytest
from openpyxl import load_workbook

FORMULA = '=HYPERLINK("http://evil.example";"click") + cmd|\' /C calc\'!A0'
LONG = " ".join(f"word{number}" for number in range(4_600))
ARABIC = "وكان التدريب مشتركا بين المدربين"
ASTRAL = "from the seedling 🌱 to 𝔹 it grew"
ESCAPE = "the value _x0041_ stands as it stands"
CELL = 32_767  # UTF-16 units that Excel's cells hold


def _in_letters_of_its_own(text, *, leftwards):
    """A page whose font says of Latin letters that they mean the characters of a text."""
    codes = {one: chr(ord("A") + place) for place, one in enumerate(sorted(set(text)))}
    document = pymupdf.open()
    page = document.new_page()
    x = 400 if leftwards else 100
    for one in text:
        width = pymupdf.get_text_length(codes[one], fontsize=9)
        x -= width * leftwards
        page.insert_text((x, 90), codes[one], fontsize=9)
        x += width * (not leftwards)
    pairs = "".join(
        f"<{ord(code):02x}> <{one.encode('utf-16-be').hex()}>\n" for one, code in codes.items()
    )
    table = document.get_new_xref()
    document.update_object(table, "<<>>")
    document.update_stream(table, CMAP.format(count=len(codes), pairs=pairs).encode())
    for font in page.get_fonts():
        document.xref_set_key(font[0], "ToUnicode", f"{table} 0 R")
    return document


CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Own def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
{count} beginbfchar
{pairs}endbfchar endcmap end end
"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    """An article whose text is hostile: one page for each kind."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.pdf"
    with pymupdf.open() as document:
        for text in (FORMULA, ESCAPE, "tab\there, bell \x07 inside and escape \x1b done"):
            document.new_page().insert_text((72, 90), text, fontname="helv", fontsize=9)
        for text, leftwards in ((ASTRAL, False), (ARABIC, True)):
            with _in_letters_of_its_own(text, leftwards=leftwards) as other:
                document.insert_pdf(other)
        page = document.new_page(width=2_000, height=3_000)
        left = page.insert_textbox(pymupdf.Rect(20, 20, 1_980, 2_980), LONG, fontsize=9)
        assert left >= 0
        document.save(path)
    return path


@pytest.fixture
def hostile(bare, paper):
    bare.do("add", paper)
    bare.do("document", "hostile.pdf", "--key", "=evil-2020", "--set", "title=+1+1",
            "--set", "authors=@SUM(A1)", "--set", "year=2020")  # fmt: skip
    bare.do("theme", "add", "+2+3", "--definition", "=1+1")
    return bare


def quotations(path):
    sheet = load_workbook(path)["Quotations"]
    rows = [list(row) for row in sheet.iter_rows()]
    place = next(n for n, row in enumerate(rows) if row[0].value == "Number")
    head = [cell.value for cell in rows[place]]
    return [dict(zip(head, row, strict=True)) for row in rows[place + 1 :]]


def coded(desk, tmp_path, quote, memo=None):
    told = desk.code("hostile.pdf", quote, "+2+3", memo=memo)
    assert desk.passages()[0]["quote"] == told["quote"]
    out = tmp_path / "matrix.xlsx"
    desk.do("matrix", out)
    for row in load_workbook(out).worksheets:
        assert all(cell.data_type != "f" for line in row.iter_rows() for cell in line)
    with zipfile.ZipFile(out) as packed:
        sheets = b"".join(packed.read(name) for name in packed.namelist() if "sheet" in name)
    assert not re.search(rb"<f[ >]", sheets)
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", sheets)
    return told, quotations(out)


def test_a_formula_stays_text(hostile, tmp_path):
    told, (row,) = coded(hostile, tmp_path, FORMULA, memo="=1+1")
    assert told["quote"] == FORMULA
    assert row["Quotation"].value == FORMULA
    assert row["Memo"].value == "=1+1"
    assert row["Document title"].value == "+1+1"
    assert row["Theme"].value == "+2+3"
    assert row["Number"].value == told["number"]
    assert told["number"].startswith("=evil-2020:")


def test_what_looks_like_an_escape_stays_as_it_is(hostile, tmp_path):
    told, (row,) = coded(hostile, tmp_path, ESCAPE)
    assert told["quote"] == ESCAPE
    with zipfile.ZipFile(tmp_path / "matrix.xlsx") as packed:
        sheets = b"".join(packed.read(name) for name in packed.namelist() if "sheet" in name)
    assert b"_x005F_x0041_" in sheets
    assert row["Quotation"].value.replace("_x005F_", "_") == ESCAPE


def test_control_characters_do_no_harm(hostile, tmp_path):
    page = hostile.text("hostile.pdf")[2]["text"]
    told, (row,) = coded(hostile, tmp_path, " ".join(page.split()), memo="bell \x07 rings")
    assert "inside and escape" in told["quote"]
    assert row["Quotation"].value.startswith("tab")
    assert "inside and escape" in row["Quotation"].value
    assert "bell" in row["Memo"].value
    assert "rings" in row["Memo"].value


def test_astral_characters_come_back_and_count_once(hostile, tmp_path):
    page = hostile.text("hostile.pdf")[3]
    told, (row,) = coded(hostile, tmp_path, ASTRAL)
    assert told["quote"] == row["Quotation"].value == ASTRAL
    start = told["start"] - page["start"]
    assert page["text"][start : start + told["end"] - told["start"]] == told["raw"] == ASTRAL


def test_right_to_left_text_comes_back(hostile, tmp_path):
    told, (row,) = coded(hostile, tmp_path, ARABIC)
    assert told["quote"] == row["Quotation"].value == ARABIC


def test_a_quotation_longer_than_a_cell_goes_on(hostile, tmp_path):
    assert len(LONG) > 40_000
    told, rows = coded(hostile, tmp_path, LONG)
    assert told["quote"] == LONG
    parts = [row["Quotation"].value for row in rows]
    assert len(parts) > 1
    assert all(len(part.encode("utf-16-le")) // 2 <= CELL for part in parts)
    assert "".join(parts) == LONG


def test_words_that_cannot_be_read_are_coded_and_it_is_said(bare, tmp_path):
    words = "the bo\ue000rd met"
    with _in_letters_of_its_own(words, leftwards=False) as document:
        document.save(tmp_path / "broken.pdf")
    bare.do("add", tmp_path / "broken.pdf")
    bare.do("theme", "add", "Meeting")
    bare.do("theme", "add", "Board")
    said = bare.say("code", "broken.pdf", "--quote", words, "--theme", "Meeting")
    assert words in said
    assert "Part of these words cannot be read" in said
    assert bare.code("broken.pdf", words, "Board")["unreadable"]
    assert not bare.code("broken.pdf", "met", "Board")["unreadable"]
    said = bare.say("autocode", "met", "--theme", "Meeting", "--unit", "sentence")
    assert "Part of the words of 1 passage cannot be read" in said
