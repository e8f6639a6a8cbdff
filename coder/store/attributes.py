"""Attributes and charted values, as they are stored."""

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
    """The values by document as shown, attribute and coder; of two that meet, the smaller."""
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('about')}, attribute, {SHOWN_AS.format('coder')},"
        " min(value) FROM charted WHERE about_kind = 'document' AND value IS NOT NULL"
        " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )
    found: dict[str, dict[str, dict[str, str]]] = {}
    for document, attribute, coder, value in rows:
        found.setdefault(document, {}).setdefault(attribute, {})[coder] = value
    return found


def charted_of(project: Project, document: str) -> dict[str, dict[str, str]]:
    """The values of one document as shown, by attribute and coder."""
    raw = raw_documents(project, document)
    marks = ", ".join("?" * len(raw))
    rows = project.db.execute(
        f"SELECT attribute, {SHOWN_AS.format('coder')}, min(value) FROM charted"
        f" WHERE about IN ({marks})"
        " AND about_kind = 'document' AND value IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2",
        raw,
    )
    found: dict[str, dict[str, str]] = {}
    for attribute, coder, value in rows:
        found.setdefault(attribute, {})[coder] = value
    return found


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
