"""What follows from an act or a merge in the derived tables."""

from coder.domain.journal.tables import LARGE, SMALL, THEME
from coder.store import conflicts, placements, shown, small_conflicts
from coder.store.connection import transaction
from coder.store.project import Project
from coder.store.state import RowName, refold, refold_all

_SMALL = frozenset(table.name for table in SMALL)
_LARGE = frozenset(table.name for table in LARGE)
_WHERE = frozenset({"document", "file", "identity", "placing"})
"""The tables on which it rests, besides the passages, where passages stand."""


def after_act(project: Project, rows: tuple[RowName, ...], *, fold: bool) -> tuple[RowName, ...]:
    """Bring what is derived up to date after an act; returns the rows that changed besides.

    An act has seen everything and changes exactly what it writes, so rows are folded only where
    a conflict may have ended by it, or if asked: an undo can point to what is gone by now.
    """
    touched = {table for table, _ in rows}
    if THEME.name in touched:
        project.codebook_stamp = None
    changed: set[RowName] = set()
    if fold or conflicts.any_open(project):
        large = [row for row in rows if row[0] in _LARGE]
        changed = refold(project, large, small=bool(touched & _SMALL))
    revived = bool({table for table, _ in changed} & _SMALL)
    if revived or touched & _SMALL:
        refresh_small(project, always=revived or fold)
    changed |= _place_anew(project, changed | set(rows))
    return tuple(sorted(changed - set(rows)))


def _place_anew(project: Project, rows: set[RowName]) -> set[RowName]:
    """Bring the placements up to date; the passages that stand elsewhere now."""
    tables = {table for table, _ in rows}
    if project.targets is None or tables & _WHERE:
        found = placements.refresh(project)
    elif "passage" in tables and placements.targets_of(project):
        found = placements.refresh(project, {row for table, row in rows if table == "passage"})
    else:
        found = []
    return {("passage", one.passage) for one in found}


def refresh_small(project: Project, *, always: bool) -> None:
    """Make anew what is shown as what, and the conflicts told on small tables.

    Where nothing is or was joined and nothing in conflict, an act cannot have made a conflict.
    """
    was_joined = shown.any_joined(project)
    joined = shown.refresh(project)
    if always or was_joined or conflicts.any_open(project) or shown.any_joined(project):
        small_conflicts.refresh(project, joined)


def fold_what_steps_left(project: Project) -> None:
    """Fold the rows that a step to a newer form of the file left to be folded, if it did.

    They wait among those that rest, and yet are there.
    """
    rows = project.db.execute(
        "SELECT r.tbl, r.row FROM resting r WHERE r.tbl = 'decision'"
        " AND EXISTS (SELECT 1 FROM decision d WHERE d.id = r.row)"
    ).fetchall()
    if rows:
        with transaction(project.db):
            refold(project, rows, small=False)


def rebuild(project: Project) -> set[RowName]:
    """Make all kept tables what the journal says, and all that is derived from them.

    Returns the rows that differed; the caller is in a transaction.
    """
    project.db.execute("DELETE FROM conflict")
    project.db.execute("DELETE FROM resting")
    changed = refold_all(project)
    refresh_small(project, always=True)
    project.db.execute("DELETE FROM placement")
    placements.refresh(project)
    return changed
