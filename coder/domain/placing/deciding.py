"""Which of the places that hold a passage's letters is its own: by surroundings and order."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coder.domain.placing.course import Course
from coder.domain.placing.lettered import Lettered
from coder.domain.placing.occurrences import Occurrence
from coder.domain.placing.surroundings import Surroundings, surroundings
from coder.domain.placing.wanted import Wanted

_CLEARER: Final = 0.2  # both sides together: by so much the best place is better than the next
_NEARER: Final = 120  # letters: by so much the nearest place is nearer than the next
_SHORT: Final = 16  # letters: fewer stand near a place by chance
_LONG: Final = 32  # letters: so many, which stand once in both texts, need no surroundings
_CHOICES: Final = 20  # more are no choice


class Decision(NamedTuple):
    """The place that was chosen; else the fitting ones, likeliest first."""

    chosen: Occurrence | None = None
    choices: tuple[Occurrence, ...] = ()


class _Weighed(NamedTuple):
    occurrence: Occurrence
    around: Surroundings
    apart: int | None  # letters from where it should lie; unknown without a run beside it
    fits: bool


def decide(
    wanted: Wanted, found: Sequence[Occurrence], target: Lettered, course: Course | None
) -> Decision:
    """Choose one place, or say between which it cannot be chosen."""
    weighed = list(_weighed(wanted, found, target, course))
    fitting = [one for one in weighed if one.fits]
    fitting.sort(key=lambda one: (-sum(one.around), one.occurrence.place))
    if not fitting:
        alone = len(weighed) == 1 and _needs_no_surroundings(wanted)
        return Decision(weighed[0].occurrence if alone else None)
    chosen = _only(fitting) or _clearest(fitting) or _nearest(fitting)
    if chosen is not None:
        return Decision(chosen.occurrence)
    return Decision(choices=tuple(one.occurrence for one in fitting[:_CHOICES]))


def _weighed(
    wanted: Wanted, found: Sequence[Occurrence], target: Lettered, course: Course | None
) -> Iterator[_Weighed]:
    """All but those whose letters are, by their neighbours, others of the passage's text."""
    size = wanted.last - wanted.first
    marked = len(wanted.raw.letters)
    short = course is None and marked < _LONG
    least = _SHORT if wanted.share == 1 else _LONG  # heads and feet of pages are much alike
    for one in found:
        apart = None
        if course is not None:
            start, end = map(target.kept.number, one.place)
            if 0 < size <= end - start and course.is_taken(wanted.first, start, end):
                continue
            if marked >= least:
                apart = course.apart(wanted.first, wanted.last, start)
        around = surroundings(wanted, target, one.place)
        fits = around.fit_wholly if short else around.fit
        yield _Weighed(one, around, apart, fits or apart is not None)


def _needs_no_surroundings(wanted: Wanted) -> bool:
    needle = wanted.letters or wanted.raw.letters
    return len(needle) >= _LONG and wanted.around.count(needle) <= 1


def _only(fitting: Sequence[_Weighed]) -> _Weighed | None:
    return fitting[0] if len(fitting) == 1 else None


def _clearest(fitting: Sequence[_Weighed]) -> _Weighed | None:
    best, second = fitting[:2]
    return best if sum(best.around) - sum(second.around) >= _CLEARER else None


def _nearest(fitting: Sequence[_Weighed]) -> _Weighed | None:
    near = sorted(
        (one.apart, number) for number, one in enumerate(fitting) if one.apart is not None
    )
    if not near or (len(near) > 1 and near[1][0] - near[0][0] < _NEARER):
        return None
    return fitting[near[0][1]]
