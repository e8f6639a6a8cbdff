"""Text that a program recognised in the picture of a page, beside text that the file carries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from coder.domain.bibliography.text_quality import (
    DAMAGE,
    UNREADABLE,
    SeenPage,
    is_scrambled,
    named_pages,
    unreadable_share,
    visible_letters,
    warn,
)
from coder.domain.texts.text import Page, Text

RECOGNISED: Final = "recognised"
"""The ``order`` of a page whose text was recognised."""

_AND: Final = "; "  # between the extractor of the file's own text and the recogniser
_CODER: Final = 1
"""Raise it whenever a page would be recognised, or its boxes set, differently."""


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page as it was recognised; it has no label."""

    page: Page


def recogniser(version: str, languages: str, dpi: int) -> str:
    """Name, version and settings, such as "tesseract 5.3.0 eng+fra 300dpi coder=1"."""
    return f"tesseract {version} {languages} {dpi}dpi coder={_CODER}"


def recogniser_of(extractor: str) -> str | None:
    """What recognised pages of a Text with this extractor; None if nothing did."""
    last = extractor.rpartition(_AND)[2]
    return last if last.startswith("tesseract ") else None


def pages_to_recognise(text: Text) -> list[int]:
    """The indices of pages that have no usable text layer and were not recognised yet."""
    own = [page for page in text.pages if page.order != RECOGNISED]
    all_garbage = _is_garbage("\n".join(page.text for page in own))
    return [
        index
        for index, page in enumerate(text.pages)
        if page.order != RECOGNISED
        and (all_garbage or not page.text.strip() or _is_garbage(page.text))
    ]


def with_recognised(text: Text, pages: Mapping[int, Page], by: str) -> Text:
    """The Text with some of its pages as ``by`` recognised them; their labels are kept."""
    held = tuple(
        replace(pages[index], label=page.label) if index in pages else page
        for index, page in enumerate(text.pages)
    )
    own = text.extractor.partition(_AND)[0]
    all_recognised = all(page.order == RECOGNISED for page in held)
    mixed = not all_recognised and recogniser_of(own) is None
    return Text(held, f"{own}{_AND}{by}" if mixed else by)


def recognised_warnings(text: Text, before: Iterable[str]) -> tuple[str, ...]:
    """What a researcher should know of a Text with recognised pages, one sentence each.

    ``before`` is what was said of the file until now; what is said of damage holds still.
    """
    recognised = [index for index, page in enumerate(text.pages) if page.order == RECOGNISED]
    pages = [
        SeenPage(page, [], pictures=not page.text.strip() and page.order != RECOGNISED)
        for page in text.pages
    ]
    by = recogniser_of(text.extractor) or ""
    _, version, languages, dpi = by.split()[:4]
    where = "this file" if len(recognised) == len(text.pages) else named_pages(recognised)
    by_whom = (
        f"The text of {where} was recognised by Tesseract {version} ({languages},"
        f" {dpi.removesuffix('dpi')} dpi): look at the page before you quote."
    )
    return (
        *(said for said in before if said.startswith(DAMAGE)),
        by_whom,
        *warn(pages, repaired=False),
    )


def _is_garbage(words: str) -> bool:
    letters = visible_letters(words)
    return unreadable_share(letters) > UNREADABLE or is_scrambled(letters)
