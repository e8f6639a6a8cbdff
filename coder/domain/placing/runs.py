"""Runs of letters that two texts have in common: what shows which part of one is which of other."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

_PIECE: Final = 16  # letters: in a book of 1.5 million, few that stand once do so by chance
_PIECES: Final = 250_000  # that are looked at: all of an article, every fourth of a thick book
_STEP: Final = 8  # one in so many of the target is looked for
_OFTEN: Final = -1  # in place of where a piece stands: more than once
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
    """Places in both of pieces that stand once in either, in order of the source."""
    firsts = _first_letters(target)
    starts = [at for at, letter in enumerate(target[: 1 - _PIECE]) if letter in firsts]
    known = {target[at : at + _PIECE]: at for at in starts[::_STEP]}
    for at in starts:
        piece = target[at : at + _PIECE]
        if piece in known and known[piece] != at:
            known[piece] = _OFTEN
    seen: dict[str, int] = {}
    for at in _standing(source, known, firsts):
        piece = source[at : at + _PIECE]
        seen[piece] = _OFTEN if piece in seen else at
    return [(at, known[piece]) for piece, at in seen.items() if _OFTEN not in (at, known[piece])]


def _first_letters(letters: str) -> set[str]:
    """The letters that a piece may begin with: all, or the rarer ones of a long text."""
    wanted, rarer = _PIECES, set()
    for letter, count in sorted(Counter(letters).items(), key=lambda one: (one[1], one[0])):
        if wanted > 0:
            rarer.add(letter)
        wanted -= count
    return rarer


def _standing(letters: str, known: Collection[str], firsts: Collection[str]) -> list[int]:
    """Where known pieces stand: one expression, since it looks at every letter."""
    return [
        at
        for at, letter in enumerate(letters[: 1 - _PIECE])
        if letter in firsts and letters[at : at + _PIECE] in known
    ]


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
    size, step = 0, _PIECE
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
