"""A click that codes a passage: the journal's share of it, undo, and opening a project.

python -m tests.benchmarks.coding [CODINGS]
"""

import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

from coder.domain.journal.ids import new_id
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.undo import take_back_step
from coder.store import documents, rows
from coder.store.history import next_undo
from coder.store.journal import act
from coder.store.project import Project
from coder.store.themes import themes
from tests.benchmarks.bulk import base_project, copy_for, fill
from tests.benchmarks.own_folder import own_folder

CLICKS = 300
ANCHOR = (
    '{{"boxes":[[3,5000,6000,29000,7200]],"end":{end},"prefix":"before","quote":"{quote}",'
    '"start":{start},"suffix":"behind","text":"t","words":"{quote}"}}'
)


def timed(do: Callable[[int], object]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    taken = []
    for number in range(CLICKS):
        start = time.perf_counter()
        do(number)
        taken.append(1000 * (time.perf_counter() - start))
    return median(taken), quantiles(taken, n=20)[-1]


def anchor(number: int) -> str:
    return ANCHOR.format(start=number, end=number + 100, quote="q" * 100)


def main(codings: int) -> None:
    with own_folder() as folder:
        base, path = folder / "base.coder", folder / "one.coder"
        base_project(base, 1)
        copy_for(base, path, 0)
        fill(path, codings, 1)
        start = time.perf_counter()
        with Project(path, write=True) as project:
            held = documents.documents(project)
            print(f"open {codings:,} codings, list {len(held):,} documents: "
                  f"{1000 * (time.perf_counter() - start):.0f} ms")  # fmt: skip
            measure(project)


def measure(project: Project) -> None:
    """Print what a click costs beside the same inserts without a journal."""
    file, theme = documents.files(project)[0], themes(project)[0]
    me = working_coder(project)

    def journaled(number: int) -> None:
        with act(project, "code", "Code", coder=me.id) as running:
            passage = new_id()
            fields = {"coder": me.id, "file": file.id, "anchor": anchor(20_000 + number)}
            rows.add(running, "passage", passage, fields)
            fields = {"passage": passage, "theme": theme.id, "number": "j", "made_at": "now"}
            rows.add(running, "coding", new_id(), fields)

    def click(number: int) -> None:
        code_passage(project, file, anchor(30_000 + number), themes=[theme], coder=me)

    def undo(_number: int) -> None:
        step = next_undo(project)
        assert step is not None
        take_back_step(project, step)

    least = bare(project, file.id, theme.id)
    for name, (mid, high) in {
        "the same inserts without journal": least,
        "with journal": timed(journaled),
        "coding a passage, all that belongs to it": timed(click),
        "undo": timed(undo),
    }.items():
        print(f"{name}: median {mid:.2f} ms, 95th percentile {high:.2f} ms, "
              f"{mid / least[0]:.2f} x")  # fmt: skip


def bare(project: Project, file: str, theme: str) -> tuple[float, float]:
    """The same two rows without triggers; they are taken away again."""
    db = project.db
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")

    def insert(number: int) -> None:
        db.execute("BEGIN IMMEDIATE")
        passage = f"bare{number}{new_id()}"
        db.execute(
            "INSERT INTO passage(id, coder, file, anchor) VALUES (?, ?, ?, ?)",
            (passage, project.me, file, anchor(10_000 + number)),
        )
        db.execute(
            "INSERT INTO coding(id, passage, theme, number, made_at) VALUES (?, ?, ?, 'b', 'now')",
            (f"bare{new_id()}", passage, theme),
        )
        db.execute("COMMIT")

    taken = timed(insert)
    db.execute("BEGIN")
    db.execute("DELETE FROM coding WHERE id LIKE 'bare%'")
    db.execute("DELETE FROM passage WHERE id LIKE 'bare%'")
    for _, sql in triggers:
        db.execute(sql)
    db.execute("COMMIT")
    return taken


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
