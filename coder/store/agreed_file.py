"""A project file in which the consensus stands in the place of what each coder did.

It is for reading: whatever shows a project shows in it what the team agreed on, as the work of
one person, who is called the team. It is made anew each time, and no copy of a project.
"""

from pathlib import Path
from typing import Final

from coder.domain.consensus import Consensus
from coder.domain.journal.ids import derived_id
from coder.store import placements
from coder.store.connection import transaction
from coder.store.project import Project
from coder.store.rounds import known_now
from coder.store.silence import silenced
from coder.store.state_at import write_state

TEAM: Final = "The team"
_MARK: Final = "consensus"


def is_agreed(project: Project) -> bool:
    """Whether a file is such a one."""
    return project.local(_MARK) is not None


def write_agreed(project: Project, layer: Consensus, path: Path) -> None:
    """Write it to a new file; what is charted and summarised stays, and the passages of that."""
    write_state(project, known_now(project), path)
    with Project(path, write=True) as agreed, transaction(agreed.db):
        with silenced(agreed.db):
            _fill(agreed, layer)
        placements.refresh(agreed)
        agreed.set_local(_MARK, "1")


def _fill(agreed: Project, layer: Consensus) -> None:
    db = agreed.db
    team = derived_id("coder", "consensus")
    for table in ("coding", "assessment", "reading"):
        db.execute(f"DELETE FROM {table}")
    unsupporting = "NOT IN (SELECT passage FROM charted WHERE passage IS NOT NULL)"
    db.execute(f"DELETE FROM placing WHERE passage {unsupporting}")
    db.execute(f"DELETE FROM passage WHERE id {unsupporting}")
    for table in ("coder", "shown_coder"):
        db.execute(
            f"INSERT INTO {table}(id, name, role, letters) VALUES (?, ?, 'coder', '')", (team, TEAM)
        )
    db.executemany(
        "INSERT INTO passage(id, coder, file, anchor) VALUES (?, ?, ?, ?)",
        [(derived_id("passage", one.coding), team, one.file, one.anchor) for one in layer.passages],
    )
    db.executemany(
        "INSERT INTO coding(id, passage, theme, number, made_at) VALUES (?, ?, ?, ?, ?)",
        [
            (one.coding, derived_id("passage", one.coding), one.theme, one.number, one.made_at)
            for one in layer.passages
        ],
    )
    db.executemany(
        "INSERT INTO assessment(id, document, theme, coder, state) VALUES (?, ?, ?, ?, ?)",
        [
            (derived_id("agreed", document, theme), document, theme, team, state)
            for (document, theme), state in layer.cells.items()
        ],
    )
