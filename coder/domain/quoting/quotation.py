"""A stretch of a Text as it is cited: the words without what the page did to them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from coder.domain.quoting.bullets import PRINTED
from coder.domain.quoting.hyphens import healed
from coder.domain.quoting.letters import Span
from coder.domain.quoting.lost_spaces import lost_spaces
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.raised import raised_written
from coder.domain.quoting.right_to_left import read_from_right
from coder.domain.quoting.turned_brackets import brackets_as_read
from coder.domain.texts.text import Text

LINE_BREAK: Final = re.compile("([-\u2010\u00ad]*)[^\\S\n]*\n\\s*")
_LETTER: Final = r"[^\W\d_\u00b2\u00b3\u00b9\u2070-\u2079]"  # raised figures are none
_LAST_WORD: Final = re.compile(rf"(?:{_LETTER}+-\u00ad?)*{_LETTER}+$")
_FIRST_WORD: Final = re.compile(rf"{_LETTER}+(?:-\u00ad?{_LETTER}+)*")
_LONGEST_WORD: Final = 60  # characters
_UNSPACED: Final = re.compile(  # Thai to Khmer, Chinese, Japanese
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)
_CLINGS: Final = "/\u2013\u2014"  # a line that ends with one of these behind a letter goes on
_TOUCHING: Final = 0.12  # of a character's height: raised figures are lines of their own
PRESENTATION: Final = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")
UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f]")


def clean(text: Text, start: int, end: int, *, prose: Prose | None = None) -> str:
    """The quotation: furniture left out, lines joined, hyphens healed, ligatures written out.

    Figures raised behind a digit stay raised; other reference numbers are written as they stand.
    White space is collapsed. A stretch of nothing but furniture is what
    was meant. ``prose`` is that of the text, if the caller keeps it.
    """
    prose = prose or Prose(text)
    kept = _kept(prose, start, end)
    places = [place for span in kept for place in range(*span)]
    raw = _spaced(prose, places, "".join(map(prose.whole.__getitem__, places)))
    raw = raised_written(prose.text, places, raw)
    raw = read_from_right(prose.text, places, _repaired(prose, places, raw))
    joined = LINE_BREAK.sub(joiner(prose, places), brackets_as_read(raw))
    return _plain(joined)


def ends_quoted(prose: Prose, start: int, end: int) -> Span:
    """A stretch pulled back from the furniture it begins or ends in, which no quotation holds."""
    kept = [span for span in _kept(prose, start, end) if not prose.whole[slice(*span)].isspace()]
    return (kept[0][0], kept[-1][1]) if kept else (start, end)


def _kept(prose: Prose, start: int, end: int) -> list[Span]:
    kept = list(prose.kept_within(start, end))
    if all(prose.whole[slice(*span)].isspace() for span in kept):
        kept = [(max(0, start), min(end, len(prose.whole)))]
    return kept


def _spaced(prose: Prose, places: list[int], raw: str) -> str:
    """With the spaces that the text layer lost; their places are those of the letter before."""
    for at in reversed(lost_spaces(prose.text, places)):
        places.insert(at, places[at - 1])
        raw = f"{raw[:at]} {raw[at:]}"
    return raw


def _repaired(prose: Prose, places: list[int], raw: str) -> str:
    """With the letters that the text layer lost; their places are those of the letter before."""
    for mark in reversed(prose.repairs):
        at = bisect_left(places, mark.start)
        if at < len(places) and places[at] == mark.start:
            places.insert(at, mark.start)
            raw = raw[:at] + raw[at] + mark.letters[1:] + raw[at + 1 :]
    return raw


def _plain(words: str) -> str:
    words = words.replace("-\u00ad", "-").translate(PRINTED)
    words = PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]), words)
    return unicodedata.normalize("NFC", " ".join(UNSEEN.sub("", words).split()))


def joiner(prose: Prose, places: Sequence[int]) -> Callable[["re.Match[str]"], str]:
    """What a line's end becomes between two lines; ``places`` are those of the characters."""

    def join(match: "re.Match[str]") -> str:
        raw, start, end = match.string, match.start(), match.end()
        if start == 0 or end == len(raw):
            return match[0]
        if match[1]:
            return _hyphen(match, prose, places)
        touch = match[0] == "\n" and _touch(prose.text, places[start - 1], places[end])
        return "" if touch or _clings(raw[max(0, start - 2) : start], raw[end]) else " "

    return join


def _hyphen(match: "re.Match[str]", prose: Prose, places: Sequence[int]) -> str:
    """What becomes of one or more hyphens before a line's end; a word may go on off the stretch."""
    raw, start, end = match.string, match.start(), match.end()
    if raw[start - 1].isspace():
        return f"{match[1]} "
    before = raw[max(0, start - _LONGEST_WORD) : start]
    if start < _LONGEST_WORD:
        before = prose.whole[max(0, places[0] - _LONGEST_WORD) : places[0]] + before
    last = places[len(raw) - 1] + 1
    behind = raw[end : end + _LONGEST_WORD] + prose.whole[last : last + _LONGEST_WORD]
    left = _LAST_WORD.search(before)
    right = _FIRST_WORD.match(behind)
    first, other = (found[0].replace("\u00ad", "") if found else "" for found in (left, right))
    return healed(first, match[1], other, prose.words)


def _clings(before: str, after: str) -> bool:
    """Whether a line goes on without a space, by its last two characters and the next."""
    if _UNSPACED.match(before[-1]) and _UNSPACED.match(after):
        return True
    return before[-1] in _CLINGS and before[0].isalnum()


def _touch(text: Text, before: int, after: int) -> bool:
    """Whether two characters stand beside each other in one printed line, without a gap."""
    index = text.page_of(before)
    page = text.pages[index]
    place, following = before - text.starts[index], after - text.starts[index]
    if following >= len(page.text) or page.rotation % 180:
        return False
    x0, y0, x1, y1 = page.box(place)
    left, top, right, foot = page.box(following)
    height = min(y1 - y0, foot - top)
    gap = max(left - x1, x0 - right)
    return 2 * (min(y1, foot) - max(y0, top)) > height and abs(gap) < _TOUCHING * (y1 - y0)
