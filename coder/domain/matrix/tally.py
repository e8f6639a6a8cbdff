"""Counting what is coded: codings, passages and covered characters, overlaps joined."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from typing import NamedTuple

from coder.domain.matrix.regions import joined_regions
from coder.domain.texts.text import Box

Columns = Mapping[str, Sequence[int]]
"""The columns in which a stored theme counts, its own first (see ThemeTree)."""


CodedStretch = tuple[int, int, str, int, str]
"""A coding of a stretch of text: start, end (code points, half-open), coder, passage, theme.

A plain tuple, as the store reads it: a million of them are counted.
"""


class CodedRegion(NamedTuple):
    """A coding of a part of a page."""

    coder: str
    passage: int
    theme: str  # as it is stored
    boxes: tuple[Box, ...]


class Tallies:
    """What is counted in every column: lists by column, since an object a cell costs more than
    counting does.
    """

    __slots__ = ("characters", "coders", "codings", "passages")

    def __init__(self, width: int) -> None:
        self.codings = [0] * width
        self.passages = [0] * width
        self.characters = [0] * width
        self.coders: list[tuple[str, ...]] = [()] * width

    def counted(self) -> Iterator[int]:
        """The columns in which anything is."""
        return compress(count(), self.codings)

    def add(self, other: "Tallies") -> None:
        """Count what other texts hold."""
        for column in other.counted():
            self.codings[column] += other.codings[column]
            self.passages[column] += other.passages[column]
            self.characters[column] += other.characters[column]
            held = self.coders[column]
            self.coders[column] += tuple(one for one in other.coders[column] if one not in held)


def tally_stretches(stretches: Iterable[CodedStretch], columns: Columns, into: Tallies) -> None:
    """Count the coded stretches of one text, which come in the order of the text.

    Stretches that overlap, one with the next, are one passage; touching is not overlapping. All
    codings of a passage come together; those that meet in one theme count once. One pass, as the
    union of sorted intervals is commonly taken; each row costs as much as it has columns.
    """
    codings, passages, characters, coders = (
        into.codings, into.passages, into.characters, into.coders
    )  # fmt: skip
    reach = [0] * len(codings)  # how far the text is covered
    last = [-1] * len(codings)  # the passage counted last
    alone: dict[str, tuple[str]] = {}  # most columns have one coder, and share the tuple
    for start, end, coder, passage, theme in stretches:
        counted = columns.get(theme, ())
        for column in counted:
            if last[column] == passage and column == counted[0]:
                break
            last[column] = passage
            codings[column] += 1
            held = coders[column]
            if not held:
                coders[column] = alone.setdefault(coder, (coder,))
            elif coder not in held:
                coders[column] = (*held, coder)
            reached = reach[column]
            if start >= reached:
                passages[column] += 1
                characters[column] += end - start
                reach[column] = end
            elif end > reached:
                characters[column] += end - reached
                reach[column] = end


def tally_regions(regions: Iterable[CodedRegion], columns: Columns, into: Tallies) -> None:
    """Count the coded regions of one file: they are codings and passages, and no characters."""
    placed: dict[int, dict[int, tuple[Box, ...]]] = {}
    for coder, passage, theme, boxes in regions:
        counted = columns.get(theme, ())
        if not counted or passage in placed.get(counted[0], ()):
            continue
        for column in counted:
            into.codings[column] += 1
            if coder not in into.coders[column]:
                into.coders[column] += (coder,)
            placed.setdefault(column, {})[passage] = boxes
    for column, by_passage in placed.items():
        into.passages[column] += joined_regions(by_passage.values())
