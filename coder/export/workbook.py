"""The workbook of the matrix: every number leads to its quotations (DESIGN 5.1)."""

from dataclasses import dataclass
from pathlib import Path

from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import Matrix
from coder.domain.telling import counted
from coder.export.book import Book, EvidenceFolder, Progress
from coder.export.book_file import check_path, replacing
from coder.export.evidence_folder import beside, check_folder, folder_of
from coder.export.matrix_sheet import open_cells
from coder.export.options import EVERYTHING, Limits, Options
from coder.store.project import Project

ENDING = ".xlsx"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and what a reader of it should know at once."""

    path: Path
    evidence: Path | None  # the folder
    cells: int
    open: int  # of those cells

    @property
    def sentences(self) -> list[str]:
        """What is said of it."""
        wrote = f"Wrote {self.path}"
        pages = f" and the evidence pages in {self.evidence}" if self.evidence else ""
        left = f"{self.open:,} of {counted(self.cells, 'cell')}"
        verb = "is" if self.open == 1 else "are"
        return [f"{wrote}{pages}.", f"{left} {verb} open: nobody has said yet."]


def write_workbook(
    project: Project,
    matrix: Matrix,
    path: Path,
    *,
    options: Options = EVERYTHING,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Written:
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
        return _written(matrix, path, None)
    folder = folder_of(path)
    check_folder(folder, overwrite=overwrite)
    with beside(folder) as pages, replacing(path) as part:
        book.write(part, EvidenceFolder(pages.path, folder.name))
        pages.take_place()
    return _written(matrix, path, folder)


def _written(matrix: Matrix, path: Path, folder: Path | None) -> Written:
    return Written(path, folder, len(matrix.rows) * len(matrix.themes), open_cells(matrix))


def _check_columns(matrix: Matrix, limits: Limits) -> None:
    beside_keys = 2  # columns for the key and the coder
    if len(matrix.themes) + beside_keys > limits.columns:
        raise CoderError(
            f"The codebook has {len(matrix.themes):,} themes, more than a sheet has columns: merge"
            " or remove some first."
        )
