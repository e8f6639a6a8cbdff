"""The words of a link, and those before it where it is a mere number; pure."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from coder.domain.texts.turning import turned

if TYPE_CHECKING:
    from coder.desktop.reader.document import OpenDocument
    from coder.domain.bibliography.file_facts import Link
    from coder.domain.texts.text import Page

_TELLING: Final = re.compile(r"[^\W\d_]{2}")  # two letters
_LEADERS: Final = re.compile(r"(\s*[.\u00b7\u2026_]){3,}")  # the dots of a table of contents
_MOST: Final = 40  # characters of what stands before a number


def told_words(document: "OpenDocument", number: int, link: "Link") -> str:
    """What a link is called: its words, or if they are a page or a number, its line up to there."""
    page = document.text.pages[number]
    inside = set(_places(page, link))
    words = _joined(sign for place, sign in enumerate(page.text) if place in inside or sign == "\n")
    if not inside or _TELLING.search(words):
        return words
    hits = document.hits(number)
    line = hits.line_of(max(inside))
    before = page.text[hits.lines[line].start : max(inside) + 1]
    if line and _joined(before) == words:  # it begins its line
        above = hits.lines[line - 1]
        before = f"{page.text[above.start : above.end]} {words}"
    before = _joined(_LEADERS.sub(" \u2026 ", before))
    return before if len(before) <= _MOST else f"\u2026{_tail(before)}"


def _tail(words: str) -> str:
    """The last words, as many as are to be told."""
    end = words[-_MOST:]
    return end[end.find(" ") + 1 :]


def _joined(signs: Iterator[str] | str) -> str:
    return " ".join("".join(signs).split())


def _places(page: "Page", link: "Link") -> Iterator[int]:
    """Of the characters whose middle lies in a link."""
    x0, y0, x1, y1 = link.rectangle
    for place, sign in enumerate(page.text):
        left, top, right, bottom = turned(page, page.box(place))
        inside = x0 <= (left + right) / 2 <= x1 and y0 <= (top + bottom) / 2 <= y1
        if inside and sign != "\n":
            yield place
