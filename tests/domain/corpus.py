"""Real PDFs, read as ``coder add`` reads them; they lie beside the checkout and not in it."""

from functools import lru_cache
from pathlib import Path

import pytest

from coder.domain.texts.text import Text
from coder.domain.texts.text_codec import decode
from coder.pdf.limits import Limits
from coder.pdf.reader import Reader
from coder.pdf.requests import Read
from tests.corpus import corpus_folder


def pdfs() -> Path | None:
    """The folder of PDFs, if this machine has it."""
    folder = corpus_folder()
    return folder and folder / "pdf"


def needed() -> Path:
    """The folder of PDFs; the test is skipped without it."""
    found = pdfs()
    if found is None:
        pytest.skip("the corpus is not here: set CODER_CORPUS to its folder")
    return found


@lru_cache(maxsize=64)
def read(path: Path) -> Text:
    """The Text of a PDF."""
    return decode(Reader(Limits(), lambda pages: None).read(Read(path, None)).text)
