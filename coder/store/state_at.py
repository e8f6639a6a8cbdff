"""The project as a frozen set of operations has it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from coder.store.aside import counts
from coder.store.connection import transaction
from coder.store.copies import attached_copy
from coder.store.project import Project, new_file
from coder.store.upkeep import rebuild


def operations_now(project: Project) -> dict[str, int]:
    """What counts in this copy now: session id -> sequence of its last operation."""
    rows = project.db.execute(
        "SELECT s.id, max(o.n) & 4294967295 FROM operation o JOIN session s ON s.n = o.n >> 32"
        f" WHERE {counts('o.n')}"
        " GROUP BY s.id"
    )
    return dict(rows.fetchall())


@contextmanager
def state_at(project: Project, known: Mapping[str, int]) -> Iterator[Project]:
    """A project, for reading, that is the fold of these operations and no others.

    ``known`` gives for each session the last sequence that belongs to the set; operations that
    came in later do not, whatever their stamps. PDFs stay behind.
    """
    with TemporaryDirectory(prefix="coder-state-") as folder:
        path = Path(folder) / project.path.name
        with new_file(path):
            pass
        with attached_copy(project, path), transaction(project.db):
            _copy(project, known)
        with Project(path, write=True) as state, transaction(state.db):
            rebuild(state)
        with Project(path, write=False) as state:
            yield state


def _copy(project: Project, known: Mapping[str, int]) -> None:
    db = project.db
    db.execute("CREATE TEMP TABLE IF NOT EXISTS known(session TEXT PRIMARY KEY, upto INTEGER)")
    db.execute("DELETE FROM known")
    db.executemany("INSERT INTO known VALUES (?, ?)", known.items())
    db.execute("INSERT INTO copy.session SELECT * FROM main.session")
    db.execute("INSERT INTO copy.seen SELECT * FROM main.seen")
    db.execute(
        "INSERT INTO copy.operation SELECT o.* FROM known k JOIN main.session s ON s.id = k.session"
        " JOIN main.operation o ON o.n BETWEEN s.n << 32 AND (s.n << 32) + k.upto"
        f" WHERE {counts('o.n')}"
    )
    db.execute(
        "INSERT INTO copy.change SELECT c.* FROM copy.operation o JOIN main.change c"
        " ON c.operation = o.n"
    )
    db.execute("INSERT INTO copy.text SELECT * FROM main.text")
    db.execute("INSERT INTO copy.printed SELECT * FROM main.printed")
    db.execute("INSERT INTO copy.local SELECT * FROM main.local WHERE name IN ('project', 'me')")
