"""Guesses title, authors, year and DOI of an article from its file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypedDict

from coder.domain.bibliography.doi import cited_doi, printed_doi
from coder.domain.bibliography.file_facts import Guess
from coder.domain.bibliography.file_metadata import Metadata, read_metadata
from coder.domain.bibliography.first_page import Heading, PageLine, read_heading
from coder.domain.bibliography.printed_year import printed_year

_FIRST_YEAR: Final = 1800
_YEAR_IN_DOI: Final = re.compile(r"[./](19[5-9]\d|20[0-4]\d)[./]")
COVER_WORDS: Final = 250
"""A first page of fewer words may be a cover sheet, so the second is looked at for the DOI too."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What the file says of itself, and what its first pages look like."""

    info: Mapping[str, str | None]  # the Info dictionary: title, author, subject, …
    xmp: str  # the XMP packet, or nothing
    pages: Sequence[Sequence[PageLine]]
    last: Sequence[str] = ()  # the lines of the last page


class GuessedFacts(TypedDict):
    """The guessed fields of FileFacts."""

    title: Guess[str] | None
    authors: Guess[tuple[str, ...]] | None
    year: Guess[int] | None
    doi: Guess[str] | None


def guess_facts(clues: Clues) -> GuessedFacts:
    """Every fact with its source, or None where nothing convinces."""
    metadata = read_metadata(clues.info, clues.xmp)
    # A cover may be nothing but a picture.
    heading = next((read_heading(page) for page in clues.pages if page), None)
    lines = [line.words for line in _front(clues.pages)]
    doi = _doi(metadata, lines, clues.last)
    return GuessedFacts(
        title=_title(metadata, heading),
        authors=_authors(metadata, heading),
        year=_year(metadata, lines, doi),
        doi=doi,
    )


def _front(pages: Sequence[Sequence[PageLine]]) -> list[PageLine]:
    first = list(pages[0]) if pages else []
    if len(pages) > 1 and sum(len(line.words.split()) for line in first) < COVER_WORDS:
        first += pages[1]
    return first


def _title(metadata: Metadata, heading: Heading | None) -> Guess[str] | None:
    if metadata.title and not _is_damaged(metadata.title):
        return Guess(metadata.title, "metadata")
    return Guess(heading.title, "page") if heading else None


def _is_damaged(title: str) -> bool:
    return any(letter == "\ufffd" or "\u2800" <= letter <= "\u28ff" for letter in title)


def _authors(metadata: Metadata, heading: Heading | None) -> Guess[tuple[str, ...]] | None:
    printed = heading.authors if heading else ()
    # Many publishers put only the first author into the metadata.
    if len(metadata.authors) == 1 and len(printed) > 1 and _same(metadata.authors[0], printed[0]):
        return Guess(printed, "page")
    if metadata.authors:
        return Guess(metadata.authors, "metadata")
    return Guess(printed, "page") if printed else None


def _same(name: str, other: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].casefold() == other.rsplit(maxsplit=1)[-1].casefold()


def _year(metadata: Metadata, lines: list[str], doi: Guess[str] | None) -> Guess[int] | None:
    if metadata.year:
        return Guess(metadata.year, "metadata")
    if year := printed_year(lines):
        return Guess(year, "page")
    if doi and (in_doi := _YEAR_IN_DOI.search(doi.value)):
        return Guess(int(in_doi[1]), doi.source)
    if metadata.likely_year and metadata.likely_year >= _FIRST_YEAR:
        return Guess(metadata.likely_year, "metadata")
    return None


def _doi(metadata: Metadata, lines: list[str], last: Sequence[str]) -> Guess[str] | None:
    if metadata.doi:
        return Guess(metadata.doi, "metadata")
    printed = printed_doi(lines) or cited_doi(last)
    return Guess(printed, "page") if printed else None
