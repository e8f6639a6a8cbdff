"""What a stored row is called when people are told of it."""

import json
from typing import Final

from coder.store.aside import counts
from coder.store.project import Project

_NAMES: Final = {
    "theme": "SELECT iif(j.how = 'merged', t.name || ' (now part of ' || s.path || ')',"
    " coalesce(s.path, t.name)) FROM theme t LEFT JOIN shown j ON j.row = t.id"
    " LEFT JOIN shown_theme s ON s.id = coalesce(j.as_row, t.id) WHERE t.id = ?",
    "document": "SELECT coalesce(s.key, d.key, s.title, d.title) FROM document d"
    " LEFT JOIN shown j ON j.row = d.id"
    " LEFT JOIN shown_document s ON s.id = coalesce(j.as_row, d.id) WHERE d.id = ?",
    "file": "SELECT name FROM file WHERE id = ?",
    "study": "SELECT name FROM study WHERE id = ?",
    "coder": "SELECT name FROM coder WHERE id = ?",
    "attribute": "SELECT name FROM attribute WHERE id = ?",
    "codebook_version": "SELECT name FROM codebook_version WHERE id = ?",
    "coding": "SELECT number FROM coding WHERE id = ?",
    "passage": "SELECT coalesce((SELECT min(number) FROM coding WHERE passage = p.id),"
    " substr(json_extract(anchor, '$.words'), 1, 60)) FROM passage p WHERE id = ?",
    "project": "SELECT title FROM project WHERE id = ?",
    "round": "SELECT name FROM round WHERE id = ?",
}


_WRITTEN: Final = {
    "theme": "name", "document": "key", "file": "name", "study": "name", "coder": "name",
    "attribute": "name", "codebook_version": "name", "coding": "number", "project": "title",
    "round": "name",
}  # fmt: skip
"""The field of the journal that names a row which is no longer there."""

_ABOUT: Final = {
    "reading": {"document": "document", "coder": "coder"},
    "assessment": {"document": "document", "theme": "theme", "coder": "coder"},
    "summary": {"document": "document", "theme": "theme", "coder": "coder"},
    "charted": {"attribute": "attribute", "about": "about_kind", "coder": "coder"},
    "memo": {"about": "about_kind", "coder": "coder"},
    "decision": {"theme": "theme", "attribute": "attribute", "about": "about_kind"},
    "placing": {"passage": "passage"},
}
"""The fields, with the tables they lead to (or what names it), by which rows without a name are
called."""


_LONGEST_TITLE: Final = 60  # characters; two titles stand in one sentence


def name_of(project: Project, table: str, row: str) -> str:
    """The name of a row, or the last one it had, or what it is about; never its id."""
    if table == "identity":
        return _pair(project, row)
    found = None
    if table in _NAMES:
        found = project.db.execute(_NAMES[table], (row,)).fetchone()
    if found is None and table in _WRITTEN:
        found = project.db.execute(_last_name(_WRITTEN[table]), (row,)).fetchone()
    if found is not None and found[0] is not None:
        return str(found[0])
    return _by_what_it_is_about(project, table, row)


def full_name(project: Project, document: str) -> str:
    """A document by its title and its file: where a citation key does not tell two apart."""
    title, file = project.db.execute(
        "SELECT s.title, (SELECT f.name FROM file f WHERE f.document IN (SELECT id FROM document"
        " WHERE id = ?1 UNION SELECT row FROM shown WHERE as_row = ?1) ORDER BY f.id LIMIT 1)"
        " FROM (SELECT 1) LEFT JOIN shown_document s ON s.id = ?1",
        (document,),
    ).fetchone()
    if title and len(title) > _LONGEST_TITLE:
        title = f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    if title and file:
        return f"{title} ({file})"
    return str(title or file or name_of(project, "document", document))


def _pair(project: Project, identity: str) -> str:
    """The two that are said to be the same, or different."""
    held = project.db.execute(
        "SELECT kind, one, other FROM identity WHERE id = ?", (identity,)
    ).fetchone()
    if held is None:
        return "two things that were compared"
    kind, *both = held
    one, other = sorted(name_of(project, kind, row) for row in both)
    called = "reviewer" if kind == "coder" else kind
    return f"{called}s '{one}' and '{other}'"


def _by_what_it_is_about(project: Project, table: str, row: str) -> str:
    """What a row is called that has no name, or is no longer there, or did not come yet."""
    added = project.db.execute(
        "SELECT fields FROM change WHERE row = ? AND kind = 'add' LIMIT 1", (row,)
    ).fetchone()
    fields = json.loads(added[0]) if added else {}
    names = [
        name_of(project, fields["about_kind"] if field == "about" else other, str(fields[field]))
        for field, other in _ABOUT.get(table, {}).items()
        if fields.get(field) is not None
    ]
    if table == "passage" and "anchor" in fields:
        names = [str(fields["anchor"].get("words", "a region"))[:60]]
    return ", ".join(names) or f"a {table.replace('_', ' ')} that is not in this copy"


def _last_name(field: str) -> str:
    return (
        f"SELECT json_extract(c.fields, iif(c.kind = 'set', '$.{field}[1]', '$.{field}'))"
        " FROM change c JOIN operation o ON o.n = c.operation"
        f" WHERE c.row = ? AND json_type(c.fields, '$.{field}') IS NOT NULL AND {counts('o.n')}"
        " ORDER BY o.stamp DESC, c.k DESC LIMIT 1"
    )
