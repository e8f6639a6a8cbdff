"""Opens a PDF, or says in one sentence why it cannot be opened."""

from pathlib import Path
from stat import S_ISREG
from typing import Final

import pymupdf
from pymupdf import mupdf

from coder.domain.bibliography.file_facts import Refusal, Trouble
from coder.pdf.limits import Limits

MuPDFError: Final = (mupdf.FzErrorBase, RuntimeError, ValueError)
"""What PyMuPDF raises over a damaged file, or a damaged page of one."""

_HEADER_WITHIN: Final = 1024  # bytes: readers allow that much before the header
_MEGABYTE: Final = 1_000_000


class RefusedError(Exception):
    """Carries a refusal out of the depths of reading; it never leaves the worker."""

    def __init__(self, trouble: Trouble, sentence: str) -> None:
        super().__init__(sentence)
        self.refusal = Refusal(trouble, sentence)


def content_of(source: Path | bytes, limits: Limits) -> bytes:
    """The bytes of a file within the limits; RefusedError otherwise."""
    try:
        size = len(source) if isinstance(source, bytes) else _size(source)
        _check_size(size, limits)
        return source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be reached"
        raise RefusedError(
            Trouble.MISSING, f"This file cannot be read from the disk ({reason.lower()})."
        ) from error


def open_pdf(content: bytes, password: str | None, limits: Limits) -> pymupdf.Document:
    """The document, unlocked and with pages; RefusedError otherwise."""
    try:
        document = pymupdf.open(stream=content, filetype="pdf")
    except MuPDFError as error:
        raise _unopened(content) from error
    if not document.is_pdf:
        raise _unopened(content)
    _unlock(document, password)
    if document.page_count == 0:
        raise RefusedError(Trouble.NO_PAGES, "This PDF has no pages that can be read.")
    if document.page_count > limits.pages:
        raise RefusedError(
            Trouble.TOO_LARGE,
            f"This PDF has {document.page_count:,} pages; Coder reads up to {limits.pages:,}.",
        )
    return document


def _size(path: Path) -> int:
    facts = path.stat()
    if not S_ISREG(facts.st_mode):
        raise RefusedError(Trouble.NOT_A_PDF, "This is a folder or a device, not a PDF file.")
    return facts.st_size


def _check_size(size: int, limits: Limits) -> None:
    if size == 0:
        raise RefusedError(Trouble.EMPTY, "This file is empty (zero bytes).")
    if size > limits.size:
        raise RefusedError(
            Trouble.TOO_LARGE,
            f"This file has {size // _MEGABYTE:,} MB; "
            f"Coder reads up to {limits.size // _MEGABYTE:,} MB.",
        )


def _unopened(content: bytes) -> RefusedError:
    if b"%PDF-" in content[:_HEADER_WITHIN] and b" obj" in content:
        return RefusedError(Trouble.DAMAGED, "This PDF is damaged and cannot be opened.")
    return RefusedError(Trouble.NOT_A_PDF, "This file is not a PDF.")


def _unlock(document: pymupdf.Document, password: str | None) -> None:
    if not document.needs_pass:
        return
    if password is None:
        raise RefusedError(Trouble.NEEDS_PASSWORD, "This PDF needs a password to be opened.")
    if not document.authenticate(password):
        raise RefusedError(Trouble.WRONG_PASSWORD, "The password does not open this PDF.")
