"""Exports of the matrix in a process of their own."""

from dataclasses import dataclass
from pathlib import Path

from coder.analysis.agreed_project import as_shown
from coder.analysis.comparing.shared import Asked
from coder.analysis.matrix import matrix
from coder.domain.coder import Coder
from coder.domain.matrix.matrix import By, Coders
from coder.export.book import Progress
from coder.export.options import Options
from coder.export.own_process import in_own_process
from coder.export.word import ENDING, write_tables
from coder.export.workbook import Exported, write_workbook
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Order:
    """What to write from which project, and where to."""

    source: Path
    path: Path
    by: By
    coders: Coders
    only: Coder | None
    options: Options
    agreed_by: Asked | None = None  # those whose consensus it is; None: all


def write_beside(order: Order, progress: Progress) -> Exported:
    """Write a workbook, or a Word document if the path ends so; what lies there is replaced.

    ``progress`` is called again and again; whatever it raises stops the writing, and nothing is
    left behind.

    Raises:
        CoderError: the file cannot be written, or the process ended.
    """
    return in_own_process(_written, order, progress, lost=f"{order.path.name} was not written")


def _written(order: Order, advance: Progress) -> Exported:
    write = write_tables if order.path.suffix.lower() == ENDING else write_workbook
    with (
        Project(order.source, write=False) as project,
        as_shown(project, order.coders, order.agreed_by) as shown,
    ):
        made = matrix(shown, by=order.by, coders=order.coders, only_coder=order.only)
        return write(
            shown, made, order.path, options=order.options, overwrite=True, progress=advance
        )
