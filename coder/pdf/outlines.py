"""The outline that a PDF carries: its headings, and where they lead."""

from collections.abc import Iterator
from math import isfinite
from typing import Final

import pymupdf

from coder.domain.bibliography.file_facts import Heading
from coder.domain.texts.text import storable
from coder.pdf.opening import MuPDFError

_DEEPEST: Final = 20  # a damaged outline may be a circle
_MOST: Final = 5_000
_LONGEST: Final = 300  # characters


def headings(document: pymupdf.Document) -> list[Heading]:
    """The headings in order, those left out that lead out of the file."""
    found: list[Heading] = []
    try:
        first = document.outline
        if first is None or not first.this.m_internal:  # a file without one has an empty one
            return found
        for heading in _walk(first, 0, document.page_count):
            found.append(heading)
            if len(found) == _MOST:
                break
    except MuPDFError:
        return found
    return found


def _walk(entry: pymupdf.Outline | None, depth: int, pages: int) -> Iterator[Heading]:
    while entry is not None:
        title = " ".join(storable(entry.title or "").split())[:_LONGEST]
        if title and 0 <= entry.page < pages and not entry.is_external:
            yield Heading(title, depth, entry.page, _hundredths(entry.y))
        if depth < _DEEPEST and entry.down is not None:
            yield from _walk(entry.down, depth + 1, pages)
        entry = entry.next


def _hundredths(points: float) -> int:
    return round(max(0.0, points) * 100) if isfinite(points) else 0
