"""Summaries: the words that a coder, or the team, writes into a cell (framework analysis)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = re.compile(r"\[([^\[\]\s]+:[^\[\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands in a cell; ``[ali-2022:AB12]`` in it leads to the coding with that number."""

    document: str
    theme: str
    coder: str  # who wrote it, or wrote last what all agreed on
    name: str  # of that coder
    consensus: bool
    text: str


def numbers_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and number of each coding that a text leads to, in their order."""
    for found in _NUMBER.finditer(text):
        yield found.start(), found.end(), found[1]
