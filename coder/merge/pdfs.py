"""PDFs that this copy lacks, out of other files.

They are bytes by their hash and no acts: also a file in which nothing else is new can have them.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from coder.store.blobs import has_pdf, pdfs_to_take, take_pdfs
from coder.store.connection import in_plain_words, transaction
from coder.store.documents import missing_pdfs
from coder.store.incoming import attached
from coder.store.project import Project


def bring_pdfs(project: Project, paths: Sequence[Path], *, missing: Iterable[str]) -> int:
    """Bring missing PDFs in that other files have; how many of ``missing`` are here by then."""
    with _attached(project, paths) as held, transaction(project.db):
        for path, schema in held:
            with in_plain_words(path):
                take_pdfs(project.db, schema, wanted="t.sha256 IN (SELECT sha256 FROM main.file)")
    return sum(has_pdf(project, sha256) for sha256 in missing)


def pdfs_to_come(project: Project, paths: Sequence[Path]) -> int:
    """How many of the PDFs that are missing here other files have."""
    with _attached(project, paths) as held:
        return len(set().union(*(pdfs_to_take(project, schema) for _, schema in held)))


@contextmanager
def _attached(project: Project, paths: Sequence[Path]) -> Iterator[list[tuple[Path, str]]]:
    """Attach other files, if any PDF is missing here at all."""
    others = [path for path in paths if not (path.exists() and path.samefile(project.path))]
    wanted = others if missing_pdfs(project) else []
    with attached(project, wanted) as schemas:
        yield list(zip(wanted, schemas, strict=True))
