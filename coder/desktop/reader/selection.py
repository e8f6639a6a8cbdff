"""What is selected: a stretch that grows from where it began, or a region; pure."""

from dataclasses import dataclass, replace
from typing import Literal

from coder.domain.texts.clusters import cluster_end, cluster_start
from coder.domain.texts.text import Box
from coder.domain.texts.words import has_spaces, word_at

Span = tuple[int, int]
Unit = Literal["character", "word", "sentence"]


@dataclass(frozen=True, slots=True)
class Selection:
    """Positions of the whole text; ``origin`` is what was clicked, ``caret`` where it ends now."""

    origin: Span
    caret: int
    unit: Unit = "character"
    region: Box | None = None

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return min(self.origin[0], self.caret)

    @property
    def end(self) -> int:
        """Where it ends in the text, half-open."""
        return max(self.origin[1], self.caret)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected, though there may be a caret."""
        return self.region is None and self.start == self.end

    def by_letters(self) -> "Selection":
        """The same, but no longer held to the word or the sentence that was clicked."""
        fixed = self.end if self.caret == self.start else self.start
        return replace(self, origin=(fixed, fixed), unit="character")

    def to(self, position: int) -> "Selection":
        """Grown or shrunk to a position."""
        return replace(self, caret=position, region=None)

    def over(self, span: Span) -> "Selection":
        """Grown so that it takes in a word or a sentence whole."""
        caret = span[0] if span[0] < self.origin[0] else max(span[1], self.origin[1])
        return replace(self, caret=caret, region=None)


def in_whole_words(held: Selection, whole: str) -> Selection:
    """Grown to the words and numbers that it begins and ends in.

    Scripts without spaces have no words to grow to.
    """
    if held.unit != "character" or held.region is not None or held.is_empty:
        return held
    start, end = cluster_start(whole, held.start), cluster_end(whole, held.end)
    if has_spaces(whole[start]):
        start = word_at(whole, start)[0]
    last = whole[end - 1]
    # Not its vowel sign; and behind a stop the sentence may end: "on day 4.12", a reference.
    if has_spaces(whole[cluster_start(whole, end - 1)]) and last not in ".,":
        end = word_at(whole, end - 1)[1]
    backwards = held.caret < held.origin[0]
    return replace(held, origin=(end, end), caret=start) if backwards else replace(
        held, origin=(start, start), caret=end
    )  # fmt: skip


def at(position: int) -> Selection:
    """Nothing yet, but a place where it may begin."""
    return Selection((position, position), position)


def of(span: Span, unit: Unit = "character") -> Selection:
    """A whole stretch."""
    return Selection(span, span[1], unit)


def of_region(box: Box) -> Selection:
    """A part of a page."""
    return Selection((0, 0), 0, region=box)
