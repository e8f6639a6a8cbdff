"""The links of a page: where they lie, and where they lead."""

from collections.abc import Iterator
from itertools import islice
from math import isfinite
from typing import Final

import pymupdf

from coder.domain.bibliography.file_facts import Link
from coder.domain.texts.text import storable
from coder.pdf.opening import MuPDFError

_MOST: Final = 2_000  # of one page
_LONGEST: Final = 2_000  # characters of an address
_THINNEST: Final = 100  # 1/100 pt: what is thinner cannot be seen
_FOLLOWED: Final = ("http://", "https://", "mailto:")
"""Files, launch actions and scripts are never followed."""


def links_of(document: pymupdf.Document, number: int) -> list[Link]:
    """The links of a page, those left out that lead nowhere."""
    return list(islice(_found(document, document[number]), _MOST))


def _found(document: pymupdf.Document, page: pymupdf.Page) -> Iterator[Link]:
    link = page.load_links()
    while link is not None:
        rectangle = _rectangle(link.rect & page.rect)
        if rectangle is not None:
            led = _led(document, link, rectangle)
            if led is not None:
                yield led
        link = link.next


def _led(
    document: pymupdf.Document, link: pymupdf.Link, rectangle: tuple[int, int, int, int]
) -> Link | None:
    address = storable(link.uri or "").strip()
    if link.is_external:
        is_followed = address.lower().startswith(_FOLLOWED) and len(address) <= _LONGEST
        return Link(rectangle, address=address) if is_followed and address.isprintable() else None
    try:
        page, _, top = document.resolve_link(address)
    except MuPDFError:
        return None
    if not isinstance(page, int) or not 0 <= page < document.page_count:
        return None
    return Link(rectangle, page, max(0, round(top * 100)) if isfinite(top) else 0)


def _rectangle(rect: pymupdf.Rect) -> tuple[int, int, int, int] | None:
    sides = (rect.x0, rect.y0, rect.x1, rect.y1)
    if not all(map(isfinite, sides)):
        return None
    x0, y0, x1, y1 = (round(side * 100) for side in sides)
    return (x0, y0, x1, y1) if min(x1 - x0, y1 - y0) >= _THINNEST else None
