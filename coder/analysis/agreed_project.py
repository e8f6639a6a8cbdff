"""A project as the team agrees on it, for everything that shows a project."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from coder.analysis.comparing.consensus import consensus
from coder.analysis.whose import shown_alone
from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import Coders
from coder.domain.telling import counted
from coder.store.agreed_file import write_agreed
from coder.store.project import Project


@contextmanager
def agreed_project(project: Project) -> Iterator[tuple[Project, str]]:
    """The project with the consensus in the place of each coder's work, and what is left out.

    The second is a sentence, empty if nothing is left out. PDFs are not in it.

    Raises:
        CoderError: the work of others may not be seen here.
    """
    if shown_alone(project) is not None:
        raise CoderError("The consensus is shown to leads alone: the project is blind.")
    layer = consensus(project).layer
    with TemporaryDirectory(prefix="coder-consensus-") as folder:
        path = Path(folder) / project.path.name
        write_agreed(project, layer, path)
        with Project(path, write=False) as agreed:
            yield agreed, _left_out(layer.open, layer.deferred)


@contextmanager
def as_shown(project: Project, coders: Coders) -> Iterator[tuple[Project, str]]:
    """The project as it is looked at: an agreed one if the consensus is asked for, else itself.

    Raises:
        CoderError: the work of others may not be seen here.
    """
    if coders == "consensus":
        with agreed_project(project) as shown:
            yield shown
    else:
        yield project, ""


def _left_out(open_: int, deferred: int) -> str:
    if not open_ and not deferred:
        return ""
    are = "is" if open_ == 1 else "are"
    off = f", {deferred:,} put off" if deferred else ""
    return f"{counted(open_, 'difference')} {are} open{off}: nothing is shown of them."
