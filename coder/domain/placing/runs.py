"""Runs of letters that two texts have in common: what shows which part of one is which of other."""

from collections.abc import Iterator
from typing import Final, NamedTuple

_GRAM: Final = 16  # letters: in a book of 1.5 million, few of these that stand once stand by chance
_STEP: Final = 8  # every run of _GRAM + _STEP letters that stands once in both is met
_SURE: Final = 40  # letters: a run as long as this needs no other beside it
_BESIDE: Final = 3  # runs on either side that may speak for a short one


class Run(NamedTuple):
    """Equal letters: the numbers of the first in each text, and how many there are."""

    source: int
    target: int
    size: int

    @property
    def shift(self) -> int:
        """What is added to the number of a letter of the source."""
        return self.target - self.source

    @property
    def source_end(self) -> int:
        """Behind the last letter in the source."""
        return self.source + self.size

    @property
    def target_end(self) -> int:
        """Behind the last letter in the target."""
        return self.target + self.size


def common_runs(source: str, target: str) -> list[Run]:
    """The longest runs around letters that stand once in either text, in order of the source.

    Short ones by themselves are left out: a phrase that either text has once, but elsewhere.
    """
    runs = list(_extended(source, target, _landmarks(source, target)))
    return [run for number, run in enumerate(runs) if _is_sure(runs, number)]


def _landmarks(source: str, target: str) -> list[tuple[int, int]]:
    """Places in both of letters that stand once in either, in order of the source."""
    known = {target[at : at + _GRAM]: at for at in range(0, len(target) - _GRAM + 1, _STEP)}
    for at in range(len(target) - _GRAM + 1):
        gram = target[at : at + _GRAM]
        if gram in known and known[gram] != at:
            known[gram] = -1
    seen: dict[str, int] = {}
    for at in range(len(source) - _GRAM + 1):
        gram = source[at : at + _GRAM]
        if gram in known:
            seen[gram] = -1 if gram in seen else at
    return [(at, known[gram]) for gram, at in seen.items() if at >= 0 and known[gram] >= 0]


def _extended(source: str, target: str, landmarks: list[tuple[int, int]]) -> Iterator[Run]:
    """Each landmark with all equal letters around it; those within the run before are in it."""
    shift, end = 0, 0
    for one, other in landmarks:
        if other - one == shift and one < end:
            continue
        before = _alike_before(source, one, target, other)
        behind = _alike_behind(source, one, target, other)
        shift, end = other - one, one + behind
        yield Run(one - before, other - before, before + behind)


def _alike_behind(source: str, one: int, target: str, other: int) -> int:
    """How many letters are the same from two places on."""
    size, step = 0, _GRAM
    while step:
        part = source[one + size : one + size + step]
        if len(part) == step and part == target[other + size : other + size + step]:
            size += step
            step *= 2
        else:
            step //= 2
    return size


def _alike_before(source: str, one: int, target: str, other: int) -> int:
    """How many letters are the same before two places."""
    size = 0
    while size < min(one, other) and source[one - size - 1] == target[other - size - 1]:
        size += 1
    return size


def _is_sure(runs: list[Run], number: int) -> bool:
    """Whether a run is long, or goes along with one beside it."""
    run = runs[number]
    if run.size >= _SURE:
        return True
    beside = runs[max(0, number - _BESIDE) : number + _BESIDE + 1]
    return any(other is not run and _go_along(run, other) for other in beside)


def _go_along(run: Run, other: Run) -> bool:
    apart = max(other.source - run.source_end, run.source - other.source_end, 0)
    return abs(run.shift - other.shift) <= 20 + apart // 2
