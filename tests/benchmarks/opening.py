"""Opening a large project in the window: until its documents are seen, and the first is shown.

python -m tests.benchmarks.opening [CODINGS]
"""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from tests.benchmarks.bulk import base_project, copy_for, fill
from tests.benchmarks.own_folder import own_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 3


def main(codings: int) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from coder.desktop.application import opened
    from coder.pdf.readers import Readers

    with own_folder() as folder:
        base, path = folder / "base.coder", folder / "one.coder"
        base_project(base, 1)
        copy_for(base, path, 0)
        fill(path, codings, 1)
        with Readers(processes=1) as readers, opened([], readers) as windows:
            for _ in range(ROUNDS):
                measure(windows, path)


def measure(windows, path: Path) -> None:
    """Print how long each part of opening takes."""
    from PySide6.QtWidgets import QApplication

    before = psutil.Process().memory_info().rss
    start = time.perf_counter()
    window = windows.open(path)
    made = time.perf_counter()
    QApplication.processEvents()
    seen = time.perf_counter()
    grown = (psutil.Process().memory_info().rss - before) / 1_000_000
    print(
        f"window made {1000 * (made - start):.0f} ms, seen {1000 * (seen - start):.0f} ms,"
        f" memory +{grown:.0f} MB"
    )
    listing = window.documents.listing
    parts: dict[str, Callable[[], object]] = {
        f"filter {value}": lambda value=value: listing.filter.setCurrentIndex(
            listing.filter.findData(value)
        )
        for value in ("mine", "to do", "finished", "recheck", "all")
    }
    parts["order by state"] = lambda: listing.order.setCurrentIndex(listing.order.findData("state"))
    parts["order by key"] = lambda: listing.order.setCurrentIndex(0)
    parts["scroll to the end"] = listing.view.scrollToBottom
    parts["select all, about"] = listing.view.selectAll
    for name, act in parts.items():
        start = time.perf_counter()
        act()
        QApplication.processEvents()
        print(f"  {name}: {1000 * (time.perf_counter() - start):.0f} ms")
    window.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
