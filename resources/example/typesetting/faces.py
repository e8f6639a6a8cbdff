"""Typefaces: widths, ligatures and glyph codes of the base fonts that come with MuPDF."""

from functools import cache
from typing import Final, NamedTuple

import pymupdf

FACES: Final = {
    "serif": "tiro",
    "serif-italic": "tiit",
    "serif-bold": "tibo",
    "serif-bold-italic": "tibi",
    "sans": "helv",
    "sans-italic": "heit",
    "sans-bold": "hebo",
    "sans-bold-italic": "hebi",
}
"""Our name of a face, and PyMuPDF's."""

_LIGATURES: Final = {"fi": "\ufb01", "fl": "\ufb02"}


class Piece(NamedTuple):
    """Letters of one face and size."""

    text: str
    face: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        """How far it reaches, ligatures formed."""
        return _width(self.text, self.face) * self.size

    @property
    def codes(self) -> str:
        """Its glyphs as hexadecimal digits, ligatures formed."""
        return "".join(f"{_glyph(self.face, sign):04x}" for sign in ligate(self.text))


def face_name(family: str, *, bold: bool, italic: bool) -> str:
    """The name of a face by its traits."""
    return family + ("-bold" if bold else "") + ("-italic" if italic else "")


def ligate(text: str) -> str:
    """The text with fi and fl as one sign each, as printers set them."""
    for letters, sign in _LIGATURES.items():
        text = text.replace(letters, sign)
    return text


@cache
def font(face: str) -> pymupdf.Font:
    """The font of a face."""
    return pymupdf.Font(FACES[face])


@cache
def _width(text: str, face: str) -> float:
    return sum(_advance(face, sign) for sign in ligate(text))


@cache
def _glyph(face: str, sign: str) -> int:
    glyph = int(font(face).has_glyph(ord(sign)))
    if not glyph:
        raise ValueError(f"{face} has no glyph for {sign!r}.")
    return glyph


@cache
def _advance(face: str, sign: str) -> float:
    return float(font(face).glyph_advance(ord(sign)))
