"""The first picture of a page in the window, beside PyMuPDF drawing the same pixels in-process.

python -m tests.benchmarks.first_page [PDF...]
"""

import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import pymupdf

from coder.pdf.readers import Readers
from coder.pdf.requests import Draw
from tests.benchmarks.own_folder import own_folder
from tests.corpus import corpus_folder

ROUNDS = 15
RATIO = 1.5  # at most
NAMES = ("trials_16-3_qualitative-study.pdf", "plos-one_pone.0115884.pdf", "ocrmypdf_linn_scan.pdf")


def bare(requests: list[Draw]) -> float:
    """Seconds that PyMuPDF takes to open the file and to draw the same pixels."""
    begun = perf_counter()
    with pymupdf.open(stream=requests[0].path.read_bytes(), filetype="pdf") as document:
        for one in requests:
            matrix = pymupdf.Matrix(one.zoom, one.zoom)
            document[one.page].get_pixmap(matrix=matrix, clip=one.clip, alpha=False)
    return perf_counter() - begun


def main(paths: list[Path]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with own_folder() as folder, Readers(processes=1) as readers:
        readers.warm_up()
        from tests.benchmarks.reading import opened_reader, pump_until

        with opened_reader(folder / "one.coder", paths, readers) as (window, ids):
            for path, id_ in zip(paths, ids, strict=True):
                measure(window, path, id_, pump_until)


def measure(window, path, id_, pump_until) -> None:
    """Print what the window takes beside what is bare, by turns."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    view = window.reader.view
    window.workspace.document_wanted.emit(id_)
    pump_until(lambda: window.workspace.document == id_ and window.reader.is_drawn)
    requests = [view._request(tile) for tile in view.wishes.all_seen()]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        pump_until(lambda: not view.pictures._under_way)  # nothing is drawn ahead any more
        theirs.append(bare(requests))
        # The worker has another file open, as when a reviewer goes to another document.
        forget_file(window)
        view._draw()
        begun = perf_counter()
        view.wishes.ask()
        while not window.reader.is_drawn:  # asleep in between: the worker has the processor
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        ours.append(perf_counter() - begun)
    ratio, best = median(ours) / median(theirs), min(ours) / min(theirs)
    print(
        f"{path.name}: window {1000 * median(ours):.0f} ms, bare {1000 * median(theirs):.0f} ms,"
        f" ratio {ratio:.2f}, of the fastest {best:.2f}, at most {RATIO}:"
        f" {'holds' if ratio <= RATIO else 'DOES NOT HOLD'}"
    )


def forget_file(window) -> None:
    """Make the worker close its file, by asking for one that is not there."""
    window.workspace.readers.draw(Draw(Path("none.pdf"), 0, 1.0)).result()


if __name__ == "__main__":
    held = corpus_folder()
    given = [Path(name) for name in sys.argv[1:]]
    main(given or [held / "pdf" / name for name in NAMES] if held or given else [])
