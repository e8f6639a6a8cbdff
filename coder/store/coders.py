"""Coders, as they are shown and as they are stored: one person may be several stored coders."""

from typing import Final

from coder.domain.coder import CODER, LEAD, Coder
from coder.store.project import Project

SHOWN_AS: Final = "coalesce((SELECT as_row FROM shown WHERE row = {0}), {0})"
"""The row as which a row is shown, given by an expression: SQL."""


_LEADS: Final = f"""
SELECT DISTINCT {SHOWN_AS.format("r.id")} FROM coder r WHERE r.role = '{LEAD}' AND NOT EXISTS (
  SELECT 1 FROM project q CROSS JOIN change p ON p.row = q.id AND p.kind = 'add'
    CROSS JOIN change c ON c.row = r.id AND c.kind = 'add' AND c.operation >> 32 = p.operation >> 32
   WHERE q.id IS NOT (SELECT value FROM local WHERE name = 'project'))"""
"""Who leads here: whoever began another project leads that one alone."""


def coders(project: Project) -> list[Coder]:
    """Everyone who codes, as they are shown: leads of this project first, then by name."""
    leads = {row for (row,) in project.db.execute(_LEADS)}
    rows = project.db.execute("SELECT id, name, letters FROM shown_coder ORDER BY name, id")
    found = [
        Coder(id_, name or "", LEAD if id_ in leads else CODER, letters or "")
        for id_, name, letters in rows
    ]
    return sorted(found, key=lambda one: one.role != LEAD)


def stored_coders(project: Project) -> list[tuple[str, Coder]]:
    """Every stored coder after the id as which it is shown."""
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('id')}, id, name, role, letters FROM coder ORDER BY id"
    )
    return [(shown, _coder(*row)) for shown, *row in rows]


def shown_names(project: Project) -> dict[str, str]:
    """The name as which every stored coder is shown."""
    rows = project.db.execute(
        f"SELECT c.id, s.name FROM coder c JOIN shown_coder s ON s.id = {SHOWN_AS.format('c.id')}"
    )
    return {id_: name or "" for id_, name in rows}


def joined_coders(project: Project) -> dict[str, str]:
    """The stored coders that are shown as another, and as which; mostly there are none."""
    rows = project.db.execute(
        "SELECT s.row, s.as_row FROM coder c CROSS JOIN shown s ON s.row = c.id"
    )
    return dict(rows.fetchall())


def raw_coders(project: Project, coder: str) -> list[str]:
    """The stored coders that are one person with this one, itself included."""
    rows = project.db.execute(
        f"SELECT {SHOWN_AS.format('?1')} UNION SELECT row FROM shown WHERE as_row ="
        f" {SHOWN_AS.format('?1')} ORDER BY 1",
        (coder,),
    )
    return [row for (row,) in rows]


def stored_as(project: Project, coder: str) -> str:
    """The stored coder under whom is written what a person does: who works here as themselves."""
    mine = project.stored_me
    if mine is None or mine == coder:
        return coder
    return mine if mine in raw_coders(project, coder) else coder


def remember_handed_out(project: Project, coder: str) -> None:
    """Remember in this copy that somebody has a copy to work in."""
    if project.write:
        project.set_local(f"{_COPY_FOR}{coder}", "1")


def was_handed_out(project: Project, coder: str) -> bool:
    """Whether this copy remembers that somebody has a copy to work in."""
    return project.local(f"{_COPY_FOR}{coder}") is not None


_COPY_FOR: Final = "copy for "


def letters_of(project: Project, coder: str) -> str:
    """The letters of a stored coder."""
    row = project.db.execute("SELECT letters FROM coder WHERE id = ?", (coder,)).fetchone()
    return "" if row is None else row[0] or ""


def _coder(id_: str, name: str | None, role: str | None, letters: str | None) -> Coder:
    return Coder(id_, name or "", role or "coder", letters or "")
