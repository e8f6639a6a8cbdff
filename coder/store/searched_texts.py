"""Which texts of a project are searched: those that are read, by document; and indexing them."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from coder.domain.document import Document, File
from coder.domain.errors import CoderError
from coder.store import blobs
from coder.store.connection import in_plain_words
from coder.store.documents import documents, files, shown
from coder.store.project import Project
from coder.store.stopping import never
from coder.store.text_index import TextIndex

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Searched(NamedTuple):
    """A document with the file of it that is read, and the digest of its text."""

    document: Document
    file: File
    digest: str


def searched_texts(project: Project) -> list[Searched]:
    """Every document that has a text here, by citation key, also those that are excluded.

    Of several files that of the reading copy counts (as in ``files_of``), so that nothing is
    found twice.
    """
    there = {digest for (digest,) in project.db.execute("SELECT digest FROM text")}
    held: dict[str, list[File]] = defaultdict(list)
    for file in files(project):
        if file.text in there:
            held[file.document].append(file)
    found = []
    for document in documents(project):
        read = _read(project, document, held[document.id])
        if read is not None:
            found.append(Searched(document, read, read.text or ""))
    return found


def missing(project: Project, index: TextIndex) -> list[str]:
    """The digests of the texts that are searched and not indexed yet; short ones come first."""
    there = index.digests()
    lacking = [one for one in searched_texts(project) if one.digest not in there]
    lacking.sort(key=lambda one: one.file.pages or 0)
    return list(dict.fromkeys(one.digest for one in lacking))


def index_texts(
    project: Project, index: TextIndex, *, stopped: Callable[[], bool] = never
) -> Iterator[tuple[int, int]]:
    """Index what is missing; tells after each text how many are done, of all."""
    wanted = missing(project, index)
    yield 0, len(wanted)
    for number, digest in enumerate(wanted, 1):
        if stopped():
            return
        text = blobs.text(project, digest)
        if text is not None:
            index.put(digest, text)
        yield number, len(wanted)


def index_beside(path: str, pipe: "Connection") -> None:
    """Index what is missing, in a process of its own: sends how far it is, or a sentence."""
    if hasattr(os, "nice"):
        os.nice(_GENTLE)
    with suppress(BrokenPipeError):
        try:
            place = Path(path)
            with (
                in_plain_words(place),
                Project(place, write=False) as project,
                TextIndex(project.id) as index,
            ):
                for told in index_texts(project, index):
                    pipe.send(told)
        except CoderError as error:
            pipe.send(str(error))


def _read(project: Project, document: Document, held: list[File]) -> File | None:
    if len(held) < _SEVERAL:
        return held[0] if held else None
    reading = shown(project, document.reading) if document.reading else None
    return min(held, key=lambda file: (file.id != reading, bool(file.layer), file.id))


_SEVERAL: Final = 2
_GENTLE: Final = 5  # of 19: everything else goes first
