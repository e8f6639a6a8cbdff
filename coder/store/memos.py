"""Memos, as they are stored: one of each coder on each thing."""

from coder.domain.journal.ids import derived_id
from coder.store.coders import SHOWN_AS, raw_coders
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
        f"SELECT {SHOWN_AS.format('m.coder')} AS who, coalesce(c.name, '?'), m.text FROM memo m"
        f" LEFT JOIN shown_coder c ON c.id = {SHOWN_AS.format('m.coder')}"
        f" WHERE m.about = ?1 AND who IS NOT {SHOWN_AS.format('?2')} ORDER BY 2, 1, m.id",
        (about, coder),
    ).fetchall()


def own_memos(project: Project, about: str, coder: str) -> list[str]:
    """The memos of one person on a row: several where that person had several ids."""
    return [
        memo
        for who in raw_coders(project, coder)
        for (memo,) in project.db.execute(
            "SELECT id FROM memo WHERE id = ?", (memo_id(about, who),)
        )
    ]


def memo_text(project: Project, about: str, coder: str) -> str:
    """What a coder noted on a row; empty if nothing."""
    texts = [
        str(project.db.execute("SELECT text FROM memo WHERE id = ?", (memo,)).fetchone()[0])
        for memo in own_memos(project, about, coder)
    ]
    return "\n".join(dict.fromkeys(texts))
