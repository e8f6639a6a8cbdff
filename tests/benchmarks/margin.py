"""What 5,000 codings on one document cost, beside the same document with none, in one run.

It is the time that the window's thread worked: other programs do not lengthen it.

python -m tests.benchmarks.margin [PDF] [CODINGS]
"""

import os
import random
import sys
from pathlib import Path
from statistics import median, quantiles
from time import thread_time

from coder.domain.journal.ids import new_id
from coder.domain.quoting.anchor import describe, to_json
from coder.domain.quoting.prose import Prose
from coder.operations.coders import add_coder
from coder.operations.importing import import_files
from coder.operations.projects import new_project
from coder.operations.texts import text_of
from coder.operations.themes import add_theme, set_theme
from coder.pdf.readers import Readers
from coder.store import rows
from coder.store.documents import documents
from coder.store.journal import act
from coder.store.shown import refresh
from coder.store.themes import themes
from tests.benchmarks.own_folder import own_folder
from tests.corpus import corpus_folder

NAME = "trials_16-3_qualitative-study.pdf"
THEMES = 40
LONGEST = 600  # characters of a passage
PRESSES = 30
LENGTH = 120
FRAMES = 120
STEP = 60  # pixels of a notch of the wheel
PAUSE = 40  # milliseconds between two notches


def main(pdf: Path, codings: int) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from coder.desktop.application import opened

    with own_folder() as folder, Readers(processes=1) as readers:
        paths = folder / "first.coder", folder / "none.coder", folder / "many.coder"
        for path, count in zip(paths, (0, 0, codings), strict=True):
            fill(path, pdf, readers, count)
        figures = []  # the first window warms everything up
        for path in paths:
            with opened([path], readers) as windows:
                window = windows.projects[0]
                window.resize(1280, 800)
                figures.append(measure(window))
    for name, none in figures[1].items():
        many = figures[2][name]
        print(f"{name}: {none:.1f} ms with none, {many:.1f} ms with {codings}: + {many - none:.1f}")


def fill(path: Path, pdf: Path, readers: Readers, codings: int) -> None:
    """A project of one document, with codings of two people and many themes all over it."""
    dice = random.Random(7)
    with new_project(path, title="Margin", lead="Ana") as project:
        add_coder(project, "Ben")
        for number in range(THEMES):
            add_theme(project, f"Theme {number} with a name of some length")
        set_theme(project, themes(project)[0], {"shortcut": 1})
        list(import_files(project, [pdf], readers))
        (document,) = documents(project)
        file, text = text_of(project, document)
        prose, held = Prose(text), themes(project)
        people = [id_ for (id_,) in project.db.execute("SELECT id FROM coder")]
        end = len(text.whole()) - LONGEST
        with act(project, "code", "Code") as running:
            for number in range(codings):
                start = dice.randrange(end)
                length = dice.randrange(20, LONGEST)
                anchor = describe(text, file.text or "", start, start + length, prose=prose)
                passage, person = new_id(), people[number % len(people)]
                fields = {"coder": person, "file": file.id, "anchor": to_json(anchor)}
                rows.add(running, "passage", passage, fields)
                theme = held[dice.randrange(len(held))].id
                number_ = f"{document.key}:XX{number + 1}"
                rows.add(running, "coding", new_id(), {
                    "passage": passage, "theme": theme, "number": number_,
                    "made_at": running.made_at,
                })  # fmt: skip
        refresh(project)


def measure(window) -> dict[str, float]:
    """Milliseconds that opening, scrolling, zooming, hovering and coding take."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    from coder.desktop.reader.selection import Selection
    from tests.benchmarks.reading import pump_until

    space, reader = window.workspace, window.reader
    view = reader.view
    (document,) = documents(space.project)
    found: dict[str, float] = {}
    begun = thread_time()
    space.document_wanted.emit(document.id)
    while space.document != document.id or not reader.is_drawn:
        QTest.qWait(2)
    found["open the document until it is drawn"] = 1000 * (thread_time() - begun)
    ready: list[bool] = []
    reader.loader.when_read(reader.document, lambda: ready.append(True))
    pump_until(lambda: bool(ready))

    bar, paints = view.verticalScrollBar(), []
    step = max(1, bar.maximum() // FRAMES)
    for number in range(FRAMES):
        begun = thread_time()
        bar.setValue(number * step)
        view.viewport().repaint()
        paints.append(1000 * (thread_time() - begun))
        QTest.qWait(PAUSE)
    found["a frame while scrolling through it, 95th percentile"] = quantiles(paints, n=20)[-1]
    again = []
    for number in range(FRAMES):
        begun = thread_time()
        bar.setValue(bar.maximum() // 2 + number % 2 * STEP)
        view.viewport().repaint()
        again.append(1000 * (thread_time() - begun))
    found["a frame while scrolling on pages already seen, median"] = median(again)
    zooms = []
    for number in range(20):
        begun = thread_time()
        view.zoom_to(1.2 + number % 2 * 0.4, QPoint(200, 200))
        view.viewport().repaint()
        zooms.append(1000 * (thread_time() - begun))
    found["a step of zooming, median"] = median(zooms)
    hovers = []
    for number in range(FRAMES):
        begun = thread_time()
        view.shown_marks.hover(QPoint(60 + number * 4, 80 + number * 3))
        view.viewport().repaint()
        hovers.append(1000 * (thread_time() - begun))
    found["the mouse moved over a page, median"] = median(hovers)

    window.activateWindow()
    view.setFocus()
    pump_until(view.hasFocus)
    keys = []
    apart = (len(reader.marker.whole) - LENGTH) // PRESSES
    for start in range(0, PRESSES * apart, apart):
        reader.marker.select(Selection((start, start + 8), start + LENGTH), ended=True)
        QTest.qWait(100)
        begun = thread_time()
        QTest.keyClick(view, Qt.Key.Key_1)
        view.viewport().repaint()
        keys.append(1000 * (thread_time() - begun))
    found["a key that codes until it is painted, median"] = median(keys)
    return found


if __name__ == "__main__":
    held = corpus_folder()
    named = Path(sys.argv[1]) if len(sys.argv) > 1 else held and held / "pdf" / NAME
    if named:
        main(named, int(sys.argv[2]) if len(sys.argv) > 2 else 5_000)
