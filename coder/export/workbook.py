"""The workbook of the matrix: every number leads to its quotations (DESIGN 5.1)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from coder.analysis.agreed_project import said_of_open
from coder.analysis.open_cells import OpenCells, open_cells
from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import Matrix
from coder.export.book import Book, EvidenceFolder, Progress
from coder.export.book_file import check_path, replacing
from coder.export.evidence_folder import beside, check_folder, folder_of
from coder.export.material import unconfirmed, unsettled
from coder.export.options import EVERYTHING, Limits, Options
from coder.store.project import Project

ENDING: Final = ".xlsx"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what a reader of it should know at once."""

    path: Path
    evidence: Path | None  # the folder
    cells: OpenCells
    unconfirmed: str  # what is said of guessed citations, if there are any
    unsettled: str  # the same of conflicts
    left_out: str  # what is said of differences on which there is no consensus

    @classmethod
    def of(cls, project: Project, matrix: Matrix, path: Path, evidence: Path | None = None) -> Self:
        """What is written of a matrix."""
        held = [document for row in matrix.rows for document in row.documents]
        return cls(
            path, evidence, open_cells(matrix), unconfirmed(held), unsettled(project),
            said_of_open(project),
        )  # fmt: skip

    @property
    def sentences(self) -> list[str]:
        """What is said of it."""
        pages = f" and the evidence pages in {self.evidence}" if self.evidence else ""
        return [f"Wrote {self.path}{pages}.", *self.to_know]

    @property
    def to_know(self) -> list[str]:
        """What a reader of it should know at once, in sentences."""
        said = (self.unconfirmed, self.unsettled)
        left_out = [self.left_out] if self.left_out else []
        return [self.said_of_cells, *(f"{one}." for one in said if one), *left_out]

    @property
    def said_of_cells(self) -> str:
        """How many cells nobody has looked at."""
        return f"Of themes that are assessed, {self.cells.said}."


def write_workbook(
    project: Project,
    matrix: Matrix,
    path: Path,
    *,
    options: Options = EVERYTHING,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write a matrix of the project with its quotations and tables, and evidence pages beside it.

    The same data give the same bytes. Quotations are written as they are read, so memory does not
    grow with them. Everything is written beside ``path`` and takes its place when it is whole;
    whatever ``progress`` raises leaves nothing behind.

    Raises:
        CoderError: a path is taken or cannot be written, or a sheet cannot hold the codebook.
    """
    check_path(path, ENDING, overwrite=overwrite)
    _check_columns(matrix, options.limits)
    book = Book(project, matrix, options, progress)
    if not options.evidence:
        with replacing(path) as part:
            book.write(part, None)
        return Exported.of(project, matrix, path)
    folder = folder_of(path)
    check_folder(folder, overwrite=overwrite)
    with beside(folder) as pages, replacing(path) as part:
        book.write(part, EvidenceFolder(pages.path, folder.name))
        pages.take_place()
    return Exported.of(project, matrix, path, folder)


def _check_columns(matrix: Matrix, limits: Limits) -> None:
    beside_keys = 2  # columns for the key and the coder
    if len(matrix.themes) + beside_keys > limits.columns:
        raise CoderError(
            f"The codebook has {len(matrix.themes):,} themes, more than a sheet has columns: merge"
            " or remove some first."
        )
