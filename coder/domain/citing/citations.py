"""Citations of a project's documents: in lists, alone, and behind quotations."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple, Self

from coder.domain.citing.alphabet import sort_key
from coder.domain.citing.authors import NO_YEAR, author_year, cited_by
from coder.domain.citing.style import HARVARD, Style
from coder.domain.citing.year_letters import year_letters
from coder.domain.document import Document
from coder.domain.layout.printed_page import PrintedPage

_SINGLE: Final = str.maketrans({"\u201c": "\u2018", "\u201d": "\u2019"})
_STRAIGHT: Final = re.compile(r'(?<!\w)"([^"]*)"(?!\w)')
_RUN: Final = 3  # numbers in a row that are joined: [7–9]


class _Cited(NamedTuple):
    """A document as it is cited: ``who`` is said once of those that are ``alike``."""

    order: tuple[object, ...]
    alike: str
    who: str
    which: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Citations:
    """How the documents of one project are cited, in one style.

    Letters and numbers are given over all of them, so that they hold in the whole export. Other
    documents, as one that is excluded, are cited without.
    """

    style: Style
    cited: Mapping[str, _Cited]  # by document id
    legend: tuple[str, ...] = ()  # what numbers stand for, a line each

    @classmethod
    def of(cls, documents: Iterable[Document], style: Style = HARVARD) -> Self:
        """Citations of all included documents of a project."""
        held = sorted(documents, key=lambda document: (document.key, document.id))
        letters = year_letters(held, style.two_authors)
        cited = {
            document.id: _cited(document, style, letters.get(document.id, ""), number)
            for number, document in enumerate(held, 1)
        }
        numbered = held if style.by == "number" else []
        legend = (f"{place}. {_in_legend(one)}" for place, one in enumerate(numbered, 1))
        return cls(style, cited, tuple(legend))

    def citation(self, document: Document) -> str:
        """One document, without brackets: ``Kay and Edgley, 2019``."""
        return self.citation_list([document])

    def citation_list(self, documents: Iterable[Document]) -> str:
        """Documents in order, each once, years of the same authors joined; without brackets.

        ``Dalgarno and Oates, 2018, 2019; Kay and Edgley, 2019``; ``3, 7–9`` in numbers.
        """
        once = {document.id: document for document in documents}
        found = sorted(map(self._of, once.values()), key=lambda one: one.order)
        parts = _runs(one.number for one in found if one.number is not None)
        rest = (one for one in found if one.number is None)
        for _, group in groupby(rest, key=lambda one: one.alike):
            held = list(group)
            parts.append(", ".join([held[0].who, *(one.which for one in held if one.which)]))
        return self.style.between.join(parts)

    def order(self, document: Document) -> tuple[object, ...]:
        """What sorts documents as their citations are sorted."""
        return self._of(document).order

    def in_brackets(self, cited: str) -> str:
        """What is cited, as it stands in running text."""
        before, behind = self.style.brackets
        return f"{before}{cited}{behind}"

    def quotation_citation(self, document: Document, page: PrintedPage | None) -> str:
        """Where a quotation stands: ``(Kay and Edgley, 2019: 12)``; no page where none is known."""
        return self.in_brackets(self.citation(document) + (self._page(page) if page else ""))

    def _page(self, page: PrintedPage) -> str:
        words = self.style.page
        pdf, several = page.source == "index", "–" in page.page
        if pdf:
            return (words.pdf_several if several else words.pdf) + page.page
        return (words.several if several else words.one) + page.page

    def _of(self, document: Document) -> _Cited:
        return self.cited.get(document.id) or _cited(document, self.style, "", None)


def _cited(document: Document, style: Style, letter: str, number: int | None) -> _Cited:
    if style.by != "authors":
        number = number if style.by == "number" else None
        place = (number is None, number, document.key, document.id)
        return _Cited(place, document.id, document.key, "", number)
    who = cited_by(document, style.two_authors)
    year = document.year
    dated = f"{year}{letter}" if year is not None else "-".join(filter(None, (NO_YEAR, letter)))
    alike = who.casefold()
    order = (*sort_key(alike), year or 0, len(letter), letter, document.key, document.id)
    return _Cited(order, alike, who, dated, None)


def _in_legend(document: Document) -> str:
    return f"{author_year(document)} ({document.key})"


def _runs(numbers: Iterable[int]) -> list[str]:
    """Numbers in order, those that follow on one another joined: 3, 7–9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        part
        for run in runs
        for part in ([f"{run[0]}–{run[-1]}"] if len(run) >= _RUN else list(map(str, run)))
    ]


def quote(words: str | None, citation: str, pdf_page: int | None = None) -> str:
    """A quotation with its citation, as it goes into a manuscript; a region has no words.

    Double quotation marks within it become single ones, since it stands in double ones itself.
    """
    if words is None:
        return f"[Region of PDF page {pdf_page}] {citation}"
    inside = _STRAIGHT.sub("\u2018\\1\u2019", words.translate(_SINGLE))
    return f"\u201c{inside}\u201d {citation}"
