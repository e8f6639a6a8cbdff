"""The small things of a project as people know them, to be compared with what they were."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from coder.store.project import Project

Told = tuple[str | None, ...]
"""The name of a thing, and its fields as people know them; of a theme's parent, the id."""

PARENT: Final = "parent"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All things of one kind at one moment."""

    fields: tuple[str, ...]
    rows: dict[str, Told]  # by the id as shown, in the order in which they are listed
    shown: dict[str, str]  # of each stored row, and of what belongs to it: as which it is shown


Snapshots = dict[str, Snapshot]
"""By kind: theme, document, coder, study, attribute, codebook version, round, project."""


class _Kind(NamedTuple):
    fields: tuple[str, ...]
    rows: str  # SQL: id, name, fields
    stored: str  # SQL: stored row, as which it is shown


_SHOWN_AS: Final = (
    "SELECT t.id, coalesce(s.as_row, t.id) FROM {0} t LEFT JOIN shown s ON s.row = t.id"
)

_FILES: Final = """(SELECT group_concat(name, ', ') FROM (SELECT min(f.name) AS name FROM file f
  WHERE f.document IN (SELECT d.id UNION ALL SELECT row FROM shown WHERE as_row = d.id)
  GROUP BY f.sha256 ORDER BY 1))"""

_THEMES: Final = _Kind(
    ("name", PARENT, "definition", "use_when", "use_not", "colour", "shortcut", "assess"),
    """SELECT id, path, name, parent, definition, use_when, use_not, colour, shortcut,
    iif(assess, 'yes', 'no') FROM shown_theme ORDER BY place""",
    _SHOWN_AS.format("theme"),
)
_DOCUMENTS: Final = _Kind(
    ("key", "title", "authors", "year", "doi", "study", "excluded", "page_offset", "reading",
     "files"),
    f"""SELECT d.id, coalesce(d.key, d.title, d.id), d.key, d.title, d.authors,
    CAST(d.year AS TEXT), d.doi, s.name, d.excluded, CAST(d.page_offset AS TEXT), r.name, {_FILES}
    FROM shown_document d LEFT JOIN study s ON s.id = d.study LEFT JOIN file r ON r.id = d.reading
    ORDER BY d.key, d.id""",
    f"""{_SHOWN_AS.format("document")} UNION ALL SELECT f.id, coalesce(s.as_row, f.document)
    FROM file f LEFT JOIN shown s ON s.row = f.document""",
)  # fmt: skip


_CODERS: Final = _Kind(
    ("name", "role"),
    "SELECT id, name, name, role FROM shown_coder ORDER BY name, id",
    _SHOWN_AS.format("coder"),
)


def _plain(table: str, *fields: str) -> _Kind:
    """A kind of which every row is shown as itself."""
    return _Kind(
        fields,
        f"SELECT id, {fields[0]}, {', '.join(fields)} FROM {table} ORDER BY {fields[0]}, id",
        f"SELECT id, id FROM {table}",
    )


_KINDS: Final = {
    "theme": _THEMES,
    "document": _DOCUMENTS,
    "coder": _CODERS,
    "study": _plain("study", "name"),
    "attribute": _Kind(
        ("name", "kind", "choices", "definition", "level", "required"),
        "SELECT id, name, name, replace(kind, '_', ' '),"
        " (SELECT group_concat(value, '; ') FROM json_each(choices)), definition, level,"
        " iif(required, 'yes', NULL) FROM attribute ORDER BY name, id",
        "SELECT id, id FROM attribute",
    ),
    "codebook version": _plain("codebook_version", "name"),
    "round": _plain("round", "name"),
    "project": _Kind(
        ("title",),
        "SELECT id, title, title FROM project"
        " WHERE id = (SELECT value FROM local WHERE name = 'project')",
        "SELECT id, id FROM project",
    ),
}


def snapshots(project: Project) -> Snapshots:
    """Everything small, as it is shown now."""
    db = project.db
    return {
        kind: Snapshot(
            held.fields,
            {id_: tuple(told) for id_, *told in db.execute(held.rows)},
            dict(db.execute(held.stored).fetchall()),
        )
        for kind, held in _KINDS.items()
    }
