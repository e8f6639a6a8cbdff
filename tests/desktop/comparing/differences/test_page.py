"""The page of a difference: what is painted on it, and what keys do while it has the keyboard."""

import sys

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from coder.desktop.comparing.differences.plates import Page, clear_plate, fitting, plate_beside
from coder.desktop.look.palettes import palette_of
from coder.desktop.look.theme_colours import contrast
from coder.desktop.reader.marks import EMPTY
from coder.domain.quoting.stretch_boxes import stretch_boxes
from coder.store.documents import files_of
from tests.desktop.acts import control
from tests.desktop.comparing.differences.acts import decided, key, open_first


def _painted(page):
    """All boxes that are painted on the pages of the document."""
    marks = page.view.marks
    return {box for at in range(len(page.shown.text.pages))
            for paint in marks.get(at, EMPTY).paints for box in paint.boxes}  # fmt: skip


def test_heads_and_feet_are_not_painted_however_late_the_text_is_read(pane, qtbot):
    page = pane.page
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.is_read and page.boxes() != [])
    shown, read = page.shown, _painted(page)
    shown.is_read = False  # as a book is while its marks are there already
    page.rename(pane.names)
    assert len(_painted(page)) > len(read)
    page._once_read(shown)
    page.loader.read_prose(shown)
    qtbot.waitUntil(lambda: shown.is_read)
    assert _painted(page) == read


def test_reason_comment_and_who_is_there_stay_in_sight_in_a_small_window(pane, qtbot):
    pane.resize(480, 620)
    key(pane, Qt.Key.Key_1)
    pane.side.view.setCurrentIndex(pane.model.index(0))  # a settled one says more
    for name in ("settle defer", "reason", "comment", "present", "settle open"):
        qtbot.waitUntil(lambda name=name: not _cut(control(pane, name)))
    key(pane, Qt.Key.Key_E)
    for name in ("settle defer", "reason", "comment", "present"):
        qtbot.waitUntil(lambda name=name: not _cut(control(pane, name)))


def _cut(widget):
    """Whether a part of it is out of sight."""
    return widget.visibleRegion().boundingRect() != widget.rect()


def test_after_marking_anew_the_arrows_go_on_in_the_list(pane, qtbot):
    first = pane.current
    key(pane, Qt.Key.Key_E)
    qtbot.waitUntil(pane.page.view.hasFocus)
    QTest.keyClick(pane.page.view, Qt.Key.Key_Escape)
    assert pane.side.view.hasFocus()
    key(pane, Qt.Key.Key_Down)
    second = pane.current
    assert second.key != first.key
    key(pane, Qt.Key.Key_E)
    qtbot.waitUntil(pane.page.view.hasFocus)
    QTest.keyClick(pane.page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.current.key != second.key)
    assert pane.side.view.hasFocus()


def test_home_and_end_go_to_the_ends_of_the_list(pane):
    key(pane, Qt.Key.Key_End)
    assert pane.current is pane.model.rows[-1]
    key(pane, Qt.Key.Key_Home)
    assert pane.current is pane.model.rows[0]


def test_a_key_that_settles_nothing_here_says_why(window, pane):
    said = []
    window.workspace.told.connect(lambda notice: said.append(notice.words))
    open_first(pane, "only")
    key(pane, Qt.Key.Key_I)
    assert said == [
        "Only one reviewer marked something here: there is nothing to unite or intersect."
    ]
    key(pane, Qt.Key.Key_9)
    assert said[-1] == "Reviewer 9 said nothing here, or was not asked."
    assert decided(window) == []


def test_a_click_on_the_chosen_row_brings_its_page_back(pane, qtbot):
    view, bar = pane.page.view, pane.page.view.verticalScrollBar()
    qtbot.waitUntil(lambda: pane.page.boxes() != [])
    before = bar.value()
    bar.setValue(bar.maximum())
    rows = pane.side.view
    where = rows.visualRect(rows.currentIndex()).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert view.isVisible()
    assert abs(bar.value() - before) < view.height()


@pytest.mark.parametrize("dark", [False, True])
def test_that_nothing_was_marked_can_be_read_in_light_and_dark(pane, dark):
    open_first(pane, "only")
    nothing = next(
        label for label in pane.opened.findChildren(QLabel) if label.text() == "Marked nothing here"
    )
    palette = palette_of(dark=dark, stark=False)
    nothing.setPalette(palette)
    assert nothing.isEnabled()
    ink, paper = (palette.color(role).getRgb()[:3]
                  for role in (nothing.foregroundRole(), QPalette.ColorRole.Window))  # fmt: skip
    assert contrast(ink, paper) >= 4.5  # WCAG 2, 1.4.3


