"""The consensus as a reading: what was decided, and all on which there was nothing to decide."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coder.analysis.comparing.compared import Compared, ComparedDocument, read
from coder.analysis.comparing.decided import Decided, standing
from coder.analysis.comparing.difference import Difference, differences, document_spots
from coder.analysis.comparing.region import RegionSpot, region_spots
from coder.analysis.comparing.shared import UNFINISHED, Asked, worked_on
from coder.analysis.comparing.spot import BOTH, Spot
from coder.analysis.comparing.texts import Texts
from coder.domain.decision import Decision
from coder.domain.document import Document
from coder.domain.matrix.cell import PRESENT, State
from coder.domain.quoting.anchor import to_json
from coder.store.attributes import charted
from coder.store.compared import anchors_of
from coder.store.decisions import decided_values
from coder.store.project import Project

Source = Literal["agreed", "decided", "single"]


@dataclass(frozen=True, slots=True)
class ConsensusPassage:
    """Words or a part of a page that bear a theme in the consensus.

    All have it (*agreed*), the team decided so, or one alone worked on the document (*single*).
    """

    document: str
    file: str  # as stored
    anchor: str  # JSON
    theme: str  # as shown
    source: Source
    codings: tuple[str, ...]  # ids of those from which it came
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Consensus:
    """The team's own reading, beside what each coder did."""

    passages: tuple[ConsensusPassage, ...]  # by document
    cells: Mapping[tuple[str, str], State]  # by document and theme, each theme by itself
    values: Mapping[tuple[str, str], str]  # by document and attribute
    open: tuple[Difference, ...]  # about which nothing is decided: nothing of them is here
    deferred: tuple[tuple[Difference, Decision], ...]  # nor of these
    earlier: tuple[Decision, ...]  # about codings that are not as they were: they settle nothing
    unfinished: tuple[Document, ...]  # that several began and nobody finished: nothing of them
    held: Compared  # from which it was made


def consensus(
    project: Project, asked: Asked | None = None, texts: Texts | None = None
) -> Consensus:
    """The consensus of some coders, or of all.

    Of a spot with a decision it has what was decided; of one on which all agree, that; of a
    document on which one coder alone worked, what that one did; of an open or deferred difference
    nothing. A spot with codings that no decision knew is open again.
    """
    common = worked_on(project, asked or Asked())
    held = read(project, common, texts)
    decided = Decided(project)
    found = list(_found(held, decided))
    anchors = anchors_of(project, {coding for one in found for coding in one.own})
    passages = tuple(dict.fromkeys(x for one in found for x in _passages(held, one, anchors)))
    told = [(one, decided.about(held, one)) for one in differences(project, held)]
    settling = {one.decision.id for one in found if one.decision is not None}
    documents = {one.document.id for one in held.documents}
    return Consensus(
        passages,
        _cells(held, decided, passages),
        _values(project, held),
        tuple(one for one, decision in told if standing(decision) == "open"),
        tuple((one, decision) for one, decision in told if decision and decision.is_deferred),
        tuple(x for x in decided.spots if x.about in documents and x.id not in settling),
        tuple(one.document for one in common.left_out if one.reason == UNFINISHED),
        held,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A spot, or a coding of the only one who read a document, and what is settled about it."""

    document: str
    theme: int
    own: tuple[str, ...]  # the codings that stand for it, if it is as these have it
    codings: tuple[str, ...]
    source: Source
    decision: Decision | None


def _found(held: Compared, decided: Decided) -> Iterator[_Found]:
    for document in held.documents:
        id_ = document.document.id
        for theme, coding in _of_one_reader(document):
            yield _Found(id_, theme, (coding,), (coding,), "single", None)
        coders = {mark.coding: mark.coder for mark in document.marks}
        coders |= {mark.coding: mark.coder for mark in document.regions}
        readers = {mark.theme: document.readers_of(mark.theme) for mark in document.regions}
        spots: list[Spot | RegionSpot] = [
            *document_spots(held, document), *region_spots(document.regions, readers)
        ]  # fmt: skip
        for spot in spots:
            decision = decided.spot(id_, held.themes[spot.theme].id, spot.codings)
            first = next(iter(spot.by_coder))
            own = tuple(coding for coding in spot.codings if coders[coding] == first)
            source: Source = "agreed" if decision is None else "decided"
            agreed = own if decision is None and spot.kind == BOTH else ()
            yield _Found(id_, spot.theme, agreed, spot.codings, source, decision)


def _of_one_reader(document: ComparedDocument) -> Iterator[tuple[int, str]]:
    """The codings with themes that one coder alone could have marked there."""
    marks = ((mark.theme, mark.coding) for mark in document.marks)
    regions = ((region.theme, region.coding) for region in document.regions)
    for theme, coding in (*marks, *regions):
        if len(document.readers_of(theme)) == 1:
            yield theme, coding


def _passages(
    held: Compared, one: _Found, anchors: Mapping[str, tuple[str, str]]
) -> Iterator[ConsensusPassage]:
    if one.decision is not None:
        for passage in one.decision.answer.passages:
            yield ConsensusPassage(
                one.document, passage.file, to_json(passage.anchor), passage.theme,
                one.source, one.decision.disputed, one.decision,
            )  # fmt: skip
        return
    theme = held.themes[one.theme].id
    for coding in one.own:
        yield ConsensusPassage(one.document, *anchors[coding], theme, one.source, one.codings)


def _cells(
    held: Compared, decided: Decided, passages: Sequence[ConsensusPassage]
) -> dict[tuple[str, str], State]:
    """What was decided about cells, or all say who said anything; present where a passage is."""
    found: dict[tuple[str, str], State] = {}
    for document in held.documents:
        for theme in document.judged:
            cell = document.document.id, held.themes[theme].id
            said = {
                document.states[coder][theme]
                for coder in document.readers_of(theme)
                if theme in document.states[coder]
            }
            if len(said) == 1 and PRESENT not in said:
                found[cell] = said.pop()
    documents = {document.document.id for document in held.documents}
    for decision in decided.cells:
        state, cell = decision.answer.state, (decision.about, decision.theme or "")
        if decision.about in documents and state is not None:
            found[cell] = _STATES[state]
    found |= dict.fromkeys(((one.document, one.theme) for one in passages), PRESENT)
    return found


_STATES: Final[Mapping[str, State]] = {
    "present": "present",
    "absent": "absent",
    "unclear": "unclear",
}


def _values(project: Project, held: Compared) -> dict[tuple[str, str], str]:
    """What was decided about charted values, or all charted who charted anything."""
    ids = {coder.id for coder in held.coders}
    documents = {one.document.id for one in held.documents}
    said: dict[tuple[str, str], set[str]] = {}
    for one in charted(project):
        if one.person in ids and one.document in documents:
            said.setdefault((one.document, one.attribute), set()).add(one.value)
    found = {cell: next(iter(values)) for cell, values in said.items() if len(values) == 1}
    for document, values in decided_values(project).items():
        if document in documents:
            found |= {(document, attribute): value for attribute, value in values.items()}
    return {cell: value for cell, value in found.items() if value}  # empty: nothing is reported
