"""The word around a position of a text."""

import re
from collections.abc import Iterator
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
_WORD: Final = re.compile(
    rf"[{_SINGLE}]|[{_KATAKANA}]+"
    rf"|{_LETTER}+(?:(?:['\u2019\u2010-]|[-\u2010\u00ad]\n){_LETTER}+)*"
)
_AROUND: Final = 120  # characters around a position in which its word is looked for


def words_of(whole: str) -> Iterator[Span]:
    """All words of a text, in order."""
    return (match.span() for match in _WORD.finditer(whole))


def word_at(whole: str, position: int) -> Span:
    """The word at a position, also over a line's end; else the character alone."""
    low = max(0, position - _AROUND)
    for match in _WORD.finditer(whole, low, min(len(whole), position + _AROUND)):
        if match.start() <= position < match.end():
            return match.span()
    return position, min(position + 1, len(whole))


def word_start(whole: str, position: int) -> int:
    """Where the word before a position begins."""
    low = max(0, position - _AROUND)
    starts = [match.start() for match in _WORD.finditer(whole, low, position)]
    return starts[-1] if starts else low


def word_end(whole: str, position: int) -> int:
    """Where the next word after a position ends."""
    match = _WORD.search(whole, position)
    return match.end() if match else len(whole)


def has_spaces(letter: str) -> bool:
    """Whether a letter is of a script that parts its words, so that a part of one is none."""
    return letter.isalpha() and not _UNSPACED.match(letter)
