"""High contrast: what is drawn faintly else is seen then, on light and on dark."""

import pytest
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from coder.desktop.look.palettes import palette_of, set_appearance, set_stark
from coder.desktop.look.stark import is_stark
from coder.desktop.look.theme_colours import Colour, contrast
from coder.desktop.reader import selection
from coder.store.documents import documents
from tests.desktop.acts import choose, control
from tests.desktop.reader.reading import settle

ROLES = QPalette.ColorRole


@pytest.fixture(params=["light", "dark"])
def stark(request, qtbot, window):
    """The window with high contrast and an open article; gives the reader."""
    set_appearance(request.param)
    choose(window, "high contrast")
    held = next(one for one in documents(window.workspace.project) if "marchbanks" in one.key)
    window.workspace.document_wanted.emit(held.id)
    settle(qtbot, window, held.id)
    yield window.reader
    set_stark(stark=False)
    set_appearance("system")


def colour(found):
    return Colour(found.red(), found.green(), found.blue())


@pytest.mark.parametrize("dark", [False, True])
def test_words_and_what_is_chosen_have_the_contrast_of_aaa_and_more(dark):
    palette = palette_of(dark=dark, stark=True)
    for words, ground in (
        (ROLES.Text, ROLES.Base), (ROLES.WindowText, ROLES.Window), (ROLES.Link, ROLES.Base),
        (ROLES.HighlightedText, ROLES.Highlight), (ROLES.PlaceholderText, ROLES.Base),
        (ROLES.Text, ROLES.Midlight), (ROLES.Highlight, ROLES.Base),
    ):  # fmt: skip
        assert contrast(colour(palette.color(words)), colour(palette.color(ground))) >= 7


def test_it_is_chosen_kept_and_let_go(window):
    assert not is_stark()
    choose(window, "high contrast")
    assert is_stark()
    set_appearance("dark")
    assert is_stark()
    choose(window, "high contrast")
    assert not is_stark()
    set_appearance("system")


def test_pages_fields_and_what_is_selected_have_an_edge(stark):
    text = QGuiApplication.palette().color(ROLES.Text)
    frame = stark.view.frame(0)
    image = stark.view.viewport().grab().toImage()
    middle = round(frame.center().y())
    assert image.pixelColor(round(frame.left()) - 1, middle) == text
    field = stark.bar.field
    assert field.grab().toImage().pixelColor(0, field.height() // 2) == text
    start = stark.document.text.whole().index("Recovery Colleges are")
    before = _darkest(stark, start)
    stark.marker.select(selection.of((start, start + 17)), ended=True)
    assert _darkest(stark, start) < before


def _darkest(reader, start):
    """How dark the left edge of a character's box is."""
    rectangle = reader.view.rectangle(reader.view.stretch(start, start + 1)[0])
    image = reader.view.viewport().grab().toImage()
    left = round(rectangle.left())
    heights = range(round(rectangle.top()) + 2, round(rectangle.bottom()) - 2)
    return min(
        sum(image.pixelColor(x, y).lightness() for y in heights) for x in (left - 1, left)
    )  # fmt: skip


def test_stripes_of_small_pages_have_an_edge(qtbot, window, stark):
    choose(window, "thumbnails")
    thumbnails = stark.ways.thumbnails
    qtbot.waitUntil(lambda: thumbnails.pictures.is_settled, timeout=20_000)
    row = thumbnails.visualRect(thumbnails.pages.index(1))
    image = thumbnails.viewport().grab().toImage()
    text = QGuiApplication.palette().color(ROLES.Text)
    beside = [
        image.pixelColor(x, y) == text
        for x in range(row.left() + 107, row.left() + 118)
        for y in range(row.top() + 10, row.bottom() - 10)
    ]
    assert any(beside)


def test_where_the_keyboard_is_has_a_frame(qtbot, window, stark):
    choose(window, "thumbnails")
    for part in (stark.ways.thumbnails, stark.view):
        part.setFocus()
        qtbot.waitUntil(lambda part=part: part.findChild(QWidget, "focus frame") is not None)
    assert control(window, "side tabs").focusPolicy()
