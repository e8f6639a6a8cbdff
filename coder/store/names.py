"""What a stored row is called when people are told of it."""

from typing import Final

from coder.store.aside import counts
from coder.store.project import Project

_NAMES: Final = {
    "theme": "SELECT coalesce(s.path, t.name) FROM theme t LEFT JOIN shown_theme s ON s.id ="
    " coalesce((SELECT as_row FROM shown WHERE row = t.id), t.id) WHERE t.id = ?",
    "document": "SELECT coalesce(key, title) FROM document WHERE id = ?",
    "file": "SELECT name FROM file WHERE id = ?",
    "study": "SELECT name FROM study WHERE id = ?",
    "coder": "SELECT name FROM coder WHERE id = ?",
    "attribute": "SELECT name FROM attribute WHERE id = ?",
    "codebook_version": "SELECT name FROM codebook_version WHERE id = ?",
    "coding": "SELECT number FROM coding WHERE id = ?",
    "passage": "SELECT coalesce((SELECT min(number) FROM coding WHERE passage = p.id),"
    " substr(json_extract(anchor, '$.words'), 1, 60)) FROM passage p WHERE id = ?",
    "project": "SELECT title FROM project WHERE id = ?",
    "reading": "SELECT d.key || ', ' || c.name FROM reading r JOIN document d"
    " ON d.id = r.document JOIN coder c ON c.id = r.coder WHERE r.id = ?",
    "assessment": "SELECT d.key || ', ' || t.name || ', ' || c.name FROM assessment a"
    " JOIN document d ON d.id = a.document JOIN theme t ON t.id = a.theme"
    " JOIN coder c ON c.id = a.coder WHERE a.id = ?",
    "charted": "SELECT d.key || ', ' || t.name || ', ' || c.name FROM charted a"
    " LEFT JOIN document d ON d.id = a.about JOIN attribute t ON t.id = a.attribute"
    " JOIN coder c ON c.id = a.coder WHERE a.id = ?",
    "memo": "SELECT substr(text, 1, 60) FROM memo WHERE id = ?",
}


_WRITTEN: Final = {
    "theme": "name", "document": "key", "file": "name", "study": "name", "coder": "name",
    "attribute": "name", "codebook_version": "name", "coding": "number", "project": "title",
    "memo": "text",
}  # fmt: skip
"""The field of the journal that names a row which is no longer there."""


def name_of(project: Project, table: str, row: str) -> str:
    """The name of a row, or the last one it had, or its id where it has none."""
    if table == "identity":
        return _names_of_both(project, row)
    found = project.db.execute(_NAMES[table], (row,)).fetchone()
    if found is None and table in _WRITTEN:
        found = project.db.execute(_last_name(_WRITTEN[table]), (row,)).fetchone()
    return row if found is None or found[0] is None else str(found[0])


def _names_of_both(project: Project, identity: str) -> str:
    """The names of the two that may be one."""
    found = project.db.execute(
        "SELECT kind, one, other FROM identity WHERE id = ?", (identity,)
    ).fetchone()
    if found is None:
        return identity
    kind, *pair = found
    return " and ".join(sorted(name_of(project, kind, row) for row in pair))


def _last_name(field: str) -> str:
    return (
        f"SELECT json_extract(c.fields, iif(c.kind = 'set', '$.{field}[1]', '$.{field}'))"
        " FROM change c JOIN operation o ON o.n = c.operation"
        f" WHERE c.row = ? AND json_type(c.fields, '$.{field}') IS NOT NULL AND {counts('o.n')}"
        " ORDER BY o.stamp DESC, c.k DESC LIMIT 1"
    )
