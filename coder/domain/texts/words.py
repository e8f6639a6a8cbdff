"""The word around a position of a text."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

Span = tuple[int, int]

# Letters with the signs that belong to them: accents, vowel signs, joiners; what a font lost.
_SIGN: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u0f71-\u0f84"
    "\u1000-\u109f\u1780-\u17dd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u200c\u200d"
    "\ufffd"
)
# Scripts without spaces: a word of Chinese or Japanese cannot be told without a dictionary.
_SINGLE: Final = "\u3040-\u309f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KATAKANA: Final = "\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_UNSPACED: Final = re.compile(f"[{_SINGLE}{_KATAKANA}\u0e00-\u0eff\u1000-\u109f\u1780-\u17dd]")
_LETTER: Final = rf"(?:(?![{_SINGLE}{_KATAKANA}])[^\W_]|[{_SIGN}])"
_WAY: Final = "\u200e\u200f\u061c"  # unseen marks that tell which way a line runs
_FRACTION: Final = "\u00bc-\u00be\u2150-\u215e\u2189"
# The sign of a number; behind a word or a number it is a hyphen or a dash: p-2, 3\u20135.
_SIGNED: Final = (
    rf"(?<![^\s(\[{{=<>\u2264\u2265\u2248\u223c~\u00d7*/,;:\u2013\u2014{_WAY}])(?<!\w[{_WAY}])"
    rf"(?:\+/)?[+\u00b1\u2212\ufe63\u2013-](?=[.\u00b7]?\d|[{_FRACTION}])"
)
# A number with its decimals, and the letters of its unit; not two references behind a word, 2,3.
_NUMBER: Final = (
    rf"(?:{_SIGNED}|(?<!\w)(?=\d)|(?<=[\s=<>(\[\u2264\u2265\u2212\u2013])(?=\.\d))"
    rf"\d*(?:[.,\u00b7\u066b\u066c]\d+)*{_LETTER}*"
)
# A hyphen may have a soft one behind it, where some typesetters let a line break.
_JOINT: Final = r"(?:['\u2019]|[\u2010\u2011-]\u00ad?|[-\u2010\u00ad]\n)"


def _words_made_of(part: str) -> re.Pattern[str]:
    return re.compile(rf"[{_SINGLE}]|[{_KATAKANA}]+|{part}(?:{_JOINT}{part})*")


_WORD: Final = _words_made_of(f"{_LETTER}+")
_TAKEN: Final = _words_made_of(f"(?:{_NUMBER}|{_LETTER}+)")
_AROUND: Final = 120  # characters around a position in which its word is looked for


def words_of(whole: str) -> Iterator[Span]:
    """All words of a text, in order."""
    return (match.span() for match in _WORD.finditer(whole))


def word_at(whole: str, position: int) -> Span:
    """The word or number that a hand takes at a position, also over a line's end.

    Else the character alone. Other than where words are counted, 0.05 is one.
    """
    for start, end in _taken_from_before(whole, position):
        if end > position:
            return (start, end) if start <= position else (position, position + 1)
    return position, min(position + 1, len(whole))


def word_start(whole: str, position: int) -> int:
    """Where the word or number before a position begins, or the one that it lies in."""
    before = takewhile(lambda span: span[0] < position, _taken_from_before(whole, position))
    return max((start for start, _ in before), default=max(0, position - _AROUND))


def word_end(whole: str, position: int) -> int:
    """Where the next word or number after a position ends, or the one that it lies in."""
    ends = (end for _, end in _taken_from_before(whole, position))
    return next((end for end in ends if end > position), len(whole))


def _taken_from_before(whole: str, position: int) -> Iterator[Span]:
    """The words and numbers from a little before a position on."""
    found = _TAKEN.finditer(whole, max(0, position - _AROUND))
    return (match.span() for match in found)


def has_spaces(sign: str) -> bool:
    """Whether a sign is of a script that parts its words, so that a part of one is none."""
    return not _UNSPACED.match(sign)
