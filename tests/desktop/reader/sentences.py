"""Sentences of real articles, selected by mouse: ``python -m tests.desktop.reader.sentences SEED``.

Of every article whose source is known, random sentences are looked for in its Text by their
letters, and selected in the reader by the mouse, from their first to their last character. What
is then marked must be the sentence, and nothing else. ``-v`` shows what came out otherwise,
``--count N`` how many of each, ``--only WORD`` which articles.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest

from coder.domain.texts.text import Box
from tests.domain.corpus import needed
from tests.domain.printed import Print, Printed, canonical
from tests.domain.truth_prose import pdf_of
from tests.domain.truth_sentences import chosen

LEFT = Qt.MouseButton.LeftButton
_LOST = "lost-Th"  # in the name of an article whose text layer has T for Th


@dataclass
class Tally:
    """What became of the sentences of an article."""

    exact: list[str] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)  # the sentence, what was marked
    unprinted: list[str] = field(default_factory=list)  # not in the text, or printed otherwise
    cut: int = 0  # of those that count, in several pieces: over columns, pages, figures
    over_pages: int = 0

    @property
    def counted(self) -> int:
        """Sentences that say something about the reader."""
        return len(self.exact) + len(self.wrong)


def try_sentences(window, source: Path, *, count: int, seed: int) -> Tally:
    """Select random sentences of the document that is open."""
    reader, tally = window.reader, Tally()
    text = reader.document.text
    printed = Print(text, lost="h" if _LOST in source.name else "")
    for sentence in chosen(source, count=count, seed=seed):
        found = printed.find(sentence)
        if found is None or printed.differs(sentence, found):
            tally.unprinted.append(sentence)
            continue
        tally.cut += len(found.pieces) > 1
        tally.over_pages += text.page_of(found.start) != text.page_of(found.end - 1)
        select(reader, found)
        marked = window.workspace.marked
        words = marked.words if marked is not None else ""
        if canonical(words) == canonical(sentence):
            tally.exact.append(sentence)
        else:
            tally.wrong.append((sentence, words))
    return tally


def select(reader, found: Printed) -> None:
    """Press before its first character, move, and let go behind its last, scrolling between."""
    viewport = reader.view.viewport()
    first, last = (_shown(reader, place) for place in (found.start, found.end - 1))
    QTest.mouseMove(viewport, QPoint(1, 1))
    reader.marker.clear()
    start = _edge(reader, first, after=False)
    QTest.mousePress(viewport, LEFT, pos=start)
    end = _edge(reader, last, after=True)
    for way in (1, 2, 3):
        QTest.mouseMove(viewport, start + (end - start) * way / 3)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def _shown(reader, place: int) -> Box:
    text = reader.document.text
    page = text.page_of(place)
    return Box(page, *text.pages[page].box(place - text.starts[page]))


def _edge(reader, box: Box, *, after: bool) -> QPoint:
    reader.view.show_box(box)
    rectangle = reader.view.rectangle(box)
    x = rectangle.right() if after else rectangle.left()
    return QPoint(round(x), round(rectangle.center().y()))


def walk(window, wait, sources, *, count: int, seed: int) -> Iterator[tuple[Path, Tally]]:
    """Open the PDF of every source in turn, and try its sentences."""
    from coder.operations.importing import import_files

    workspace = window.workspace
    for source in sources:
        (brought,) = import_files(workspace.project, [pdf_of(source)], workspace.readers)
        workspace.document_wanted.emit(brought.document)
        wait(lambda id_=brought.document: _is_ready(window, id_))
        yield source, try_sentences(window, source, count=count, seed=seed)


def _wait(question) -> None:
    """Let the window work until something is so."""
    clock = QDeadlineTimer(60_000)
    while not question():
        assert not clock.hasExpired()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _is_ready(window, document: str) -> bool:
    held = window.reader.document
    return held is not None and held.document.id == document and held.is_read


def main() -> int:
    """Print figures for each article, and for all."""
    parser = argparse.ArgumentParser(prog="python -m tests.desktop.reader.sentences")
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--only", default="")
    parser.add_argument("-v", dest="loud", action="store_true")
    asked = parser.parse_args()
    sources = sorted(path for path in (needed() / "truth").iterdir() if asked.only in path.name)
    with TemporaryDirectory(prefix="sentences-") as home:
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = f"{home}/{name.lower()}"
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return _print(Path(home), sources, asked)


def _print(home: Path, sources: list[Path], asked: argparse.Namespace) -> int:
    from coder.desktop.application import opened
    from coder.operations.projects import new_project
    from coder.pdf.readers import Readers

    path = home / "sentences.coder"
    with new_project(path, title="Sentences", lead="Mira"):
        pass
    tallies = []
    with Readers(processes=1) as readers, opened([path], readers) as windows:
        window = windows.projects[0]
        window.resize(1_400, 900)

        for source, tally in walk(window, _wait, sources, count=asked.count, seed=asked.seed):
            tallies.append(tally)
            _say(source.name, [tally])
            for sentence, words in tally.wrong if asked.loud else ():
                sys.stdout.write(f"    wanted {sentence}\n    marked {words}\n\n")
            for sentence in tally.unprinted if asked.loud else ():
                sys.stdout.write(f"    not printed so: {sentence}\n")
    _say("all", tallies)
    counted, exact = (sum(map(of, tallies)) for of in (lambda t: t.counted, lambda t: len(t.exact)))
    return 0 if exact >= 0.97 * counted else 1


def _say(name: str, tallies: list[Tally]) -> None:
    counted, exact = (sum(map(of, tallies)) for of in (lambda t: t.counted, lambda t: len(t.exact)))
    share = f"{exact / counted:6.1%}" if counted else "     –"
    cut, pages = sum(t.cut for t in tallies), sum(t.over_pages for t in tallies)
    unprinted = sum(len(t.unprinted) for t in tallies)
    sys.stdout.write(
        f"{share} exact: {exact:4} of {counted:4} ({cut:3} in several pieces, {pages:3} over a "
        f"page break), {unprinted:3} not printed so  {name}\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
