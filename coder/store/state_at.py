"""The project as a frozen set of operations has it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from coder.domain.round import Known
from coder.store.connection import transaction
from coder.store.copies import attached_copy
from coder.store.project import Project, new_file
from coder.store.rounds import list_known
from coder.store.upkeep import rebuild


@contextmanager
def state_at(project: Project, known: Known) -> Iterator[Project]:
    """A project, for reading, that is the fold of these operations and no others.

    Also those count that were set aside here since; what came in later does not, whatever its
    stamp. PDFs stay behind. What this copy lacks is lacking: ask ``missing`` before.
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


def _copy(project: Project, known: Known) -> None:
    db = project.db
    list_known(project, known)
    db.execute("INSERT INTO copy.session SELECT * FROM main.session")
    db.execute("INSERT INTO copy.seen SELECT * FROM main.seen")
    db.execute(
        "INSERT INTO copy.operation SELECT o.* FROM temp.known k CROSS JOIN main.operation o"
        " ON o.n BETWEEN k.first AND k.last"
    )
    db.execute(
        "INSERT INTO copy.change SELECT c.* FROM copy.operation o JOIN main.change c"
        " ON c.operation = o.n"
    )
    db.execute("INSERT INTO copy.text SELECT * FROM main.text")
    db.execute("INSERT INTO copy.printed SELECT * FROM main.printed")
    db.execute("INSERT INTO copy.local SELECT * FROM main.local WHERE name IN ('project', 'me')")
