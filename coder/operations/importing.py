"""Bringing PDFs in: one operation a file, one step to undo a batch."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coder.domain.bibliography.citation_key import citation_key, distinct
from coder.domain.bibliography.file_facts import FileFacts, FileRead, Guess, Refusal, Trouble
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.ids import new_id
from coder.domain.names import one_line
from coder.pdf.readers import Readers
from coder.store import blobs, documents, rows
from coder.store.fingerprints import put_fingerprint
from coder.store.journal import act
from coder.store.pdf_folders import remember_pdf_folder
from coder.store.project import Project

ADDED = "added"
PRESENT = "present"
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one path."""

    path: Path
    status: str  # added, present, refused
    document: str | None = None
    reason: str | None = None
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    needs_password: bool = False  # refused, and may come in with another password
    is_back: bool = False  # present, and its PDF was missing in this copy
    change: Change | None = None  # what it did to the rows, if it was added
    annotations: int = 0  # what other programs wrote on its pages


def pdfs_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The given files, and the PDFs in the given folders, in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                (found for found in path.rglob("*") if found.suffix.lower() == ".pdf"),
                key=lambda found: str(found).casefold(),
            )
        else:
            yield path


def import_files(
    project: Project, paths: Iterable[Path], readers: Readers, *, password: str | None = None
) -> Iterator[Imported]:
    """Import files one by one; a file that is refused disturbs no other.

    A file is committed before it is yielded, so whoever stops keeps what came in.
    """
    batch = new_id()
    for source, outcome in readers.read_all(paths, password=password):
        yield import_read(project, with_content(Path(str(source)), outcome), batch=batch)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read and waits to be written, or why it cannot be brought in."""

    path: Path
    read: FileRead | None
    content: bytes
    reason: str | None = None
    needs_password: bool = False


def with_content(path: Path, outcome: FileRead | Refusal) -> Incoming:
    """What was read of a file, with its bytes; nothing of the project is needed for it."""
    if isinstance(outcome, Refusal):
        locked = outcome.trouble in {Trouble.NEEDS_PASSWORD, Trouble.WRONG_PASSWORD}
        return Incoming(path, None, b"", outcome.sentence, locked)
    try:
        return Incoming(path, outcome, _content(path, outcome.facts))
    except CoderError as error:
        return Incoming(path, None, b"", str(error))


def import_read(project: Project, incoming: Incoming, *, batch: str) -> Imported:
    """Write one file that was read; files of one ``batch`` are one step to undo."""
    path, read = incoming.path, incoming.read
    if read is None:
        return Imported(
            path, REFUSED, reason=incoming.reason, needs_password=incoming.needs_password
        )
    try:
        return _import(project, path, read, incoming.content, batch)
    except CoderError as error:
        return Imported(path, REFUSED, reason=str(error))


def _import(project: Project, path: Path, read: FileRead, content: bytes, batch: str) -> Imported:
    facts = read.facts
    held = documents.file_with(project, facts.sha256)
    remember_pdf_folder(project, path.parent)
    if held is not None:
        is_back = blobs.put_pdf(project, facts.sha256, content)
        return Imported(
            path, PRESENT, held.document, pages=facts.pages, warnings=read.warnings,
            is_back=is_back,
        )  # fmt: skip
    name = one_line(path.name.encode("utf-8", "replace").decode("utf-8"))  # it may be no text
    change = add_document(project, name, content, read, batch=batch)
    return Imported(
        path, ADDED, change.ids("document")[0], pages=facts.pages, warnings=read.warnings,
        change=change, annotations=read.annotations,
    )  # fmt: skip


def add_document(
    project: Project, name: str, content: bytes, read: FileRead, *, batch: str | None = None
) -> Change:
    """Add a file that was read as a document of its own, described by what was guessed."""
    facts = read.facts
    authors = facts.authors.value if facts.authors else ()
    key = citation_key(
        authors, facts.year.value if facts.year else None, facts.title.value if facts.title else ""
    )
    document = new_id()
    fields: dict[str, str | int | None] = {"key": distinct(key, documents.keys(project))}
    fields |= _guessed("title", facts.title)
    fields |= _guessed("authors", facts.authors)
    fields |= _guessed("year", facts.year)
    fields |= _guessed("doi", facts.doi)
    with act(project, "import", f"Import {name}", batch=batch) as running:
        blobs.put_pdf(project, facts.sha256, content)
        blobs.put_text(project, read.digest, facts.sha256, read.text, read.printed)
        put_fingerprint(project, read.digest, read.fingerprint)
        rows.add(running, "document", document, fields)
        rows.add(
            running, "file", new_id(),
            {
                "document": document, "sha256": facts.sha256, "name": name, "bytes": facts.size,
                "pages": facts.pages, "text": read.digest,
                "layer": "\n".join(read.warnings) or None,
            },
        )  # fmt: skip
    return running.done()


def _guessed(
    field: str, guess: Guess[str] | Guess[int] | Guess[tuple[str, ...]] | None
) -> dict[str, str | int | None]:
    if guess is None:
        return {}
    value = guess.value
    text = "; ".join(value) if isinstance(value, tuple) else value
    said = one_line(text) if isinstance(text, str) else text
    return {field: said, f"{field}_from": guess.source}


def _content(path: Path, facts: FileFacts) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CoderError(f"{path.name} cannot be read any longer: try again.") from error
    if hashlib.sha256(content).hexdigest() != facts.sha256:
        raise CoderError(f"{path.name} was changed while it was read: try again.")
    return content
