"""Whether a quotation that begins or ends with a digit begins or ends with a number."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from coder.domain.quoting.letters import Letters, Mark, Span
from coder.domain.quoting.number_signs import ALIKE, has_lost

_FREE: Final = r"\s(\[{<>\u2264\u2265=\u2248~\u00b1+/"  # before a sign that belongs to a number
_NUMBER: Final = re.compile(
    rf"(?:(?<![^{_FREE}])(?<!\d\s)-(?=[.\d]))?"  # elsewhere a dash parts or joins
    rf"(?:(?<![^{_FREE}\-])\.(?=\d))?"  # elsewhere a point ends a sentence
    r"\d+(?:\.\d+|,\d{1,3}(?!\d)|[\u2009\u202f]\d{3}(?!\d))*[\u00bc-\u00be\u2150-\u215e]?"
    r"|[\u00b2\u00b3\u00b9\u2070-\u2079]+"
)
_REFERENCE: Final = re.compile(r"\d+")
_LEAD: Final = re.compile(r"-?[.,]?$")
_HYPHENED: Final = r"(?:(?:(?<=-)|\u00ad)\u00ad*\s*)?"
_NEAR: Final = 40  # characters: no number is longer


def cuts_number(
    letters: Letters, first: int, quote: Letters, citations: Sequence[Mark] = ()
) -> bool:
    """Whether a quotation's first or last digit stands within a number of the text.

    ``5 years`` is not in ``35 years``, ``12`` not in ``3.12``, ``.5`` not at ``5``; ``1995`` is in
    ``1990-1995``. ``citations`` are the places of reference numbers, which end the number before
    them. Digits that are read as others than stand there are not looked into.
    """
    if quote.letters[0].isdigit() and (place := letters.place(first)):
        begin = _led_from(letters.whole, place[0], _lead(quote))
        within = first > 0 and letters.place(first - 1) == place
        if within or begin is None or _cuts(letters.whole, begin, citations):
            return True
    last = first + len(quote.letters) - 1
    if quote.letters[-1].isdigit() and (place := letters.place(last)):
        within = last + 1 < len(letters.letters) and letters.place(last + 1) == place
        return within or _cuts(letters.whole, place[1], citations)
    return False


def _lead(quote: Letters) -> str:
    """The signs that stand right before a quotation's first digit."""
    place = quote.place(0)
    if place is None:
        return ""
    before = quote.whole[max(0, place[0] - _NEAR) : place[0]].translate(ALIKE)
    found = _LEAD.search(before)
    return found[0] if found else ""


def _led_from(whole: str, place: int, lead: str) -> int | None:
    """Where the signs before a digit begin, if they stand there; a line may end behind a hyphen."""
    before = whole[max(0, place - _NEAR) : place].translate(ALIKE)
    found = re.search("".join(re.escape(sign) + _HYPHENED for sign in lead) + "$", before)
    if found:
        return place - len(before) + found.start()
    begin = max(0, place - len(lead))
    return begin if has_lost(whole[begin:place]) else None


def _cuts(whole: str, place: int, citations: Sequence[Mark]) -> bool:
    return any(start < place < end for start, end in _numbers(whole, place, citations))


def _numbers(whole: str, place: int, citations: Sequence[Mark]) -> Iterator[Span]:
    """The numbers around a place."""
    first, last = max(0, place - _NEAR), min(len(whole), place + _NEAR)
    near = whole[first:last].translate(ALIKE)
    begin = bisect_left(citations, first, key=lambda mark: mark.end)
    end = bisect_left(citations, last, key=lambda mark: mark.start)
    apart = [(mark.start - first, mark.end - first) for mark in citations[begin:end]]
    for one, other in pairwise([(0, 0), *apart, (len(near), len(near))]):
        for pattern, start, stop in ((_REFERENCE, *one), (_NUMBER, one[1], other[0])):
            for match in pattern.finditer(near, max(0, start), stop):
                yield match.start() + first, match.end() + first
