"""DOIs as they stand in running text and in metadata."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s\"<>|{}\\^`]+", re.IGNORECASE)
_HOW_TO_CITE: Final = re.compile(r"\bcit(?:e|ation)\b", re.IGNORECASE)
_CITATION: Final = 4  # lines
_OPEN_END: Final = ("/", "-", ".", "_")
_CLOSERS: Final = {")": "(", "]": "["}


def find_doi(text: str) -> str | None:
    """The first DOI in a text, in lower case and without the punctuation around it."""
    return next(_dois(text), None)


def printed_doi(lines: Iterable[str]) -> str | None:
    """The DOI a page most likely carries as its own.

    Its own stands in head, foot or citation line and often twice; others are cited once each.
    """
    counts: dict[str, int] = {}
    for text in _joined(list(lines)):
        own = 2 if _HOW_TO_CITE.search(text) else 1
        for doi in _dois(text):
            counts[doi] = counts.get(doi, 0) + own
    return max(counts, key=counts.__getitem__) if counts else None


def cited_doi(lines: Iterable[str]) -> str | None:
    """The DOI beside "Cite this article as", which some journals print on the last page."""
    lines = list(lines)
    for place, line in enumerate(lines):
        if "cite this article" in line.lower():
            return find_doi(" ".join(lines[max(0, place - 1) : place + _CITATION]))
    return None


def _dois(text: str) -> Iterator[str]:
    for match in _DOI.finditer(text):
        doi = _trimmed(match[0]).lower()
        if not doi.endswith("/"):
            yield doi


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines, with a DOI that breaks off at the end of a line completed from the next."""
    for line, after in pairwise([*lines, ""]):
        last = line.split()[-1] if line.split() else ""
        goes_on = last.endswith(_OPEN_END) and re.search(r"10\.\d{4,9}", last)
        yield line + after.split()[0] if goes_on and after.split() else line


def _trimmed(doi: str) -> str:
    while doi:
        last = doi[-1]
        unopened = last in _CLOSERS and doi.count(last) > doi.count(_CLOSERS[last])
        if last not in ".,;:'\u2019\u201d*\u2020" and not unopened:
            return doi
        doi = doi[:-1]
    return doi
