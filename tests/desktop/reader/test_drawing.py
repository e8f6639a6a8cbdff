"""Pages drawn beside the window: what is seen while they come, and when they never do."""

import os
import signal
import subprocess
import sys
from array import array
from contextlib import ExitStack
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from coder.desktop.application import opened
from coder.desktop.coding import code_marked
from coder.desktop.reader.flight import Flight
from coder.desktop.reader.kept_pictures import COARSE_BYTES, SHARP_BYTES, KeptPictures
from coder.desktop.reader.page_picture import Piece, paint_pieces
from coder.desktop.reader.stand_in import paint_stand_in
from coder.desktop.reader.tiles import Tile
from coder.domain.bibliography.file_facts import Picture
from coder.domain.texts.text import Page
from coder.operations.importing import import_files
from coder.pdf.limits import Limits
from coder.pdf.readers import Readers
from coder.store.themes import themes
from tests.desktop.reader.test_reader import read, select, settle  # noqa: F401 - a fixture

PATIENCE = 30_000  # milliseconds


def brought(window, *paths):
    """Import PDFs; gives the ids of their documents."""
    workspace = window.workspace
    done = list(import_files(workspace.project, list(paths), workspace.readers))
    assert all(one.document for one in done)
    return [one.document for one in done]


@pytest.fixture
def book(tmp_path):
    """A PDF of 40 pages, each grey in a shade of its own, with its number on it."""
    path = tmp_path / "book.pdf"
    with pymupdf.open() as document:
        for number in range(40):
            page = document.new_page()
            page.draw_rect(page.rect, color=None, fill=[0.4 + number / 100] * 3)
            page.insert_text((100, 100), f"Page number {number} of this book", fontsize=30)
        document.save(path)
    return path


@pytest.fixture
def opened_book(qtbot, window, book):
    """The view of the book, with all that is drawn ahead."""
    (document,) = brought(window, book)
    window.workspace.document_wanted.emit(document)
    settle(qtbot, window, document)
    view = window.reader.view
    qtbot.waitUntil(lambda: not view.pictures._bare, timeout=PATIENCE)
    return view


LIGHTEST = 240  # of the book's pages and of the desk; without a picture a page is lighter


def is_bare(view):
    """Whether a page without a picture is seen, down the middle of what is seen of the pages."""
    image = view.viewport().grab().toImage()
    seen = view.frame(view.visible().start) & QRectF(view.viewport().rect())
    x = round(seen.center().x())
    assert 0 <= x < image.width()
    rows = range(2, image.height() - 2)
    return any(image.pixelColor(x, y).lightness() > LIGHTEST for y in rows)


def test_flung_pages_show_coarse_pictures_and_are_sharp_when_they_rest(qtbot, opened_book):
    view = opened_book
    bar = view.verticalScrollBar()
    was_coarse = False
    for place in range(0, bar.maximum(), 2 * view.viewport().height()):
        bar.setValue(place)
        QApplication.processEvents()
        was_coarse |= not view.is_drawn
        assert not is_bare(view)
    assert was_coarse
    qtbot.waitUntil(lambda: view.is_drawn, timeout=PATIENCE)


def test_zooming_shows_no_white_and_keeps_what_is_under_the_mouse(qtbot, opened_book):
    view = opened_book
    at = view.viewport().rect().center()
    for angle in (120, 120, 120, 360, 360, -600, -240):
        before = view.point(at)
        event = QWheelEvent(
            QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, angle),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)
        after = view.point(at)
        assert not is_bare(view)
        assert after.page == before.page
        assert abs(after.x - before.x) < 200
        assert abs(after.y - before.y) < 200
    qtbot.waitUntil(lambda: view.is_drawn, timeout=PATIENCE)


def test_a_page_of_more_than_four_screens_is_drawn_in_pieces_where_it_is_seen(qtbot, opened_book):
    view = opened_book
    view.zoom_to(10.0)
    qtbot.waitUntil(lambda: view.is_drawn, timeout=PATIENCE)
    sharp = [tile for tile in view.pictures.kept._sharp if tile.zoom == 10.0]
    assert sharp
    assert not any(tile.whole for tile in sharp)
    assert view.pictures.kept.bytes <= SHARP_BYTES


