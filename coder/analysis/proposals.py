"""Proposals: what is likely one thing, found in the state as it is, and what people answered.

All is a function of the state, so it does not depend on the order in which files were merged.
"""

from collections.abc import Iterator

from coder.domain.journal.identity import DIFFERENT, identity_id, pair_of
from coder.domain.likeness.document_likeness import alike_documents
from coder.domain.likeness.likeness import Likeness
from coder.domain.proposal import Proposal
from coder.store import identities
from coder.store.documents import documents
from coder.store.project import Project


def open_proposals(project: Project) -> tuple[Proposal, ...]:
    """What nobody has answered yet, in a steady order."""
    answered = _kept_apart(project)
    found = [
        _proposal(project, kind, likeness)
        for kind, likeness in _alike(project)
        if pair_of(likeness.one, likeness.other) not in answered
    ]
    return tuple(sorted(found, key=lambda one: (one.kind, one.about, one.id)))


def _alike(project: Project) -> Iterator[tuple[str, Likeness]]:
    yield from (("document", found) for found in alike_documents(documents(project)))


def _kept_apart(project: Project) -> set[tuple[str, str]]:
    """The pairs, as they are shown, of which somebody said that they are two things."""
    shown = {kind: identities.groups_of(project, kind) for kind in ("document", "theme", "coder")}
    return {
        pair_of(shown[one.kind].get(one.one, one.one), shown[one.kind].get(one.other, one.other))
        for one in identities.answers(project)
        if one.answer == DIFFERENT
    }


def _proposal(project: Project, kind: str, likeness: Likeness) -> Proposal:
    one, other = pair_of(likeness.one, likeness.other)
    keys = {document.id: document.key for document in documents(project)}
    about = f"'{keys[one]}' and '{keys[other]}' may be one document."
    return Proposal(identity_id(one, other), kind, one, other, about, likeness.evidence)
