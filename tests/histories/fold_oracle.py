"""What must hold of every copy after every act."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from coder.analysis.proposals import open_proposals
from coder.domain.journal.tables import KEPT
from coder.store.columns import columns
from coder.store.project import Project
from coder.store.upkeep import rebuild


def state_of(project: Project) -> dict[str, object]:
    """All kept rows, joins and conflicts, in terms that are alike in every copy."""
    db = project.db
    found: dict[str, object] = {
        table.name: sorted(db.execute(f"SELECT {columns(table)} FROM {table.name}"), key=repr)
        for table in KEPT
    }
    for name in ("shown", "resting", "shown_theme", "shown_document", "shown_coder"):
        found[name] = sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
    found["conflict"] = sorted(
        (id_, kind, table, row, str(field), tuple(sorted(_values(candidates))))
        for id_, kind, table, row, field, candidates in db.execute("SELECT * FROM conflict")
    )
    return found


def _values(candidates: str) -> list[str]:
    return [json.dumps(value, sort_keys=True) for value, _ in json.loads(candidates)]


def operations_of(project: Project) -> set[tuple[object, ...]]:
    """Every operation with the hash of its changes, in terms that are alike in every copy."""
    rows = project.db.execute(
        "SELECT s.id, o.n & 4294967295, o.stamp, o.hash, o.kind,"
        " (SELECT us.id || (o.undoes & 4294967295) FROM session us WHERE us.n = o.undoes >> 32)"
        " FROM operation o JOIN session s ON s.n = o.n >> 32"
    )
    return set(rows.fetchall())


def as_if_all_counted(project: Project) -> dict[str, object]:
    """The state if nothing were set aside in this copy, and what is proposed in it."""
    with on_trial(project):
        project.db.execute("DELETE FROM aside")
        rebuild(project)
        return state_of(project) | {"proposals": list(open_proposals(project))}


@contextmanager
def on_trial(project: Project) -> Iterator[None]:
    """Whatever is written inside is taken back."""
    project.db.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        project.db.execute("ROLLBACK")


def assert_is_fold(project: Project) -> None:
    """The tables equal the fold of the whole journal."""
    before = state_of(project)
    with on_trial(project):
        changed = rebuild(project)
        after = state_of(project)
    for name, rows in before.items():
        assert rows == after[name], f"{name}: {set(rows) ^ set(after[name])}"
    assert changed == set()
    assert project.db.execute("PRAGMA foreign_key_check").fetchall() == []
