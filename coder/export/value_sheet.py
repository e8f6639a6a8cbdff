"""The sheet of charted values: who charted what, and the words of the article that say so."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from coder.analysis.traced_values import TracedValue
from coder.domain.document import Document
from coder.export.characteristic_sheet import as_number
from coder.export.look import Look
from coder.export.quotation_sheets import SheetRow, page_value
from coder.export.sheet import Column, Link, Sheet, Value

TITLE: Final = "Values"

_CITATION: Final = 4  # the column that leads to the passage


def value_columns(look: Look) -> list[Column]:
    """The columns of the sheet."""
    return [
        Column("Document", 20, look.key_above),
        Column("Attribute", 24, look.text),
        Column("Value", 34, look.text),
        Column("Coder", 14, look.text),
        Column("Citation", 30, look.text),
        Column("Printed page", 10, look.centred),
        Column("Quotation", 76, look.text),
    ]


def write_values(
    sheet: Sheet,
    documents: Iterable[Document],
    values: Mapping[str, Sequence[TracedValue]],
    *,
    pages: Mapping[str, Link],
    sources: Mapping[str, Link],
) -> dict[tuple[str, str], Link]:
    """Write every value; returns the first of a document and an attribute that a passage supports.

    They are told by their ids. ``pages`` are the evidence of documents, ``sources`` where the
    passage of a value is found.
    """
    first: dict[tuple[str, str], Link] = {}
    sheet.write_head()
    for document in documents:
        for one in values.get(document.id, ()):
            if one.support is not None:
                row = SheetRow(sheet.title, sheet.rows + 1)
                first.setdefault((document.id, one.attribute.id), row.link)
            links = {0: pages[document.id]} if document.id in pages else {}
            if one.row in sources:
                links[_CITATION] = sources[one.row]
            sheet.write(_values_of(document, one), links)
    sheet.close()
    return first


def _values_of(document: Document, one: TracedValue) -> tuple[Value, ...]:
    support = one.support
    value = as_number(one.value, one.attribute)
    charted = (document.key, one.attribute.name, value, one.coder)
    if support is None:
        return *charted, None, None, None
    words = support.words or f"[region of PDF page {support.pdf_page}]"
    return *charted, support.citation, page_value(support.page), words
