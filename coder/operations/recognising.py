"""Having the text of scanned pages recognised, and keeping it as the text of their file."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coder.domain.bibliography.file_facts import Refusal, Trouble
from coder.domain.bibliography.recognition import (
    RecognisedPage,
    recognised_warnings,
    recogniser,
    recogniser_of,
    with_recognised,
)
from coder.domain.document import File
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.layout.printed_page import printed_pages
from coder.domain.texts.text import Page
from coder.domain.texts.text_codec import digest, encode, extractor_of
from coder.pdf.readers import Readers
from coder.pdf.requests import Recognise
from coder.pdf.tesseract import DPI, Tesseract
from coder.pdf.worker_process import CRASHED, TOO_HUNGRY, TOO_SLOW
from coder.store import blobs, documents, rows
from coder.store.journal import act
from coder.store.project import Project

_WHY = {
    Trouble.TOO_SLOW: "it took too long.",
    Trouble.TOO_HUNGRY: "it needed too much memory.",
    Trouble.CRASHED: "the program's PDF reader crashed on it.",
}


class LockedError(CoderError):
    """The PDF is encrypted, and the right password was not given."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be recognised: pages of a PDF, by index, in languages such as eng+fra."""

    content: bytes
    pages: Sequence[int]
    languages: str
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """Pages that were recognised, by index; and why others were not, a sentence each."""

    pages: Mapping[int, Page]
    left_out: Sequence[str]
    stopped: bool = False


def recognise(
    wanted: Wanted,
    program: Tesseract,
    readers: Readers,
    *,
    go_on: Callable[[int, int], bool] = lambda _done, _of_all: True,
) -> Recognition:
    """Recognise pages; for any thread. Pages that fail are left out, and cost nothing else.

    ``go_on`` is called with how many pages are done, of all, and answers whether to go on; what is
    recognised until then is returned.
    """
    found: dict[int, Page] = {}
    left_out: list[str] = []
    stopped = False
    with TemporaryDirectory(prefix="coder-") as folder:
        path = Path(folder) / "pages.pdf"
        path.write_bytes(wanted.content)
        with closing(_outcomes(wanted, path, program, readers)) as outcomes:
            try:
                for index, outcome in outcomes:
                    if isinstance(outcome, RecognisedPage):
                        found[index] = outcome.page
                    elif outcome.trouble is Trouble.STOPPED:
                        stopped = True
                        break
                    else:
                        left_out.append(_said(index, outcome))
                    done = len(found) + len(left_out)
                    if not go_on(done, len(wanted.pages)) and done < len(wanted.pages):
                        stopped = True
                        break
            except KeyboardInterrupt:  # at the terminal, stopping is no other than in the window
                stopped = True
            except ValueError:  # the readers are closed: the program ends
                stopped = True
    return Recognition(found, left_out, stopped)


def _said(index: int, refusal: Refusal) -> str:
    if refusal.trouble in (Trouble.NEEDS_PASSWORD, Trouble.WRONG_PASSWORD):
        raise LockedError(refusal.sentence)  # as it is for all pages
    why = refusal.sentence
    if refusal in (CRASHED, TOO_SLOW, TOO_HUNGRY):
        why = _WHY[refusal.trouble]
    return f"PDF page {index + 1} was left as it is: {why}"


def _outcomes(
    wanted: Wanted, path: Path, program: Tesseract, readers: Readers
) -> Generator[tuple[int, RecognisedPage | Refusal], None, None]:
    return readers.recognise_all(
        Recognise(
            path, index, program.program, wanted.languages, program.finds_orientation,
            wanted.password,
        )
        for index in wanted.pages
    )  # fmt: skip


def keep_recognised(project: Project, file: File, pages: Mapping[int, Page], by: str) -> Change:
    """Make recognised pages the text of a file, in one act; ``by`` is a ``recogniser``.

    Passages stay on the text they were made on, and are placed on the new one (see placements);
    regions stay where they are.
    """
    text = blobs.text(project, file.text) if file.text else None
    if text is None or not pages:
        return Change("")
    read = with_recognised(text, pages, by)
    named = digest(read)
    layer = "\n".join(recognised_warnings(read, (file.layer or "").splitlines()))
    if named == file.text and layer == file.layer:
        return Change("")
    with act(project, "recognise", f"Recognise the text of {file.name}") as running:
        blobs.put_text(project, named, file.sha256, encode(read), list(printed_pages(read)))
        for stored in documents.files_with(project, file.sha256):
            rows.set_fields(running, "file", stored, {"text": named, "layer": layer})
    return running.done()


def named_recogniser(program: Tesseract, languages: str) -> str:
    """How a Text says what recognised it."""
    return recogniser(program.version, languages, DPI)


def recognised_by(project: Project, file: File) -> str | None:
    """What recognised the text of a file; None if it is the file's own."""
    packed = blobs.packed_text(project, file.text) if file.text else None
    return recogniser_of(extractor_of(packed)) if packed else None
