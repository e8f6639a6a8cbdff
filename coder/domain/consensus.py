"""The consensus: what was decided, and that on which there was nothing to decide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

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
class Consensus:
    """The whole layer, with how much is not in it; ids are those of what is shown."""

    passages: tuple[AgreedPassage, ...]
    cells: Mapping[tuple[str, str], str]  # document, theme -> absent, unclear, present
    open: int = 0  # differences on which nothing was decided
    deferred: int = 0  # those that were put off
