"""Large projects for benchmarks, written past the triggers but with a whole journal."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from coder.domain.journal.ids import new_id
from coder.domain.journal.order_key import key_between
from coder.operations.coders import add_coder
from coder.operations.projects import new_project
from coder.store import rows
from coder.store.coders import coders
from coder.store.copies import write_project_copy
from coder.store.journal import act
from coder.store.journal_hashes import hash_of
from coder.store.project import Project

DOCUMENTS = 1_000
THEMES = 200
LENGTH = 60_000  # characters of a document

_CODING = (
    "INSERT INTO coding(id, passage, theme, edited, number, made_at) VALUES (?, ?, ?, ?, ?, ?)"
)
_OPERATION = (
    "INSERT INTO operation(n, stamp, made_at, coder, kind, description, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def base_project(path: Path, people: int) -> None:
    """A project with documents, themes and people, and no coding."""
    with new_project(path, title="Benchmark", lead="Lead") as project:
        for number in range(people):
            add_coder(project, f"Coder {number}")
        with act(project, "add themes", "Add themes") as running:
            position = None
            for number in range(THEMES):
                position = key_between(position, None)
                rows.add(
                    running, "theme", new_id(), {"name": f"Theme {number}", "position": position}
                )
        with act(project, "import", "Import documents") as running:
            for number in range(DOCUMENTS):
                document = new_id()
                rows.add(
                    running,
                    "document",
                    document,
                    {"key": f"doc-{number:04}", "title": f"D{number}"},
                )
                rows.add(
                    running, "file", new_id(),
                    {"document": document, "sha256": f"{number:064}", "name": f"{number}.pdf",
                     "bytes": 1, "pages": 20, "text": f"text{number}"},
                )  # fmt: skip


def copy_for(path: Path, target: Path, number: int) -> None:
    """Hand a copy out to one of the people."""
    with Project(path, write=False) as project:
        coder = next(one for one in coders(project) if one.name == f"Coder {number}")
        write_project_copy(project, target, me=coder.id, light=True, blind_for=None)


def fill(path: Path, codings: int, seed: int) -> None:
    """Add codings, each an operation of one passage and one coding."""
    dice = random.Random(seed)
    with Project(path, write=True) as project:
        with act(project, "memo", "Begin") as running:
            rows.add(running, "study", new_id(), {"name": f"Study {seed}"})
        db = project.db
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE now SET operation = 0")
        session, last = project.sitting.number, project.sitting.sequence
        for sql, records in _statements(project, codings, dice, (session, last)):
            db.executemany(sql, records)
        stamp = db.execute("SELECT max(stamp) FROM operation").fetchone()[0]
        db.execute("UPDATE now SET operation = NULL, clock = ?", (stamp,))
        db.execute("COMMIT")


def _statements(project, codings: int, dice, start) -> Iterator[tuple[str, list]]:
    db = project.db
    files = [row for (row,) in db.execute("SELECT id FROM file ORDER BY id")]
    texts = dict(db.execute("SELECT id, text FROM file"))
    themes = [row for (row,) in db.execute("SELECT id FROM theme ORDER BY id")]
    clock = db.execute("SELECT clock FROM now").fetchone()[0]
    session, last = start
    for begin in range(0, codings, 20_000):
        passages, tags, operations, changes = [], [], [], []
        for number in range(begin, min(codings, begin + 20_000)):
            file = files[dice.randrange(len(files))]
            at = dice.randrange(LENGTH)
            end = at + dice.randrange(20, 300)
            page = at % 20
            boxes = [[page, 5000, 6000, 29000, 7200], [page, 5000, 7300, 20000, 8500]]
            anchor = json.dumps(
                {
                    "boxes": boxes,
                    "end": end, "prefix": "before the passage there is", "quote": "q" * 110,
                    "start": at, "suffix": "and behind it there is some",
                    "text": texts[file], "words": "q" * 110,
                },
                separators=(",", ":"),
            )  # fmt: skip
            passage = {"coder": project.me, "file": file, "anchor": json.loads(anchor)}
            coding = {
                "passage": new_id(), "theme": themes[dice.randrange(len(themes))], "edited": 0,
                "number": f"doc:{number}", "made_at": "2026-01-01T00:00:00.000Z",
            }  # fmt: skip
            ids = coding["passage"], new_id()
            operation = (session << 32) + last + 1 + number
            both = [
                ("passage", ids[0], "add", json.dumps(passage, separators=(",", ":"))),
                ("coding", ids[1], "add", json.dumps(coding, separators=(",", ":"))),
            ]
            passages.append((ids[0], project.me, file, anchor))
            tags.append((ids[1], *coding.values()))
            changes += [(operation, k, *change) for k, change in enumerate(both)]
            operations.append(
                (operation, clock + 1 + number, "2026-01-01T00:00:00.000Z", project.me, "code",
                 "Code a document with a theme", hash_of(both))
            )  # fmt: skip
        yield "INSERT INTO passage(id, coder, file, anchor) VALUES (?, ?, ?, ?)", passages
        yield _CODING, tags
        yield "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", changes
        yield _OPERATION, operations
