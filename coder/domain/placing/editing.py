"""Edited words: which stretch of one string of letters has become which of another."""

from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from rapidfuzz.distance._initialize import Opcode

WHOLE: Final = 1000  # a score is thousandths


class Edited(NamedTuple):
    """Where a stretch lies in the other string, half-open, and how much of it agrees."""

    first: int
    last: int
    score: int


def edited(source: str, target: str, first: int, last: int) -> Edited:
    """Where letters ``first`` to ``last`` of ``source`` lie in ``target``.

    Both strings are aligned as wholes, so what surrounds the stretch holds its ends.
    """
    begin = end = 0
    for operation in Levenshtein.opcodes(source, target):
        if operation.src_start <= first < operation.src_end:
            begin = _inside(operation, first)
        if operation.src_start < last <= operation.src_end:
            end = _inside(operation, last)
            break
    return Edited(begin, end, likeness(source[first:last], target[begin:end]))


def likeness(one: str, other: str) -> int:
    """Thousandths of the letters of the longer one that need no change."""
    return int(WHOLE * Levenshtein.normalized_similarity(one, other))


def _inside(operation: "Opcode", place: int) -> int:
    return min(operation.dest_start + place - operation.src_start, operation.dest_end)
