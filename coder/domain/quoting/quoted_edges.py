"""What the letters of a quotation leave open: its borders, and signs that turn its meaning."""

import unicodedata
from typing import Final

from coder.domain.quoting.letters import Span
from coder.domain.quoting.turned_brackets import brackets_as_read

_LONGEST_WORD: Final = 60  # characters
_LOST: Final = 3  # letters of a ligature
_SIGNS: Final = str.maketrans({"\u2a7d": "\u2264", "\u2a7e": "\u2265"})
_COMPARING: Final = frozenset("<>\u2264\u2265=\u00b1+")
_ALIKE: Final = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4\u2039\u203a'", "'"),
    **dict.fromkeys('\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"', '"'),
    **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}


def with_edges(whole: str, place: Span, quote: str) -> Span:
    """A place with the marks at both ends of the quotation, as far as they stand there too."""
    start, end = place
    before = _edge(quote)
    behind = _edge(quote[::-1])[::-1]
    low = max(0, start - len(before) - 1)
    read = brackets_as_read(whole[low : end + len(behind) + 1])
    for mark in behind:
        if end < len(whole) and _same(read[end - low], mark):
            end += 1
    for mark in reversed(before):
        if start and _same(read[start - 1 - low], mark):
            start -= 1
    return start, end


def begins_and_ends_words(whole: str, place: Span) -> bool:
    """Whether a place cuts no word in two; scripts without spaces have no words to cut."""
    start, end = place
    return not (_within_word(whole, start) or _within_word(whole, end))


def to_words(whole: str, place: Span) -> Span:
    """A place whose ends, where they cut a word, lie at the nearer border of that word."""
    start, end = (_border(whole, at) for at in place)
    return (start, end) if start < end else place


def over_ligatures(whole: str, place: Span, around: tuple[str, str, str]) -> Span:
    """A place grown over letters that its first and last word have, and the quote has lost.

    ``around`` is the quote between what stands before and behind it: where it begins and ends with
    words there, no word is cut here. Fonts lose up to three letters at once (ffi).
    """
    before, quote, behind = around
    read = before + quote + behind
    start, end = place
    if not _within_word(read, len(before)):
        start = next(
            (at for at in range(start, start - _LOST - 1, -1) if not _within_word(whole, at)), start
        )
    if not _within_word(read, len(before) + len(quote)):
        end = next((at for at in range(end, end + _LOST + 1) if not _within_word(whole, at)), end)
    return start, end


def agree_in_signs(found: str, quote: str) -> bool:
    """Whether ``<``, ``>``, ``=`` and their like are the same in both, where both have them.

    ``p < .05`` must not be found at ``p > .05``; a sign that a font lost is no contradiction.
    """
    here, there = _signs(found), _signs(quote)
    return not here or not there or len(here) != len(there) or here == there


def _signs(words: str) -> list[str]:
    read = words.translate(_SIGNS)
    if _COMPARING.isdisjoint(read):
        return []
    return [sign for sign in brackets_as_read(read) if sign in _COMPARING]


def _edge(quote: str) -> str:
    marks = quote.strip()
    count = next((at for at, mark in enumerate(marks) if mark.isalnum()), len(marks))
    return "".join(marks[:count].split())


def _same(one: str, other: str) -> bool:
    return _ALIKE.get(one, one) == _ALIKE.get(other, other)


def _border(whole: str, place: int) -> int:
    for step in range(_LONGEST_WORD):
        for at in (place - step, place + step):
            if not _within_word(whole, at):
                return at
    return place


def _within_word(whole: str, place: int) -> bool:
    return 0 < place < len(whole) and _has_words(whole[place - 1]) and _has_words(whole[place])


def _has_words(letter: str) -> bool:
    """Letters of scripts that are written with spaces: those with case, and a few more."""
    if not letter.isalpha():
        return False
    return letter.lower() != letter.upper() or unicodedata.bidirectional(letter) in ("R", "AL")
