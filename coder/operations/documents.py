"""What people do with documents: describe, group, exclude and remove them."""

from collections.abc import Mapping

from coder.domain.change import Change
from coder.domain.document import FIELDS, PERSON, Document
from coder.domain.errors import CoderError
from coder.domain.identity import normal_name
from coder.domain.ids import derived_id
from coder.operations.memos import remove_memos
from coder.operations.uncoding import remove_coding
from coder.store import contents, documents, rows
from coder.store.identities import write_down_joins
from coder.store.journal import act
from coder.store.project import Project


def find_document(project: Project, name: str) -> Document:
    """The document with an id, a unique beginning of one, a citation key or a file name.

    Raises:
        CoderError: there is none, or there are several.
    """
    held = documents.documents(project)
    files = documents.files(project)
    for found in (
        [one for one in held if name in {one.id, one.key}],
        [one for one in held if any(f.document == one.id and f.name == name for f in files)],
        [one for one in held if one.id.startswith(name)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(one.id for one in found)
            raise CoderError(f"Several documents are called '{name}': give an id instead ({ids}).")
    raise CoderError(f"There is no document '{name}': 'coder documents' lists them.")


def describe_document(
    project: Project, document: Document, fields: Mapping[str, str | None]
) -> Change:
    """Set bibliographic fields, which are then confirmed; an empty one is a blank.

    Raises:
        CoderError: the year is no number.
    """
    found: dict[str, str | int | None] = {}
    for field, value in fields.items():
        found[field] = _year(value) if field == "year" and value else value or None
        found[f"{field}_from"] = PERSON
    names = ", ".join(field for field in FIELDS if field in fields)
    return _set(project, document, found, f"Set {names} of {document.key}")


def set_key(project: Project, document: Document, key: str) -> Change:
    """Give a document another citation key.

    Raises:
        CoderError: another document has it, or it is empty.
    """
    tidy = key.strip()
    if not tidy:
        raise CoderError("A document needs a citation key.")
    if any(one.key == tidy and one.id != document.id for one in documents.documents(project)):
        raise CoderError(f"Another document has the citation key '{tidy}': choose another.")
    return _set(project, document, {"key": tidy}, f"Rename {document.key} to {tidy}")


def set_page_offset(project: Project, document: Document, offset: int | None) -> Change:
    """Say that the printed page is the PDF page plus an offset; None lets it be found."""
    return _set(
        project, document, {"page_offset": offset}, f"Set the page offset of {document.key}"
    )


def exclude(project: Project, document: Document, reason: str) -> Change:
    """Leave a document out of matrix, statements and agreement; it keeps its coding.

    Raises:
        CoderError: no reason is given.
    """
    if not reason.strip():
        raise CoderError("Give the reason for which the document is excluded.")
    return _set(
        project, document, {"excluded": reason.strip()}, f"Exclude {document.key}: {reason}"
    )


def include(project: Project, document: Document) -> Change:
    """Take an excluded document in again."""
    return _set(project, document, {"excluded": None}, f"Include {document.key}")


def set_study(project: Project, document: Document, name: str) -> Change:
    """Say what study a document reports on, which is made if need be; an empty name: none."""
    tidy = " ".join(name.split())
    with act(project, "set study", f"{document.key} reports on {tidy or 'no study'}") as running:
        write_down_joins(running, "document")
        study = contents.study_named(project, tidy) if tidy else None
        if tidy and study is None:
            # Two people who name it without knowing of each other name the same one.
            study = derived_id("study", normal_name(tidy))
            rows.add(running, "study", study, {"name": tidy})
        for raw in documents.raw_documents(project, document.id):
            rows.set_fields(running, "document", raw, {"study": study})
    return running.done()


def remove_document(project: Project, document: Document) -> Change:
    """Remove a document with all that anybody did on it."""
    with act(project, "remove document", f"Remove document {document.key}") as running:
        write_down_joins(running, "document")
        for raw in documents.raw_documents(project, document.id):
            for coding in contents.codings_in(project, raw):
                remove_coding(running, coding)
            for table, row in contents.standing_on(project, raw):
                remove_memos(running, row)
                rows.remove(running, table, row)
            remove_memos(running, raw)
            rows.remove(running, "document", raw)
    return running.done()


def _set(
    project: Project, document: Document, fields: Mapping[str, str | int | None], description: str
) -> Change:
    with act(project, "set document", description) as running:
        write_down_joins(running, "document")
        rows.set_fields(running, "document", document.id, fields)
    return running.done()


def _year(value: str) -> int:
    if not value.strip().isdecimal() or not 1000 <= int(value) <= 2999:  # noqa: PLR2004 - years
        raise CoderError(f"'{value}' is no year: write it with four digits.")
    return int(value)
