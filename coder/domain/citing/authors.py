"""Who a document is cited by: its authors, or else its title."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from coder.domain.bibliography.citation_key import family_name
from coder.domain.bibliography.person_names import is_name
from coder.domain.document import Document

NO_YEAR: Final = "n.d."

_NO_TITLE: Final = "Untitled"
_TITLE_WORDS: Final = 4
_SEVERAL: Final = 3  # authors, from whom on only the first is named
_SUBTITLE: Final = re.compile(r"\s*[:?!–—]\s|\s-\s")
_LITERAL: Final = re.compile(r"\bet\.? al\b|\s(and|&)\s", re.IGNORECASE)
_ABBREVIATION: Final = re.compile(r"[A-Z]{3,}\b")
_ORGANISATION: Final = re.compile(
    r"\b(international|mental|illness|trust|charity|alliance|federation|forum|union|group|team"
    r"|consortium|collaborati(on|ve)|committee|commission|agency|authority|bureau|office|board"
    r"|partnership|initiative|consultancy|ltd|inc|nations)\b",
    re.IGNORECASE,
)
_COMMAS: Final = 2  # in one entry; "Smith, J." has one
_SUFFIX: Final = re.compile(r",\s*(jr|sr|ii|iii|iv)\b\.?", re.IGNORECASE)
_OTHERS: Final = re.compile(r"(\band|&)\s+others$", re.IGNORECASE)
_JOINED: Final = re.compile(r"\s(and|&)\s", re.IGNORECASE)
_KEPT_NAMES: Final = 10_000


def author_year(document: Document) -> str:
    """Authors and year without brackets, as documents are called in lists."""
    return f"{cited_by(document)}, {document.year or NO_YEAR}"


def cited_by(document: Document, between: str = " and ") -> str:
    """What stands before the year: the authors; without any, the title in short."""
    return cited_authors(document.authors, between) or short_title(document.title)


def cited_authors(authors: Sequence[str], between: str = " and ") -> str:
    """One author, two with ``between`` between them, the first of three and more with *et al.*"""
    names = [_cited(author) for author in authors]
    if len(names) >= _SEVERAL:
        return f"{names[0]} et al."
    return between.join(names)


def pasted_together(authors: Iterable[str]) -> str:
    """What is said of an entry that looks like several people; empty if there is none."""
    found = next(filter(_several_people, authors), "")
    if not found:
        return ""
    return (
        f"'{found}' is taken for one author: put semicolons between several, as in 'Lee, A.; Roy,"
        " B.', and write 'Lee et al.' for a name with others."
    )


def short_title(title: str | None) -> str:
    """The first words of a title, without its subtitle."""
    words = _SUBTITLE.split(title or "")[0].split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if words[_TITLE_WORDS:] else "") or _NO_TITLE


def _several_people(author: str) -> bool:
    """Whether an entry has the commas of a pasted list; "Kay and Edgley" is cited as it should."""
    if _OTHERS.search(author):
        return True
    if _is_organisation(author):
        return False
    commas = _SUFFIX.sub("", author).count(",")
    return commas >= _COMMAS or bool(commas and _JOINED.search(author))


@lru_cache(maxsize=_KEPT_NAMES)
def _cited(author: str) -> str:
    """A person's family name; what is no person's ("Ali et al.", "NHS England") as it is."""
    if _LITERAL.search(author):
        return author
    is_person = "," in author or (is_name(author) and not _is_organisation(author))
    return family_name(author) if is_person else author


def _is_organisation(author: str) -> bool:
    """Whether capitalised words that could be a person are rather an organisation."""
    is_abbreviated = _ABBREVIATION.match(author) and not author.isupper()
    return bool(is_abbreviated or _ORGANISATION.search(author))
