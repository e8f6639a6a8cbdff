"""Fonts of signs that call each sign by another character's name, as `5` for an equals sign.

Typesetters of many publishers use them under these names. The characters beside them are what such
a font draws: seen on the printed pages of articles by several publishers.
"""

from typing import Any, Final

_MATHEMATICAL_PI: Final = str.maketrans(
    "123456.,#$9", "+\u2212\u00d7\u00f7=\u00b1><\u2264\u2265\u2032"
)
_UNIVERSAL: Final = str.maketrans("\u00f0\u00de\u00fe\u00bc\u00bd", "()+=[")
_FONTS: Final = {"AdvP7DA6": _MATHEMATICAL_PI, "AdvP4C4E74": _UNIVERSAL}


def name_signs(span: dict[str, Any]) -> None:
    """Give the characters of a span (of PyMuPDF's rawdict) the names of the signs they show."""
    signs = _FONTS.get(span["font"].rpartition("+")[2])
    if signs is not None:
        for character in span["chars"]:
            character["c"] = character["c"].translate(signs)
