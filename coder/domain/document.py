"""Documents, the files they come as, and the studies they report on."""

from dataclasses import dataclass
from typing import Final

FIELDS: Final = ("title", "authors", "year", "doi")
"""The bibliographic fields that a person can set."""

PERSON: Final = "person"
"""The source of a bibliographic field that somebody typed or confirmed."""


@dataclass(frozen=True, slots=True)
class Document:
    """An included report, as it is shown."""

    id: str
    key: str
    title: str | None
    authors: tuple[str, ...]
    year: int | None
    doi: str | None
    guessed: frozenset[str]  # the fields that nobody has confirmed
    study: str | None  # its name
    study_id: str | None
    excluded: str | None  # the reason
    page_offset: int | None  # printed page = PDF page + offset
    reading: str | None  # the file that is read


@dataclass(frozen=True, slots=True)
class File:
    """One PDF build of a document."""

    id: str
    document: str
    sha256: str
    name: str
    bytes: int
    pages: int
    text: str | None  # the digest of its text
    layer: str | None  # what is wrong with its text layer, if anything


def split_authors(authors: str | None) -> tuple[str, ...]:
    """Authors as they are stored and typed: names separated by semicolons."""
    return tuple(name.strip() for name in (authors or "").split(";") if name.strip())
