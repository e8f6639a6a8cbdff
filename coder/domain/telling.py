"""How numbers and names are put into words."""

from collections.abc import Sequence
from typing import Final

SHORT: Final = 60
"""So many characters of what somebody typed stand within a sentence."""


def counted(number: int, noun: str) -> str:
    """A number with its noun: *1 coding*, *1,317 codings*, *2 assessed studies*."""
    if number == 1:
        return f"1 {noun}"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{number:,} {noun[:-1]}ies"
    return f"{number:,} {noun}s"


def listed(names: Sequence[str]) -> str:
    """Names in a row: *Ana, Ben and Cem*."""
    *first, last = names or ("nobody",)
    return f"{', '.join(first)} and {last}" if first else last


def shortened(words: str, most: int = SHORT) -> str:
    """The beginning of what somebody typed, where it is too long to be told."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
