"""The signs within numbers: they say nothing between words, and everything between digits."""

import re
import unicodedata
from typing import Final

from coder.domain.quoting.letters import Letters

_SIGNS: Final = frozenset(".,-/:")
_ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00b7\u2219\u22c5\u066b", "."),
        **dict.fromkeys("\u2044\u2215", "/"),
        "\u066c": ",",
        "\u2236": ":",
    }
)
_THOUSANDS: Final = re.compile(r"\d{3}\D?")
_DASHES: Final = re.compile("-+")
_INVISIBLE: Final = "ZCM"  # Unicode categories: white space, format characters, stray accents
_SOFT: Final = "\u00ad"  # some fonts print it for every hyphen, others only where a line ends
_LOST: Final = frozenset(("Cc", "Co", "Cn"))  # what a font leaves where it lost a sign


def agree_in_numbers(letters: Letters, first: int, quote: Letters) -> bool:
    """Whether the same signs stand between the digits of a quotation and where it was found.

    ``3.5`` is not ``35``, nor ``9-5`` ``95``. White space is nothing, all dashes are one, and
    what a font lost is no contradiction; nor are marks, which are read as other letters.
    A number is found whole: ``5`` not in ``35``, nor ``12`` in ``3.12``.
    """
    last = first + len(quote.letters) - 1
    if quote.letters[0].isdigit() and _goes_on(letters, first - 1):
        return False
    if quote.letters[-1].isdigit() and _goes_on(letters, last):
        return False
    for at, (one, other) in enumerate(zip(quote.letters, quote.letters[1:], strict=False)):
        if one.isdigit() and other.isdigit():
            here, there = letters.between(first + at), quote.between(at)
            if here is not None and there is not None and not _agree(here, there):
                return False
    return True


def _goes_on(letters: Letters, letter: int) -> bool:
    """Whether a number goes on from a letter to the next: digits, a point, a group of thousands."""
    here, following = letters.letters[letter : letter + 1], letters.letters[letter + 1 : letter + 5]
    if letter < 0 or not (here.isdigit() and following[:1].isdigit()):
        return False
    between = letters.between(letter)
    if between is None:
        return False
    sign = between.translate(_ALIKE)
    return sign in {"", "."} or (sign == "," and bool(_THOUSANDS.fullmatch(following)))


def keeps_its_point(whole: str, start: int, quote: str) -> bool:
    """Whether a quotation that begins with a decimal point, as ``.5``, was found with its point."""
    front = next((at for at, sign in enumerate(quote) if sign.isalnum()), 0)
    if not front or not quote[front].isdigit() or quote[front - 1].translate(_ALIKE) != ".":
        return True
    return start > 0 and whole[start - 1].translate(_ALIKE) == "."


def _agree(one: str, other: str) -> bool:
    if one == other or _has_lost(one):
        return True
    return any(_agree_read(here, there) for here in _seen(one) for there in _seen(other))


def _agree_read(here: str, there: str) -> bool:
    if not (_SIGNS.issuperset(here) or _SIGNS.issuperset(there)):
        return True
    return _signs(here) == _signs(there)


def _has_lost(between: str) -> bool:
    return any(
        sign == "\ufffd" or (unicodedata.category(sign) in _LOST and not sign.isspace())
        for sign in between
    )


def _seen(between: str) -> set[str]:
    """What a reader may see between two digits, besides white space."""
    return {_visible(between.replace(_SOFT, read)) for read in ("", "-")}


def _visible(between: str) -> str:
    alike = unicodedata.normalize("NFKD", between.translate(_ALIKE)).translate(_ALIKE)
    return "".join(sign for sign in alike if unicodedata.category(sign)[0] not in _INVISIBLE)


def _signs(seen: str) -> str:
    return _DASHES.sub("-", "".join(sign for sign in seen if sign in _SIGNS))
