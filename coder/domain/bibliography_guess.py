"""Guesses title, authors, year and DOI of an article from its file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from coder.domain.file_facts import Guess
from coder.domain.first_page import PageLine


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the file says of itself, and what its first pages look like."""

    info: Mapping[str, str | None]  # the Info dictionary: title, author, subject, …
    xmp: str  # the XMP packet, or nothing
    pages: Sequence[Sequence[PageLine]]


class GuessedFacts(TypedDict):
    """The guessed fields of FileFacts."""

    title: Guess[str] | None
    authors: Guess[tuple[str, ...]] | None
    year: Guess[int] | None
    doi: Guess[str] | None


def guess_facts(evidence: Evidence) -> GuessedFacts:
    """Every fact with its source, or None where nothing convinces."""
    return GuessedFacts(title=None, authors=None, year=None, doi=None)
