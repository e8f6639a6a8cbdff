"""How long reading a folder of PDFs takes against the bare extraction of text and boxes.

    python -m tests.benchmarks.import_bench FOLDER [--processes N] [--rounds N]

Both run over the same files with the same number of spawned processes in the same run, one after
the other in every round; the ratio of the medians is printed.
"""

import argparse
import os
import sys
from array import array
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter

from coder.domain.bibliography.file_facts import FileRead
from coder.pdf.readers import Readers

GOAL = 1.3


def bare(path: Path) -> int:
    """The floor: every character of a file with its box, as PyMuPDF's users would read them."""
    import pymupdf  # noqa: PLC0415

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


def bare_seconds(paths: list[Path], processes: int) -> float:
    with get_context("spawn").Pool(processes) as pool:
        pool.map(bare, paths[:1] * processes)
        start = perf_counter()
        list(pool.imap(bare, paths))
        return perf_counter() - start


def read_seconds(paths: list[Path], processes: int) -> float:
    with Readers(processes=processes) as readers:
        list(readers.read_all(paths[:1] * processes))
        start = perf_counter()
        for _ in readers.read_all(paths):
            pass
        return perf_counter() - start


def readable(folder: Path) -> list[Path]:
    with Readers() as readers:
        outcomes = readers.read_all(sorted(folder.glob("*.pdf")))
        return [Path(str(path)) for path, read in outcomes if isinstance(read, FileRead)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    paths = readable(options.folder)
    floors, reads = [], []
    for _ in range(options.rounds):
        floors.append(bare_seconds(paths, options.processes))
        reads.append(read_seconds(paths, options.processes))
    floor, read = median(floors), median(reads)
    sys.stdout.write(
        f"import: {len(paths)} files, {options.processes} processes: {read:.2f} s,"
        f" bare extraction {floor:.2f} s, ratio {read / floor:.2f} (goal {GOAL})\n"
    )


if __name__ == "__main__":
    main()