def test_a_page_that_never_ends_says_so_and_the_pages_around_it_are_read(qtbot, example, hostile):
    with ExitStack() as ends:
        own = ends.enter_context(Readers(processes=2, limits=Limits(drawing=1)))
        hook = sys.excepthook
        (window,) = ends.enter_context(opened([example], own)).projects
        sys.excepthook = hook
        (document,) = brought(window, hostile)
        window.workspace.document_wanted.emit(document)
        settle(qtbot, window, document)
        view = window.reader.view
        scroll_through(qtbot, view)
        assert list(view.pictures.troubles) == [1]
        assert "takes too long" in view.pictures.troubles[1]


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_a_page_that_crashes_its_worker_while_it_is_scrolled_says_so_and_the_reader_goes_on(
    qtbot, window, hostile, worker_pids
):
    (document,) = brought(window, hostile)
    view = window.reader.view
    crashed = []

    def crash():
        """As the system does with a process that touches memory which is not its own."""
        under_way = view.pictures._under_way.items()
        if any(tile.page == 1 and future.running() for tile, future in under_way):
            crashed.append(True)
            for worker in worker_pids():
                os.kill(worker, signal.SIGSEGV)
        return view.is_drawn and 1 in view.pictures.troubles

    window.workspace.document_wanted.emit(document)
    qtbot.waitUntil(lambda: window.workspace.document == document, timeout=PATIENCE)
    qtbot.waitUntil(crash, timeout=PATIENCE)
    assert len(crashed) >= 2  # once may be chance
    scroll_through(qtbot, view)
    assert list(view.pictures.troubles) == [1]
    assert "crashes" in view.pictures.troubles[1]


@pytest.fixture
def hostile(tmp_path):
    """Three pages; the second is read at once, and takes minutes to be drawn."""
    path = tmp_path / "hostile.pdf"
    with pymupdf.open() as document:
        for number in range(3):
            document.new_page().insert_text((72, 72), f"Page {number} can be read.", fontsize=30)
        page = document[1]
        document.update_stream(page.get_contents()[0], b"0.5 g 0 0 595 842 re f\n" * 900_000)
        document.save(path, deflate=True)
    return path


