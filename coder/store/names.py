"""What a stored row is called when people are told of it."""

from typing import Final

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
    "identity": "SELECT a.name || ' and ' || b.name FROM identity i JOIN theme a ON a.id = i.one"
    " JOIN theme b ON b.id = i.other WHERE i.id = ?",
}


def name_of(project: Project, table: str, row: str) -> str:
    """The name of a row, or its id where it has none."""
    found = project.db.execute(_NAMES[table], (row,)).fetchone()
    return row if found is None or found[0] is None else str(found[0])
