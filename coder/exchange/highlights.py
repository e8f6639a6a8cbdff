"""Bringing in what other programs wrote on the pages of PDFs: first a plan, then one act."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from coder.domain.annotations.bunches import Likeness, Meaning, likeness
from coder.domain.annotations.marks import Mark, Marks
from coder.domain.annotations.names import Names, coding_id, part_of
from coder.domain.annotations.noted import memo_of
from coder.domain.annotations.plan import (
    FoundPassage,
    HighlightPlan,
    bunches_of,
    stands_already,
)
from coder.domain.bibliography.file_facts import Refusal, Trouble
from coder.domain.coder import Coder
from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.identity import normal_name
from coder.domain.placing.placer import Placer
from coder.domain.quoting.anchor import Anchor, describe
from coder.domain.telling import counted
from coder.domain.texts.text import Text
from coder.domain.texts.text_codec import decode
from coder.exchange.meanings import remember, suggestions
from coder.operations.highlights import add_highlight, held_by, made_themes
from coder.operations.texts import text_of
from coder.pdf.readers import Readers
from coder.pdf.requests import Annotated
from coder.store import blobs
from coder.store.coders import stored_as
from coder.store.fates import Fate, fates
from coder.store.journal import act, together
from coder.store.project import Project
from coder.store.stopping import never, stoppable
from coder.store.themes import themes

Advance = Callable[[int, int], object]
"""Called with how many documents are done, of how many."""


class LockedError(CoderError):
    """A PDF needs a password, or another one."""


class Source(NamedTuple):
    """Another copy of the PDF, if that is to be read, and the passwords that open PDFs."""

    path: Path | None = None
    password: str | None = None
    known: Mapping[str, str] = MappingProxyType({})  # by the hash of the PDF in the project


_NAMED: Final = 3  # documents that the history names

_LOCKED: Final = frozenset({Trouble.NEEDS_PASSWORD, Trouble.WRONG_PASSWORD})

OWN: Final = Source()
"""The PDF that the project holds."""


def plan_highlights(
    project: Project,
    documents: Sequence[Document],
    readers: Readers,
    coder: Coder,
    *,
    source: Source = OWN,
    progress: Advance = lambda done, of_all: None,
) -> HighlightPlan:
    """What a coder would bring in from the PDFs of documents, or from another copy of one.

    What cannot be read of a document is told in the plan, and costs no other document.
    """
    found: list[FoundPassage] = []
    problems: list[str] = []
    locked, unread = False, 0
    for done, document in enumerate(documents):
        progress(done, len(documents))
        try:
            read = _read(project, document, readers, source)
        except CoderError as error:
            problems.append(str(error))
            locked = locked or isinstance(error, LockedError)
            unread += 1
            continue
        problems += (f"{document.key}: {said}" for said in read.problems)
        found += _found(project, document, read, coder)
    known = {normal_name(theme.name) for theme in themes(project)}
    found = [_with_subject(one, known) for one in found]
    meant = suggestions(project, dict.fromkeys(one.likeness for one in found))
    found = [
        replace(one, state="here") if stands_already(one, meant[one.likeness]) else one
        for one in found
    ]
    return HighlightPlan(
        tuple(documents), tuple(found), bunches_of(found, meant), tuple(problems), locked, unread
    )


def bring_in(
    project: Project,
    plan: HighlightPlan,
    meanings: Mapping[Likeness, Meaning],
    coder: Coder,
    *,
    again: bool = False,
    ask: Callable[[], object] = never,
) -> Change:
    """Make the passages of a plan, as one act; ``again`` also those that were removed.

    The passages are the coder's. Whatever ``ask`` raises, which is called now and then, takes all
    of it back.
    """
    wanted = plan.wanted(meanings, again=again)
    keys = list(dict.fromkeys(one.document.key for one in wanted))
    of_all = ", ".join(keys) if len(keys) <= _NAMED else counted(len(keys), "document")
    said = f"Import {counted(len(wanted), 'highlight')} of {of_all}"
    with stoppable(project.db, ask), together(project, coder=coder.id) as running:
        with act(project, "highlights", said, coder=coder.id):
            held = made_themes(project, {one.likeness: meanings[one.likeness] for one in wanted})
            there = fates(project, "passage", [one.id for one in wanted])
            for one in wanted:
                if there.get(one.id) != "here":
                    add_highlight(running, one, held[one.likeness], coder)
        running.kind = "highlights"
    if project.write:
        remember(project, meanings, held)
    return running.done()


@dataclass(frozen=True, slots=True)
class _Read:
    file: File
    text: Text  # of the document
    marks: list[Mark]
    names: Names
    problems: tuple[str, ...]


def _read(project: Project, document: Document, readers: Readers, source: Source) -> _Read:
    file, text = text_of(project, document)
    content = source.path or blobs.pdf(project, file.sha256)
    if content is None:
        raise CoderError(f"{document.key}: this copy of the project holds no PDF of it.")
    known, typed = source.known.get(file.sha256), source.password
    # Of several PDFs one alone may need what was typed; another copy may be locked otherwise.
    password = known or typed if source.path is None else typed or known
    outcome = readers.annotations(Annotated(content, password)).result()
    if isinstance(outcome, Refusal):
        said = f"{document.key}: {outcome.sentence}"
        raise LockedError(said) if outcome.trouble in _LOCKED else CoderError(said)
    digest = file.text or ""
    its_text = text if source.path is None else _text_of(source.path, readers, password)
    marks, outside = Marks(its_text, digest).of(outcome.items)
    problems = list(outcome.left_out)
    if outside:
        problems.append(f"{counted(outside, 'annotation')} outside of the page left out.")
    if its_text.pages != text.pages:
        marks, lost = _placed(marks, its_text, text, digest)
        problems += _lost(lost)
    return _Read(file, text, marks, Names(file.sha256, outcome.items), tuple(problems))


def _text_of(source: Path, readers: Readers, password: str | None) -> Text:
    outcome = readers.read(source, password=password).result()
    if isinstance(outcome, Refusal):
        raise CoderError(f"{source.name}: {outcome.sentence}")
    return decode(outcome.text)


def _placed(
    marks: Sequence[Mark], source: Text, target: Text, digest: str
) -> tuple[list[Mark], int]:
    """The marks on another build of the article: only what certainly stands there."""
    placer = Placer(source, target)
    found, lost = [], 0
    for mark in marks:
        anchors = [
            placed for one in mark.anchors if (placed := _place(placer, one, target, digest))
        ]
        lost += len(mark.anchors) - len(anchors)
        found += [replace(mark, anchors=tuple(anchors))] if anchors else []
    return found, lost


def _place(placer: Placer, anchor: Anchor, target: Text, digest: str) -> Anchor | None:
    placement = placer.place(anchor)
    if placement.state != "exact":
        return None
    if placement.boxes:
        return replace(anchor, text=digest, boxes=placement.boxes)
    return describe(target, digest, *placement.places[0]) if placement.places else None


def _lost(count: int) -> Iterator[str]:
    if count:
        yield (
            f"{counted(count, 'annotation')} left out, since the words they mark are not so in"
            " the PDF that is read."
        )


def _found(
    project: Project, document: Document, read: _Read, coder: Coder
) -> Iterator[FoundPassage]:
    by = stored_as(project, coder.id)
    pieces = [
        (mark, piece, anchor, read.names.passage_id(mark.annotations[0], coder=by, piece=piece))
        for mark in sorted(read.marks, key=lambda mark: mark.anchors[0].order)
        for piece, anchor in enumerate(mark.anchors)
    ]
    ours = {part_of(mark.annotations[0].name) or "" for mark in read.marks}
    known = fates(project, "passage", [*ours, *(id_ for *_, id_ in pieces)])
    known |= _coded(project, [id_ for *_, id_ in pieces if id_ not in known])
    seen: set[object] = set()
    for mark, piece, anchor, id_ in pieces:
        memo = memo_of(mark.annotations, coder.name) if piece == 0 else ""
        said = likeness(mark.first), anchor.boxes, anchor.quote, memo
        if id_ in seen or said in seen:  # the same annotation twice
            continue
        seen.update((id_, said))
        # What was made here of a passage of ours counts for its copy too.
        fate = known.get(part_of(mark.first.name) or "") or known.get(id_)
        one = FoundPassage(id_, document, read.file, anchor, mark.first, memo, fate or "new")
        yield one if fate else replace(one, held=held_by(project, one, coder))


def _coded(project: Project, ids: Sequence[str]) -> dict[str, Fate]:
    """What became of annotations whose codings were put on a passage that was there already."""
    held = [theme.id for theme in themes(project)]
    codings = {coding_id(id_, theme): id_ for id_ in ids for theme in held}
    found: dict[str, Fate] = {}
    for coding, fate in fates(project, "coding", codings).items():
        if found.get(codings[coding]) != "here":
            found[codings[coding]] = fate
    return found


def _with_subject(one: FoundPassage, known: set[str]) -> FoundPassage:
    """Acrobat's subject is a label where a theme is called so; else it names the kind."""
    held = one.annotation
    if held.label or normal_name(held.subject) not in known:
        return one
    return replace(one, annotation=replace(held, label=held.subject))
