"""Proposals: what is likely one thing, found in the state as it is, and what people answered.

All is a function of the state, so it does not depend on the order in which files were merged.
"""

from collections.abc import Iterator

from coder.domain.errors import CoderError
from coder.domain.journal.identity import SAME, identity_id, pair_of
from coder.domain.likeness.coder_likeness import Worker, alike_coders
from coder.domain.likeness.document_likeness import Library, alike_documents
from coder.domain.likeness.likeness import Likeness
from coder.domain.likeness.theme_likeness import alike_themes
from coder.domain.proposal import Proposal
from coder.store import identities
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.fingerprints import fingerprints, texts_by_document
from coder.store.identities import Answer
from coder.store.names import name_of
from coder.store.project import Project
from coder.store.themes import themes
from coder.store.workers import makers, workers


def proposals(project: Project) -> tuple[Proposal, ...]:
    """Everything that is or was open: the open ones first, then what people and rules settled."""
    return open_proposals(project) + answered_proposals(project)


def open_proposals(project: Project) -> tuple[Proposal, ...]:
    """What nobody has answered yet, in a steady order."""
    apart = identities.kept_apart(project)
    found = [
        _proposal(project, kind, likeness)
        for kind, likeness in _alike(project)
        if pair_of(likeness.one, likeness.other) not in apart
    ]
    return tuple(sorted(found, key=lambda one: (one.kind, one.about, one.id)))


def answered_proposals(project: Project) -> tuple[Proposal, ...]:
    """What is settled: joined by people or by rules, or kept apart by people."""
    found = [_answered(project, answer) for answer in identities.answers(project)]
    return tuple(sorted(found, key=lambda one: (one.kind, one.about, one.id)))


def find_proposal(project: Project, name: str) -> Proposal:
    """The proposal, open or answered, with an id or a unique beginning of one.

    Raises:
        CoderError: there is none, or there are several.
    """
    found = [one for one in proposals(project) if one.id.startswith(name)]
    if len(found) != 1:
        many = "Several proposals begin with" if found else "There is no proposal"
        raise CoderError(f"{many} '{name}': 'coder proposals --all' lists them.")
    return found[0]


def _alike(project: Project) -> Iterator[tuple[str, Likeness]]:
    held = {document.id: document for document in documents(project)}
    library = Library(held, texts_by_document(project), fingerprints(project))
    yield from (("document", found) for found in alike_documents(library))
    named = alike_themes(themes(project), makers(project))
    yield from (("theme", found) for found in named)
    yield from (("coder", found) for found in _alike_coders(project))


def _alike_coders(project: Project) -> Iterator[Likeness]:
    """The names decide whether the work of people is looked at, which takes longer."""
    people = [Worker(one.id, one.name) for one in coders(project)]
    if any(alike_coders(people)):
        yield from alike_coders(workers(project, people))


def _proposal(project: Project, kind: str, likeness: Likeness) -> Proposal:
    one, other = pair_of(likeness.one, likeness.other)
    about = f"{_named(project, kind, one, other)} may be one{_NOUN[kind]}."
    return Proposal(identity_id(one, other), kind, one, other, about, likeness.evidence)


def _answered(project: Project, held: Answer) -> Proposal:
    are = "are one" if held.answer == SAME else "are not one"
    about = f"{_named(project, held.kind, held.one, held.other)} {are}{_NOUN[held.kind]}."
    who = f"{held.coder} said so on {(held.made_at or '')[:10]}." if held.coder else _BY_RULE
    return Proposal(held.id, held.kind, held.one, held.other, about, (who,), held.answer)


def _named(project: Project, kind: str, one: str, other: str) -> str:
    names = sorted(name_of(project, kind, row) for row in (one, other))
    if names[0] == names[1]:
        return f"Two {_PLURAL[kind]} called {names[0]}"
    return f"{_BEFORE[kind]}{names[0]} and {names[1]}"


_NOUN = {"document": " document", "theme": "", "coder": " person"}
_PLURAL = {"document": "documents", "theme": "themes", "coder": "reviewers"}
_BEFORE = {"document": "", "theme": "The themes ", "coder": ""}
_BY_RULE = "A rule says so: they hold the same file or DOI, or have the same name in one place."
