"""Searching all documents: making the index, answers, typing in the window, and auto-coding.

python -m tests.benchmarks.searching [DOCUMENTS]       by default 500, of ten pages each
"""

import os
import random
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from coder.analysis.searching import hits_in, search, sought, stretches
from coder.desktop.application import opened
from coder.domain.journal.ids import new_id
from coder.domain.layout.printed_page import printed_pages
from coder.domain.texts.text_codec import digest, encode
from coder.operations.autocoding import Chosen, code_planned, plan_passages
from coder.operations.coders import working_coder
from coder.operations.projects import new_project
from coder.operations.themes import add_theme
from coder.pdf.readers import Readers
from coder.store import blobs, rows
from coder.store.journal import act
from coder.store.project import Project
from coder.store.searched_texts import index_texts, searched_texts
from coder.store.text_index import TextIndex, index_path
from coder.store.themes import themes
from tests.benchmarks.own_folder import own_folder
from tests.benchmarks.reading import lateness, pump_until
from tests.domain.typeset import column, page, text

PAGES, LINES, WORDS = 10, 50, 12
ROUNDS = 5
ASKED = (
    "zymurgy", "mentor", "mentor*", '"peer support"', "support", "support NOT mentor", "co-op*",
    "recovery OR support OR mentor", "\u6062\u590d",
)  # fmt: skip
FIRST = 20  # documents: more than a screen shows


def some_text(dice: random.Random, vocabulary: list[str], weights: list[float]):
    """Ten pages of words as often as words are in a language, with some to look for."""
    pages = []
    for _ in range(PAGES):
        words = dice.choices(vocabulary, weights, k=LINES * WORDS)
        for rare, often in (("mentor", 3), ("peer support", 2), ("support", 3), ("recovery", 2),
                            ("co-operative", 0.2), ("caf\u00e9", 0.1)):  # fmt: skip
            for _ in range(int(often) + (dice.random() < often % 1)):
                words[dice.randrange(len(words))] = rare
        for at in range(0, len(words) - 1, 18):  # sentences
            words[at] = words[at].capitalize()
            words[at - 1] += "."
        lines = [" ".join(words[at : at + WORDS]) for at in range(0, len(words), WORDS)]
        pages.append(page(*column(*lines)))
    return text(*pages)


def make_project(path: Path, number: int) -> None:
    dice = random.Random(1)
    vocabulary = ["".join(dice.choices("etaoinshrdlu", k=dice.randint(2, 9))) for _ in range(8_000)]
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    with new_project(path, title="Searching", lead="Ana") as project:
        add_theme(project, "Support")
        with act(project, "import", "Import documents") as running:
            for at in range(number):
                made = some_text(dice, vocabulary, weights)
                key, document = digest(made), new_id()
                blobs.put_text(project, key, str(at), encode(made), printed_pages(made))
                rows.add(running, "document", document, {"key": f"doc-{at:04}"})
                rows.add(
                    running, "file", new_id(),
                    {"document": document, "sha256": str(at), "name": f"{at}.pdf", "bytes": 1,
                     "pages": PAGES, "text": key},
                )  # fmt: skip


def milliseconds(work) -> float:
    taken = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - begin))
    return min(taken)


def bench_index(project: Project) -> None:
    begin = time.process_time()
    for one in searched_texts(project):
        blobs.text(project, one.digest)
    floor = time.process_time() - begin
    with TextIndex(project.id) as index:
        begin = time.process_time()
        texts = sum(1 for _ in index_texts(project, index)) - 1
        taken = time.process_time() - begin
        index.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        words = index.db.execute("SELECT sum(length(folded)) FROM running").fetchone()[0]
        begin = time.process_time()
        sound = index.is_sound()
        checked = time.process_time() - begin
    size = index_path(project.id).stat().st_size
    print(f"  index of {texts} texts: {taken:.1f} s, {1000 * taken / texts:.0f} ms a text; "
          f"unpacking alone {floor:.1f} s, ratio {taken / floor:.1f}")  # fmt: skip
    print(f"  {words / 1e6:.1f} million characters, index {size / 1e6:.1f} MB, project"
          f" {project.path.stat().st_size / 1e6:.1f} MB without PDFs")  # fmt: skip
    print(f"  looked through by check ({sound}): {checked:.1f} s")


def bench_answers(project: Project, index: TextIndex) -> None:
    texts = searched_texts(project)
    begin = milliseconds(lambda: searched_texts(project))
    print(f"  {'which texts there are':<38} {begin:8.1f} ms, once after a change")
    numbers = list(index.digests().values())
    floor = milliseconds(lambda: [index.folded(n).count("support") for n in numbers])
    print(f"  {'reading all texts and counting a word':<38} {floor:8.1f} ms")
    for typed in ASKED:
        wanted = sought(typed)
        found = list(search(index, texts, wanted))
        hits = sum(len(one.spans) for one in found)

        def first(wanted=wanted):
            seen = []
            for one in search(index, texts, wanted):
                seen.append(hits_in(project, index, one))
                if len(seen) == FIRST:
                    return

        shown = milliseconds(first)
        whole = milliseconds(lambda wanted=wanted: list(search(index, texts, wanted)))
        print(f"  {typed:<38} {whole:8.1f} ms   ratio {whole / floor:4.1f}   first {FIRST} with"
              f" words {shown:6.1f} ms   {hits:6,} hits in {len(found)}")  # fmt: skip


def bench_autocode(project: Project, index: TextIndex) -> None:
    found = list(search(index, searched_texts(project), sought("mentor")))[:100]
    chosen = [
        Chosen(one.document, one.file, one.digest, stretches(index, one, range(len(one.spans))))
        for one in found
    ]
    begin = time.process_time()
    planned = plan_passages(project, chosen, "sentence")
    middle = time.process_time()
    code_planned(
        project, planned, themes=themes(project), coder=working_coder(project), searched="mentor"
    )
    end = time.process_time()
    print(f"  auto-code: {len(planned):,} sentences of {len(found)} documents planned in"
          f" {middle - begin:.1f} s, applied in {1000 * (end - middle):.0f} ms"
          f" ({1e6 * (end - middle) / len(planned):.0f} µs each)")  # fmt: skip


def bench_typing(path: Path) -> None:
    with Readers(processes=1) as readers, opened([path], readers) as windows:
        window = windows.projects[0]
        window.resize(1280, 800)
        idle = lateness(3, lambda _: None)
        window.actions_by_name["search texts"].trigger()
        panel = window.searching
        pump_until(lambda: not panel.indexing.working)
        words = "support mentor recovery peer"

        def type_on(number: int) -> None:
            panel.asking.words.setText(words[: number % len(words) + 1])
            panel.asking.asked_changed.emit()

        late = lateness(6, type_on, every=200)
    for name, taken in (("idle", idle), ("typing", late)):
        print(f"  a 10 ms timer, {name:<8} late at the 99th percentile:"
              f" {taken[len(taken) * 99 // 100]:6.1f} ms")  # fmt: skip


def main(number: int) -> None:
    with own_folder() as folder:
        path = folder / "searching.coder"
        make_project(path, number)
        with Project(path, write=True) as project:
            print(f"{number} documents of {PAGES} pages")
            bench_index(project)
            with TextIndex(project.id) as index:
                bench_answers(project, index)
                bench_autocode(project, index)
        bench_typing(path)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
