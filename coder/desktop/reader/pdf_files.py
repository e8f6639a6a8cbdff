"""The PDFs that workers read: read-only files named by hash, in the user's cache folder."""

import stat
from contextlib import suppress
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from coder.domain.errors import CoderError
from coder.store import blobs
from coder.store.project import Project


def pdf_file(project: Project, sha256: str) -> Path | None:
    """The file of a PDF that the project holds; None in a light copy.

    Raises:
        CoderError: the cache folder cannot be written to.
    """
    path = _folder() / f"{sha256}.pdf"
    if not blobs.has_pdf(project, sha256):
        return None  # even if another project brought it here: a light copy is a light copy
    if path.exists():
        return path
    content = blobs.pdf(project, sha256) or b""
    whole = path.with_suffix(".part")
    try:
        whole.write_bytes(content)
        whole.chmod(stat.S_IRUSR)
        whole.replace(path)
    except OSError as error:
        raise CoderError(
            f"The page pictures need room in {path.parent}, which cannot be written to"
            f" ({(error.strerror or 'no reason given').lower()})."
        ) from error
    return path


@cache
def _folder() -> Path:
    """Emptied when a program first asks for it: PDFs must not pile up outside the projects."""
    folder = user_cache_path("coder", appauthor=False) / "pdfs"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.iterdir():
            with suppress(OSError):  # another Coder may be reading it
                left.chmod(stat.S_IRUSR | stat.S_IWUSR)
                left.unlink()
    return folder
