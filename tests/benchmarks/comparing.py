"""Coders compared, against a bare scan of their codings: what a window waits for.

python -m tests.benchmarks.comparing [DOCUMENTS CODINGS]     by default 200 20,000 and 1,000 100,000
"""

import json
import random
import sys
import time
from array import array
from pathlib import Path

from coder.analysis.agreement.resampling import draws
from coder.analysis.comparing.agreement import agreement
from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.difference import differences
from coder.analysis.comparing.drawing import with_intervals
from coder.analysis.comparing.shared import Asked
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.units import CHARACTERS, UNITS
from coder.domain.journal.ids import new_id
from coder.domain.journal.order_key import key_between
from coder.domain.texts.text import Page, Text
from coder.domain.texts.text_codec import encode
from coder.operations.coders import add_coder
from coder.operations.projects import new_project
from coder.store import rows
from coder.store.coders import coders
from coder.store.connection import transaction
from coder.store.journal import act
from coder.store.project import Project
from coder.store.readings import reading_id
from coder.store.silence import silenced
from tests.benchmarks.matrix import seconds
from tests.benchmarks.own_folder import own_folder

PEOPLE = 3
THEMES = 50
BELOW = 5  # of every theme at the top
PAGE = 3_000  # characters
PAGES = 20
AGREED = 0.6  # of the codings another coder makes too, half of them with other borders
_WORDS = "Peer trainers want time and trust. They say so in every group. "


def make_project(path: Path, documents: int, codings: int) -> None:
    """Everyone finished every document; each coding is an operation."""
    dice = random.Random(codings)
    with new_project(path, title="Benchmark", lead="Lead") as project:
        for number in range(1, PEOPLE):
            add_coder(project, f"Coder {number}")
        add_themes(project)
        files = add_documents(project, documents)
        people = [one.id for one in coders(project)]
        finish(project, people)
        add_codings(project, files, people, codings, dice)


def add_themes(project) -> None:
    with act(project, "add themes", "Add themes") as running:
        position, above = None, None
        for number in range(THEMES):
            position, theme = key_between(position, None), new_id()
            above = theme if number % (BELOW + 1) == 0 else above
            parent = None if above == theme else above
            fields = {"name": f"Theme {number}", "position": position, "parent": parent}
            rows.add(running, "theme", theme, fields)


