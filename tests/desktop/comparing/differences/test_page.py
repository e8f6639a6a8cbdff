"""The page of a difference: what is painted on it, and what keys do while it has the keyboard."""

from PySide6.QtCore import Qt

from coder.desktop.reader.marks import EMPTY
from tests.desktop.acts import control
from tests.desktop.comparing.differences.acts import key


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
