"""A project file in which the consensus stands in the place of what each coder did.

It is for reading: whatever shows a project shows in it what the team agreed on, as the work of
one person, who is called the team. It is made anew each time, and no copy of a project.
"""

import json
import sqlite3
from pathlib import Path
from typing import Final

from coder.domain.consensus import TEAM, Consensus, Undecided
from coder.domain.journal.ids import derived_id
from coder.domain.journal.tables import KEPT, PASSAGE, PLACING
from coder.store import placements
from coder.store.columns import columns
from coder.store.connection import transaction
from coder.store.copies import attached_copy
from coder.store.project import Project, new_file
from coder.store.rounds import known_now
from coder.store.state_at import copy_known

_MARK: Final = "consensus"


def is_agreed(project: Project) -> bool:
    """Whether a file is such a one."""
    return project.local(_MARK) is not None


def undecided_in(project: Project) -> Undecided | None:
    """What is not decided, where a file is such a one."""
    held = project.local(_MARK)
    if held is None:
        return None
    open_, deferred, values, contested, of, *cells = json.loads(held)
    about, resting = (frozenset((document, theme) for document, theme in one) for one in cells)
    return Undecided(open_, deferred, values, about, resting, contested, tuple(of))


def write_agreed(project: Project, layer: Consensus, path: Path) -> None:
    """Write it to a new file; what is summarised stays, and what those charted
    who are compared, with the passages of that."""
    with new_file(path):
        pass
    stays = [table for table in KEPT if table.name not in _REPLACED]
    with attached_copy(project, path), transaction(project.db):
        copy_known(project, known_now(project), stays)
        _fill(project.db, layer)
    with Project(path, write=True) as agreed, transaction(agreed.db):
        placements.refresh(agreed)
        agreed.set_local(_MARK, _as_stored(layer.undecided))


def _as_stored(undecided: Undecided) -> str:
    cells = [sorted(undecided.about), sorted(undecided.resting)]
    counts = [undecided.open, undecided.deferred, undecided.values, undecided.contested]
    return json.dumps([*counts, undecided.of, *cells])


_REPLACED: Final = frozenset({"coding", "assessment", "reading", "passage", "placing"})


def _fill(db: sqlite3.Connection, layer: Consensus) -> None:
    team = derived_id("coder", "consensus")
    db.execute("UPDATE copy.now SET operation = 0")
    others = json.dumps(sorted(layer.not_compared))
    db.execute("DELETE FROM copy.charted WHERE id IN (SELECT value FROM json_each(?))", (others,))
    for table, field in ((PASSAGE, "id"), (PLACING, "passage")):
        names = columns(table)
        db.execute(
            f"INSERT INTO copy.{table.name}({names}) SELECT {names} FROM main.{table.name}"
            f" WHERE {field} IN (SELECT passage FROM copy.charted WHERE passage IS NOT NULL)"
        )
    for name in ("coder", "shown_coder"):
        db.execute(
            f"INSERT INTO copy.{name}(id, name, role, letters) VALUES (?, ?, 'coder', '')",
            (team, TEAM),
        )
    passages = [derived_id("passage", one.coding) for one in layer.passages]
    held = list(zip(passages, layer.passages, strict=True))
    db.executemany(
        "INSERT INTO copy.passage(id, coder, file, anchor) VALUES (?, ?, ?, ?)",
        [(passage, team, one.file, one.anchor) for passage, one in held],
    )
    db.executemany(
        "INSERT INTO copy.coding(id, passage, theme, number, made_at) VALUES (?, ?, ?, ?, ?)",
        [(one.coding, passage, one.theme, one.number, one.made_at) for passage, one in held],
    )
    db.executemany(
        "INSERT INTO copy.assessment(id, document, theme, coder, state) VALUES (?, ?, ?, ?, ?)",
        [
            (derived_id("agreed", document, theme), document, theme, team, state)
            for (document, theme), state in layer.cells.items()
        ],
    )
    db.execute("UPDATE copy.now SET operation = NULL")
