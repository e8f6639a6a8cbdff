"""Attributes and charted values, as they are stored."""

import json
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from coder.domain.attribute import KINDS, TEXT, Attribute
from coder.domain.journal.ids import derived_id
from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.documents import raw_documents
from coder.store.project import Project


class StoredValue(NamedTuple):
    """What a coder charted for one attribute, as it is stored; a value taken away is None."""

    id: str
    about: str
    about_kind: str  # document, study
    attribute: str
    coder: str
    value: str | None
    passage: str | None


class ChartedValue(NamedTuple):
    """What a person charted for one attribute of a document as it is shown."""

    document: str
    attribute: str
    person: str
    coder: str  # as it is stored
    row: str
    value: str
    passage: str | None


class AtLevel(NamedTuple):
    """A charted value with the document and the study that it is, or would be, about."""

    id: str
    about_kind: str
    document: str
    key: str
    study: str
    person: str
    coder: str
    value: str
    passage: str | None
    passage_in: str | None  # the document


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


def charted(project: Project, document: str | None = None) -> list[ChartedValue]:
    """All values, or those of one document as shown; those of its study are its own too.

    Where a person charted both, those of the level that the attribute is of count alone.
    """
    only = "" if document is None else _OF_ONE
    abouts = "" if document is None else json.dumps(_abouts(project, document))
    asked = {"document": document, "abouts": abouts}
    rows = project.db.execute(
        f"SELECT (x.about_kind = 'study') = (a.level IS 'study' AND d.study IS NOT NULL),"
        f" {_VALUE} {_ABOUT_DOCUMENTS}{only} UNION ALL"
        f" SELECT a.level IS 'study', {_VALUE} {_ABOUT_STUDIES}{only} ORDER BY 2, 3, 7, 6",
        asked,
    )
    found: dict[tuple[str, str, str], list[tuple[int, ChartedValue]]] = {}
    for fits, *rest in rows:
        one = ChartedValue(*rest)
        found.setdefault((one.document, one.attribute, one.person), []).append((fits, one))
    return [
        one
        for values in found.values()
        for best in [max(fits for fits, _ in values)]
        for fits, one in values
        if fits == best
    ]


def charted_values(project: Project) -> dict[str, dict[str, dict[str, str]]]:
    """The values by document as shown, attribute and coder; those of its study are its own too."""
    found: dict[str, list[ChartedValue]] = {}
    for one in charted(project):
        found.setdefault(one.document, []).append(one)
    return {document: by_coder(values) for document, values in found.items()}


def charted_of(project: Project, document: str) -> dict[str, dict[str, str]]:
    """The values of one document as shown, by attribute and coder, as ``charted_values``."""
    return by_coder(charted(project, document))


def by_coder(values: Iterable[ChartedValue]) -> dict[str, dict[str, str]]:
    """The values of one document by attribute and coder.

    Where one person charted several, as under two names, each further one stands beside the
    first, under the id of the stored coder or value.
    """
    found: dict[str, dict[str, str]] = {}
    for one in values:
        by = found.setdefault(one.attribute, {})
        if one.value not in {by.get(one.person), by.get(one.coder)}:
            by[next(key for key in (one.person, one.coder, one.row) if key not in by)] = one.value
    return found


def stored_values(
    project: Project, pairs: Sequence[tuple[str, str]], *, coder: str
) -> list[list[StoredValue]]:
    """What a coder charted for each pair of a document, as it is shown, and an attribute.

    That is all that is stored about the document or its study.
    """
    abouts = {document: _abouts(project, document) for document in {one for one, _ in pairs}}
    everything = json.dumps([about for held in abouts.values() for about in held])
    rows = project.db.execute(
        f"SELECT {_STORED} FROM charted WHERE about IN (SELECT value FROM json_each(?))"
        " AND coder IN (SELECT value FROM json_each(?)) ORDER BY id",
        (everything, json.dumps(raw_coders(project, coder))),
    )
    found: dict[tuple[str, str], list[StoredValue]] = {}
    for one in map(StoredValue._make, rows):
        found.setdefault((one.about, one.attribute), []).append(one)
    return [
        [one for about in abouts[document] for one in found.get((about, attribute), ())]
        for document, attribute in pairs
    ]


def values_of(project: Project, attribute: str) -> list[StoredValue]:
    """All that was charted for an attribute, as it is stored."""
    rows = project.db.execute(
        f"SELECT {_STORED} FROM charted WHERE attribute = ? ORDER BY id", (attribute,)
    )
    return [StoredValue(*row) for row in rows]


def at_levels(project: Project, attribute: str) -> list[AtLevel]:
    """The values for an attribute of documents that have a study, and of the studies.

    By document and value; that of a study once for each of its documents.
    """
    named = (
        f"SELECT x.id, x.about_kind, d.id, d.key, d.study, {SHOWN_AS.format('x.coder')}, x.coder,"
        f" x.value, x.passage, (SELECT {SHOWN_AS.format('f.document')} FROM passage p"
        "  JOIN file f ON f.id = p.file WHERE p.id = x.passage)"
    )
    only = " AND x.attribute = :attribute AND d.study IS NOT NULL"
    rows = project.db.execute(
        f"{named} {_ABOUT_DOCUMENTS}{only} UNION ALL {named} {_ABOUT_STUDIES}{only}"
        " ORDER BY 4, 3, 8, 1",
        {"attribute": attribute},
    )
    return [AtLevel(*row) for row in rows]


def subjects(project: Project) -> dict[str, str]:
    """What people call what is charted about: documents by key, studies by name."""
    rows = project.db.execute(
        "SELECT x.id, d.key FROM document x"
        f" JOIN shown_document d ON d.id = {SHOWN_AS.format('x.id')}"
        " UNION ALL SELECT id, name FROM study"
    )
    return {id_: name or "?" for id_, name in rows}


_STORED: Final = "id, about, about_kind, attribute, coder, value, passage"
_VALUE: Final = (
    f"d.id, x.attribute, {SHOWN_AS.format('x.coder')}, x.coder, x.id, x.value, x.passage"
)
_CHARTED: Final = "FROM charted x JOIN attribute a ON a.id = x.attribute JOIN shown_document d"
_ABOUT_DOCUMENTS: Final = (
    f"{_CHARTED} ON d.id = {SHOWN_AS.format('x.about')}"
    " WHERE x.about_kind = 'document' AND x.value IS NOT NULL"
)
_ABOUT_STUDIES: Final = (
    f"{_CHARTED} ON d.study = x.about WHERE x.about_kind = 'study' AND x.value IS NOT NULL"
)
_OF_ONE: Final = " AND x.about IN (SELECT value FROM json_each(:abouts)) AND d.id = :document"


def _abouts(project: Project, document: str) -> list[str]:
    """The stored documents that are shown as one, and its study."""
    row = project.db.execute(
        "SELECT study FROM shown_document WHERE id = ? AND study IS NOT NULL", (document,)
    ).fetchone()
    return [*raw_documents(project, document), *(row or ())]
