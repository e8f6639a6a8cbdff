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
from tests.benchmarks.own_folder import own_folder
from tests.corpus import corpus_folder

ROUNDS = 7
NAMES = ("trials_16-3_qualitative-study.pdf", "plos-one_pone.0115884.pdf", "ocrmypdf_linn_scan.pdf")


def bare(path: Path, page: int, zoom: float) -> float:
    """Seconds that PyMuPDF takes to open the file and to draw the page."""
    begun = perf_counter()
    with pymupdf.open(stream=path.read_bytes(), filetype="pdf") as document:
        document[page].get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), alpha=False)
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
    from coder.store.documents import document

    view = window.reader.view
    window.workspace.document_wanted.emit(id_)
    pump_until(lambda: window.workspace.document == id_ and window.reader.is_drawn)
    assert document(window.workspace.project, id_) is not None
    ours, theirs = [], []
    for _ in range(ROUNDS):
        # The worker has another file open, as when a reviewer goes to another document.
        theirs.append(bare(path, 0, view.zoom))
        view.pictures.forget()
        view.pictures.begin(view._request)
        forget_file(window)
        begun = perf_counter()
        view._ask()
        pump_until(lambda: window.reader.is_drawn)
        ours.append(perf_counter() - begun)
    ratio = median(ours) / median(theirs)
    print(f"{path.name}: window {1000 * median(ours):.0f} ms, bare {1000 * median(theirs):.0f} ms,"
          f" ratio {ratio:.2f}")  # fmt: skip


def forget_file(window) -> None:
    """Make the worker close its file, by asking for one that is not there."""
    from coder.pdf.requests import Draw

    window.workspace.readers.draw(Draw(Path("none.pdf"), 0, 1.0)).result()


if __name__ == "__main__":
    held = corpus_folder()
    given = [Path(name) for name in sys.argv[1:]]
    main(given or [held / "pdf" / name for name in NAMES] if held or given else [])
