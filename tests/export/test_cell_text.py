"""Text in cells."""

import re

from hypothesis import given
from hypothesis import strategies as st

from coder.export.cell_text import LONGEST, escaped, fit, parts

tricky = st.text(st.sampled_from("_x0041F😀a"), max_size=40) | st.text(max_size=40)


def read(cell):
    """As a spreadsheet program reads a cell (ISO/IEC 29500-1, ST_Xstring)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), cell)


def units(text):
    return len(text.encode("utf-16-le")) // 2


@given(tricky.map(fit))
def test_a_text_reads_back_as_it_was_typed(text):
    assert read(escaped(text)) == text


@given(st.text(st.characters(codec=None), max_size=50))
def test_whatever_is_no_character_of_xml_can_be_seen_instead(text):
    found = fit(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", found)
    assert len(found) <= len(text)


def test_control_characters_become_their_pictures():
    assert fit("a\x00\x07\x1b\x7f") == "a␀␇␛␡"
    assert fit("tab\tline\nend\r\nmac\r") == "tab\tline\nend\nmac\n"


@given(tricky, st.integers(1, 40_000))
def test_a_long_text_is_cut_into_cells_without_losing_anything(text, length):
    long = (text * (length // max(1, len(text)) + 1))[:length]
    found = parts(long)
    assert "".join(found) == long
    assert all(units(escaped(part)) <= LONGEST for part in found)


def test_a_text_that_fits_stays_in_one_cell():
    assert parts("a" * LONGEST) == ["a" * LONGEST]
    assert len(parts("😀" * (LONGEST // 2))) == 1
    assert len(parts("😀" * LONGEST)) > 1
