"""The command proposals: what may be one thing, to be accepted or declined once."""

from argparse import Namespace
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from coder.analysis.proposals import find_proposal, open_proposals, proposals
from coder.cli.answer import Answer
from coder.cli.arguments import Commands, command, reading, writing
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.merge_report import PLACED
from coder.domain.merge_sentences import found_again
from coder.domain.proposal import Proposal
from coder.domain.theme import Theme
from coder.operations import identity
from coder.operations.coders import find_coder
from coder.operations.documents import find_document
from coder.operations.themes import find_theme
from coder.store.placements import all_placed
from coder.store.project import Project


def register(commands: Commands) -> None:
    """The command proposals."""
    parser = command(commands, "proposals", _proposals, "List what may be one thing; answer it.")
    parser.add_argument("--all", action="store_true", help="also what is answered already")
    answer = parser.add_mutually_exclusive_group()
    answer.add_argument("--accept", metavar="ID", help="say that both are one")
    answer.add_argument("--decline", metavar="ID", help="say that they are two; parts what is one")
    answer.add_argument(
        "--join",
        nargs=2,
        metavar=("ONE", "OTHER"),
        help="say that two are one, though not proposed",
    )


def _proposals(given: Namespace) -> Answer:
    if given.accept is None and given.decline is None and given.join is None:
        with reading(given) as project:
            return _listed(project, whole=given.all)
    with writing(given) as project:
        before = set(all_placed(project))
        said = _answer(project, given).description.removeprefix("Say that ")
        new = Counter(one.state for one in all_placed(project) if one not in before)
        left = _listed(project, whole=given.all)
    placed = found_again({state: new[state] for state in PLACED})
    return Answer(left.value, [f"Said: {said}.", *placed, *left.lines])


def _answer(project: Project, given: Namespace) -> Change:
    if given.accept is not None:
        return identity.accept(project, find_proposal(project, given.accept))
    if given.decline is not None:
        return identity.decline(project, find_proposal(project, given.decline))
    kind, pair = _two(project, *given.join)
    return identity.join(project, kind, pair)


def _listed(project: Project, *, whole: bool) -> Answer:
    found = proposals(project) if whole else open_proposals(project)
    lines = [line for one in found for line in _lines(one)]
    return Answer([asdict(one) for one in found], lines or ["Nothing is open."])


def _lines(one: Proposal) -> list[str]:
    return [f"{one.id}  {one.about}", *(f"    {sentence}" for sentence in one.evidence)]


def _two(project: Project, one: str, other: str) -> tuple[str, tuple[str, str]]:
    """Two things of one kind by the names they go by; documents first, then coders, then themes."""
    for kind, find in _FINDERS.items():
        try:
            return kind, (find(project, one).id, find(project, other).id)
        except CoderError:
            continue
    raise CoderError(
        f"'{one}' and '{other}' are not two documents, reviewers or themes of this project: name"
        " them as 'coder documents', 'coder coders' and 'coder themes' do."
    )


_Finder = Callable[[Project, str], Document | Coder | Theme]

_FINDERS: Final[dict[str, _Finder]] = {
    "document": find_document,
    "coder": find_coder,
    "theme": find_theme,
}
