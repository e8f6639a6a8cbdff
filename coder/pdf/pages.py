"""The characters of a page with their boxes, as MuPDF sets them into lines."""

import sys
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain
from math import isnan
from operator import itemgetter
from typing import Any, Final

import pymupdf

from coder.domain.bibliography.first_page import PageLine, plain
from coder.domain.bibliography.person_names import MARK
from coder.domain.texts.reading_order import LineBox, cut, is_plausible
from coder.domain.texts.text import Page, storable
from coder.pdf.overprinting import printed_once
from coder.pdf.sign_fonts import name_signs

# Without TEXT_CID_FOR_UNKNOWN_UNICODE a glyph that names no character is an honest U+FFFD, where
# PyMuPDF by default makes up a letter from the glyph's number.
FLAGS: Final = (
    pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
)
EXTRACTOR: Final = f"pymupdf {pymupdf.__version__} rawdict flags={FLAGS} coder=3"
"""Name, version and settings: raise the last number whenever this module reads differently."""

_FARTHEST: Final = 2**28  # 1/100 pt: what damaged files give beyond it is put there
# Added to a number below 2**31 it leaves the rounded number in the lower half of the double, and
# one of two known patterns in the upper: twice as fast as round(), which was a tenth of reading.
_ROUNDER: Final = 1.5 * 2**52
_LOW: Final = 0 if sys.byteorder == "little" else 1
_SIGNS: Final = tuple(number.to_bytes(4, sys.byteorder) for number in (0x43380000, 0x4337FFFF))
_SMALL: Final = 0.85  # of the line's size: what is smaller is a superscript or an index
_PLAIN: Final = (1.0, 0.0)  # direction of a line that runs from left to right
_letter = itemgetter("c")
_box = itemgetter("bbox")
_Line = dict[str, Any]  # as PyMuPDF's rawdict gives it


def read_page(page: pymupdf.Page, label: str | None) -> tuple[Page, list[_Line]]:
    """The page, and its lines as MuPDF gives them, for ``page_lines``."""
    raw = page.get_textpage(flags=FLAGS).extractRAWDICT()
    # A line knows its box only as floats, and a text page of nothing but pictures has no lines.
    lines = printed_once(line for block in raw["blocks"] for line in block.get("lines", ()))
    for line in lines:
        for span in line["spans"]:
            name_signs(span)
    lines, order = _in_reading_order(lines)
    words, boxes = _characters(lines)
    width, height = _hundredths((raw["width"], raw["height"]))
    return Page(words, boxes, width, height, page.rotation, label, order), lines


def page_lines(lines: Iterable[_Line]) -> Iterator[PageLine]:
    """The upright lines with what a reader sees of them: size, weight, place."""
    for line in lines:
        words = plain("".join(map(_letter, chain.from_iterable(_spans(line)))))
        if words and line["dir"] == _PLAIN:
            span = max(line["spans"], key=lambda span: len(span["chars"]))
            bold = bool(span["flags"] & pymupdf.TEXT_FONT_BOLD) or "bold" in span["font"].lower()
            place = _hundredths(line["bbox"])
            names = plain(_without_superscripts(line, span["size"]))
            yield PageLine(words, names, round(span["size"], 1), bold, *place)


def _without_superscripts(line: _Line, size: float) -> str:
    return "".join(
        MARK
        if span["size"] < _SMALL * size or span["flags"] & pymupdf.TEXT_FONT_SUPERSCRIPT
        else "".join(map(_letter, span["chars"]))
        for span in line["spans"]
    )


def _spans(line: _Line) -> list[list[dict[str, Any]]]:
    return [span["chars"] for span in line["spans"]]


def _in_reading_order(lines: list[_Line]) -> tuple[list[_Line], str]:
    placed = [
        LineBox._make((*line["bbox"], sum(map(len, _spans(line)))))
        for line in lines
        if line["dir"] == _PLAIN
    ]
    if len(placed) < len(lines) or is_plausible(placed):
        return lines, "native"
    return [lines[index] for index in cut(placed)], "xy-cut"


def _characters(lines: list[_Line]) -> tuple[str, "array[int]"]:
    """The words, every line ended by U+000A, and four integers a character."""
    words: list[str] = []
    shifted: list[float] = []
    for line in lines:
        characters = list(chain.from_iterable(_spans(line)))
        if characters:
            words.append("".join(map(_letter, characters)))
            edges = chain.from_iterable(map(_box, characters))
            shifted += [edge * 100 + _ROUNDER for edge in edges]
            _, top, right, bottom = shifted[-4:]
            shifted += (right, top, right, bottom)
    return storable("\n".join([*words, ""])), _rounded(shifted)


def _hundredths(floats: Iterable[float]) -> "array[int]":
    """The numbers times 100, rounded."""
    return _rounded([number * 100 + _ROUNDER for number in floats])


def _rounded(shifted: list[float]) -> "array[int]":
    """What was shifted by _ROUNDER; out of range it becomes the nearest, and 0 if no number."""
    halves = array("i")
    halves.frombytes(array("d", shifted).tobytes())
    signs = halves[1 - _LOW :: 2].tobytes()
    if sum(map(signs.count, _SIGNS)) == len(shifted):
        return halves[_LOW::2]
    return array("i", [_near(number - _ROUNDER) for number in shifted])


def _near(number: float) -> int:
    return 0 if isnan(number) else round(max(-_FARTHEST, min(_FARTHEST, number)))
