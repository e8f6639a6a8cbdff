"""Attributes and charted values, as they are stored."""

from typing import Final

from coder.domain.attribute import Attribute
from coder.domain.journal.ids import derived_id
from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.documents import raw_documents
from coder.store.project import Project


def attributes(project: Project) -> list[Attribute]:
    """All attributes, in their order."""
    rows = project.db.execute(
        "SELECT id, name, kind, position FROM attribute ORDER BY position, id"
    )
    return [Attribute(id_, name or "", kind or "text", at or "") for id_, name, kind, at in rows]


def charted_id(about: str, attribute: str, coder: str) -> str:
    """The id of what a coder charted."""
    return derived_id("charted", about, attribute, coder)


def charted_values(project: Project) -> dict[str, dict[str, dict[str, str]]]:
    """The values by document as shown, attribute and coder.

    Where one person charted several, as under two names, each further one stands beside the
    first, under the id of the stored coder or value.
    """
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('about')}, {_VALUE} WHERE about_kind = 'document'"
        " AND value IS NOT NULL ORDER BY 1, attribute, value, id"
    )
    found: dict[str, dict[str, dict[str, str]]] = {}
    for document, *value in rows:
        _note(found.setdefault(document, {}), *value)
    return found


def charted_of(project: Project, document: str) -> dict[str, dict[str, str]]:
    """The values of one document as shown, by attribute and coder, as ``charted_values``."""
    raw = raw_documents(project, document)
    marks = ", ".join("?" * len(raw))
    rows = project.db.execute(
        f"SELECT {_VALUE} WHERE about IN ({marks}) AND about_kind = 'document'"
        " AND value IS NOT NULL ORDER BY attribute, value, id",
        raw,
    )
    found: dict[str, dict[str, str]] = {}
    for value in rows:
        _note(found, *value)
    return found


_VALUE: Final = f"attribute, {SHOWN_AS.format('coder')}, coder, id, value FROM charted"


def _note(
    found: dict[str, dict[str, str]], attribute: str, person: str, coder: str, row: str, value: str
) -> None:
    by = found.setdefault(attribute, {})
    if value not in {by.get(person), by.get(coder)}:
        by[next(key for key in (person, coder, row) if key not in by)] = value


def stored_values(project: Project, *, document: str, attribute: str, coder: str) -> list[str]:
    """The stored values that a coder charted of a document as it is shown."""
    return [
        row
        for raw in raw_documents(project, document)
        for who in raw_coders(project, coder)
        for (row,) in project.db.execute(
            "SELECT id FROM charted WHERE about = ? AND attribute = ? AND coder = ? ORDER BY id",
            (raw, attribute, who),
        )
    ]
