"""Saying that two things are one, or two: the answer travels, and is never asked again."""

from coder.domain.journal.change import Change
from coder.domain.journal.identity import DIFFERENT, SAME
from coder.domain.proposal import Proposal
from coder.store import identities
from coder.store.journal import act
from coder.store.names import name_of
from coder.store.project import Project


def accept(project: Project, proposal: Proposal) -> Change:
    """Say that what was proposed is one thing."""
    return _answer(project, proposal, SAME)


def decline(project: Project, proposal: Proposal) -> Change:
    """Say that what was proposed is two things."""
    return _answer(project, proposal, DIFFERENT)


def _answer(project: Project, proposal: Proposal, answer: str) -> Change:
    one, other = proposal.one, proposal.other
    names = " and ".join(name_of(project, proposal.kind, row) for row in (one, other))
    said = f"Say that {names} are {_AS[answer]} {proposal.kind}"
    with act(project, answer, said) as running:
        identities.write_answer(running, proposal.kind, (one, other), answer)
    return running.done()


_AS = {SAME: "one", DIFFERENT: "not one"}
