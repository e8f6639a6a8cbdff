"""The page labels a PDF carries, decoded.

PyMuPDF's own ``get_label`` leaves UTF-16 prefixes undecoded, drops brackets and slashes, and reads
all rules anew for every page.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pymupdf
from pymupdf import mupdf

from coder.domain.texts.text import storable

_DEEPEST: Final = 20  # levels of a number tree: a damaged one may be a circle
_MOST_RULES: Final = 10_000
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN: Final = 10_000
_MOST_LETTERS: Final = 20


class Rule(NamedTuple):
    """How pages are numbered from one page index on."""

    start: int
    style: str  # D, r, R, a, A, or empty for the prefix alone
    prefix: str
    first: int

    def label(self, index: int) -> str:
        """The label of a page index (from 0)."""
        number = self.first + index - self.start
        return self.prefix + _numeral(number, self.style)


def page_labels(document: pymupdf.Document, pages: int) -> list[str | None]:
    """The label of every page; None where the file gives none."""
    rules = sorted(_rules(document), key=lambda rule: rule.start)
    labels: list[str | None] = [None] * pages
    for place, rule in enumerate(rules):
        end = rules[place + 1].start if place + 1 < len(rules) else pages
        for index in range(max(0, rule.start), min(end, pages)):
            labels[index] = rule.label(index) or None
    return labels


def _rules(document: pymupdf.Document) -> list[Rule]:
    trailer = mupdf.pdf_trailer(mupdf.pdf_document_from_fz_document(document.this))
    root = mupdf.pdf_dict_gets(mupdf.pdf_dict_gets(trailer, "Root"), "PageLabels")
    rules: list[Rule] = []
    for rule in _walk(root, 0):
        rules.append(rule)
        if len(rules) == _MOST_RULES:
            break
    return rules


def _walk(node: mupdf.PdfObj, depth: int) -> Iterator[Rule]:
    numbers = mupdf.pdf_dict_gets(node, "Nums")
    for place in range(0, mupdf.pdf_array_len(numbers) - 1, 2):
        key = mupdf.pdf_array_get(numbers, place)
        if mupdf.pdf_is_int(key):
            yield _rule(mupdf.pdf_to_int(key), mupdf.pdf_array_get(numbers, place + 1))
    kids = mupdf.pdf_dict_gets(node, "Kids")
    if depth < _DEEPEST:
        for place in range(mupdf.pdf_array_len(kids)):
            yield from _walk(mupdf.pdf_array_get(kids, place), depth + 1)


def _rule(start: int, entry: mupdf.PdfObj) -> Rule:
    first = mupdf.pdf_dict_gets(entry, "St")
    return Rule(
        start,
        mupdf.pdf_to_name(mupdf.pdf_dict_gets(entry, "S")),
        storable(mupdf.pdf_to_text_string(mupdf.pdf_dict_gets(entry, "P"))),
        mupdf.pdf_to_int(first) if mupdf.pdf_is_int(first) else 1,
    )


def _numeral(number: int, style: str) -> str:
    if style in ("r", "R") and 0 < number < _LARGEST_ROMAN:
        return _roman(number).upper() if style == "R" else _roman(number)
    if style in ("a", "A") and 0 < number <= 26 * _MOST_LETTERS:
        # a to z, then aa to zz: the same letter again, as the PDF standard has it.
        return chr(ord(style) + (number - 1) % 26) * ((number - 1) // 26 + 1)
    return str(number) if style else ""


def _roman(number: int) -> str:
    letters = ""
    for value, numeral in _ROMAN:
        times, number = divmod(number, value)
        letters += numeral * times
    return letters
