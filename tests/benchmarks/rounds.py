"""The state of a round, against a bare copy of the rows and the journal it is made of.

python -m tests.benchmarks.rounds       1,000 documents, 100,000 codings
"""

import time
from collections.abc import Callable
from pathlib import Path

from coder.domain.journal.tables import KEPT
from coder.domain.round import RoundSettings
from coder.operations.rounds import freeze_round
from coder.store.columns import columns
from coder.store.connection import transaction
from coder.store.copies import attached_copy
from coder.store.project import Project, new_file
from coder.store.round_states import state_of_round
from coder.store.rounds import known_now, rounds
from coder.store.state_at import write_state
from coder.store.upkeep import rebuild
from tests.benchmarks.bulk import base_project, fill
from tests.benchmarks.own_folder import own_folder

CODINGS = 100_000
LATER = 5_000  # codings after the round


def main() -> None:
    with own_folder() as folder:
        path = folder / "project.coder"
        base_project(path, 1)
        fill(path, CODINGS, 1)
        with Project(path, write=True) as project:
            floor = timed(lambda: bare_copy(project, folder / "floor.coder"))
            print(f"bare copy of rows and journal        {floor:7.3f} s")
            known = known_now(project)
            told("as it is now", floor, lambda: write_state(project, known, folder / "now.coder"))
            freeze_round(project, "Round", RoundSettings())
        fill(path, LATER, 2)
        with Project(path, write=False) as project:
            [held] = rounds(project)
            told(
                f"after {LATER:,} codings more", floor,
                lambda: write_state(project, held.known, folder / "later.coder"),
            )  # fmt: skip
            told("a round, the first time", floor, lambda: read(project, held))
            told("a round, once it is kept", floor, lambda: read(project, held))
        told("all folded anew", floor, lambda: fold(folder / "later.coder"))


def read(project: Project, held) -> None:
    with state_of_round(project, held) as state:
        found = state.db.execute("SELECT count(*) FROM coding").fetchone()[0]
    assert found == CODINGS


def fold(path: Path) -> None:
    with Project(path, write=True) as state, transaction(state.db):
        assert rebuild(state) == set()


def bare_copy(project: Project, target: Path) -> None:
    with new_file(target):
        pass
    with attached_copy(project, target), transaction(project.db):
        db = project.db
        db.execute("UPDATE copy.now SET operation = 0")
        for name in ("session", "seen", "operation", "change"):
            db.execute(f"INSERT INTO copy.{name} SELECT * FROM main.{name}")
        for table in KEPT:
            names = columns(table)
            db.execute(
                f"INSERT INTO copy.{table.name}({names}) SELECT {names} FROM main.{table.name}"
            )


def told(what: str, floor: float, act: Callable[[], object]) -> None:
    took = timed(act)
    print(f"{what:36} {took:7.3f} s  {took / floor:6.2f} x")


def timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
