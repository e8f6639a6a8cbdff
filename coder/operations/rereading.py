"""Reading PDFs once more: a newer extraction may read them better."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.domain.bibliography.file_facts import FileRead, Refusal
from coder.domain.document import File
from coder.domain.journal.change import Change
from coder.operations.recognising import recognised_by
from coder.pdf.readers import Readers
from coder.store import blobs, documents, rows
from coder.store.journal import act
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of the files: those that read otherwise now, and those that cannot be read."""

    change: Change
    otherwise: tuple[File, ...]
    refused: tuple[tuple[File, str], ...]  # with why


def read_again(
    project: Project,
    files: Sequence[File],
    readers: Readers,
    *,
    password: str | None = None,
    recognised_too: bool = False,
) -> Reread:
    """Read files once more and keep their new texts beside the old ones, in one act.

    Passages stay on the text they were made on, and are placed on the new one (see placements). A
    file whose PDF is not in this copy is left as it is, and so is recognised text, unless it is to
    give way to the file's own.
    """
    here = [
        file
        for file in files
        if blobs.has_pdf(project, file.sha256)
        and (recognised_too or recognised_by(project, file) is None)
    ]
    contents = (blobs.pdf(project, file.sha256) or b"" for file in here)
    refused: list[tuple[File, str]] = []
    found: list[tuple[File, FileRead]] = []
    for file, (_, outcome) in zip(here, readers.read_all(contents, password=password), strict=True):
        if isinstance(outcome, Refusal):
            refused.append((file, outcome.sentence))
        elif outcome.digest != file.text:
            found.append((file, outcome))
    names = ", ".join(file.name for file, _ in found)
    with act(project, "read again", f"Read the text again of {names}") as running:
        for file, read in found:
            blobs.put_text(project, read.digest, file.sha256, read.text, read.printed)
            fields = {"text": read.digest, "layer": "\n".join(read.warnings) or None}
            for stored in documents.files_with(project, file.sha256):
                rows.set_fields(running, "file", stored, fields)
    return Reread(running.done(), tuple(file for file, _ in found), tuple(refused))