def test_plates_lie_on_no_words_and_on_no_other_plate(pane, qtbot):
    qtbot.waitUntil(lambda: pane.page.boxes() != [])
    marks, view = pane.page.view.shown_marks, pane.page.view
    away = -QPointF(view.origin)
    plates = [(place, plate.translated(away)) for place, plate in marks.plates(0)]
    assert sorted(place for place, _ in plates) == [0, 1]
    text = view.document.text
    words = [view.rectangle(box) for box in stretch_boxes(text, 0, len(text.pages[0].text))]
    for place, plate in plates:
        lines = [line for line in words if line.top() < plate.center().y() < line.bottom()]
        assert lines
        assert not any(line.intersects(plate) for line in lines), place
    (_, first), (_, second) = plates
    assert not first.intersects(second)


def test_plates_at_one_line_stand_beside_each_other():
    line, size = QRectF(100, 50, 200, 12), QSizeF(11, 11)
    first = plate_beside(line, size, [], before=True, gap=2)
    second = plate_beside(line, size, [first], before=True, gap=2)
    assert (first.right(), second.right()) == (98, 87)
    assert plate_beside(line, size, [], before=False, gap=2).left() == 302


@pytest.fixture
def errors(monkeypatch):
    """What ends in the program's hook, which tells it; in a test it would fail the test."""
    heard = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: heard.append(error))
    return heard


def _swap(window, digest, data):
    """Put other bytes where a text is kept; returns those that were there."""
    db = window.workspace.project.db
    (before,) = db.execute("SELECT data FROM text WHERE digest = ?", (digest,)).fetchone()
    db.execute("UPDATE text SET data = ? WHERE digest = ?", (data, digest))
    return before


def _row_of_another(pane):
    here = pane.current.difference.document.id
    return next(n for n, one in enumerate(pane.model.rows) if one.difference.document.id != here)


def test_a_page_that_could_not_be_shown_says_so_and_is_tried_again(window, pane, qtbot, errors):
    page, row = pane.page, _row_of_another(pane)
    wanted = pane.model.rows[row].difference.document
    (file,) = files_of(window.workspace.project, wanted.id)[:1]
    whole = _swap(window, file.text, b"damaged")
    pane.side.view.setCurrentIndex(pane.model.index(row))
    failed = page.findChild(QLabel, "page failed words")
    qtbot.waitUntil(failed.isVisible)
    assert "is damaged" in failed.text()
    assert not page.view.isVisible()  # the page of the one before would be taken for it
    assert len(errors) == 1
    _swap(window, file.text, whole)
    control(page, "page again").click()
    qtbot.waitUntil(lambda: page.shown is not None and page.view.isVisible())
    assert page.document.document.id == wanted.id
    assert not failed.isVisible()


def test_after_a_page_that_could_not_be_shown_another_one_is(window, pane, qtbot, errors):
    page, row = pane.page, _row_of_another(pane)
    before = pane.side.view.currentIndex().row()
    wanted = pane.model.rows[row].difference.document
    (file,) = files_of(window.workspace.project, wanted.id)[:1]
    _swap(window, file.text, b"damaged")
    pane.side.view.setCurrentIndex(pane.model.index(row))
    failed = page.findChild(QLabel, "page failed words")
    qtbot.waitUntil(failed.isVisible)
    pane.side.view.setCurrentIndex(pane.model.index(before))
    qtbot.waitUntil(page.view.isVisible)
    assert page.shown is not None
    assert not failed.isVisible()
    assert len(errors) == 1


def _two_columns(gutter):
    """The lines of two columns of 20 lines each, and the page that they are on."""
    rows = [50 + 10 * row for row in range(20)]
    left = [QRectF(100, top, 200, 9) for top in rows]
    right = [QRectF(300 + gutter, top, 200, 9) for top in rows]
    return [*left, *right], QRectF(0, 0, 600 + gutter, 300)


@pytest.mark.parametrize("gutter", [4, 12, 14, 30])
@pytest.mark.parametrize("column", [0, 1])
def test_plates_never_lie_on_the_words_of_another_column(gutter, column):
    words, room = _two_columns(gutter)
    line, size, taken = words[20 * column + 5], QSizeF(11.5, 11.5), []
    for before in (True, True, False, False):
        plate = clear_plate(line, size, Page(words, taken, room), before=before)
        assert not any(plate.intersects(one) for one in (*words, *taken))
        assert room.contains(plate)
        taken.append(plate)
    said = [("Reviewer 2: nothing here", QSizeF(120, 11.5)), ("2", size)]
    _, absent = fitting(line, said, Page(words, taken, room))
    assert not any(absent.intersects(one) for one in (*words, *taken))
