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
    about: frozenset[tuple[str, str]] = frozenset()  # the cells that they are in
    resting: frozenset[tuple[str, str]] = frozenset()  # these, and those of the themes above
    of: tuple[str, ...] = ()  # the names of those whose consensus it is, if not of all

    @property
    def sentence(self) -> str:
        """Whose consensus it is, if not of all, and what is open; empty if there is nothing to say.

        *2 differences are open, 1 put off: nothing is shown of them, and 4 cells rest on them.*
        """
        whose = f"Shown is the consensus of {listed(self.of)}." if self.of else ""
        return " ".join(filter(None, (whose, self._open)))

    @property
    def _open(self) -> str:
        of_all = self.open + self.deferred
        if not of_all:
            return ""
        off = f", {self.deferred:,} put off" if self.deferred else ""
        them, cells = "it" if of_all == 1 else "them", len(self.resting)
        rest = f", and {counted(cells, 'cell')} rest{'s' * (cells == 1)} on {them}" if cells else ""
        return (
            f"{counted(self.open, 'difference')} {'is' if self.open == 1 else 'are'} open{off}:"
            f" nothing is shown of {them}{rest}."
        )

    def as_json(self) -> dict[str, int]:
        """The numbers of it."""
        return {"open": self.open, "deferred": self.deferred, "cells": len(self.resting)}


@dataclass(frozen=True, slots=True)
class Consensus:
    """The whole layer, with how much is not in it; ids are those of what is shown."""

    passages: tuple[AgreedPassage, ...]
    cells: Mapping[tuple[str, str], str]  # document, theme -> absent, unclear, present
    undecided: Undecided
