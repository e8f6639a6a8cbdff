"""Showing what the team agreed on, in the place of what each reviewer did."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from coder.analysis.agreed_project import as_shown, said_of_open
from coder.analysis.comparing.shared import Asked
from coder.cli.arguments import reading
from coder.domain.errors import CoderError
from coder.operations.rounds import find_round
from coder.store.agreed_file import undecided_in
from coder.store.project import Project


def with_round(parser: ArgumentParser) -> None:
    """The option that says whose consensus is shown."""
    parser.add_argument(
        "--round", metavar="NAME", help="of the consensus: of those whom this round compares"
    )


@contextmanager
def reading_view(given: Namespace) -> Iterator[Project]:
    """The project as ``--coders`` asks for it.

    Raises:
        CoderError: the consensus of one reviewer is asked for, or may not be seen; or there is no
            such round.
    """
    if given.coders == "consensus" and given.coder is not None:
        raise CoderError("The consensus is nobody's work alone: leave --coder out.")
    if given.round is not None and given.coders != "consensus":
        raise CoderError("A round says whose consensus is shown: use it with --coders consensus.")
    with reading(given) as project:
        asked = None
        if given.round is not None:
            asked = Asked(coders=find_round(project, given.round).settings.coders)
        with as_shown(project, given.coders, asked) as shown:
            yield shown


def said_of_consensus(project: Project) -> list[str]:
    """The last lines of what is told of a project that is shown as the team agrees on it."""
    said = said_of_open(project)
    return ["", said] if said else []


def consensus_json(project: Project) -> dict[str, object]:
    """The same as a part of JSON; nothing, where it is no consensus that is shown."""
    undecided = undecided_in(project)
    return {} if undecided is None else {"undecided": undecided.as_json()}
