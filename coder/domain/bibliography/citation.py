"""Citations as they stand in running text, such as ``(Kay and Edgley, 2019: 12)``."""

import re
from collections.abc import Sequence
from typing import Final

from coder.domain.bibliography.citation_key import family_name
from coder.domain.bibliography.person_names import is_name
from coder.domain.document import Document

_NO_YEAR: Final = "n.d."
_NO_TITLE: Final = "Untitled"
_TITLE_WORDS: Final = 4
_SEVERAL: Final = 3  # authors, from whom on only the first is named
_SUBTITLE: Final = re.compile(r"\s*[:?!–—]\s|\s-\s")


def cite(document: Document, page: str | None) -> str:
    """Authors, year and printed page, in brackets."""
    who = cited_authors(document.authors) or short_title(document.title)
    place = "" if page is None else f": {page}"
    return f"({who}, {document.year or _NO_YEAR}{place})"


def quote(words: str, citation: str) -> str:
    """A quotation with its citation, as it goes into a manuscript."""
    return f"\u201c{words}\u201d {citation}"


def cited_authors(authors: Sequence[str]) -> str:
    """One author, two joined by *and*, the first of three and more with *et al.*"""
    names = [_cited(author) for author in authors]
    if len(names) >= _SEVERAL:
        return f"{names[0]} et al."
    return " and ".join(names)


def short_title(title: str | None) -> str:
    """The first words of a title, without its subtitle."""
    words = _SUBTITLE.split(title or "")[0].split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if words[_TITLE_WORDS:] else "") or _NO_TITLE


def _cited(author: str) -> str:
    """A person's family name; the name of a group ("Ali et al.", "Mind") as it is."""
    return family_name(author) if "," in author or is_name(author) else author
