"""Text as a cell of a workbook can hold it: harmless, whole, and as it was typed."""

import re
from bisect import bisect_right
from typing import Final

LONGEST: Final = 32_767
"""UTF-16 units that a cell holds (Excel's limit)."""

_UNFIT: Final = re.compile("\r\n?|[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_PICTURES: Final = 0x2400  # the Unicode block that shows control characters
_DELETE: Final = 0x7F


def fit(text: str) -> str:
    """A text whose control characters can be seen; line ends become U+000A."""
    return _UNFIT.sub(_visible, text) if _UNFIT.search(text) else text


def escaped(text: str) -> str:
    """A text that reads back as it is, though it may hold what looks like an escape.

    Office Open XML (ISO/IEC 29500-1, ST_Xstring) reads ``_x0041_`` as the letter A.
    """
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def parts(text: str) -> list[str]:
    """A text cut into pieces that each fill a cell, escapes included; one piece mostly."""
    found = []
    while (end := _fitting(text, LONGEST)) < len(text):
        found.append(text[:end])
        text = text[end:]
    return [*found, text]


def cut(text: str, sign: str = "…") -> str:
    """As much of a text as one cell holds; one that is longer ends with the sign."""
    whole = fit(text)
    if _fitting(whole, LONGEST) == len(whole):
        return whole
    return whole[: _fitting(whole, LONGEST - _units(sign))] + sign


def _fitting(text: str, room: int) -> int:
    """How many letters of a text fit into so many units."""
    if len(text) <= room // 2 and "_x" not in text:
        return len(text)
    lengths = range(1, min(len(text), room) + 1)
    return bisect_right(lengths, room, key=lambda length: _units(text[:length]))


def _units(text: str) -> int:
    return len(escaped(text).encode("utf-16-le")) // 2


def _visible(match: re.Match[str]) -> str:
    character = match.group()
    if character.startswith("\r"):
        return "\n"
    if ord(character) < ord(" "):
        return chr(_PICTURES + ord(character))
    return "\u2421" if ord(character) == _DELETE else "\ufffd"
