"""Themes that are likely one: named alike under one parent, or defined alike anywhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from coder.domain.journal.identity import Pair, letters_of, pair_of
from coder.domain.likeness.likeness import Likeness
from coder.domain.likeness.spelling import Spelling, difference, spelling
from coder.domain.theme import SEPARATOR, Theme

_SHORTEST: Final = 30  # letters of a definition: "See above" defines nothing
_ALIKE: Final = 90  # per cent of the letters of two definitions
_ALIKE_OF_ONE_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class _Compared:
    """A theme with what it is compared by."""

    theme: Theme
    name: Spelling
    definition: str  # letters


def alike_themes(themes: Sequence[Theme], makers: Mapping[str, str]) -> Iterator[Likeness]:
    """The pairs of themes that may be one, each told once; ``makers`` made the themes by name."""
    held = {
        theme.id: _Compared(theme, spelling(theme.name), letters_of(theme.definition))
        for theme in themes
    }
    for one, other in sorted({*_named_alike(held.values()), *_defined_alike(held.values())}):
        left, right = sorted((held[one], held[other]), key=lambda found: found.theme.place)
        yield Likeness(one, other, tuple(_evidence(left, right, makers)))


def _named_alike(themes: Iterable[_Compared]) -> Iterator[Pair]:
    below: dict[str | None, list[_Compared]] = defaultdict(list)
    for one in themes:
        below[one.theme.parent].append(one)
    for siblings in below.values():
        for one, other in combinations(siblings, 2):
            if difference(one.name, other.name) is not None:
                yield pair_of(one.theme.id, other.theme.id)


def _defined_alike(themes: Iterable[_Compared]) -> Iterator[Pair]:
    defined = [one for one in themes if len(one.definition) >= _SHORTEST]
    for one, other in combinations(defined, 2):
        of_one_name = one.name.stems == other.name.stems
        least = _ALIKE_OF_ONE_NAME if of_one_name else _ALIKE
        if one.name.numbers != other.name.numbers or _above(one.theme, other.theme):
            continue
        if fuzz.ratio(one.definition, other.definition, score_cutoff=least):
            yield pair_of(one.theme.id, other.theme.id)


def _above(one: Theme, other: Theme) -> bool:
    """Whether one of two themes stands under the other: then they cannot be one."""
    shorter, longer = sorted((one.path, other.path), key=len)
    return longer.startswith(shorter + SEPARATOR)


def _evidence(one: _Compared, other: _Compared, makers: Mapping[str, str]) -> Iterator[str]:
    left, right = one.theme, other.theme
    differ = difference(one.name, other.name)
    if left.name == right.name:
        yield f"Both are called '{left.name}'."
    elif differ is not None:
        yield f"The names {differ}: '{left.name}' and '{right.name}'."
    if one.definition and other.definition:
        yield _of_definitions(one.definition, other.definition)
    if left.parent != right.parent:
        yield f"They stand in different places: '{left.path}' and '{right.path}'."
    people = makers.get(left.id), makers.get(right.id)
    if None not in people and people[0] != people[1]:
        yield f"{people[0]} made one and {people[1]} the other."


def _of_definitions(one: str, other: str) -> str:
    if one == other:
        return "Their definitions are the same."
    alike = round(fuzz.ratio(one, other))
    if alike >= _ALIKE_OF_ONE_NAME:
        return f"About {alike} % of their definitions is alike."
    return "Their definitions differ."