def add_documents(project, count: int) -> list[tuple[str, str]]:
    words = (_WORDS * (PAGE // len(_WORDS) + 1))[:PAGE]
    boxes = array("i", [value for at in range(PAGE) for value in box(at)])
    page = Page(words, boxes, 60_000, 85_000)
    data = encode(Text((page,) * PAGES, "benchmark"))
    files = []
    with act(project, "import", "Import documents") as running:
        for number in range(count):
            document, file, digest = new_id(), new_id(), f"text{number}"
            rows.add(running, "document", document, {"key": f"doc-{number:04}"})
            rows.add(running, "file", file,
                     {"document": document, "sha256": f"{number:064}", "name": f"{number}.pdf",
                      "bytes": 1, "pages": PAGES, "text": digest})  # fmt: skip
            project.db.execute(
                "INSERT INTO text VALUES (?, ?, ?, ?)", (digest, f"{number:064}", PAGES, data)
            )
            files.append((file, digest))
    return files


def box(at: int) -> tuple[int, int, int, int]:
    line, column = divmod(at, 100)
    return 5_000 + 500 * column, 5_000 + 1_200 * line, 5_450 + 500 * column, 6_000 + 1_200 * line


def add_codings(project, files, people, count: int, dice) -> None:
    themes = [row for (row,) in project.db.execute("SELECT id FROM theme ORDER BY position")]
    with act(project, "begin", "Begin") as running:
        rows.add(running, "study", new_id(), {"name": "A study"})
    session, last = project.sitting.number, project.sitting.sequence
    passages, codings, operations, changes = [], [], [], []
    for who, (file, digest), theme, start, end in places(files, people, themes, count, dice):
        anchor = json.dumps({"boxes": [[start // PAGE, 1, 1, 9, 9]], "end": end, "start": start,
                             "quote": "q" * (end - start), "text": digest})  # fmt: skip
        passage, coding = new_id(), new_id()
        number = (session << 32) + last + 1 + len(codings)
        passages.append((passage, who, file, anchor))
        codings.append((coding, passage, theme))
        operations.append((number, number, "2026-01-01T00:00:00.000Z", who, "code", "Code", ""))
        changes.append((number, 0, "coding", coding, "add", "{}"))
    with transaction(project.db), silenced(project.db):
        db = project.db
        db.executemany("INSERT INTO passage(id, coder, file, anchor) VALUES (?,?,?,?)", passages)
        db.executemany("INSERT INTO coding(id, passage, theme) VALUES (?,?,?)", codings)
        db.executemany(
            "INSERT INTO operation(n, stamp, made_at, coder, kind, description, hash)"
            " VALUES (?,?,?,?,?,?,?)", operations,
        )  # fmt: skip
        db.executemany("INSERT INTO change VALUES (?,?,?,?,?,?)", changes)


def places(files, people, themes, count: int, dice):
    """Who coded which stretch of which file with which theme; others often did alike."""
    made = 0
    while made < count:
        file, theme = dice.choice(files), dice.choice(themes)
        start = dice.randrange(PAGE * PAGES - 400)
        end = start + dice.randrange(20, 300)
        who = dice.sample(people, 2)
        yield who[0], file, theme, start, end
        made += 1
        if dice.random() < AGREED:
            moved = dice.choice((0, 1)) * dice.randrange(1, 15)
            yield who[1], file, theme, start + moved, end + moved
            made += 1


def finish(project, people) -> None:
    documents = [row for (row,) in project.db.execute("SELECT id FROM document ORDER BY id")]
    for coder in people:
        with act(project, "finish", "Finish", coder=coder) as running:
            for document in documents:
                about = {"document": document, "coder": coder, "started": 1, "finished": "none"}
                rows.add(running, "reading", reading_id(document, coder), about)


def scan(project) -> None:
    project.db.execute("SELECT count(theme), count(passage) FROM coding NOT INDEXED").fetchone()
    project.db.execute("SELECT count(coder), count(anchor) FROM passage NOT INDEXED").fetchone()


def bench(path: Path) -> None:
    texts = Texts()
    with Project(path, write=False) as project:
        scan(project)
        print(f"  scan            {seconds(lambda: scan(project)):7.3f} s")
        for when in ("first", "again"):
            taken = seconds(lambda: compare(project, Asked(), texts))
            print(f"  compare {when}   {taken:7.3f} s")
        held = compare(project, Asked(), texts)
        for unit in UNITS:
            for when in ("first", "again"):
                taken = seconds(lambda unit=unit: agreement(project, held, unit, texts))
                print(f"  {unit:<12}{when} {taken:6.3f} s")
        taken = seconds(lambda: differences(project, held))
        print(f"  differences     {taken:7.3f} s   {len(differences(project, held)):,}")
        found = agreement(project, held, CHARACTERS, texts)
        begin = time.process_time()
        with_intervals(found, draws(len(found.rated)))
        print(f"  1,000 draws     {time.process_time() - begin:7.3f} s")


def main(sizes: list[tuple[int, int]]) -> None:
    for documents, codings in sizes:
        with own_folder() as folder:
            path = folder / "bench.coder"
            make_project(path, documents, codings)
            print(f"{documents:,} documents, {codings:,} codings, {THEMES} themes, {PEOPLE} coders")
            bench(path)


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    pairs = list(zip(given[::2], given[1::2], strict=True))
    main(pairs or [(200, 20_000), (1_000, 100_000)])
