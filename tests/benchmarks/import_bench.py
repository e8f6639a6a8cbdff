"""How long reading a folder of PDFs takes against the bare extraction of text and boxes.

    python -m tests.benchmarks.import_bench FOLDER [--processes N] [--rounds N]

Both run over the same files with the same number of spawned processes in the same run, one after
the other in every round; the ratios of the medians are printed, of the clock's time and of the
processors' (all processes together), which tells more while a machine has other work.
"""

import argparse
import os
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil

from coder.domain.bibliography.file_facts import FileRead
from coder.pdf.readers import Readers

GOAL = 1.3


def bare(path: Path) -> int:
    """The floor: every character of a file with its box, as PyMuPDF's users would read them."""
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(on=False)
    count = 0
    with pymupdf.open(path) as document:
        for page in [] if document.needs_pass else document:
            boxes, words = array("f"), []
            for block in page.get_text("rawdict", flags=pymupdf.TEXTFLAGS_TEXT)["blocks"]:
                for line in block["lines"]:
                    for span in line["spans"]:
                        for character in span["chars"]:
                            boxes.extend(character["bbox"])
                            words.append(character["c"])
            count += len("".join(words))
    return count


@contextmanager
def timed(times: list[tuple[float, float]]) -> Iterator[None]:
    """Adds the clock's seconds and the processors' to the times."""
    clock, processors = perf_counter(), processor_seconds()
    yield
    times.append((perf_counter() - clock, processor_seconds() - processors))


def processor_seconds() -> float:
    this = psutil.Process()
    return sum(sum(process.cpu_times()[:2]) for process in [this, *this.children()])


def extract(paths: list[Path], processes: int, times: list[tuple[float, float]]) -> None:
    with get_context("spawn").Pool(processes) as pool:
        pool.map(bare, paths[:1] * processes)
        with timed(times):
            list(pool.imap(bare, paths))


def read(paths: list[Path], processes: int, times: list[tuple[float, float]]) -> None:
    with Readers(processes=processes) as readers:
        list(readers.read_all(paths[:1] * processes))
        with timed(times):
            for _ in readers.read_all(paths):
                pass


def readable(folder: Path) -> list[Path]:
    with Readers() as readers:
        outcomes = readers.read_all(sorted(folder.glob("*.pdf")))
        return [Path(str(path)) for path, outcome in outcomes if isinstance(outcome, FileRead)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    paths = readable(options.folder)
    floors: list[tuple[float, float]] = []
    reads: list[tuple[float, float]] = []
    for _ in range(options.rounds):
        extract(paths, options.processes, floors)
        read(paths, options.processes, reads)
    (floor, floor_busy), (clock, busy) = (
        map(median, zip(*times, strict=True)) for times in (floors, reads)
    )
    sys.stdout.write(
        f"import: {len(paths)} files, {options.processes} processes: {clock:.2f} s,"
        f" bare extraction {floor:.2f} s, ratio {clock / floor:.2f} (goal {GOAL});"
        f" processors {busy:.2f} s, {floor_busy:.2f} s, ratio {busy / floor_busy:.2f}\n"
    )


if __name__ == "__main__":
    main()
