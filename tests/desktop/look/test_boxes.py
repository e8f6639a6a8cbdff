"""Boxes to check and to choose stand out from what lies around them, light and dark."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget, QListWidgetItem, QRadioButton

from coder.desktop.look.palettes import set_appearance
from coder.desktop.look.theme_colours import Colour, contrast

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="these systems draw boxes of their own"
)

SEEN = 3.0  # WCAG 2.2, 1.4.11: the contrast of a control
TOLD = 2.0  # what cannot be changed may stand back


@pytest.fixture(params=["light", "dark"])
def appearance(request, open_windows):
    """The application, light or dark."""
    open_windows()
    set_appearance(request.param)
    yield request.param
    set_appearance("system")


def listed():
    """A list with a box in its row."""
    view = QListWidget()
    QListWidgetItem("", view).setCheckState(Qt.CheckState.Unchecked)
    return view


def colours(widget, *, wide=24):
    """The colours of a control's left end, by how many pixels have them."""
    widget.resize(120, 28)
    widget.ensurePolished()
    image = widget.grab().toImage()
    found = {}
    for y in range(4, image.height() - 4):
        for x in range(2, wide):
            pixel = image.pixelColor(x, y)
            colour = Colour(pixel.red(), pixel.green(), pixel.blue())
            found[colour] = found.get(colour, 0) + 1
    return found


def ground_of(found):
    """The colour that most pixels have."""
    return max(found, key=found.get)


@pytest.mark.usefixtures("appearance")
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, listed])
def test_the_edge_of_an_empty_box_is_seen(kind, qtbot):
    widget = kind()
    qtbot.addWidget(widget)
    found = colours(widget)
    ground = ground_of(found)
    edge = [count for colour, count in found.items() if contrast(colour, ground) >= SEEN]
    assert sum(edge) >= 20


@pytest.mark.usefixtures("appearance")
@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_what_is_chosen_looks_otherwise(kind, enabled, qtbot):
    widget = kind()
    qtbot.addWidget(widget)
    widget.setEnabled(enabled)
    seen = []
    for chosen in (False, True):
        widget.setChecked(chosen)
        found = colours(widget)
        ground = ground_of(found)
        seen.append(sum(n for one, n in found.items() if contrast(one, ground) >= TOLD))
    assert seen[1] >= seen[0] + 8


def test_the_style_is_put_on_once(appearance):
    style = QApplication.style()
    set_appearance("light" if appearance == "dark" else "dark")
    assert QApplication.style() is style
