"""The sheet that lists the documents, those that were excluded with their reason."""

from collections.abc import Mapping, Sequence
from typing import Final

from coder.domain.citing.citations import Citations
from coder.domain.document import FIELDS, Document
from coder.export.look import Look
from coder.export.sheet import Column, Link, Sheet

TITLE: Final = "Documents"


def document_columns(look: Look) -> list[Column]:
    """The columns of the sheet."""
    return [
        Column("Key", 20, look.key_above),
        Column("Citation", 20, look.text),
        Column("Authors", 30, look.text),
        Column("Year", 8, look.centred),
        Column("Title", 44, look.text),
        Column("DOI", 26, look.text),
        Column("Study", 18, look.text),
        Column("In the matrix", 10, look.centred),
        Column("Reason for exclusion", 24, look.text),
        Column("Finished by", 16, look.text),
        Column("Codings", 9, look.centred),
        Column("Unconfirmed", 15, look.text),
    ]


def write_documents(
    sheet: Sheet,
    documents: Sequence[Document],
    citations: Citations,
    *,
    finished: Mapping[str, Sequence[str]],
    codings: Mapping[str, int],
    pages: Mapping[str, Link],
) -> None:
    """Write every document; by its id, who ``finished`` it, its ``codings``, its evidence page."""
    sheet.write_head()
    for document in documents:
        is_cited = document.excluded is None
        sheet.write(
            (
                document.key,
                citations.citation(document) if is_cited else None,
                "; ".join(document.authors) or None,
                document.year,
                document.title,
                document.doi,
                document.study,
                "yes" if is_cited else "no",
                document.excluded,
                ", ".join(finished.get(document.id, ())) or None,
                codings.get(document.id, 0),
                ", ".join(one for one in FIELDS if one in document.guessed) or None,
            ),
            {0: pages[document.id]} if document.id in pages else {},
        )
    sheet.close()