def scroll_through(qtbot, view):
    bar = view.verticalScrollBar()
    for place in range(0, bar.maximum() + 1, max(1, bar.maximum() // 12)):
        bar.setValue(place)
        qtbot.waitUntil(lambda: view.is_drawn, timeout=PATIENCE)


def test_answers_that_come_after_another_document_was_opened_are_thrown_away(
    qtbot, window, book, read  # noqa: F811
):  # fmt: skip
    (document,) = brought(window, book)
    reader = read("marchbanks")
    pages = len(reader.document.sizes)
    first = window.workspace.document
    for wanted in (document, first, document, first):
        window.workspace.document_wanted.emit(wanted)
        qtbot.waitUntil(lambda wanted=wanted: window.workspace.document == wanted)
    settle(qtbot, window, first)
    qtbot.waitUntil(lambda: not reader.view.pictures._bare, timeout=PATIENCE)
    kept = reader.view.pictures.kept
    assert {tile.page for tile in kept._sharp} | set(kept._coarse) <= set(range(pages))
    assert is_paper(kept._coarse[0])


def is_paper(image):
    return image.pixelColor(1, 1).lightness() > 250


def test_no_picture_holds_what_is_marked_and_marking_draws_no_page_anew(qtbot, window, read):  # noqa: F811
    reader = read()
    kept = reader.view.pictures.kept
    before = {tile: image.copy() for tile, (image, _) in kept._sharp.items()}
    asked = reader.view.pictures._number
    select(reader, "Recovery Colleges are often", "Recovery Colleges are often")
    held = themes(window.workspace.project)[0]
    code_marked(window.workspace, [held.id])
    qtbot.waitUntil(lambda: bool(reader.view.marks))
    reader.view.viewport().grab()
    assert reader.view.pictures._number == asked
    for tile, image in before.items():
        assert kept.get(tile) == image


def test_the_same_pieces_are_painted_the_same_and_are_not_changed_by_it():
    image = QImage(10, 10, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.darkCyan)
    held = image.copy()
    pieces = [
        Piece(image, QRectF(0, 0, 40, 40), sharp=False),
        Piece(image, QRectF(10, 10, 10, 10), sharp=True),
    ]
    painted = []
    for _ in range(2):
        paper = QImage(QSize(40, 40), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        paint_pieces(painter, pieces, 1.0)
        painter.end()
        painted.append(paper)
    assert painted[0] == painted[1]
    assert image == held
    assert painted[0].pixelColor(39, 39) == Qt.GlobalColor.darkCyan


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_sharp_piece_has_the_pixels_of_the_screen_at_every_ratio(ratio):
    stripes = QImage(40, 40, QImage.Format.Format_RGB888)
    for x in range(40):
        for y in range(40):
            stripes.setPixelColor(x, y, Qt.GlobalColor.black if x % 2 else Qt.GlobalColor.white)
    paper = QImage(60, 60, QImage.Format.Format_RGB32)
    paper.setDevicePixelRatio(ratio)
    paper.fill(Qt.GlobalColor.red)
    painter = QPainter(paper)
    paint_pieces(painter, [Piece(stripes, QRectF(3.3, 3.3, 40, 40), sharp=True)], ratio)
    painter.end()
    begin = round(3.3 * ratio)
    row = [paper.pixelColor(begin + x, begin + 5).name() for x in range(40)]
    assert row == ["#ffffff", "#000000"] * 20
    assert paper.pixelColor(begin - 1, begin + 5).name() == "#ff0000"


def picture(width, height):
    return Picture(width, height, 1.0, bytes(3 * width * height))


def test_sharp_pictures_stay_within_their_bound_and_those_painted_last_are_kept():
    kept = KeptPictures([(60_000, 80_000)] * 100)
    for page in range(40):
        kept.keep(Tile(page, 2.0), picture(1200, 1600))
        assert kept.get(Tile(0, 2.0)) is not None
    assert kept.bytes <= SHARP_BYTES
    assert Tile(39, 2.0) in kept
    assert Tile(1, 2.0) not in kept


@pytest.mark.parametrize("pages", [1, 60, 1_158, 5_000])
def test_the_coarse_pictures_of_all_pages_stay_within_their_bound(pages):
    kept = KeptPictures([(59_500, 84_200)] * pages)
    zoom = kept.coarse(0).zoom
    width, height = round(595 * zoom), round(842 * zoom)
    assert width >= 40
    assert pages * width * height * 2 <= 1.05 * COARSE_BYTES


def test_until_a_page_is_sharp_its_nearest_picture_is_stretched():
    kept = KeptPictures([(60_000, 80_000)])
    coarse = kept.coarse(0)
    kept.keep(coarse, picture(100, 130))
    assert [tile for tile, _ in kept.others(0, 2.0)] == [coarse]
    for zoom in (1.0, 1.8, 4.0):
        kept.keep(Tile(0, zoom), picture(100, 130))
    piece = Tile(0, 1.9, 1, 1, whole=False)
    kept.keep(piece, picture(100, 100))
    assert [tile for tile, _ in kept.others(0, 2.0)] == [Tile(0, 1.8), piece]


def test_a_page_of_which_there_is_no_picture_yet_is_no_white_sheet(opened_book):
    view = opened_book
    assert not is_bare(view)
    view.pictures.forget()
    assert is_bare(view)
    image = view.viewport().grab().toImage()
    page = view.frame(0).toAlignedRect() & view.viewport().rect()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(page.left(), page.right(), 3)
        for y in range(page.top(), page.bottom(), 3)
    }
    assert len(colours) > 1
    assert "#ffffff" not in colours


@pytest.mark.parametrize("dark", [False, True])
def test_until_it_is_drawn_a_page_shows_where_its_lines_lie_and_a_picture_its_number(dark):
    boxes = array("i")
    for line in range(9):
        boxes.extend(array("i", (1000, 1000 + 2000 * line, 9000, 2000 + 2000 * line) * 3))
    printed = Page("ab\n" * 9, boxes, 10_000, 20_000)
    scanned = Page("", array("i"), 10_000, 20_000)

    def inks(page, area):
        image = QImage(100, 200, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_stand_in(painter, page, QRectF(0, 0, 100, 200), "17", dark=dark)
        painter.end()
        left, top, right, bottom = area
        return {image.pixel(x, y) for x in range(left, right) for y in range(top, bottom)}

    (bar,) = inks(printed, (15, 14, 85, 16))
    (between,) = inks(printed, (15, 22, 85, 28))
    assert bar != between
    assert inks(printed, (15, 90, 85, 110)) == {bar, between}  # nothing is written over them
    (corner,) = inks(scanned, (0, 0, 100, 60))
    assert len(inks(scanned, (20, 80, 80, 120)) - {corner}) > 1
    assert corner == between


def test_of_pages_that_are_long_in_coming_those_are_drawn_that_will_be_met(opened_book):
    view, height = opened_book, opened_book.viewport().height()
    for number in range(3):  # fifty times what is seen in a second
        view.wishes._flight.moved(number * 0.02, number * height, height)

    def wished(pace):
        view.pictures.forget()
        view.pictures.pace = pace
        view.wishes.ask()
        return [tile.page for tile in view.pictures._seen]

    first = view.visible().start
    assert wished(0.0)[0] == first
    far = wished(0.1)
    assert far[0] > view.visible().stop
    assert first in far  # where it may all come to rest
    assert wished(60.0)[0] == len(view.document.sizes) - 1


def test_a_wheel_reads_and_a_fling_flies():
    wheel, fling = Flight(), Flight()
    for number in range(10):
        wheel.moved(number * 0.016, number * 60, 700)
        assert not wheel.flies
        fling.moved(number * 0.016, number * 400, 700)
    assert fling.flies
    assert fling.down
    assert fling.speed == pytest.approx(400 / 0.016)
    fling.rest()
    assert not fling.speed
    assert not fling.flies
    fling.moved(10, 0, 700)  # after a pause, as by a jump to another page
    assert not fling.flies


SHOWN = """
import sys
from pathlib import Path
from coder.pdf.readers import Readers
if __name__ == "__main__":
    with Readers(processes=1) as readers:
        from coder.desktop.application import opened
        from coder.store.documents import documents
        from tests.benchmarks.reading import pump_until
        with opened([Path(sys.argv[1])], readers) as windows:
            (window,) = windows.projects
            held = documents(window.workspace.project)[0]
            window.workspace.document_wanted.emit(held.id)
            pump_until(lambda: window.workspace.document and window.reader.is_drawn)
            view = window.reader.view
            (tile,) = view.wishes.seen(0)
            image = view.pictures.kept.get(tile)
            print(round(image.width() / view.frame(0).width(), 2))
"""


@pytest.mark.parametrize("factor", ["1.5", "2"])
def test_pages_have_the_pixels_of_a_finer_screen(tmp_path, example, factor):
    program = tmp_path / "shown.py"
    program.write_text(SHOWN)
    done = subprocess.run(
        [sys.executable, program, example], capture_output=True, text=True, check=False,
        timeout=90,
        env={
            **os.environ, "PYTHONPATH": str(Path(__file__).parents[3]),
            "QT_SCALE_FACTOR": factor,
        },
    )  # fmt: skip
    sharp = float(done.stdout or 0)  # but for the rounding of a page to whole pixels
    assert sharp == pytest.approx(float(factor), rel=0.01), done.stderr[-2_000:]


def test_a_window_that_comes_to_a_screen_of_other_pixels_is_drawn_anew(qtbot, read):  # noqa: F811
    view = read().view
    view.pictures.forget()
    assert not view.is_drawn
    QApplication.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    qtbot.waitUntil(lambda: view.is_drawn, timeout=PATIENCE)
