"""The consensus: what was decided, and that on which there was nothing to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from coder.domain.telling import counted, listed

TEAM: Final = "The team"
"""Whose work it is called where each coder's would be named."""

Source = Literal["agreed", "decided", "single"]
"""All have it, the team decided so, or one alone worked on the document."""


@dataclass(frozen=True, slots=True)
class AgreedPassage:
    """A passage that the team holds to bear a theme; it belongs to no coder."""

    coding: str  # the first of those that it stands for, or an id of its own
    number: str | None  # of that coding
    file: str
    anchor: str  # an Anchor as JSON
    theme: str
    made_at: str | None
    source: Source
    decision: str | None = None  # its id


@dataclass(frozen=True, slots=True)
class Undecided:
    """What is in no consensus, since nothing is decided about it; ids are those of what is shown.

    A cell is a document and a theme.
    """

    open: int = 0  # differences on which nothing was decided
    deferred: int = 0  # those that were put off
    values: int = 0  # of both, those between charted values, which show as differing
    about: frozenset[tuple[str, str]] = frozenset()  # the cells that they are in
    resting: frozenset[tuple[str, str]] = frozenset()  # these, and those of the themes above
    contested: int = 0  # decisions that somebody took otherwise, neither knowing of the other
    of: tuple[str, ...] = ()  # the names of those whose consensus it is, if not of all

    @property
    def sentence(self) -> str:
        """Whose consensus it is, if not of all, and what is open; empty if there is nothing to say.

        *2 differences are open, 1 put off: nothing is shown of them, and 4 cells rest on them.*
        """
        whose = f"Shown is the consensus of {listed(self.of)}." if self.of else ""
        return " ".join(filter(None, (whose, self._open, self._contested)))

    @property
    def _contested(self) -> str:
        """How much of what is shown is no consensus, since two decided it differently."""
        if not self.contested:
            return ""
        one = self.contested == 1
        return (
            f"{counted(self.contested, 'decision')} {'is' if one else 'are'} contested, for two"
            f" people decided differently, and {'is' if one else 'are'} no consensus: passages and"
            " cells show what one of them decided, values that they differ."
        )

    @property
    def _open(self) -> str:
        of_all = self.open + self.deferred
        if not of_all:
            return ""
        off = f", {self.deferred:,} put off" if self.deferred else ""
        told = f"{counted(self.open, 'difference')} {'is' if self.open == 1 else 'are'} open{off}"
        return f"{told}: {'; '.join(filter(None, (self._without, self._differing)))}."

    @property
    def _without(self) -> str:
        """Of how many nothing is shown, with the cells that rest on them."""
        left, cells = self.open + self.deferred - self.values, len(self.resting)
        if not left:
            return ""
        them = "it" if left == 1 else "them"
        rest = f", and {counted(cells, 'cell')} rest{'s' * (cells == 1)} on {them}" if cells else ""
        which = f"{left:,} of them" if self.values else them
        return f"nothing is shown of {which}{rest}"

    @property
    def _differing(self) -> str:
        """How many are shown as what they are."""
        if not self.values:
            return ""
        one = self.values == 1
        how = "a charted value, which is" if one else "charted values, which are"
        return f"{self.values:,} {'is' if one else 'are'} about {how} shown to differ"

    def as_json(self) -> dict[str, int]:
        """The numbers of it."""
        return {
            "open": self.open, "deferred": self.deferred, "values": self.values,
            "contested": self.contested, "cells": len(self.resting),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Consensus:
    """The whole layer, with how much is not in it; ids are those of what is shown."""

    passages: tuple[AgreedPassage, ...]
    cells: Mapping[tuple[str, str], str]  # document, theme -> absent, unclear, present
    undecided: Undecided
    not_compared: frozenset[str] = (
        frozenset()
    )  # charted values (stored) of those who are not compared
