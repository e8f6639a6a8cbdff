"""Whom and what commands compare: as it was typed, now or in a round."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from coder.analysis.comparing.shared import Asked
from coder.cli.arguments import reading
from coder.domain.errors import CoderError
from coder.domain.round import Round
from coder.operations.coders import check_sees_all, find_coder
from coder.operations.rounds import find_round
from coder.store.project import Project
from coder.store.round_states import state_of_round


def with_compared(parser: ArgumentParser) -> None:
    """Whom and what to compare."""
    parser.add_argument("--coders", metavar="A,B", help="whom to compare (default: all who can be)")
    parser.add_argument("--round", metavar="NAME", help="as a round froze it (default: now)")
    parser.add_argument(
        "--unfinished", action="store_true", help="also documents that are not finished"
    )


@contextmanager
def compared_state(given: Namespace) -> Iterator[tuple[Project, Round | None, Project]]:
    """The project as it is, or as the round that was named has it; and the project by now.

    Raises:
        CoderError: the work of others may not be seen here, or there is no such round.
    """
    with reading(given) as project:
        check_sees_all(project, "compare reviewers")
        if given.round is None:
            yield project, None, project
            return
        held = find_round(project, given.round)
        with state_of_round(project, held) as state:
            yield state, held, project


def asked_of(project: Project, given: Namespace, held: Round | None) -> Asked:
    """Whom and what to compare: as it was typed, else as the round says."""
    coders = held.settings.coders if held is not None else ()
    if given.coders is not None:
        names = [name.strip() for name in given.coders.split(",")]
        if "" in names:
            raise CoderError("A name in --coders is empty: write them as --coders Ana,Ben.")
        coders = tuple(find_coder(project, name).id for name in names)
    return Asked(
        coders, held.settings.documents if held is not None else None, unfinished=given.unfinished
    )
