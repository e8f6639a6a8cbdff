"""Differences between coders: spots that are not alike, cells and charted values that differ."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Final, Literal

from coder.analysis.comparing.compared import Compared, ComparedDocument
from coder.analysis.comparing.region import RegionSpot
from coder.analysis.comparing.spot import BOTH, Kind, Spot
from coder.domain.attribute import Attribute
from coder.domain.document import Document
from coder.domain.matrix.cell import OPEN, State, differ
from coder.domain.matrix.theme_tree import ThemeTree
from coder.store import attributes
from coder.store.cells import finished
from coder.store.project import Project

What = Literal["spot", "region", "cell", "value"]

WHATS: Final[tuple[What, ...]] = ("spot", "region", "cell", "value")


@dataclass(frozen=True, slots=True)
class SpotDifference:
    """A spot of a text on which coders are not alike."""

    document: Document
    spot: Spot
    agreed: int | None  # the theme above on which all of them agree there, if there is one

    @property
    def kind(self) -> Kind:
        """How they differ."""
        return self.spot.kind


@dataclass(frozen=True, slots=True)
class RegionDifference:
    """A part of a page on which coders are not alike."""

    document: Document
    spot: RegionSpot

    @property
    def kind(self) -> Kind:
        """How they differ."""
        return self.spot.kind


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell of which coders said different things; who left it open says nothing."""

    document: Document
    theme: int
    states: Mapping[int, State]  # by coder


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """A document, or study, of which coders charted different values for an attribute."""

    document: Document
    attribute: Attribute
    values: Mapping[int, str]  # by coder

    @property
    def about(self) -> tuple[str, str]:
        """The id of the study or document that the values are about, and which of the two it is."""
        if self.attribute.level == "study" and self.document.study_id is not None:
            return self.document.study_id, "study"
        return self.document.id, "document"


Difference = SpotDifference | RegionDifference | CellDifference | ValueDifference


def theme_of(one: Difference) -> int | None:
    """The place of the theme that a difference is about; a charted value has none."""
    if isinstance(one, ValueDifference):
        return None
    return one.theme if isinstance(one, CellDifference) else one.spot.theme


def readings(one: Difference) -> Mapping[int, object]:
    """What each coder has, by their place; equal if it is the same."""
    if isinstance(one, CellDifference):
        return one.states
    if isinstance(one, ValueDifference):
        return one.values
    return {place: one.spot.by_coder.get(place, ()) for place in one.spot.readers}


def differences(project: Project, held: Compared) -> list[Difference]:
    """All differences, by document: spots in the order of the text, regions, cells, values.

    Each theme is taken by itself here; whether coders agree on a theme above is said with it.
    """
    values = _values(project, held)
    found: list[Difference] = []
    for document in held.documents:
        found += coding_differences(held, document)
        found += values.get(document.document.id, [])
    return found


def coding_differences(held: Compared, document: ComparedDocument) -> list[Difference]:
    """The differences of one document but for charted values: spots, regions, cells."""
    regions = [
        RegionDifference(document.document, spot)
        for spot in document.region_spots
        if spot.kind != BOTH
    ]
    return [*_of_spots(held, document), *regions, *_of_cells(document)]


def _of_spots(held: Compared, document: ComparedDocument) -> list[SpotDifference]:
    return [
        SpotDifference(document.document, spot, _agreed(held.tree, spot))
        for spot in document.spots
        if spot.kind != BOTH
    ]


def _agreed(tree: ThemeTree, spot: Spot) -> int | None:
    """The lowest theme above that every coder marked there, with it or with one below it."""
    if set(spot.instead) | set(spot.by_coder) != set(spot.readers) or not spot.instead:
        return None
    above = [theme for theme in tree.lineage(spot.theme) if theme != spot.theme]
    shared = [
        theme
        for theme in above
        if all(
            any(theme in tree.lineage(one) for one in themes) for themes in spot.instead.values()
        )
    ]
    return shared[-1] if shared else None


def _of_cells(document: ComparedDocument) -> list[CellDifference]:
    """The cells that differ; not those above whose difference follows from what is below."""
    found = []
    for theme in sorted({theme for states in document.states.values() for theme in states}):
        said = {
            coder: document.states[coder].get(theme, OPEN) for coder in document.readers_of(theme)
        }
        told = {coder: state for coder, state in said.items() if state != OPEN}
        if differ(told.values()) and theme in document.judged:
            found.append(CellDifference(document.document, theme, told))
    return found


def _values(project: Project, held: Compared) -> dict[str, list[ValueDifference]]:
    """The charted values that differ, by document; those of a study stand at its first document."""
    places = {coder.id: place for place, coder in enumerate(held.coders)}
    charted: dict[tuple[str, str], dict[int, str]] = {}
    for one in attributes.charted(project):
        if one.person in places:
            of_pair = charted.setdefault((one.document, one.attribute), {})
            of_pair.setdefault(places[one.person], one.value)
    compared = _compared_about(project, held)
    found: dict[str, list[ValueDifference]] = {}
    told: set[tuple[str, str]] = set()
    for document, attribute in product(held.documents, attributes.attributes(project)):
        difference = ValueDifference(document.document, attribute, {})
        about, _ = difference.about
        of_pair = charted.get((document.document.id, attribute.id), {})
        values = {place: of_pair[place] for place in sorted(of_pair.keys() & compared[about])}
        if len(set(values.values())) > 1 and (about, attribute.id) not in told:
            told.add((about, attribute.id))
            found.setdefault(document.document.id, []).append(replace(difference, values=values))
    return found


def values_not_compared(project: Project, held: Compared) -> frozenset[str]:
    """The stored charted values of those who are not compared in what the values are about."""
    places = {coder.id: place for place, coder in enumerate(held.coders)}
    documents = {one.document.id: one.document for one in held.documents}
    known = {one.id: one for one in attributes.attributes(project)}
    compared = _compared_about(project, held)
    rows: dict[bool, set[str]] = {True: set(), False: set()}
    for one in attributes.charted(project):
        document, attribute = documents.get(one.document), known.get(one.attribute)
        if document is not None and attribute is not None:
            about, _ = ValueDifference(document, attribute, {}).about
            rows[places.get(one.person) in compared[about]].add(one.row)
    return frozenset(rows[False] - rows[True])


def _compared_about(project: Project, held: Compared) -> dict[str, set[int]]:
    """Whose values of a document, or of a study, are compared, by the id of that.

    In a document these are its readers; everybody where fewer than two finished it, since whoever
    charted worked on it. Of a study it is who is compared in one of its documents.
    """
    done = finished(project)
    ids = {coder.id for coder in held.coders}
    found: dict[str, set[int]] = {}
    for one in held.documents:
        document = one.document
        several = len(ids.intersection(done.get(document.id, ()))) > 1
        who = one.readers if several else range(len(held.coders))
        for about in {document.id, document.study_id or document.id}:
            found.setdefault(about, set()).update(who)
    return found
