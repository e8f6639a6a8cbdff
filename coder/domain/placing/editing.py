"""Edited words: which stretch of one string of letters has become which of another."""

from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from rapidfuzz.distance._initialize import Opcode

WHOLE: Final = 1000  # a score is thousandths
_STRANGE: Final = 8  # letters at an end that have no like: more are not the passage any more
_ALIKE: Final = 4  # letters in a row that are no chance


class Edited(NamedTuple):
    """Where a stretch lies in the other string, half-open, and how much of it agrees."""

    first: int
    last: int
    score: int


def edited(source: str, target: str, first: int, last: int) -> Edited:
    """Where letters ``first`` to ``last`` of ``source`` lie in ``target``.

    Both strings are aligned as wholes, so what surrounds the stretch holds its ends. Letters at an
    end that were replaced belong to it only if they are few.
    """
    inner = [
        one
        for one in Levenshtein.opcodes(source, target)
        if one.src_start < last and one.src_end > first
    ]
    begin, end = _mapped(inner[0], first), _mapped(inner[-1], last)
    equal = [one for one in inner if one.tag == "equal" and _shared(one, first, last) >= _ALIKE]
    if equal:
        if equal[0].src_start - first > _STRANGE:
            begin = equal[0].dest_start
        if last - equal[-1].src_end > _STRANGE:
            end = equal[-1].dest_end
    return Edited(begin, end, likeness(source[first:last], target[begin:end]))


def likeness(one: str, other: str) -> int:
    """Thousandths of the letters of the longer one that need no change."""
    return int(WHOLE * Levenshtein.normalized_similarity(one, other))


def _mapped(operation: "Opcode", place: int) -> int:
    return min(operation.dest_start + place - operation.src_start, operation.dest_end)


def _shared(operation: "Opcode", first: int, last: int) -> int:
    return min(operation.src_end, last) - max(operation.src_start, first)
