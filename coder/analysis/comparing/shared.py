"""Which coders are compared in which documents, and why the others are left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.telling import listed
from coder.store import cells, compared
from coder.store.coders import coders as stored_coders
from coder.store.coders import joined_coders
from coder.store.documents import documents as stored_documents
from coder.store.documents import shown
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be compared; ids, as they are stored or as they are shown."""

    coders: tuple[str, ...] = ()  # none named: everyone who finished a document
    documents: tuple[str, ...] | None = None  # None: all
    unfinished: bool = False  # whether documents count that are begun and not finished


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that is not compared, and why, in words."""

    document: Document
    reason: str


@dataclass(frozen=True, slots=True)
class Shared:
    """The coders compared, and the documents that at least two of them share."""

    coders: tuple[Coder, ...]  # by name
    documents: tuple[tuple[Document, tuple[int, ...]], ...]  # by key, with the places of readers
    left_out: tuple[LeftOut, ...]


def shared(project: Project, asked: Asked) -> Shared:
    """The documents that at least two of the coders finished; with ``unfinished``, or began.

    Raises:
        CoderError: fewer than two coders, or no document that two of them share.
    """
    read = _read(project, unfinished=asked.unfinished)
    who = _coders(project, asked, read)
    if len(who) < 2:  # noqa: PLR2004 - a comparison
        raise CoderError(_too_few(who, asked))
    found, left_out = [], []
    for document, readers in _asked(project, asked, who, read):
        reason = _reason(document, [who[place].name for place in readers], asked)
        if reason is None:
            found.append((document, readers))
        else:
            left_out.append(LeftOut(document, reason))
    if not found:
        raise CoderError(_nothing_shared(who, asked))
    return Shared(who, tuple(found), tuple(left_out))


def whom(project: Project, asked: Asked) -> tuple[Coder, ...]:
    """Whose work is compared, whether or not they share a document."""
    return _coders(project, asked, _read(project, unfinished=asked.unfinished))


def worked_on(project: Project, asked: Asked) -> Shared:
    """The documents on which any of the coders worked, with those whose work counts.

    That are those who finished it, if two or more did, else all who coded or judged anything.
    """
    read: dict[str, set[str]] = {}
    for worked, coder in compared.worked(project):
        read.setdefault(worked, set()).add(coder)
    who = _coders(project, asked, read)
    places = {coder.id: place for place, coder in enumerate(who)}
    finished = cells.finished(project)
    found, left_out = [], []
    for document, workers in _asked(project, asked, who, read):
        done = tuple(sorted(places[one] for one in finished.get(document.id, ()) if one in places))
        if document.excluded is not None:
            left_out.append(LeftOut(document, _excluded(document)))
        elif len(done) > 1 or workers:
            found.append((document, done if len(done) > 1 else workers))
    return Shared(who, tuple(found), tuple(left_out))


def _asked(
    project: Project, asked: Asked, who: Sequence[Coder], read: Mapping[str, set[str]]
) -> Iterator[tuple[Document, tuple[int, ...]]]:
    """The documents asked for with who of the coders read them, by place."""
    places = {coder.id: place for place, coder in enumerate(who)}
    wanted = None
    if asked.documents is not None:
        wanted = {shown(project, one) for one in asked.documents}
    for document in stored_documents(project):
        if wanted is None or document.id in wanted:
            readers = (places[one] for one in read.get(document.id, ()) if one in places)
            yield document, tuple(sorted(readers))


def _read(project: Project, *, unfinished: bool) -> dict[str, set[str]]:
    """Who finished each document; or began it, which whoever coded there did."""
    found = {document: set(held) for document, held in cells.finished(project).items()}
    if unfinished:
        for document, coder in compared.begun(project):
            found.setdefault(document, set()).add(coder)
    return found


def _coders(project: Project, asked: Asked, read: dict[str, set[str]]) -> tuple[Coder, ...]:
    held = {one.id: one for one in stored_coders(project)}
    if asked.coders:
        joined = joined_coders(project)
        named = dict.fromkeys(joined.get(one, one) for one in asked.coders)
        chosen = [held[one] for one in named if one in held]
    else:
        included = {one.id for one in stored_documents(project) if one.excluded is None}
        anybody = {one for document in included for one in read.get(document, ())}
        chosen = [one for one in held.values() if one.id in anybody]
    return tuple(sorted(chosen, key=lambda one: (one.name.casefold(), one.id)))


def _too_few(chosen: Sequence[Coder], asked: Asked) -> str:
    if asked.coders:
        return "Agreement takes two reviewers at least: name another one."
    did = "began" if asked.unfinished else "finished"
    if not chosen:
        return (
            f"There is nothing to compare yet: nobody {did} a document. Say that documents are"
            " finished, or compare unfinished ones too."
        )
    return (
        f"There is nothing to compare yet: {chosen[0].name} alone {did} documents, and it takes"
        " two reviewers."
    )


def _reason(document: Document, names: Sequence[str], asked: Asked) -> str | None:
    if document.excluded is not None:
        return _excluded(document)
    if len(names) > 1:
        return None
    did = "begun" if asked.unfinished else "finished"
    return f"{did} by {names[0]} alone" if names else f"{did} by none of them"


def _excluded(document: Document) -> str:
    return f"excluded: {document.excluded}" if document.excluded else "excluded"


def _nothing_shared(who: Sequence[Coder], asked: Asked) -> str:
    did = "began" if asked.unfinished else "finished"
    names = listed([coder.name for coder in who])
    more = "" if asked.unfinished else ", or compare unfinished ones too"
    return (
        f"There is nothing to compare yet: no two of {names} {did} the same document. Let two of"
        f" them finish one{more}."
    )
