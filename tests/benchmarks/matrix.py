"""The matrix against a bare scan of the rows, and the workbook against bare openpyxl.

python -m tests.benchmarks.matrix [CODINGS ...]       by default 100,000 and 1,000,000
"""

import json
import multiprocessing
import random
import resource
import sys
import time
from pathlib import Path

from coder.analysis.matrix import matrix
from coder.domain.journal.ids import new_id
from coder.export.look import make_look
from coder.export.workbook import write_workbook
from coder.store import rows
from coder.store.connection import transaction
from coder.store.journal import act
from coder.store.project import Project
from coder.store.silence import silenced
from tests.benchmarks.bulk import LENGTH, base_project
from tests.benchmarks.own_folder import own_folder

PEOPLE = 3
CHILDREN = 9  # of every tenth theme
LINKS = 65_000
ROUNDS = 3
BATCH = 20_000


def make_project(path: Path, codings: int) -> None:
    """Codings past the journal, person after person and document after document."""
    base_project(path, PEOPLE)
    dice = random.Random(codings)
    with Project(path, write=True) as project:
        themes = [row for (row,) in project.db.execute("SELECT id FROM theme ORDER BY position")]
        with act(project, "test", "Put themes below others") as running:
            for place, theme in enumerate(themes):
                above = themes[place - place % (CHILDREN + 1)]
                if above != theme:
                    rows.set_fields(running, "theme", theme, {"parent": above})
        files = project.db.execute("SELECT id, text FROM file ORDER BY rowid").fetchall()
        people = [row for (row,) in project.db.execute("SELECT id FROM coder")]
        with transaction(project.db), silenced(project.db):
            for begin in range(0, codings, BATCH):
                numbers = range(begin, min(codings, begin + BATCH))
                insert(project, [placed(n, codings, people, files) for n in numbers], themes, dice)


def placed(number, codings, people, files):
    """Whose coding it is, and in which file."""
    share = number * len(people) / codings
    file, text = files[int(share % 1 * len(files))]
    return number, people[int(share)], file, text


def insert(project, places, themes, dice) -> None:
    passages_, codings = [], []
    for number, coder, file, text in places:
        start = dice.randrange(LENGTH)
        words = "peer trainers want time and trust " * 8
        words = words[: dice.randrange(20, 260)]
        page = start * 20 // LENGTH
        anchor = {
            "boxes": [[page, 5000, 6000, 29000, 7200], [page, 5000, 7300, 20000, 8500]],
            "end": start + len(words), "prefix": words[:32], "quote": words, "start": start,
            "suffix": words[:32], "text": text, "words": words,
        }  # fmt: skip
        passage = new_id()
        passages_.append((passage, coder, file, json.dumps(anchor, separators=(",", ":"))))
        codings.append(
            (new_id(), passage, themes[dice.randrange(len(themes))], 0, f"doc:{number}",
             "2026-01-01T00:00:00.000Z")
        )  # fmt: skip
    project.db.executemany(
        "INSERT INTO passage(id, coder, file, anchor) VALUES (?,?,?,?)", passages_
    )
    project.db.executemany(
        "INSERT INTO coding(id, passage, theme, edited, number, made_at) VALUES (?,?,?,?,?,?)",
        codings,
    )


def scan(project) -> None:
    """Read every row of codings and passages once, and nothing of it but one short column."""
    project.db.execute("SELECT count(made_at) FROM coding NOT INDEXED").fetchone()
    project.db.execute("SELECT count(coder) FROM passage NOT INDEXED").fetchone()


def seconds(work) -> float:
    """Of the processor, which other programs disturb less than the clock."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def bench_matrix(path: Path) -> None:
    with Project(path, write=False) as project:
        scan(project)
        for _ in range(ROUNDS):
            floor, taken = seconds(lambda: scan(project)), seconds(lambda: matrix(project))
            print(f"  matrix {taken:6.2f} s   scan {floor:6.3f} s   ratio {taken / floor:4.1f}")


def write_ours(path: Path, out: Path) -> float:
    with Project(path, write=False) as project:
        found = matrix(project)
        return seconds(lambda: write_workbook(project, found, out))


def write_bare(_path: Path, out: Path) -> float:
    """The cells of our workbook and as many links, read back beforehand; one look a sheet."""
    import openpyxl

    book = openpyxl.load_workbook(ours(out), read_only=True)
    sheets = [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book]
    book.close()
    return seconds(lambda: bare(sheets, out))


def styled(sheet, style):
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    for name in ("font", "fill", "alignment", "border", "number_format"):
        if getattr(style, name) is not None:
            setattr(cell, name, getattr(style, name))
    return cell


def bare(sheets, out: Path) -> None:
    from openpyxl import Workbook

    book, look = Workbook(write_only=True), make_look()
    for title, rows_ in sheets:
        sheet = book.create_sheet(title)
        is_matrix = title == "Matrix"
        cells = [styled(sheet, look.linked if is_matrix else look.text) for _ in rows_[-1]]
        links = iter(range(LINKS if is_matrix else 0))
        for values in rows_:
            sheet.append(list(line(cells, values, links)))
    book.save(out)


def line(cells, values, links):
    """Cells with their values; numbers of the matrix lead somewhere."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    for cell, value in zip(cells, values, strict=False):
        cell.value, cell.hyperlink = value, None
        if isinstance(value, int) and next(links, None) is not None:
            cell.hyperlink = Hyperlink(ref="", location="'Quotations'!A2")
        yield cell


def ours(out: Path) -> Path:
    """Where our workbook of the same round lies."""
    return out.with_name(out.name.replace(write_bare.__name__, write_ours.__name__))


def in_child(work, path: Path, out: Path, answers) -> None:
    taken = work(path, out)
    answers.put((taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def bench_workbook(path: Path, folder: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    for round_ in range(ROUNDS):
        found = {}
        for work in (write_ours, write_bare):
            answers = spawn.Queue()
            out = folder / f"{work.__name__}-{round_}.xlsx"
            child = spawn.Process(target=in_child, args=(work, path, out, answers))
            child.start()
            found[work] = answers.get()
            child.join()
        (floor, _), (taken, peak) = found[write_bare], found[write_ours]
        print(
            f"  workbook {taken:6.1f} s   openpyxl {floor:6.1f} s   ratio {taken / floor:4.2f}"
            f"   peak {peak:.0f} MB"
        )


def main(sizes: list[int]) -> None:
    for codings in sizes:
        with own_folder() as folder:
            path = folder / "bench.coder"
            make_project(path, codings)
            print(f"{codings:,} codings, {path.stat().st_size / 1e6:.0f} MB")
            bench_matrix(path)
            if codings <= 100_000:
                bench_workbook(path, folder)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [100_000, 1_000_000])
