"""Units of a text beside its characters: words, sentences, paragraphs, passages."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from coder.analysis.agreement.sweeping import Stretch
from coder.analysis.comparing.mark import Mark
from coder.domain.finding.units import paragraphs_of
from coder.domain.texts.sentence_ends import sentence_ends
from coder.domain.texts.text import Text
from coder.domain.texts.words import words_of

Unit = Literal["characters", "words", "sentences", "paragraphs", "passages", "cells"]

CHARACTERS: Final = "characters"
WORDS: Final = "words"
SENTENCES: Final = "sentences"
PARAGRAPHS: Final = "paragraphs"
PASSAGES: Final = "passages"
CELLS: Final = "cells"

UNITS: Final[tuple[Unit, ...]] = (CHARACTERS, WORDS, SENTENCES, PARAGRAPHS, PASSAGES, CELLS)


DEFINED: Final[Mapping[Unit, str]] = {
    "characters": "one character of the text of a document, blanks included",
    "words": "a run of letters and digits, also across a hyphen, an apostrophe or a line's end",
    "sentences": "what stands between one stop that ends a sentence and the next",
    "paragraphs": "lines that are set as one paragraph on one page",
    "passages": "any stretch of text that a reviewer marked, whatever the theme; stretches that"
    " overlap are one",
    "cells": "one document and one theme, which a reviewer judged present (by marking it, or a"
    " theme below it), absent or unclear",
}
"""What one of them is."""


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one text, in order; they do not overlap, and what lies between is in none."""

    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

    def touched(self, start: int, end: int) -> Stretch:
        """The units of which a stretch has a character, by their numbers, the last not included.

        The stretch is not empty.
        """
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


def word_units(words: str) -> Units:
    """The words of a text; a word that a hyphen parts at a line's end is one."""
    return _units(words_of(words))


def sentence_units(words: str) -> Units:
    """What stands between one stop that ends a sentence and the next, without blanks at ends."""
    ends = [0, *sentence_ends(words), len(words)]
    spans = []
    for start, end in pairwise(ends):
        held = words[start:end]
        first = start + len(held) - len(held.lstrip())
        last = start + len(held.rstrip())
        if first < last:
            spans.append((first, last))
    return _units(spans)


def paragraph_units(text: Text) -> Units:
    """The paragraphs of every page, as a search knows them."""
    return _units(paragraphs_of(text))


def passage_units(marks: Iterable[Mark]) -> Units:
    """The stretches that anybody marked with anything; those that overlap are one passage."""
    found: list[Stretch] = []
    for mark in sorted(marks):
        if found and mark.start < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], mark.end)
        else:
            found.append((mark.start, mark.end))
    return _units(found)


def _units(spans: Iterable[Stretch]) -> Units:
    held = list(spans)
    return Units([start for start, _ in held], [end for _, end in held])
