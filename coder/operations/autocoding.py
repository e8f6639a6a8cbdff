"""Coding what a search found in one go: prepared aside, looked at, applied as one act."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from coder.domain.coder import Coder
from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.finding.units import Unit, unit_around
from coder.domain.journal.change import Change
from coder.domain.journal.ids import new_id
from coder.domain.quoting.anchor import describe, to_json
from coder.domain.quoting.prose import Prose
from coder.domain.texts.hitting import PageHits
from coder.domain.theme import Theme
from coder.operations.coding import add_coding
from coder.store import blobs, passages, rows
from coder.store.coders import stored_as
from coder.store.journal import Act, act
from coder.store.project import Project
from coder.store.stopping import never

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The hits of one document that are to be coded, as stretches of its Text."""

    document: Document
    file: File
    digest: str
    stretches: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Planned:
    """A passage that is to be made, or is there already."""

    document: Document
    file: File
    start: int
    end: int
    anchor: str  # JSON
    words: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What coding planned passages with themes would do."""

    codings: int  # that are made
    there: int  # that are there already
    passages: int  # that are made


def plan_passages(
    project: Project,
    chosen: Iterable[Chosen],
    unit: Unit,
    *,
    told: Callable[[int], object] = lambda _: None,
    stopped: Callable[[], bool] = never,
) -> list[Planned]:
    """The passages of hits, each stretch once, by document and place; nothing is written.

    ``told`` hears after each document how many are done. What was stopped is incomplete.
    """
    found: list[Planned] = []
    for number, one in enumerate(chosen, 1):
        if stopped():
            break
        found += _planned(project, one, unit, stopped)
        told(number)
    return found


def outlook(
    project: Project, planned: Sequence[Planned], themes: Sequence[Theme], coder: Coder
) -> Outlook:
    """How many codings would be made, and how many are there: same stretch, theme and coder."""
    codings = there = made = 0
    for file, ones in _by_file(planned):
        held = passages.stretches_of(project, coder=coder.id, file=file)
        for one in ones:
            passage = held.get((one.start, one.end))
            made += passage is None
            lacking = len(_lacking(project, passage, themes))
            codings += lacking
            there += len(themes) - lacking
    return Outlook(codings, there, made)


def code_planned(
    project: Project,
    planned: Sequence[Planned],
    *,
    themes: Sequence[Theme],
    coder: Coder,
    searched: str,
    told: Callable[[int], object] = lambda _: None,
) -> Change:
    """Code passages with themes in one act; what is coded so already stays as it is.

    ``searched`` is what was looked for, as it was typed, for the history. ``told`` hears how many
    passages are done; what it raises takes everything back.

    Raises:
        CoderError: no theme is named.
    """
    if not themes:
        raise CoderError("No theme is chosen: choose at least one to code with.")
    names = ", ".join(theme.path for theme in themes)
    with act(project, "autocode", f"Code what '{searched}' found with {names}",
             coder=coder.id) as running:  # fmt: skip
        done = 0
        for file, ones in _by_file(planned):
            for _ in _code(running, file, ones, themes, coder):
                done += 1
                told(done)
    return running.done()


def _code(
    running: Act, file: str, planned: Iterable[Planned], themes: Sequence[Theme], coder: Coder
) -> Iterator[None]:
    project = running.project
    held = passages.stretches_of(project, coder=coder.id, file=file)
    by = stored_as(project, coder.id)
    for one in planned:
        passage = held.get((one.start, one.end))
        lacking = _lacking(project, passage, themes)
        if passage is None:
            passage = new_id()
            fields = {"coder": by, "file": file, "anchor": one.anchor}
            rows.add(running, "passage", passage, fields)
        for theme in lacking:
            add_coding(running, passage, theme=theme, document=one.document, coder=coder)
        yield


def _lacking(project: Project, passage: str | None, themes: Sequence[Theme]) -> list[Theme]:
    """The themes that a passage is not coded with, each once."""
    held = set() if passage is None else {it for _, it in passages.codings_on(project, passage)}
    wanted = {theme.id: theme for theme in themes if theme.id not in held}
    return list(wanted.values())


def _by_file(planned: Sequence[Planned]) -> Iterator[tuple[str, Iterator[Planned]]]:
    return groupby(planned, key=lambda one: one.file.id)


def _planned(
    project: Project, one: Chosen, unit: Unit, stopped: Callable[[], bool]
) -> Iterator[Planned]:
    text = blobs.text(project, one.digest)
    if text is None:
        return
    page_hits = cache(lambda page: PageHits(text.pages[page]))
    prose = Prose(text)
    units = {unit_around(prose, page_hits, hit, unit) for hit in one.stretches}
    seen: set[Span] = set()
    for start, end in sorted(units):
        if stopped():
            return
        anchor = describe(text, one.digest, start, end, prose=prose)
        if (anchor.start, anchor.end) not in seen:
            seen.add((anchor.start, anchor.end))
            yield Planned(
                one.document, one.file, anchor.start, anchor.end, to_json(anchor), anchor.words
            )
