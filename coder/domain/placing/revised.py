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
_NEARLY: Final = 950  # wherever it lies, as one word in twelve that was mended
_SIDE: Final = 48  # letters beside a passage that nothing else places
_SLACK: Final = 64  # letters by which it may begin earlier, or end later, than is thought
_LONG: Final = 200  # letters: so many alike need no surroundings, and may lie along many runs
_LONGEST: Final = 20_000  # letters: more take too long to align


class _Part(NamedTuple):
    """What is aligned with what, as numbers of letters, and the score that is needed."""

    source: tuple[int, int]
    target: tuple[int, int]
    needed: int


def place_revised(wanted: Wanted, letters: str, course: Course | None) -> Edited | None:
    """The letters of the target that a passage has become; None if that is not certain."""
    size = len(wanted.letters)
    found = _aligned(wanted, letters, course) if _LEAST <= size <= _LONGEST else None
    if found is None and course is not None and size >= _LONG:
        found = _along_runs(wanted, course)
    if found is None:
        return None
    score = min(int(found.score * wanted.share), WHOLE - 1)
    return found._replace(score=score) if score >= _CLOSE_TIGHT else None


def _aligned(wanted: Wanted, letters: str, course: Course | None) -> Edited | None:
    bracketed = None if course is None else _bracketed(course, wanted.first, wanted.last)
    part = bracketed or _sought(wanted, letters)
    if part is None:
        return None
    (left, right), (low, high) = part.source, part.target
    around = wanted.around[left:right]
    found = edited(around, letters[low:high], wanted.first - left, wanted.last - left)
    if found.score < part.needed or found.first >= found.last:
        return None
    found = found._replace(first=low + found.first, last=low + found.last)
    return found if bracketed or _stands_well(wanted, letters, course, found) else None


def _stands_well(wanted: Wanted, letters: str, course: Course | None, found: Edited) -> bool:
    """Whether what surrounds a place, or its length, shows it to be the passage's own.

    Where the passage's text is not known, a sentence that says nearly the same elsewhere can
    only be told from it by both sides.
    """
    around = around_letters(wanted, letters, found.first, found.last)
    if course is None:
        return around.fit_wholly or len(wanted.letters) >= _LONG
    if course.is_taken(wanted.first, found.first, found.last):
        return False
    return around.fit or len(wanted.letters) >= _LONG or found.score >= _NEARLY


def _bracketed(course: Course, first: int, last: int) -> _Part | None:
    bracket = course.bracket(first, last)
    if bracket is None:
        return None
    (left, right), (low, high) = bracket
    pad = min(_PAD, left, low)
    needed = _CLOSE_TIGHT if high - low - (last - first) <= _TIGHT else _CLOSE
    return _Part((left - pad, right + _PAD), (low - pad, high + _PAD), needed)


def _sought(wanted: Wanted, letters: str) -> _Part | None:
    begin = seek(wanted.letters, letters)
    if begin is None:
        return None
    before = min(_SIDE, wanted.first)
    low = max(0, begin - before - _SLACK)
    high = begin + len(wanted.letters) + _SIDE + _SLACK
    return _Part((wanted.first - before, wanted.last + _SIDE), (low, high), _CLOSE)


def _along_runs(wanted: Wanted, course: Course) -> Edited | None:
    """A long passage, from its first run to its last; between them figures may have moved."""
    place = course.reach(wanted.first, wanted.last)
    if place is None:
        return None
    shared = course.shared((wanted.first, wanted.last), place)
    return Edited(*place, WHOLE * shared // max(len(wanted.letters), place[1] - place[0]))
