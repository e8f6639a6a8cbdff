"""The signs within numbers: they say nothing between words, and everything between digits."""

import re
import unicodedata
from typing import Final

from coder.domain.quoting.letters import Letters

_SIGNS: Final = frozenset(".,-/:")
ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00b7\u2219\u22c5\u066b", "."),
        **dict.fromkeys("\u2044\u2215", "/"),
        "\u066c": ",",
        "\u2236": ":",
    }
)
"""Signs that look otherwise and say the same within a number; one character each."""

_DASHES: Final = re.compile("-+")
_INVISIBLE: Final = "ZCM"  # Unicode categories: white space, format characters, stray accents
_SOFT: Final = "\u00ad"  # some fonts print it for every hyphen, others only where a line ends
_LOST: Final = frozenset(("Cc", "Co", "Cn"))  # what a font leaves where it lost a sign


def agree_in_numbers(letters: Letters, first: int, quote: Letters) -> bool:
    """Whether the same signs stand between the digits of a quotation and where it was found.

    ``3.5`` is not ``35``, nor ``9-5`` ``95``. White space is nothing, all dashes are one, and
    what a font lost is no contradiction; nor are marks, which are read as other letters.
    """
    for at, (one, other) in enumerate(zip(quote.letters, quote.letters[1:], strict=False)):
        if one.isdigit() and other.isdigit():
            here, there = letters.between(first + at), quote.between(at)
            if here is not None and there is not None and not _agree(here, there):
                return False
    return True


def _agree(one: str, other: str) -> bool:
    if one == other or has_lost(one):
        return True
    return any(_agree_read(here, there) for here in _seen(one) for there in _seen(other))


def _agree_read(here: str, there: str) -> bool:
    if not (_SIGNS.issuperset(here) or _SIGNS.issuperset(there)):
        return True
    return _signs(here) == _signs(there)


def has_lost(between: str) -> bool:
    """Whether a font left something there that is no sign."""
    return any(
        sign == "\ufffd" or (unicodedata.category(sign) in _LOST and not sign.isspace())
        for sign in between
    )


def _seen(between: str) -> set[str]:
    """What a reader may see between two digits, besides white space."""
    return {_visible(between.replace(_SOFT, read)) for read in ("", "-")}


def _visible(between: str) -> str:
    alike = unicodedata.normalize("NFKD", between.translate(ALIKE)).translate(ALIKE)
    return "".join(sign for sign in alike if unicodedata.category(sign)[0] not in _INVISIBLE)


def _signs(seen: str) -> str:
    return _DASHES.sub("-", "".join(sign for sign in seen if sign in _SIGNS))
