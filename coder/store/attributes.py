"""Attributes and charted values, as they are stored."""

import json
from typing import Final

from coder.domain.attribute import KINDS, TEXT, Attribute
from coder.domain.journal.ids import derived_id
from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.documents import raw_documents
from coder.store.project import Project


def attributes(project: Project) -> list[Attribute]:
    """All attributes, in their order."""
    rows = project.db.execute(
        "SELECT id, name, kind, position, choices, definition, required, level"
        " FROM attribute ORDER BY position, id"
    )
    return [
        Attribute(
            id_, name or "", kind if kind in KINDS else TEXT, at or "",
            tuple(json.loads(choices or "[]")), definition or "", bool(required),
            "study" if level == "study" else "document",
        )
        for id_, name, kind, at, choices, definition, required, level in rows
    ]  # fmt: skip


def charted_id(about: str, attribute: str, coder: str) -> str:
    """The id of what a coder charted."""
    return derived_id("charted", about, attribute, coder)


def charted_values(project: Project) -> dict[str, dict[str, dict[str, str]]]:
    """The values by document as shown, attribute and coder; those of its study are its own too.

    Where one person charted several, as under two names, each further one stands beside the
    first, under the id of the stored coder or value.
    """
    rows = project.db.execute(
        f"WITH values_of(document, {_NAMES}) AS ("
        f" SELECT {SHOWN_AS.format('about')}, {_VALUE} x WHERE about_kind = 'document'"
        f" UNION ALL SELECT d.id, {_VALUE} x JOIN shown_document d ON d.study = x.about"
        "  WHERE x.about_kind = 'study')"
        f" SELECT document, {_NAMES} FROM values_of"
        " WHERE value IS NOT NULL ORDER BY document, attribute, value, row"
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
        f"SELECT {_VALUE} x WHERE (about IN ({marks}) AND about_kind = 'document'"
        " OR about_kind = 'study' AND about = (SELECT study FROM shown_document WHERE id = ?))"
        " AND value IS NOT NULL ORDER BY attribute, value, x.id",
        (*raw, document),
    )
    found: dict[str, dict[str, str]] = {}
    for value in rows:
        _note(found, *value)
    return found


_NAMES: Final = "attribute, person, coder, row, value"
_VALUE: Final = f"x.attribute, {SHOWN_AS.format('x.coder')}, x.coder, x.id, x.value FROM charted"


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
