"""Finding the PDFs that a light copy lacks: by their size first, then by their hash.

They are bytes by their hash, which no journal holds: bringing them back is no operation.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from coder.domain.document import File
from coder.domain.errors import CoderError
from coder.operations.importing import pdfs_in
from coder.store import blobs
from coder.store.connection import in_plain_words
from coder.store.pdf_folders import pdf_folders, remember_pdf_folder
from coder.store.project import Project


class Looked(NamedTuple):
    """A file that was looked at, and the hash of the wanted PDF that it is, if it is one."""

    path: Path
    sha256: str | None


def look_for(wanted: Iterable[File], paths: Iterable[Path]) -> Iterator[Looked]:
    """Look for PDFs in files and in folders, also below them, until all are found.

    Nothing of the project is needed. A file of another size is not read.
    """
    by_size: dict[int, set[str]] = defaultdict(set)
    for one in wanted:
        by_size[one.bytes].add(one.sha256)
    for path in pdfs_in(paths):
        if not any(by_size.values()):
            return
        found = _which(path, by_size)
        if found is not None:
            for hashes in by_size.values():
                hashes.discard(found)
        yield Looked(path, found)


def folders_nearby(project: Project) -> list[Path]:
    """The folder of the project's file, and those from which PDFs came before."""
    return list(dict.fromkeys([project.path.absolute().parent, *pdf_folders(project)]))


def pdfs_beside(folders: Iterable[Path]) -> Iterator[Path]:
    """The PDFs that lie in folders; those below are left alone, whatever lies there."""
    for folder in folders:
        try:
            yield from (one for one in folder.iterdir() if one.suffix.lower() == ".pdf")
        except OSError:  # it is gone, or on a stick
            continue


def bring_back(project: Project, path: Path, sha256: str) -> None:
    """Keep the bytes of a PDF that was found.

    Raises:
        CoderError: the file cannot be read any longer, or the project cannot be written to.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CoderError(f"{path.name} cannot be read any longer: try again.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise CoderError(f"{path.name} was changed while it was read: try again.")
    with in_plain_words(project.path):
        blobs.put_pdf(project, sha256, content)
        remember_pdf_folder(project, path.parent)


def _which(path: Path, by_size: dict[int, set[str]]) -> str | None:
    """The hash of the wanted PDF that a file is."""
    try:
        hashes = by_size.get(path.stat().st_size)
        if not hashes:
            return None
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # whatever cannot be read is not found
        return None
    return found if found in hashes else None
