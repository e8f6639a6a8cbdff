"""What people do with documents: describe, group, exclude and remove them."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from coder.domain.document import FIELDS, PERSON, Document, File
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.identity import normal_name
from coder.domain.journal.ids import named_id
from coder.domain.names import checked_name, checked_title, one_line
from coder.operations.memos import remove_memos
from coder.operations.uncoding import remove_coding
from coder.store import contents, documents, rows
from coder.store.identities import write_down_joins
from coder.store.journal import act
from coder.store.names import full_name
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
            told = "; ".join(f"{one.id}: {full_name(project, one.id)}" for one in found)
            raise CoderError(f"Several documents are called '{name}': give an id instead ({told}).")
    raise CoderError(f"There is no document '{name}': 'coder documents' lists them.")


def describe_document(
    project: Project, document: Document, fields: Mapping[str, str | None]
) -> Change:
    """Set bibliographic fields, which are then confirmed; an empty one is a blank.

    Raises:
        CoderError: the year is no number, or the title is too long.
    """
    found: dict[str, str | int | None] = {}
    for field, value in fields.items():
        found[field] = _CHECKS[field](value) or None if value else None
        found[f"{field}_from"] = PERSON
    names = ", ".join(field for field in FIELDS if field in fields)
    return _set(project, document, found, f"Set {names} of {document.key}")


def set_key(project: Project, document: Document, key: str) -> Change:
    """Give a document another citation key.

    Raises:
        CoderError: another document has it, or it is empty.
    """
    tidy = refuse_key(project, document.id, key)
    return _set(project, document, {"key": tidy}, f"Rename {document.key} to {tidy}")


def choose_reading_copy(project: Project, document: Document, file: File) -> Change:
    """Say which file of a document is read; passages made on others are placed on it.

    Raises:
        CoderError: it is no file of the document, or has no text.
    """
    if file.document != document.id or file.text is None:
        raise CoderError(f"{file.name} is no file of {document.key} that can be read.")
    said = f"Read {document.key} in {file.name}"
    return _set(project, document, {"reading": file.id}, said)


def refuse_key(project: Project, document_id: str, key: str) -> str:
    """A citation key as it is stored: one word that no other document has.

    Raises:
        CoderError: it is empty, of several words, or taken.
    """
    tidy = unicodedata.normalize("NFC", key.strip())
    if not tidy:
        raise CoderError("A document needs a citation key.")
    if len(tidy) > _LONGEST_KEY:
        raise CoderError(f"A citation key may have up to {_LONGEST_KEY} characters: shorten it.")
    if not tidy.isprintable() or any(c.isspace() or c == ":" for c in tidy):
        raise CoderError(
            "A citation key is one word without colons, such as ali-2022:"
            f" '{' '.join(tidy.split())}' is none."
        )
    for one in documents.documents(project):
        if one.key.casefold() == tidy.casefold() and one.id != document_id:
            raise CoderError(f"Another document has the citation key '{one.key}': choose another.")
    return tidy


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
    said = one_line(reason)
    if not said:
        raise CoderError("Give the reason for which the document is excluded.")
    return _set(project, document, {"excluded": said}, f"Exclude {document.key}: {said}")


def include(project: Project, document: Document) -> Change:
    """Take an excluded document in again."""
    return _set(project, document, {"excluded": None}, f"Include {document.key}")


def set_study(project: Project, document: Document, name: str) -> Change:
    """Say what study a document reports on, which is made if need be; an empty name: none."""
    tidy = checked_name(name, "a study") if name.strip() else ""
    with act(project, "set study", f"{document.key} reports on {tidy or 'no study'}") as running:
        write_down_joins(running, "document")
        study = contents.study_named(project, tidy) if tidy else None
        if tidy and study is None:
            study = named_id("study", normal_name(tidy), contents.study_ids(project))
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
            for value in contents.supported_elsewhere(project, raw):
                rows.set_fields(running, "charted", value, {"passage": None})
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
        rows.choose(running, "document", document.id, fields)
    return running.done()


def checked_offset(value: str) -> int | None:
    """A page offset as it is stored; nothing lets it be found.

    Raises:
        CoderError: it is no number, or none that a journal's pages could have.
    """
    try:
        offset = int(value) if value else None
    except ValueError as error:
        raise CoderError(f"'{value}' is no page offset: write a whole number.") from error
    if offset is not None and abs(offset) > _MOST_PAGES:
        raise CoderError(f"'{value}' is no page offset: no volume has so many pages.")
    if offset is not None and offset < 0:
        raise CoderError(f"'{value}' is no page offset: the first page would be {1 + offset}.")
    return offset


_MOST_PAGES: Final = 1_000_000
_LONGEST_KEY: Final = 100


def checked_year(value: str) -> int:
    """A year as it is stored.

    Raises:
        CoderError: it is not written with four digits.
    """
    if not value.strip().isdecimal() or not 1000 <= int(value) <= 2999:  # noqa: PLR2004 - years
        raise CoderError(f"'{value}' is no year: write it with four digits.")
    return int(value)


_CHECKS: Final[dict[str, Callable[[str], str | int]]] = {
    "title": lambda text: checked_title(text, "a document"),
    "authors": one_line,
    "year": checked_year,
    "doi": one_line,
}
