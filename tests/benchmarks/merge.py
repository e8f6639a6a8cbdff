"""Merging ten files against copying the same rows and journal with INSERT … SELECT.

python -m tests.benchmarks.merge [CODINGS_A_FILE [FILES]]

Both one file after the other and all files in one merge. Backup and check are told apart, and
left out of the ratios. Processor time is told beside the clock's, which suffers from whatever
else the machine does; peak memory is that of a process that does nothing but merge.
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from coder.domain.journal.tables import KEPT
from coder.merge import merging
from coder.store.columns import columns
from coder.store.incoming import attached
from coder.store.journal import act
from coder.store.project import Project
from tests.benchmarks.bulk import base_project, copy_for, fill
from tests.benchmarks.own_folder import own_folder

CONTESTED = 10_000
AT_ONCE = 100  # contested rows that one act changes


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor."""

    clock: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s ({self.cpu:.2f} s of processor)"


class Apart:
    """Seconds spent on backup and check."""

    def __init__(self) -> None:
        self.spent = Spent(0, 0)

    def measured(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*given: object, **named: object) -> object:
            result, spent = timed(partial(function, **named), *given)
            self.spent = added(self.spent, spent)
            return result

        return wrapped


def timed(function: Callable[..., Any], *given: object) -> tuple[Any, Spent]:
    clock, cpu = time.perf_counter(), time.process_time()
    result = function(*given)
    return result, Spent(time.perf_counter() - clock, time.process_time() - cpu)


def added(one: Spent, other: Spent) -> Spent:
    return Spent(one.clock + other.clock, one.cpu + other.cpu)


def ratio(one: Spent, other: Spent) -> str:
    return f"ratio {one.clock / other.clock:.2f} ({one.cpu / other.cpu:.2f})"


class Target:
    """A project into which files go, in a process of its own."""

    def __init__(self, path: Path) -> None:
        self._workers = ProcessPoolExecutor(1, get_context("spawn"), begin, (path,))

    def do(self, function: Callable[..., Any], *given: object) -> Any:
        return self._workers.submit(function, *given).result()

    def close(self) -> None:
        self.do(end)
        self._workers.shutdown()


def begin(path: Path) -> None:
    """Open the project of this process, and measure backup and check apart."""
    global project, apart
    project, apart = Project(path, write=True), Apart()
    merging.back_up = apart.measured(merging.back_up)
    merging.check_sound = apart.measured(merging.check_sound)


def end() -> None:
    project.close()


def lay_bare() -> None:
    """Take off what the floor goes without."""
    project.db.execute("PRAGMA foreign_keys = OFF")
    for (name,) in project.db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        project.db.execute(f"DROP TRIGGER {name}")


def floor(paths: Sequence[Path]) -> Spent:
    return timed(copy_all, paths)[1]


def copy_all(paths: Sequence[Path]) -> None:
    """Copy the rows and journal of files into the same tables and indexes, as one transaction."""
    with attached(project, paths) as names:
        project.db.execute("BEGIN IMMEDIATE")
        for name in names:
            copy_one(name)
        project.db.execute("COMMIT")


def copy_one(name: str) -> None:
    db = project.db
    offset = db.execute("SELECT max(n) FROM session").fetchone()[0] << 32
    new = f"SELECT max(n) FROM {name}.session"
    db.execute(
        f"INSERT INTO session SELECT n + {offset >> 32}, id, parent, parent_sequence, coder, blind"
        f" FROM {name}.session WHERE n = ({new})"
    )
    db.execute(
        f"INSERT INTO operation SELECT n + {offset}, stamp, made_at, coder, kind, description,"
        f" batch, undoes, partial, hash FROM {name}.operation WHERE n >> 32 = ({new})"
    )
    db.execute(
        f"INSERT INTO change SELECT operation + {offset}, k, tbl, row, kind, fields"
        f" FROM {name}.change WHERE operation >= ({new}) << 32"
    )
    for table in KEPT:
        db.execute(
            f"INSERT INTO {table.name}({columns(table)}) SELECT {columns(table)}"
            f" FROM {name}.{table.name} WHERE true ON CONFLICT DO NOTHING"
        )


