"""Placing a passage whose words were edited: in its neighbourhood, or where pieces of it lie."""

from typing import Final, NamedTuple

from coder.domain.placing.course import Course
from coder.domain.placing.editing import WHOLE, Edited, edited
from coder.domain.placing.seeking import seek
from coder.domain.placing.surroundings import around_letters
from coder.domain.placing.wanted import Wanted

_LEAST: Final = 12  # letters: fewer are alike by chance
_PAD: Final = 24  # letters of the runs on both sides that hold an alignment
_TIGHT: Final = 500  # letters between two runs
_CLOSE_TIGHT: Final = 700  # thousandths, between runs so near
_CLOSE: Final = 800  # elsewhere
_SIDE: Final = 48  # letters beside a passage that nothing else places
_SLACK: Final = 64  # letters by which it may begin earlier, or end later, than is thought
_LONG: Final = 4_000  # letters: of longer passages only both ends are aligned
_END: Final = 400  # letters


class _Part(NamedTuple):
    """What is aligned with what, as numbers of letters, and the score that is needed."""

    source: tuple[int, int]
    target: tuple[int, int]
    needed: int


def place_revised(wanted: Wanted, letters: str, course: Course | None) -> Edited | None:
    """The letters of the target that a passage has become; None if that is not certain."""
    if len(wanted.letters) > _LONG and course is not None:
        found = _by_its_ends(wanted, letters, course)
    else:
        found = _aligned(wanted, letters, course, wanted.first, wanted.last)
    if found is None:
        return None
    score = min(int(found.score * wanted.share), WHOLE - 1)
    return found._replace(score=score) if score >= _CLOSE_TIGHT else None


def _aligned(
    wanted: Wanted, letters: str, course: Course | None, first: int, last: int
) -> Edited | None:
    if last - first < _LEAST:
        return None
    bracketed = course and _bracketed(course, first, last)
    part = bracketed or _sought(wanted, letters, first, last)
    if part is None:
        return None
    (left, right), (low, high) = part.source, part.target
    found = edited(wanted.around[left:right], letters[low:high], first - left, last - left)
    if found.score < part.needed or found.first >= found.last:
        return None
    begin, end = low + found.first, low + found.last
    if not bracketed:
        around = around_letters(wanted, letters, begin, end)
        if not (around.fit_wholly if course is None else around.fit):
            return None
    return Edited(begin, end, found.score)


def _bracketed(course: Course, first: int, last: int) -> _Part | None:
    bracket = course.bracket(first, last)
    if bracket is None:
        return None
    (left, right), (low, high) = bracket
    pad = min(_PAD, left, low)
    needed = _CLOSE_TIGHT if high - low - (last - first) <= _TIGHT else _CLOSE
    return _Part((left - pad, right + _PAD), (low - pad, high + _PAD), needed)


def _sought(wanted: Wanted, letters: str, first: int, last: int) -> _Part | None:
    begin = seek(wanted.around[first:last], letters)
    if begin is None:
        return None
    before = min(_SIDE, first)
    low = max(0, begin - before - _SLACK)
    high = begin + last - first + _SIDE + _SLACK
    return _Part((first - before, last + _SIDE), (low, high), _CLOSE)


def _by_its_ends(wanted: Wanted, letters: str, course: Course) -> Edited | None:
    head = _aligned(wanted, letters, course, wanted.first, wanted.first + _END)
    tail = _aligned(wanted, letters, course, wanted.last - _END, wanted.last)
    if head is None or tail is None or head.first >= tail.last:
        return None
    place = head.first, tail.last
    shared = course.shared((wanted.first, wanted.last), place)
    size = max(wanted.last - wanted.first, place[1] - place[0])
    return Edited(*place, WHOLE * shared // size)
