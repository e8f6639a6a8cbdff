"""Questions: differences that are one to people, and are settled at once."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from coder.analysis.comparing.compared import Compared, ComparedDocument
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    RegionDifference,
    SpotDifference,
    coding_differences,
)
from coder.analysis.comparing.spot import OTHER_THEME, Spot

if TYPE_CHECKING:
    from coder.analysis.comparing.mark import Mark
    from coder.analysis.comparing.region import RegionMark


def questions(held: Compared, found: Sequence[Difference]) -> list[int]:
    """The question to which each of all differences belongs, numbered from 0 in their order.

    Where one coder put a theme on words, and another one another theme, both themes differ there:
    that is one question. So is a cell whose only codings are those of one question: it differs
    because of them. Differences are given by document.
    """
    first = list(range(len(found)))  # of those of one question
    for _, group in groupby(range(len(found)), key=lambda place: found[place].document.id):
        places = list(group)
        for one, other in _mirrored(found, places):
            _join(first, one, other)
        for one, other in _followed(held, found, places, first):
            _join(first, one, other)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(_root(first, place), len(numbers)) for place in range(len(found))]


def of_one_question(held: Compared, one: Difference) -> list[Difference]:
    """The other differences that belong to the question of one, in their order."""
    found = [
        other
        for document in held.documents
        if document.document.id == one.document.id
        for other in coding_differences(held, document)
    ]
    if one not in found:  # a charted value is a question of its own
        return []
    numbers = questions(held, found)
    about = found.index(one)
    return [
        other
        for place, other in enumerate(found)
        if numbers[place] == numbers[about] and place != about
    ]


def _mirrored(found: Sequence[Difference], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Spots on the same words, where each has the theme that the other has not."""
    near: list[tuple[int, Spot]] = []
    for place in places:
        one = found[place]
        if not isinstance(one, SpotDifference) or one.kind != OTHER_THEME:
            continue
        near = [(at, spot) for at, spot in near if spot.end > one.spot.start]
        for at, spot in near:
            if _in_place_of(spot, one.spot) and _in_place_of(one.spot, spot):
                yield at, place
        near.append((place, one.spot))


def _in_place_of(one: Spot, other: Spot) -> bool:
    """Whether somebody of one spot has its theme where others have that of the other."""
    return any(
        other.theme in themes for coder, themes in one.instead.items() if coder in other.by_coder
    )


def _followed(
    held: Compared, found: Sequence[Difference], places: Sequence[int], first: list[int]
) -> Iterator[tuple[int, int]]:
    """Cells, each with the difference about passages from which alone it follows."""
    owners: dict[str, int] = {}
    for place in places:
        one = found[place]
        if isinstance(one, SpotDifference | RegionDifference):
            owners |= dict.fromkeys(one.spot.codings, place)
    documents = {document.document.id: document for document in held.documents}
    for place in places:
        one = found[place]
        if isinstance(one, CellDifference):
            codings = _coded(held, documents[one.document.id], one.theme)
            owning = {owners.get(coding) for coding in codings}
            roots = {at if at is None else _root(first, at) for at in owning}
            if len(roots) == 1 and (root := roots.pop()) is not None:
                yield root, place


def _coded(held: Compared, document: ComparedDocument, theme: int) -> list[str]:
    """The codings of a document with a theme, or one below it, that say something of its cell."""
    readers = document.readers_of(theme)
    marks: tuple[Mark | RegionMark, ...] = (*document.marks, *document.regions)
    return [
        mark.coding
        for mark in marks
        if mark.coder in readers and theme in held.lineages[mark.theme]
    ]


def _root(first: Sequence[int], place: int) -> int:
    while first[place] != place:
        place = first[place]
    return place


def _join(first: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(first, one), _root(first, other)))
    first[high] = low
