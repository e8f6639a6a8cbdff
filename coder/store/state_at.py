"""The project as a frozen set of operations has it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from coder.domain.journal.tables import KEPT, LARGE, Table
from coder.domain.round import Known
from coder.store import placements
from coder.store.aside import counts
from coder.store.columns import columns
from coder.store.connection import transaction
from coder.store.copies import attached_copy
from coder.store.project import Project, new_file
from coder.store.rounds import list_known
from coder.store.schema import SHOWN
from coder.store.state import RowName, refold, resting
from coder.store.upkeep import refresh_small
from coder.store.voided import rows_voided

_LARGE: Final = frozenset(table.name for table in LARGE)


@contextmanager
def state_at(project: Project, known: Known) -> Iterator[Project]:
    """A project, for reading, that is the fold of these operations and no others.

    Also those count that were set aside here since; what came in later does not, whatever its
    stamp. PDFs stay behind. What this copy lacks is lacking: ask ``missing`` before.
    """
    with TemporaryDirectory(prefix="coder-state-") as folder:
        path = Path(folder) / project.path.name
        write_state(project, known, path)
        with Project(path, write=False) as state:
            yield state


def write_state(project: Project, known: Known, path: Path) -> None:
    """Write that state to a new file.

    The rows are copied as they are now; those are folded anew that operations changed which count
    now and not there, or there and not now.
    """
    with new_file(path):
        pass
    with attached_copy(project, path), transaction(project.db):
        copy_known(project, known, KEPT)
        changed = _changed_since(project)
    if changed is None:
        return
    with Project(path, write=True) as state, transaction(state.db):
        refold(state, changed.union(resting(state)), small=True)
        refresh_small(state, always=True)
        placements.refresh(state)


def copy_known(project: Project, known: Known, tables: Iterable[Table]) -> None:
    """Copy operations to the attached file ``copy``, with the rows of tables as they are now.

    All else comes too that a reader needs, PDFs apart. The caller is in a transaction.
    """
    db = project.db
    list_known(project, known)
    db.execute("UPDATE copy.now SET operation = 0")
    db.execute("INSERT INTO copy.session SELECT * FROM main.session")
    db.execute("INSERT INTO copy.seen SELECT * FROM main.seen")
    db.execute(
        "INSERT INTO copy.operation SELECT o.* FROM temp.known k CROSS JOIN main.operation o"
        " ON o.n BETWEEN k.first AND k.last"
    )
    db.execute(
        "INSERT INTO copy.change SELECT c.* FROM temp.known k CROSS JOIN main.change c"
        " ON c.operation BETWEEN k.first AND k.last"
    )
    for table in tables:
        names = columns(table)
        db.execute(f"INSERT INTO copy.{table.name}({names}) SELECT {names} FROM main.{table.name}")
    for name in (*SHOWN, "text", "printed"):
        db.execute(f"INSERT INTO copy.{name} SELECT * FROM main.{name}")
    db.execute("INSERT INTO copy.local SELECT * FROM main.local WHERE name IN ('project', 'me')")
    db.execute("UPDATE copy.now SET operation = NULL")


def _changed_since(project: Project) -> set[RowName] | None:
    """The rows of large tables on which the state and this copy may differ; None: on nothing."""
    others = project.db.execute(
        "SELECT o.n FROM main.operation o WHERE NOT EXISTS"
        f" (SELECT 1 FROM copy.operation k WHERE k.n = o.n) AND {counts('o.n')}"
        f" UNION ALL SELECT k.n FROM copy.operation k WHERE NOT {counts('k.n')}"
    ).fetchall()
    if not others:
        return None
    numbers = [number for (number,) in others]
    rows = project.db.execute(
        "SELECT DISTINCT c.tbl, c.row FROM json_each(?) o CROSS JOIN main.change c"
        " ON c.operation = o.value",
        (json.dumps(numbers),),
    )
    found = set(rows.fetchall()) | rows_voided(project, numbers)
    return {row for row in found if row[0] in _LARGE}
