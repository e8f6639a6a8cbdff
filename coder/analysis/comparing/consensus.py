"""The consensus as a reading: what was decided, and all on which there was nothing to decide."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coder.analysis.comparing.compared import Compared, ComparedDocument, read
from coder.analysis.comparing.decided import Decided, is_overtaken, standing
from coder.analysis.comparing.difference import (
    Difference,
    differences,
    theme_of,
    values_not_compared,
)
from coder.analysis.comparing.shared import Asked, worked_on
from coder.analysis.comparing.spot import BOTH, Spot
from coder.analysis.comparing.texts import Texts
from coder.domain.consensus import AgreedPassage, Consensus, Source, Undecided
from coder.domain.decision import DecidedPassage, Decision
from coder.domain.journal.ids import derived_id
from coder.domain.matrix.cell import PRESENT
from coder.domain.matrix.regions import overlap
from coder.domain.quoting.anchor import to_json
from coder.store.compared import StandingCoding, standing_codings
from coder.store.documents import file, shown
from coder.store.project import Project

if TYPE_CHECKING:
    from coder.analysis.comparing.region import RegionSpot


@dataclass(frozen=True, slots=True)
class TeamReading:
    """The consensus, with what is not in it and why."""

    layer: Consensus
    open: tuple[Difference, ...]  # nothing is decided about them
    deferred: tuple[tuple[Difference, Decision], ...]
    earlier: tuple[Decision, ...]  # about what coders did before: they settle nothing now
    held: Compared  # from which it was made


def consensus(
    project: Project, asked: Asked | None = None, texts: Texts | None = None
) -> TeamReading:
    """The consensus of some coders, or of all.

    In a document, those are compared who finished it, if two or more did, else all who worked on
    it; what one alone did stands. Of a spot with a decision it has what was decided; of one on
    which all agree, that; of an open or deferred difference nothing. A decision holds while all
    codings of the spot are ones that it knew, also when they are all gone.
    """
    held = read(project, worked_on(project, asked or Asked()), texts)
    decided = Decided(project)
    found = [*_found(held, decided)]
    apart = [(one, decided.about(held, one)) for one in differences(project, held)]
    open_ = tuple(one for one, decision in apart if standing(decision) == "open")
    deferred = tuple((one, by) for one, by in apart if by is not None and by.is_deferred)
    settled = _settled(found)
    settling = {one.id for one in settled}
    documents = {one.document.id for one in held.documents}
    others = [x for x in decided.spots if x.about in documents and x.id not in settling]
    disputed = {coding for one in (*settled, *others) for coding in one.disputed}
    codings = standing_codings(project, disputed.union(*(one.own for one in found)))
    # Of some coders alone, what is about others' codings is nothing of theirs while these stand.
    there_now = codings.keys() if asked and asked.coders else _compared_codings(held)
    gone = [one for one in others if _lasts(held, decided, one, there_now)]
    passages = [
        *(passage for one in found for passage in _as_marked(held, one, codings)),
        *(passage for one in (*settled, *gone) for passage in _as_decided(one, codings)),
    ]
    there = _each_once(passages)
    told = [*settled, *gone, *(decision for _, decision in apart if decision)]
    undecided = _undecided(held, open_, deferred, told)
    if asked is not None and asked.coders:
        undecided = replace(undecided, of=tuple(one.name for one in held.coders))
    overtaken = _overtaken(held, decided)
    cells = [one for one in decided.cells if one.about in documents and one not in overtaken]
    states = _cells(held, cells, _present(project, held, there))
    layer = Consensus(there, states, undecided, values_not_compared(project, held))
    earlier = (*(one for one in others if one not in gone), *overtaken)
    return TeamReading(layer, open_, deferred, earlier, held)


@dataclass(frozen=True, slots=True)
class _Found:
    """A spot, or a coding of the only one who could have marked it, and what is decided."""

    theme: int
    own: tuple[str, ...]  # the codings that stand for it, if it is as these have it
    source: Source
    decision: Decision | None


def _found(held: Compared, decided: Decided) -> Iterator[_Found]:
    for document in held.documents:
        id_ = document.document.id
        for theme, coding in _of_one_reader(document):
            yield _Found(theme, (coding,), "single", None)
        coders = {mark.coding: mark.coder for mark in document.marks}
        coders |= {mark.coding: mark.coder for mark in document.regions}
        spots: list[Spot | RegionSpot] = [*document.spots, *document.region_spots]
        for spot in spots:
            decision = decided.spot(id_, held.themes[spot.theme].id, spot.codings)
            if decision is not None and decision.is_deferred and spot.kind == BOTH:
                decision = None  # they came to agree meanwhile
            first = next(iter(spot.by_coder))
            own = tuple(coding for coding in spot.codings if coders[coding] == first)
            agreed = own if decision is None and spot.kind == BOTH else ()
            yield _Found(spot.theme, agreed, "agreed", decision)


def _compared_codings(held: Compared) -> set[str]:
    marks = {one.coding for document in held.documents for one in document.marks}
    return marks | {one.coding for document in held.documents for one in document.regions}


def _lasts(held: Compared, decided: Decided, decision: Decision, there: Collection[str]) -> bool:
    """Whether a decision holds on though none of its codings is compared any more.

    It does until somebody marks some of its words with its theme, which is a spot of its own.
    """
    if (
        decision.is_deferred
        or decided.was_moved(decision)
        or not set(there).isdisjoint(decision.disputed)
    ):
        return False
    document = next(one for one in held.documents if one.document.id == decision.about)
    return not any(_is_marked(held, document, one) for one in decision.answer.passages)


def _is_marked(held: Compared, document: ComparedDocument, passage: DecidedPassage) -> bool:
    """Whether a coder marked some of a passage with its theme."""
    theme, anchor = held.tree.places.get(passage.theme), passage.anchor
    if anchor.kind == "region":
        regions = (one.boxes for one in document.regions if one.theme == theme)
        return any(overlap(boxes, anchor.boxes) for boxes in regions)
    marks = (one for one in document.counted if one.theme == theme)
    is_read = anchor.text == document.text
    return is_read and any(one.start < anchor.end and anchor.start < one.end for one in marks)


def _of_one_reader(document: ComparedDocument) -> Iterator[tuple[int, str]]:
    """The codings with themes that one coder alone could have marked there."""
    marks = ((mark.theme, mark.coding) for mark in document.marks)
    regions = ((region.theme, region.coding) for region in document.regions)
    for theme, coding in (*marks, *regions):
        if len(document.readers_of(theme)) == 1:
            yield theme, coding


def _settled(found: Sequence[_Found]) -> list[Decision]:
    """The decisions about spots that are there, each once."""
    held = {one.decision.id: one.decision for one in found if one.decision is not None}
    return list(held.values())


def _as_marked(
    held: Compared, one: _Found, codings: Mapping[str, StandingCoding]
) -> Iterator[AgreedPassage]:
    for id_ in one.own:
        coding, number, file, anchor, made_at = codings[id_]
        theme = held.themes[one.theme].id
        yield AgreedPassage(coding, number, file, anchor, theme, made_at, one.source)


def _as_decided(
    decision: Decision, codings: Mapping[str, StandingCoding]
) -> Iterator[AgreedPassage]:
    numbers = (codings[one].number for one in decision.disputed if one in codings)
    number = min((one for one in numbers if one), default=None)
    for place, one in enumerate(decision.answer.passages):
        id_ = derived_id("agreed", decision.id, str(place))
        yield AgreedPassage(
            id_, number, one.file, to_json(one.anchor), one.theme, decision.made_at,
            "decided", decision.id,
        )  # fmt: skip


def _each_once(passages: Sequence[AgreedPassage]) -> tuple[AgreedPassage, ...]:
    """Passages without those that stand where another one with the theme does."""
    found = {(one.file, one.anchor, one.theme): one for one in reversed(passages)}
    return tuple(reversed(found.values()))


def _undecided(
    held: Compared,
    open_: Sequence[Difference],
    deferred: Sequence[tuple[Difference, Decision]],
    told: Sequence[Decision],
) -> Undecided:
    """How many differences are not decided, and the cells that rest on them.

    ``told`` are the decisions that are shown.
    """
    every = [*open_, *(one for one, _ in deferred)]
    about = {(one.document.id, theme) for one in every if (theme := theme_of(one)) is not None}
    ids = [theme.id for theme in held.themes]
    return Undecided(
        len(open_),
        sum(not decision.is_contested for _, decision in deferred),
        sum(theme_of(one) is None for one in every),
        frozenset((document, ids[theme]) for document, theme in about),
        frozenset(
            (document, ids[above]) for document, theme in about for above in held.lineages[theme]
        ),
        contested=len({one.id for one in told if one.is_contested}),
    )


def _present(
    project: Project, held: Compared, agreed: Sequence[AgreedPassage]
) -> set[tuple[str, str]]:
    """The documents and themes in which passages stand, with the themes above."""
    places = held.tree.places
    return {
        (shown(project, home.document), held.themes[above].id)
        for (id_, theme) in {(one.file, one.theme) for one in agreed}
        if (home := file(project, id_)) is not None and theme in places
        for above in held.tree.lineage(places[theme])
    }


def _overtaken(held: Compared, decided: Decided) -> list[Decision]:
    """The decisions about cells of which who was followed says otherwise by now."""
    documents = {one.document.id: one for one in held.documents}
    found = []
    for decision in decided.cells:
        document, theme = documents.get(decision.about), held.tree.places.get(decision.theme or "")
        if document is None or theme is None:
            continue
        own = {one: document.states[one].get(theme) for one in document.readers_of(theme)}
        if is_overtaken(decision, held.coders, own):
            found.append(decision)
    return found


def _cells(
    held: Compared, decided: Sequence[Decision], told: Collection[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """What was decided about cells, or all say who said anything; present follows from passages.

    ``told`` are cells that passages tell of, which weigh more: what copies decided apart would
    else be there and not be there.
    """
    found: dict[tuple[str, str], str] = {}
    for document in held.documents:
        for theme in document.judged:
            said = {
                document.states[coder][theme]
                for coder in document.readers_of(theme)
                if theme in document.states[coder]
            }
            if len(said) == 1 and PRESENT not in said:
                found[document.document.id, held.themes[theme].id] = said.pop()
    for decision in decided:
        if decision.answer.state is not None:
            found[decision.about, decision.theme or ""] = decision.answer.state
    return {cell: said for cell, said in found.items() if said == PRESENT or cell not in told}
