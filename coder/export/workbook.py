"""The workbook of the matrix: every number leads to its quotations (DESIGN 5.1)."""

from pathlib import Path

from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import Matrix
from coder.export.book import EXCEL, Book, Limits, Progress
from coder.export.book_file import replacing
from coder.store.project import Project


def write_workbook(
    project: Project,
    matrix: Matrix,
    path: Path,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
    limits: Limits = EXCEL,
) -> None:
    """Write a matrix of the project with its quotations, codebook and documents.

    The same data give the same bytes. Quotations are written as they are read, so memory does not
    grow with them. The file is written beside ``path`` and takes its place when it is whole;
    whatever ``progress`` raises leaves nothing behind.

    Raises:
        CoderError: the path is taken or cannot be written, or a sheet cannot hold the codebook.
    """
    _check(path, overwrite=overwrite)
    beside_keys = 2  # columns for the key and the coder
    if len(matrix.themes) + beside_keys > limits.columns:
        raise CoderError(
            f"The codebook has {len(matrix.themes):,} themes, more than a sheet has columns: merge"
            " or remove some first."
        )
    with replacing(path) as beside:
        Book(project, matrix, limits=limits, progress=progress).write(beside)


def _check(path: Path, *, overwrite: bool) -> None:
    if path.suffix.lower() != ".xlsx":
        raise CoderError(f"{path.name} is no name for a workbook: let it end in .xlsx.")
    if path.is_dir():
        raise CoderError(f"{path.name} is a folder: choose another name.")
    if path.exists() and not overwrite:
        raise CoderError(
            f"{path.name} exists already: choose another name, or say --overwrite to replace it."
        )
    if not path.parent.is_dir():
        raise CoderError(f"The folder {path.parent} does not exist: make it first.")
