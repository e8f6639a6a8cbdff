"""How late a 10 ms timer is while the reader scrolls, beside the same timer in an idle window.

python -m tests.benchmarks.scrolling [PDF...]

Pages are scrolled as a wheel does, flung, and drawn past by the scroll bar; a huge page is zoomed
in on first. Of a window that is shared with other work the processor time of the longest turn of
its loop says more than how late a timer came.
"""

import os
import sys
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from coder.operations.importing import import_files
from coder.operations.projects import new_project
from coder.pdf.readers import Readers
from tests.benchmarks.own_folder import own_folder
from tests.corpus import corpus_folder

NAMES = (
    "trials_16-3_qualitative-study.pdf",
    "octave-manual_1158-pages.pdf",
    "ocrmypdf_poster_18000x36000pt.pdf",
)
SCAN_PAGES = 60
LATE = 16  # ms that a tick may be late, at the 99th percentile
MEMORY = 400_000_000  # bytes that the window's process may have
WHEEL, FLING = 60, 400  # pixels a frame
HUGE = 1_000_000  # 1/100 pt
ROUNDS = 2


def main(paths: list[Path]) -> None:
    """Each PDF in a window's process of its own, which neither makes nor imports it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    spawn = get_context("spawn")
    print(
        f"At most: a 10 ms timer late by {LATE} ms, a turn of {LATE} ms, both at the 99th"
        f" percentile; no white frame, and none without a picture but when flung at once;"
        f" {MEMORY / 1e6:.0f} MB"
    )
    with own_folder() as folder:
        scanned = folder / "scan.pdf"
        for act, given in (
            (scan, (scanned,)),
            *((step, (path, folder)) for path in (*paths, scanned) for step in (bring, use)),
        ):
            process = spawn.Process(target=act, args=given)
            process.start()
            process.join()


def bring(path: Path, folder: Path) -> None:
    """Make a project of a PDF."""
    project = folder / f"{path.stem}.coder"
    with new_project(project, title="Reading", lead="Ana") as held, Readers() as readers:
        list(import_files(held, [path], readers))


def use(path: Path, folder: Path) -> None:
    """Open the project in a window and measure there."""
    with Readers(processes=2) as readers:
        readers.warm_up()
        from coder.desktop.application import opened
        from coder.store.documents import documents
        from tests.benchmarks.reading import pump_until

        with opened([folder / f"{path.stem}.coder"], readers) as windows:
            (window,) = windows.projects
            window.resize(1280, 800)
            (held,) = documents(window.workspace.project)
            window.workspace.document_wanted.emit(held.id)
            pump_until(lambda: window.workspace.document == held.id and window.reader.is_drawn)
            measure(window.reader.view, path)


def measure(view, path: Path) -> None:
    """Fling at once, before anything is drawn ahead; then scroll, fling and draw past."""
    from tests.benchmarks.reading import pump_until
    from tests.benchmarks.watched import at, load, watch

    if view.document.sizes[0][1] > HUGE:
        view.zoom_to(2.0)
    bar = view.verticalScrollBar()
    moves = {
        "flung at once": (3, by(bar, FLING)),
        "idle": (3, lambda _: None),
        "by the wheel": (5, by(bar, WHEEL)),
        "flung": (4, by(bar, FLING)),
        "drawn past": (4, lambda share: bar.setValue(int(share * bar.maximum()))),
    }
    print(f"{path.name}: {len(view.document.sizes)} pages; load of the machine {load()}")
    for name, (seconds, move) in moves.items():
        if name == "idle":
            begun = perf_counter()
            pump_until(lambda: not view.pictures._bare)
            print(f"  coarse pictures of all pages {perf_counter() - begun:.1f} s later")
        if name not in os.environ.get("MOVES", name):
            continue
        rounds = 1 if name == "flung at once" else ROUNDS
        for seen in [watch(view, seconds, move) for _ in range(rounds)]:
            fails = [
                what
                for what, does_fail in {
                    "timer": at(seen.late, 0.99) > LATE,
                    "turn": at(seen.turns, 0.99) > LATE,
                    "white": seen.white,
                    "stand-in": seen.stood_in and name != "flung at once",
                    "memory": seen.memory > MEMORY,
                }.items()
                if does_fail
            ]
            told = f"DOES NOT HOLD ({', '.join(fails)})" if fails else "holds"
            print(f"  {name}: {seen.line()}: {told}", flush=True)


def by(bar, pixels: int):
    """Scrolls so many pixels a frame, to the end and back."""
    frame = 0

    def move(_share: float) -> None:
        nonlocal frame
        frame += 1
        way = frame * pixels % (2 * max(1, bar.maximum()))
        bar.setValue(min(way, 2 * bar.maximum() - way))

    return move


def scan(path: Path) -> None:
    """A PDF of 60 scanned pages: on each a picture of its own, 300 dots an inch, with noise."""
    import random

    import pymupdf

    dice = random.Random(1)
    with pymupdf.open() as document:
        for number in range(SCAN_PAGES):
            with pymupdf.open() as sheet:
                page = sheet.new_page()
                for line in range(60):
                    words = f"Page {number}, line {line}, as it was scanned in {dice.random()}."
                    page.insert_text((72, 72 + 12 * line), words)
                pixels = page.get_pixmap(dpi=300, colorspace=pymupdf.csRGB)
            page = document.new_page()
            page.insert_image(page.rect, stream=pixels.tobytes("jpeg", jpg_quality=80))
        document.save(path)


if __name__ == "__main__":
    held = corpus_folder()
    given = [Path(name) for name in sys.argv[1:]]
    main(given or ([held / "pdf" / name for name in NAMES] if held else []))
