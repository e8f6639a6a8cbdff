"""Saying that two things are one, or two: the answer travels, and is never asked again."""

from typing import Final

from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.identity import DIFFERENT, SAME, Pair
from coder.domain.proposal import Proposal
from coder.operations.themes import stands_under
from coder.store import identities
from coder.store.documents import shown
from coder.store.journal import act
from coder.store.names import name_of
from coder.store.project import Project


def accept(project: Project, proposal: Proposal) -> Change:
    """Say that what was proposed, or parted before, is one thing.

    Raises:
        CoderError: one of two themes stands under the other.
    """
    return join(project, proposal.kind, (proposal.one, proposal.other))


def decline(project: Project, proposal: Proposal) -> Change:
    """Say that what was proposed, or joined by a person or a rule, is two things."""
    return part(project, proposal.kind, (proposal.one, proposal.other))


def join(project: Project, kind: str, pair: Pair) -> Change:
    """Say that two documents, themes or coders are one, whatever was said before.

    Raises:
        CoderError: they are the same row, or one of two themes stands under the other.
    """
    _refuse(project, kind, pair)
    sides = [identities.members(project, kind, row) for row in pair]
    said = f"Say that {_named(project, kind, pair)} are one {_NOUN[kind]}"
    with act(project, SAME, said) as running:
        for held, answer in identities.answers_between(project, *sides):
            if answer == DIFFERENT:
                identities.write_answer(running, kind, held, SAME)
        identities.write_answer(running, kind, pair, SAME)
    return running.done()


def part(project: Project, kind: str, pair: Pair) -> Change:
    """Say that two documents, themes or coders are two things, also if a rule says otherwise.

    Raises:
        CoderError: they are the same row.
    """
    if pair[0] == pair[1]:
        raise CoderError(_ONE)
    said = f"Say that {_named(project, kind, pair)} are not one {_NOUN[kind]}"
    with act(project, DIFFERENT, said) as running:
        identities.write_answer(running, kind, pair, DIFFERENT)
    return running.done()


def _refuse(project: Project, kind: str, pair: Pair) -> None:
    if pair[0] == pair[1]:
        raise CoderError(_ONE)
    if kind != "theme":
        return
    one, other = (shown(project, row) for row in pair)
    if one != other and (stands_under(project, one, other) or stands_under(project, other, one)):
        said = f"{_named(project, kind, pair)} cannot be one, since one stands under the other"
        raise CoderError(f"{said[0].upper()}{said[1:]}: move it first.")


def _named(project: Project, kind: str, pair: Pair) -> str:
    one, other = sorted(name_of(project, kind, row) for row in pair)
    return f"{one} and {other}" if one != other else f"two {_PLURAL[kind]} called {one}"


_ONE: Final = "This is one thing already: name two."
_NOUN: Final = {"document": "document", "theme": "theme", "coder": "person"}
_PLURAL: Final = {"document": "documents", "theme": "themes", "coder": "reviewers"}
