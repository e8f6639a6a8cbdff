"""How late a 10 ms timer is while the reader scrolls, beside the same timer in an idle window.

python -m tests.benchmarks.scrolling [PDF...]
"""

import os
import sys
from pathlib import Path

from coder.pdf.readers import Readers
from tests.benchmarks.own_folder import own_folder
from tests.corpus import corpus_folder

SECONDS = 8
NAMES = ("trials_16-3_qualitative-study.pdf", "octave-manual_1158-pages.pdf")
SCAN_PAGES = 60


def main(paths: list[Path]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with own_folder() as folder, Readers(processes=1) as readers:
        readers.warm_up()
        from tests.benchmarks.reading import opened_reader, pump_until

        paths = [*paths, scan(folder / "scan.pdf")]
        with opened_reader(folder / "one.coder", paths, readers) as (window, ids):
            for path, id_ in zip(paths, ids, strict=True):
                window.workspace.document_wanted.emit(id_)
                pump_until(lambda id_=id_: window.workspace.document == id_)
                pump_until(lambda: window.reader.is_drawn)
                measure(window, path)


def measure(window, path: Path) -> None:
    """Scroll down and back, by 60 pixels a frame as a wheel does."""
    from tests.benchmarks.reading import lateness

    bar = window.reader.view.verticalScrollBar()

    def scroll(number: int) -> None:
        way = number * 60 % (2 * max(1, bar.maximum()))
        bar.setValue(min(way, 2 * bar.maximum() - way))

    idle = lateness(3, lambda _: None)
    busy = lateness(SECONDS, scroll)
    print(
        f"{path.name}: late at the 99th percentile {at(busy, 0.99):.1f} ms"
        f" (idle {at(idle, 0.99):.1f}), most {busy[-1]:.1f} ms (idle {idle[-1]:.1f})"
    )


def at(late: list[float], share: float) -> float:
    return late[int(share * (len(late) - 1))]


def scan(path: Path) -> Path:
    """A PDF of 60 scanned pages: one picture a page, 300 dots an inch."""
    import pymupdf

    with pymupdf.open() as document:
        page = document.new_page()
        for number in range(60):
            page.insert_text((72, 72 + 12 * number), f"Line {number} of a page that was scanned.")
        pixels = page.get_pixmap(dpi=300, colorspace=pymupdf.csGRAY).tobytes("jpeg")
    with pymupdf.open() as document:
        for _ in range(SCAN_PAGES):
            page = document.new_page()
            page.insert_image(page.rect, stream=pixels)
        document.save(path)
    return path


if __name__ == "__main__":
    held = corpus_folder()
    given = [Path(name) for name in sys.argv[1:]]
    main(given or ([held / "pdf" / name for name in NAMES] if held else []))
