"""Progress and recheck of everyone, against a bare scan of what they rest on.

python -m tests.benchmarks.rechecking       1,000 documents, 10 coders, 200 themes
"""

import random
import time
from pathlib import Path

from coder.analysis.rechecking import rechecks
from coder.analysis.work import work
from coder.domain.journal.ids import new_id
from coder.operations.themes import set_theme
from coder.store import rows
from coder.store.coders import coders
from coder.store.connection import transaction
from coder.store.documents import documents
from coder.store.journal import act
from coder.store.project import Project
from coder.store.readings import assessment_id, reading_id
from coder.store.silence import silenced
from coder.store.themes import themes
from tests.benchmarks.bulk import base_project
from tests.benchmarks.matrix import insert, placed
from tests.benchmarks.own_folder import own_folder

PEOPLE = 9  # and a lead
CODINGS = 100_000
CHANGED = 20  # definitions that change when all is finished
ROUNDS = 3


def make_project(path: Path) -> None:
    """Everyone finished every document: each cell is judged, and each reading is an operation."""
    base_project(path, PEOPLE)
    dice = random.Random(7)
    with Project(path, write=True) as project:
        held, people = documents(project), coders(project)
        ids = [theme.id for theme in themes(project)]
        files = project.db.execute("SELECT id, text FROM file ORDER BY rowid").fetchall()
        who = [one.id for one in people]
        with transaction(project.db), silenced(project.db):
            for begin in range(0, CODINGS, 20_000):
                numbers = range(begin, begin + 20_000)
                insert(project, [placed(n, CODINGS, who, files) for n in numbers], ids, dice)
            for document in held:
                project.db.executemany(
                    "INSERT INTO assessment(id, document, theme, coder, state)"
                    " VALUES (?, ?, ?, ?, 'absent')",
                    [
                        (assessment_id(document.id, theme, coder), document.id, theme, coder)
                        for theme in ids
                        for coder in who
                    ],
                )
        for coder in people:
            for document in held:
                about = {"document": document.id, "coder": coder.id, "finished": "none"}
                with act(project, "finish", "Finish", coder=coder.id) as running:
                    rows.add(running, "reading", reading_id(document.id, coder.id), about)
        for theme in themes(project)[:CHANGED]:
            set_theme(project, theme, {"definition": new_id()})


def scan(project: Project) -> None:
    """Read every row that counts once, and nothing of it but one short column."""
    for table, column in (("assessment", "state"), ("coding", "theme"), ("reading", "finished")):
        project.db.execute(f"SELECT count({column}) FROM {table} NOT INDEXED").fetchone()


def timed(what: str, run, floor: float) -> None:
    begin = time.process_time()
    found = run()
    taken = time.process_time() - begin
    print(f"  {what:24} {taken:6.2f} s   {taken / floor:5.1f} scans   {len(found)} found")


def main() -> None:
    with own_folder() as folder:
        path = folder / "progress.coder"
        make_project(path)
        with Project(path, write=False) as project:
            ids, everyone = [one.id for one in documents(project)], coders(project)
            one, who = everyone[0], [coder.id for coder in everyone]
            scan(project)
            for _ in range(ROUNDS):
                begin = time.process_time()
                scan(project)
                floor = time.process_time() - begin
                print(f"  scan {floor:.3f} s")
                timed("progress of everyone", lambda: work(project, everyone), floor)
                timed("progress of one", lambda: work(project, [one]), floor)
                timed("recheck of everyone", lambda: rechecks(project, ids, who), floor)
                timed("recheck of one", lambda: rechecks(project, ids, [one.id]), floor)


if __name__ == "__main__":
    main()
