"""Merging ten files against copying the same rows and journal with INSERT … SELECT.

python -m tests.benchmarks.merge [CODINGS_A_FILE]
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from coder.domain.journal.tables import KEPT
from coder.merge.merging import merge_files
from coder.store.columns import columns
from coder.store.incoming import attached
from coder.store.project import Project
from tests.benchmarks.bulk import base_project, copy_for, fill

FILES = int(__import__("os").environ.get("FILES", "10"))


def floor(project: Project, path: Path) -> None:
    """Copy the rows and journal of one file into the same tables and indexes."""
    db = project.db
    with attached(project, [path]) as [name]:
        db.execute("BEGIN IMMEDIATE")
        offset = db.execute("SELECT max(n) FROM session").fetchone()[0] << 32
        new = f"SELECT max(n) FROM {name}.session"
        db.execute(
            f"INSERT INTO session SELECT n + {offset >> 32}, id, parent, parent_sequence, coder"
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
        db.execute("COMMIT")


def main(codings: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base.coder"
        base_project(base, FILES)
        files = []
        for number in range(FILES):
            files.append(Path(folder) / f"coder{number}.coder")
            copy_for(base, files[-1], number)
            fill(files[-1], codings, number)
        lead, bare = Path(folder) / "lead.coder", Path(folder) / "bare.coder"
        for target in (lead, bare):
            copy_for(base, target, 0)
        taken, least = [], []
        with Project(lead, write=True) as project, Project(bare, write=True) as other:
            other.db.execute("PRAGMA foreign_keys = OFF")
            for name in [row for (row,) in other.db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'")]:  # fmt: skip
                other.db.execute(f"DROP TRIGGER {name}")
            for path in files:
                start = time.perf_counter()
                floor(other, path)
                least.append(time.perf_counter() - start)
                start = time.perf_counter()
                merge_files(project, [path])
                taken.append(time.perf_counter() - start)
                print(f"{path.name}: floor {least[-1]:.2f} s, merge {taken[-1]:.2f} s, "
                      f"ratio {taken[-1] / least[-1]:.2f}", flush=True)  # fmt: skip
            print(f"all: floor {sum(least):.1f} s, merge {sum(taken):.1f} s, "
                  f"ratio {sum(taken) / sum(least):.2f}")  # fmt: skip
            start = time.perf_counter()
            merge_files(project, files)
            print(f"the same ten again: {time.perf_counter() - start:.2f} s")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
