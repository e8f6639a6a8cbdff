"""Memos, as they are stored: one of each coder on each thing."""

from coder.domain.journal.ids import derived_id
from coder.store.project import Project


def memo_id(about: str, coder: str) -> str:
    """The id of what a coder noted on something."""
    return derived_id("memo", about, coder)


def memos_on(project: Project, about: str) -> list[str]:
    """The memos on a row."""
    rows = project.db.execute("SELECT id FROM memo WHERE about = ? ORDER BY id", (about,))
    return [row for (row,) in rows]


def memos_of_others(project: Project, about: str, coder: str) -> list[tuple[str, str, str]]:
    """(coder, name, text) of what everyone but one coder noted on a row, by name."""
    return project.db.execute(
        "SELECT m.coder, coalesce(c.name, '?'), m.text FROM memo m LEFT JOIN coder c"
        " ON c.id = m.coder WHERE m.about = ? AND m.coder IS NOT ? ORDER BY 2, 1",
        (about, coder),
    ).fetchall()


def memo_text(project: Project, about: str, coder: str) -> str:
    """What a coder noted on a row; empty if nothing."""
    row = project.db.execute(
        "SELECT text FROM memo WHERE id = ?", (memo_id(about, coder),)
    ).fetchone()
    return "" if row is None else str(row[0])
