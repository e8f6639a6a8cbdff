"""Where or what: whether coders mark the same places, and whether they call them the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from coder.analysis.agreement.figure import Figure, undefined
from coder.analysis.agreement.sweeping import Span, Stretch, joined, overlapping
from coder.analysis.agreement.unitizing import (
    Sums,
    coverage,
    cu_alpha,
    ku_alpha,
    u_alpha,
    u_alpha_binary,
    unit_sums,
)
from coder.analysis.comparing.compared import Compared, ComparedDocument
from coder.domain.document import Document

_APART: Final = 0.1
"""Figures that are nearer to each other are called alike."""

ANYTHING: Final = 1


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two themes of a group that one coder put on the same words, where each word takes one."""

    document: Document
    coder: int
    themes: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WhereOrWhat:
    """A theme whose sub-themes exclude each other: where it is marked, and as which of them."""

    theme: int | None  # None: all themes
    where: Figure  # the binary u-alpha
    what: Figure  # cu-alpha
    both: Figure  # u-alpha
    values: Mapping[int, tuple[Figure, Figure]]  # by theme its (k)u-alpha and its coverage
    overlaps: tuple[Overlap, ...]  # for which there is no telling what

    @property
    def sentence(self) -> str:
        """What the figures say, in words."""
        where, what = self.where.value, self.what.value
        if self.overlaps:
            return "One passage bears several of these themes, so that only where can be told."
        if where is None or what is None:
            return "It cannot be told apart: " + (self.where.reason or self.what.reason or "")
        where_said, what_said = f"where they mark ({where:.2f})", f"what they call it ({what:.2f})"
        if where - what > _APART:
            return f"They agree better on {where_said} than on {what_said}."
        if what - where > _APART:
            return f"They agree better on {what_said} than on {where_said}."
        return f"They agree alike on {where_said} and on {what_said}."


def where_or_what(held: Compared) -> list[WhereOrWhat]:
    """The alphas of every theme at the top that has themes below it, by characters.

    The themes right below it are the values, each with those below it; so is the theme itself,
    where it was marked with itself. Whoever lacked one of them in a document is missing there.
    """
    tree = held.tree
    found = []
    for place, theme in enumerate(held.themes):
        below = tree.children.get(place, ())
        if theme.parent is None and below:
            value = {place: place}
            for other in range(place + 1, len(held.themes)):
                child = next((one for one in below if one in tree.lineage(other)), None)
                if child is not None:
                    value[other] = child
            found.append(_group(held, place, value))
    return found


def all_themes(held: Compared) -> WhereOrWhat:
    """The same of all themes, each a value of its own."""
    return _group(held, None, {place: place for place in range(len(held.themes))})


def _group(held: Compared, theme: int | None, value: Mapping[int, int]) -> WhereOrWhat:
    overlaps = [one for document in held.documents for one in _overlaps(document, value)]
    marked = _summed(held, dict.fromkeys(value, ANYTHING))
    where = u_alpha_binary(marked)
    if overlaps:
        reason = "One reviewer put several of these themes on the same words."
        return WhereOrWhat(theme, where, undefined(reason), undefined(reason), {}, tuple(overlaps))
    sums = _summed(held, value)
    values = {one: (ku_alpha(sums, one), coverage(sums, one)) for one in sorted({*value.values()})}
    return WhereOrWhat(theme, where, cu_alpha(sums), u_alpha(sums), values, ())


def _summed(held: Compared, value: Mapping[int, int]) -> Sums:
    ids = [coder.id for coder in held.coders]
    found: dict[Any, float] = {}
    for document in held.documents:
        for key, amount in _sums(document, ids, value).items():
            found[key] = found.get(key, 0.0) + amount
    return found


def _sums(document: ComparedDocument, ids: Sequence[str], value: Mapping[int, int]) -> Sums:
    spans = {ids[place]: found for place, found in _spans(document, value).items()}
    return unit_sums(spans, coders=ids, length=document.length)


def _spans(document: ComparedDocument, value: Mapping[int, int]) -> dict[int, list[Span]]:
    """What coders marked with a theme, joined where it abuts: a unit is not how often they did."""
    found: dict[int, list[Span]] = {
        place: []
        for place in document.readers
        if document.lacking.get(place, frozenset()).isdisjoint(value)
    }
    marked: dict[tuple[int, int], list[Stretch]] = {}
    for start, end, coder, theme, _ in document.counted:
        if coder in found and theme in value:
            marked.setdefault((coder, theme), []).append((start, end))
    for (coder, theme), stretches in marked.items():
        found[coder] += [(start, end, value[theme]) for start, end in joined(stretches)]
    return found


def _overlaps(document: ComparedDocument, value: Mapping[int, int]) -> Iterable[Overlap]:
    for coder, spans in _spans(document, value).items():
        two = overlapping(spans)
        if two is not None:
            (_, reach, one), (start, end, other) = two
            themes = int(one), int(other)
            yield Overlap(document.document, coder, themes, start, min(reach, end))
