"""Documents and files, as they are shown."""

import json
from collections.abc import Sequence
from typing import Any, Final

from coder.domain.document import FIELDS, PERSON, Document, File, split_authors
from coder.store.coders import SHOWN_AS
from coder.store.project import Project

_DOCUMENT = (
    "SELECT d.id, d.key, d.title, d.authors, d.year, d.doi, d.title_from, d.authors_from,"
    " d.year_from, d.doi_from, s.name, d.study, d.excluded, d.page_offset, d.reading"
    " FROM shown_document d LEFT JOIN study s ON s.id = d.study"
)
_SHOWN = "coalesce((SELECT as_row FROM shown WHERE row = f.document), f.document)"
_FILE = f"SELECT f.id, {_SHOWN}, f.sha256, f.name, f.bytes, f.pages, f.text, f.layer FROM file f"


RAW: Final = (
    "WITH raw(shown, id) AS MATERIALIZED (SELECT value, value FROM json_each(:documents)"
    " UNION ALL SELECT j.value, s.row FROM json_each(:documents) j JOIN shown s"
    " ON s.as_row = j.value)"
)
"""Some documents with every row that is shown as them."""


def documents(project: Project) -> list[Document]:
    """All documents as they are shown, by citation key."""
    rows = project.db.execute(f"{_DOCUMENT} ORDER BY d.key, d.id")
    return [_document(row) for row in rows]


def document(project: Project, id_: str) -> Document | None:
    """One document as it is shown."""
    row = project.db.execute(f"{_DOCUMENT} WHERE d.id = ?", (id_,)).fetchone()
    return None if row is None else _document(row)


def documents_with(project: Project, ids: Sequence[str]) -> list[Document]:
    """Some documents as they are shown, in no order."""
    rows = project.db.execute(
        f"{_DOCUMENT} WHERE d.id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    return [_document(row) for row in rows]


def file_names(project: Project, documents: Sequence[str]) -> dict[str, str]:
    """The name of the first file of some documents."""
    rows = project.db.execute(
        f"{RAW} SELECT raw.shown, f.name, min(f.rowid) FROM raw CROSS JOIN file f"
        " ON f.document = raw.id GROUP BY raw.shown",
        {"documents": json.dumps(documents)},
    )
    return {document: name or "" for document, name, _ in rows}


def files(project: Project) -> list[File]:
    """All files, each content once a document, in the order in which they were added anywhere."""
    rows = project.db.execute(
        f"{_FILE} WHERE NOT EXISTS (SELECT 1 FROM shown WHERE row = f.id) ORDER BY f.id"
    )
    return [_file(row) for row in rows]


def files_of(project: Project, document_id: str) -> list[File]:
    """The files of a document as it is shown; the one that is read comes first.

    Where nobody chose one it is the first that came with a sound text layer.
    """
    found = [file for file in files(project) if file.document == document_id]
    held = document(project, document_id)
    reading = shown(project, held.reading) if held and held.reading else None
    return sorted(
        found, key=lambda file: (file.id != reading, file.text is None, bool(file.layer), file.id)
    )


def file(project: Project, id_: str) -> File | None:
    """One stored file."""
    row = project.db.execute(f"{_FILE} WHERE f.id = ?", (id_,)).fetchone()
    return None if row is None else _file(row)


def file_with(project: Project, sha256: str) -> File | None:
    """The file with a content, if the project has it."""
    row = project.db.execute(
        f"{_FILE} WHERE f.sha256 = ? ORDER BY f.id LIMIT 1", (sha256,)
    ).fetchone()
    return None if row is None else _file(row)


def files_with(project: Project, sha256: str) -> list[str]:
    """The stored files with a content."""
    rows = project.db.execute("SELECT id FROM file WHERE sha256 = ? ORDER BY id", (sha256,))
    return [row for (row,) in rows]


def files_without_pdf(project: Project) -> list[File]:
    """The files of which this copy has no PDF, as they are shown, in the order they came."""
    rows = project.db.execute(
        f"{_FILE} WHERE NOT EXISTS (SELECT 1 FROM shown WHERE row = f.id)"
        " AND NOT EXISTS (SELECT 1 FROM pdf WHERE sha256 = f.sha256) ORDER BY f.rowid"
    )
    return [_file(row) for row in rows]


def missing_pdfs(project: Project) -> set[str]:
    """The hashes of the PDFs that this copy lacks."""
    return {one.sha256 for one in files_without_pdf(project)}


def shown(project: Project, row: str) -> str:
    """The row as which a stored row is shown."""
    found = project.db.execute("SELECT as_row FROM shown WHERE row = ?", (row,)).fetchone()
    return row if found is None else str(found[0])


def raw_documents(project: Project, document_id: str) -> list[str]:
    """The stored documents that are shown as one."""
    rows = project.db.execute(
        "SELECT id FROM document WHERE id = ?1"
        " UNION SELECT row FROM shown WHERE as_row = ?1 AND row IN (SELECT id FROM document)"
        " ORDER BY 1",
        (document_id,),
    )
    return [row for (row,) in rows]


def keys(project: Project) -> set[str]:
    """The citation keys that are taken."""
    rows = project.db.execute("SELECT key FROM document WHERE key IS NOT NULL")
    return {key for (key,) in rows}


def coding_counts(project: Project, coder: str | None = None) -> dict[str, int]:
    """The number of codings of every shown document that has any; one coder's, if that is given."""
    rows = project.db.execute(
        f"SELECT {_SHOWN}, count(*) FROM coding c JOIN passage p ON p.id = c.passage"
        " JOIN file f ON f.id = p.file"
        f" WHERE ?1 IS NULL OR {SHOWN_AS.format('p.coder')} = ?1 GROUP BY {_SHOWN}",
        (coder,),
    )
    return dict(rows.fetchall())


def _document(row: Sequence[Any]) -> Document:
    id_, key, title, authors, year, doi = row[:6]
    sources, rest = row[6:10], row[10:]
    guessed = frozenset(
        field
        for field, source, value in zip(FIELDS, sources, (title, authors, year, doi), strict=True)
        if source != PERSON and value is not None
    )
    return Document(id_, key or "", title, split_authors(authors), year, doi, guessed, *rest)


def _file(row: Sequence[Any]) -> File:
    return File(*row)