def merge(paths: Sequence[Path]) -> tuple[Spent, Spent]:
    """Merge files; the time without backup and check, and that of those."""
    apart.spent = Spent(0, 0)
    _, spent = timed(merging.merge_files, project, paths)
    return Spent(*(all_ - part for all_, part in zip(spent, apart.spent, strict=True))), apart.spent


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def target(path: Path):
    held = Target(path)
    try:
        yield held
    finally:
        held.close()


def make_files(folder: Path, codings: int, count: int) -> list[Path]:
    """A base project, and its copies with the codings of as many people."""
    base_project(folder / "base.coder", count)
    files = [folder / f"coder{number}.coder" for number in range(count)]
    for number, path in enumerate(files):
        copy_for(folder / "base.coder", path, number)
        fill(path, codings, number)
    return files


def compare(folder: Path, turns: Sequence[Sequence[Path]]) -> None:
    """Merge some files at each turn, after copying them bare."""
    lead, bare = folder / "lead.coder", folder / "bare.coder"
    for path in (lead, bare):
        path.unlink(missing_ok=True)
        copy_for(folder / "base.coder", path, 0)
    least, taken, beside = Spent(0, 0), Spent(0, 0), Spent(0, 0)
    with target(lead) as merged, target(bare) as copied:
        copied.do(lay_bare)
        for paths in turns:
            low = copied.do(floor, paths)
            spent, checks = merged.do(merge, paths)
            print(f"{len(paths)} in: floor {low}, merge {spent}, {ratio(spent, low)}", flush=True)
            least, taken = added(least, low), added(taken, spent)
            beside = added(beside, checks)
        print(f"all: floor {least}, merge {taken}, {ratio(taken, least)}; backup and check apart:"
              f" {beside}")  # fmt: skip
        again, _ = merged.do(merge, [path for paths in turns for path in paths])
        print(f"the same again: {again}; peak memory {merged.do(peak):.0f} MB, "
              f"of the floor {copied.do(peak):.0f} MB", flush=True)  # fmt: skip


def contest(folder: Path, path: Path) -> None:
    """Merge two copies in which the same codings were given different themes."""
    copies = [folder / f"contested{number}.coder" for number in range(2)]
    for number, copy in enumerate(copies):
        copy_for(path, copy, number)
        give_themes(copy, number)
    with target(copies[0]) as merged:
        spent, _ = merged.do(merge, copies[1:])
        print(f"{CONTESTED} contested rows: {spent}; peak memory {merged.do(peak):.0f} MB")


def give_themes(path: Path, number: int) -> None:
    with Project(path, write=True) as project:
        themes = [row for (row,) in project.db.execute("SELECT id FROM theme ORDER BY id")]
        codings = [row for (row,) in project.db.execute("SELECT id FROM coding ORDER BY id")]
        dice = random.Random(number)
        for start in range(0, CONTESTED, AT_ONCE):
            with act(project, "recode", "Recode"):
                project.db.executemany(
                    "UPDATE coding SET theme = ? WHERE id = ?",
                    [(themes[number + 2 * dice.randrange(len(themes) // 2)], row)
                     for row in codings[start : start + AT_ONCE]],
                )  # fmt: skip


def main(codings: int, count: int) -> None:
    with own_folder() as folder:
        # Aside, since a new process begins with the peak memory of the one that starts it.
        with ProcessPoolExecutor(1, get_context("spawn")) as aside:
            files = aside.submit(make_files, folder, codings, count).result()
        print("one file after the other")
        compare(folder, [[path] for path in files])
        print("all files in one merge")
        compare(folder, [files])
        if codings >= CONTESTED:
            contest(folder, files[0])


if __name__ == "__main__":
    main(*(int(given) for given in (*sys.argv[1:], *("10000", "10")[len(sys.argv) - 1 :])))
