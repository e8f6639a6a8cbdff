"""Proposals: what is likely one thing, found in the state as it is, and what people answered.

All is a function of the state, so it does not depend on the order in which files were merged.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.domain.journal.identity import SAME, identity_id, pair_of
from coder.domain.likeness.coder_likeness import Worker, alike_coders
from coder.domain.likeness.document_likeness import Library, alike_documents
from coder.domain.likeness.likeness import Likeness
from coder.domain.likeness.theme_likeness import alike_themes
from coder.domain.proposal import Proposal
from coder.store import identities, rows
from coder.store.coders import coders, stored_coders
from coder.store.documents import documents, shown
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
    names = _shown_names(project)
    found = []
    for kind, likeness in _alike(project):
        one, other = pair_of(likeness.one, likeness.other)
        if (one, other) not in apart:
            about = _sentence(kind, (names[one], names[other]), "may be one")
            id_ = identity_id(one, other)
            found.append(Proposal(id_, kind, one, other, about, likeness.evidence))
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


def _answered(project: Project, held: Answer) -> Proposal:
    names = _stored_name(project, held.kind, held.one), _stored_name(project, held.kind, held.other)
    about = _sentence(held.kind, names, "are one" if held.answer == SAME else "are not one")
    who = f"{held.coder} said so on {(held.made_at or '')[:10]}." if held.coder else _BY_RULE
    apart = held.answer == SAME and shown(project, held.one) != shown(project, held.other)
    evidence = (who, _OVERRULED) if apart else (who,)
    return Proposal(held.id, held.kind, held.one, held.other, about, evidence, held.answer)


def _sentence(kind: str, names: tuple[str, str], said: str) -> str:
    one, other = sorted(names)
    named = f"Two {_PLURAL[kind]} called {one}" if one == other else f"{one} and {other}"
    before = "The themes " if kind == "theme" and one != other else ""
    return f"{before}{named} {said}{_NOUN[kind]}."


def _shown_names(project: Project) -> dict[str, str]:
    """What everything that may be one is called as it is shown, by id."""
    return {
        **{document.id: document.key for document in documents(project)},
        **{theme.id: theme.path for theme in themes(project)},
        **_told_apart(coders(project)),
    }


def _stored_name(project: Project, kind: str, row: str) -> str:
    """What a stored row is called itself, whatever it is one with."""
    if kind == "coder":
        return _told_apart([one for _, one in stored_coders(project)])[row]
    if kind == "theme" and len(identities.members(project, kind, row)) > 1:
        return str((rows.read(project, kind, row) or {}).get("name"))
    return name_of(project, kind, row)


def _told_apart(people: Sequence[Coder]) -> dict[str, str]:
    """The names of people by id, with their letters where others are called so too."""
    called = Counter(one.name for one in people)
    both = Counter((one.name, one.letters) for one in people)
    return {
        one.id: f"{one.name} ({one.letters})"
        if both[one.name, one.letters] == 1 < called[one.name]
        else one.name
        for one in people
    }


_NOUN: Final = {"document": " document", "theme": "", "coder": " person"}
_PLURAL: Final = {"document": "documents", "theme": "themes", "coder": "reviewers"}
_BY_RULE: Final = (
    "A rule says so: they hold the same file or DOI, or have the same name in one place."
)
_OVERRULED: Final = (
    "Another answer keeps them apart: one of them is not what the other is one with."
)
