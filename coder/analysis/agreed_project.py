"""A project as the team agrees on it, for everything that shows a project."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from coder.analysis.comparing.consensus import consensus
from coder.analysis.comparing.shared import Asked
from coder.analysis.whose import shown_alone
from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import Coders
from coder.store.agreed_file import undecided_in, write_agreed
from coder.store.project import Project
from coder.store.rounds import rounds


@contextmanager
def agreed_project(project: Project, asked: Asked | None = None) -> Iterator[Project]:
    """The project with the consensus in the place of each coder's work; PDFs come from itself.

    Raises:
        CoderError: the work of others may not be seen here.
    """
    if shown_alone(project) is not None:
        raise CoderError("The consensus is shown to leads alone: the project is blind.")
    layer = consensus(project, asked).layer
    with TemporaryDirectory(prefix="coder-consensus-") as folder:
        path = Path(folder) / project.path.name
        write_agreed(project, layer, path)
        with Project(path, write=False) as agreed:
            agreed.pdfs_from = project
            yield agreed


@contextmanager
def as_shown(project: Project, coders: Coders, asked: Asked | None = None) -> Iterator[Project]:
    """The project as it is looked at: an agreed one if the consensus is asked for, else itself.

    ``asked`` names the coders whose consensus it is; without it, it is that of all.

    Raises:
        CoderError: the work of others may not be seen here.
    """
    if coders == "consensus":
        with agreed_project(project, asked) as shown:
            yield shown
    else:
        yield project


def compared_in(project: Project, round_: str | None) -> Asked | None:
    """Those whom a round (its id) compares; None is all, also where the round is gone."""
    found = (one for one in rounds(project) if one.id == round_)
    return next((Asked(coders=one.settings.coders) for one in found), None)


def said_of_open(project: Project) -> str:
    """What is told wherever an agreed project is shown: what is open; empty of any other."""
    undecided = undecided_in(project)
    return "" if undecided is None else undecided.sentence
