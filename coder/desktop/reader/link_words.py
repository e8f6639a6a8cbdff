"""The links of a page as they are told: by their words, each once, however many parts it has."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from coder.domain.texts.turning import turned
from coder.domain.texts.words import word_at

if TYPE_CHECKING:
    from coder.desktop.reader.document import OpenDocument
    from coder.domain.bibliography.file_facts import Link
    from coder.domain.texts.text import Page

_TELLING: Final = re.compile(r"[^\W\d_]{2}")  # two letters
_LEADERS: Final = re.compile(r"(\s*[.\u00b7\u2026_]){3,}")  # the dots of a table of contents
_HALVES: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]+\n+(?=[^\W\dA-Z_])")
_MOST: Final = 40  # characters of what stands before a number
_GAP: Final = re.compile(rf"{_LEADERS.pattern}\s*|[\s,(\[\u2010\u00ad-]*")
_HYPHENS: Final = "-\u2010\u00ad\n"
_BRACKETS: Final = ("()", "[]")
_Middle = tuple[int, int, int]  # y and x of a character on the page as shown, and its place


class ToldLink(NamedTuple):
    """A link, of which authors and year, or the lines that it stands on, can be parts."""

    words: str
    parts: tuple["Link", ...]


def told_links(
    document: "OpenDocument", number: int, links: Sequence["Link"]
) -> Iterator[ToldLink]:
    """Links of a page in the order of reading, those together that are one, and their words.

    If these are a page or a number, the line that it stands in is told up to there.
    """
    page = document.text.pages[number]
    middles = sorted(_middles(page))
    parts: list[Link] = []
    places: set[int] = set()
    for link in links:
        found = set(_places(middles, link))
        if parts and not _is_one(page, (parts[-1], places), (link, found)):
            yield ToldLink(_words(document, number, places), tuple(parts))
            parts, places = [], set()
        if places:
            found.update(range(max(places), min(found)))
        parts.append(link)
        places |= found
    if parts:
        yield ToldLink(_words(document, number, places), tuple(parts))


def _is_one(page: "Page", one: tuple["Link", set[int]], other: tuple["Link", set[int]]) -> bool:
    """Whether two parts lead to one place, and no word stands between them.

    Two numbers are two links. Many links lead to a page as a whole: of those, only halves of a
    word are surely one.
    """
    (link, places), (next_link, following) = one, other
    led = (link.page, link.top, link.address)
    if led != (next_link.page, next_link.top, next_link.address) or not places or not following:
        return False
    last, first = max(places), min(following)
    gap = page.text[last + 1 : first]
    if first <= last:
        return True
    if link.top or link.address:
        words = page.text[min(places) : max(following) + 1]
        return bool(_GAP.fullmatch(gap) and _TELLING.search(words))
    is_halved = _HALVES.search(page.text, max(0, last - 2), first + 1)
    return bool(is_halved and not gap.strip(_HYPHENS))


def _words(document: "OpenDocument", number: int, inside: set[int]) -> str:
    page = document.text.pages[number]
    signs = (sign for place, sign in enumerate(page.text) if place in inside or sign == "\n")
    words = _joined(_LEADERS.sub(" \u2026 ", "".join(signs)))
    if not inside or _TELLING.search(words):
        return _without_ends(words)
    hits = document.hits(number)
    line = hits.line_of(max(inside))
    start = hits.lines[line].start
    if line and not _TELLING.search(page.text, start, max(inside) + 1):  # it begins its line
        start = hits.lines[line - 1].start
    before = page.text[_whole(page, start) : max(inside) + 1]
    before = _without_ends(_joined(_LEADERS.sub(" \u2026 ", before)))
    return before if len(before) <= _MOST else f"\u2026{_tail(before)}"


def _whole(page: "Page", start: int) -> int:
    """Where the word begins that a line begins with the second half of."""
    return (
        word_at(page.text, start)[0]
        if _HALVES.search(page.text, max(0, start - 4), start + 1)
        else start
    )


def _without_ends(words: str) -> str:
    """Words without what parts them from others, as brackets of which a link holds one."""
    words = words.strip(" ,;")
    for pair in _BRACKETS:
        opening, closing = map(words.count, pair)
        if opening != closing:
            words = words.strip(pair)
    return words


def _tail(words: str) -> str:
    """The last words, as many as are to be told."""
    end = words[-_MOST:]
    return end[end.find(" ") + 1 :]


def _joined(words: str) -> str:
    return " ".join(_HALVES.sub("", words).replace("\u00ad", "").split())


def _middles(page: "Page") -> Iterator[_Middle]:
    for place, sign in enumerate(page.text):
        if sign != "\n":
            left, top, right, bottom = turned(page, page.box(place))
            yield (top + bottom) // 2, (left + right) // 2, place


def _places(middles: Sequence[_Middle], link: "Link") -> Iterator[int]:
    """Of the characters whose middle lies in a link."""
    x0, y0, x1, y1 = link.rectangle
    first = bisect_left(middles, y0, key=lambda middle: middle[0])
    last = bisect_right(middles, y1, key=lambda middle: middle[0])
    return (place for _, x, place in middles[first:last] if x0 <= x <= x1)
