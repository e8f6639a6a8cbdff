"""Showing what the team agreed on, in the place of what each reviewer did."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from coder.analysis.agreed_project import as_shown
from coder.cli.arguments import reading
from coder.domain.errors import CoderError
from coder.store.project import Project


@contextmanager
def reading_view(given: Namespace) -> Iterator[tuple[Project, list[str]]]:
    """The project as ``--coders`` asks for it, with the last lines of what is told of it.

    Raises:
        CoderError: the consensus of one reviewer is asked for, or may not be seen.
    """
    if given.coders == "consensus" and given.coder is not None:
        raise CoderError("The consensus is nobody's work alone: leave --coder out.")
    with reading(given) as project, as_shown(project, given.coders) as (shown, left_out):
        yield shown, ["", left_out] if left_out else []
