"""Where a stretch of one text should lie on another, by the runs of letters around it."""

from bisect import bisect_left, bisect_right
from itertools import product
from typing import Final, NamedTuple

from coder.domain.placing.runs import Run, common_runs

_FEW: Final = 5  # runs on either side that are asked
_GAP: Final = 4_000  # letters from a passage to the runs that bracket it: more than a page
_INSERTED: Final = 2_000  # letters that one text may have between two runs over the other
_OVERLAP: Final = 40  # letters: two runs may both go on where a phrase was put in
_CLEAR: Final = 40  # letters: a run at the edge of a long passage is no phrase of another
_DRIFT: Final = 50  # letters, and half of the distance: how far a run may be off


class Bracket(NamedTuple):
    """A part of the source, and the part of the target that its neighbours put it in."""

    source: tuple[int, int]
    target: tuple[int, int]


class Course:
    """The runs of two texts; numbers are those of letters."""

    def __init__(self, source: str, target: str) -> None:
        self._runs = common_runs(source, target)
        self._by_target = sorted(self._runs, key=lambda run: run.target)
        self._target_starts = [run.target for run in self._by_target]
        self._ends = Run(0, 0, 0), Run(len(source), len(target), 0)
        self._starts = [run.source for run in self._runs]

    def within(self, first: int, last: int) -> int | None:
        """Where the first letter of a stretch lies that is wholly within one run."""
        for run in self._before(first):
            if run.source_end >= last:
                return first + run.shift
        return None

    def apart(self, first: int, last: int, place: int) -> int | None:
        """How far a place is from where the runs beside a stretch put it; None if that is far."""
        found = [
            off
            for run in (*self._before(first), *self._behind(first, last))
            if (gap := max(run.source - last, first - run.source_end, 0)) <= _GAP
            and (off := abs(place - first - run.shift)) <= _DRIFT + gap // 2
        ]
        return min(found, default=None)

    def is_taken(self, first: int, place: int, end: int) -> bool:
        """Whether letters of the target lie within a run that puts others of the source there."""
        behind = bisect_right(self._target_starts, place)
        near = self._by_target[max(0, behind - _FEW) : behind]
        return any(run.target_end >= end and place - run.shift != first for run in near)

    def bracket(self, first: int, last: int) -> Bracket | None:
        """The nearest runs before and behind a stretch that follow each other in the target."""
        before = [*self._before(first), self._ends[0]]
        behind = [*self._behind(first, last), self._ends[1]]
        pairs = product(enumerate(before), enumerate(behind))
        for (_, one), (_, other) in sorted(pairs, key=lambda pair: pair[0][0] + pair[1][0]):
            found = _between(one, other, first, last)
            if found is not None:
                return found
        return None

    def reach(self, first: int, last: int) -> tuple[int, int] | None:
        """From where the first run within a stretch puts it to where the last one does."""
        runs = [run for run in self._overlapping(first, last) if run.size >= _CLEAR]
        if not runs:
            return None
        begin = max(first, runs[0].source) + runs[0].shift
        end = min(last, runs[-1].source_end) + runs[-1].shift
        return (begin, end) if begin < end else None

    def shared(self, stretch: tuple[int, int], place: tuple[int, int]) -> int:
        """How many letters of a stretch some run puts within a place."""
        count, counted = 0, stretch[0]
        for run in self._overlapping(*stretch):
            begin = max(run.source, counted, place[0] - run.shift)
            end = min(run.source_end, stretch[1], place[1] - run.shift)
            if begin < end:
                count, counted = count + end - begin, end
        return count

    def _overlapping(self, first: int, last: int) -> list[Run]:
        begin, end = bisect_right(self._starts, first), bisect_left(self._starts, last)
        near = self._runs[max(0, begin - _FEW) : end]
        return [run for run in near if run.source_end > first]

    def _before(self, first: int) -> list[Run]:
        """Runs that begin at or before a letter, the nearest first."""
        end = bisect_right(self._starts, first)
        near = self._runs[max(0, end - _FEW) : end]
        return sorted(near, key=lambda run: -run.source_end)

    def _behind(self, first: int, last: int) -> list[Run]:
        """Runs that begin later and reach to the end of a stretch or lie behind it."""
        begin = bisect_right(self._starts, first)
        end = bisect_right(self._starts, last)
        return [run for run in self._runs[begin : end + _FEW] if run.source_end >= last][:_FEW]


def _between(one: Run, other: Run, first: int, last: int) -> Bracket | None:
    left, right = min(first, one.source_end), max(last, other.source)
    low, high = left + one.shift, right + other.shift
    if low > high:
        over = min(low - high, _OVERLAP)
        right, high = right + over, high + over
    gap, room = right - left, high - low
    near = first - left <= _GAP and right - last <= _GAP
    return (
        Bracket((left, right), (low, high)) if near and 0 <= room <= 2 * gap + _INSERTED else None
    )
