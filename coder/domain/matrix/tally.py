"""Counting what is coded: codings, passages and covered characters, overlaps joined."""

from collections.abc import Iterable, Mapping, Sequence
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


class Tally:
    """What is counted in one column."""

    __slots__ = ("characters", "coders", "codings", "passage", "passages", "reach")

    def __init__(self, coder: str, passage: int, characters: int, reach: int) -> None:
        self.codings = 1
        self.passages = 1
        self.characters = characters
        self.coders: tuple[str, ...] = (coder,)
        self.passage = passage  # the last one counted
        self.reach = reach  # how far the text is covered

    def add(self, other: "Tally") -> None:
        """Count what another column, of other texts, holds."""
        self.codings += other.codings
        self.passages += other.passages
        self.characters += other.characters
        self.coders += tuple(coder for coder in other.coders if coder not in self.coders)


def tally_stretches(stretches: Iterable[CodedStretch], columns: Columns) -> dict[int, Tally]:
    """Count the coded stretches of one text, which come in the order of the text.

    Stretches that overlap, one with the next, are one passage; touching is not overlapping. All
    codings of a passage come together; those that meet in one theme count once. One pass, as the
    union of sorted intervals is commonly taken; each row costs as much as it has columns.
    """
    found: dict[int, Tally] = {}
    for start, end, coder, passage, theme in stretches:
        counted = columns.get(theme, ())
        for column in counted:
            tally = found.get(column)
            if tally is None:
                found[column] = Tally(coder, passage, end - start, end)
                continue
            if tally.passage == passage and column == counted[0]:
                break
            tally.codings += 1
            tally.passage = passage
            if coder not in tally.coders:
                tally.coders += (coder,)
            reach = tally.reach
            if start >= reach:
                tally.passages += 1
                tally.characters += end - start
                tally.reach = end
            elif end > reach:
                tally.characters += end - reach
                tally.reach = end
    return found


def tally_regions(regions: Iterable[CodedRegion], columns: Columns) -> dict[int, Tally]:
    """Count the coded regions of one file: they are codings and passages, and no characters."""
    found: dict[int, Tally] = {}
    placed: dict[int, dict[int, tuple[Box, ...]]] = {}
    seen: set[tuple[int, int]] = set()
    for coder, passage, theme, boxes in regions:
        counted = columns.get(theme, ())
        if not counted or (passage, counted[0]) in seen:
            continue
        seen.add((passage, counted[0]))
        for column in counted:
            if column in found:
                found[column].add(Tally(coder, passage, 0, 0))
            else:
                found[column] = Tally(coder, passage, 0, 0)
            placed.setdefault(column, {})[passage] = boxes
    for column, by_passage in placed.items():
        found[column].passages = joined_regions(by_passage.values())
    return found
