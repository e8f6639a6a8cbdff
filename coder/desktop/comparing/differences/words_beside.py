"""What each coder has at a difference, side by side, under the pattern of their marks."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.differences.sides import Side
from coder.desktop.comparing.differences.signs import paint_chip, paint_tag, sign_of, tag_font
from coder.desktop.look.controls import named, words
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.look.palettes import is_dark

_CHIP: Final = 28  # pixels
_NOTHING: Final = "Marked nothing here"
_WIDTH: Final = 140  # pixels that a column has at the least
_BARS: Final = 14  # pixels less, while there are bars that scroll


class WordsBeside(QWidget):
    """A column a coder; one above the other where columns would be too narrow to be read."""

    def __init__(self) -> None:
        super().__init__()
        self._sides: Sequence[Side] = ()
        self._columns: list[QWidget] = []
        self._room = 0  # pixels of width
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_sides(self, found: Sequence[Side], names: Names) -> None:
        """Show what they have."""
        self._sides = found
        for old in self._columns:
            old.setParent(None)
            old.deleteLater()
        self._columns = [_Column(one, names) for one in found]
        for column in self._columns:
            self._row.addWidget(column, 1)
            column.show()  # at once, so that it is known how much room it needs
        self._turn()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is there yet."""
        return not self._sides

    def arrange_in(self, width: int) -> None:
        """Stand beside each other or not by this width, whether bars that scroll come or go."""
        self._room = width
        self._turn()

    def rename(self, names: Names) -> None:
        """Call coders otherwise."""
        self.show_sides(self._sides, names)

    def _turn(self) -> None:
        """Beside each other, or above."""
        wide = len(self._sides) * (_WIDTH + WIDE) <= self._room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if wide else down)
        self._row.setSpacing(WIDE if wide else GRID)


class _Column(QWidget):
    """What one coder has."""

    def __init__(self, one: Side, names: Names) -> None:
        super().__init__()
        self.setMinimumWidth(_WIDTH - _BARS)
        name = named(QLabel(names.name(one.coder)), f"side name {one.coder + 1}")
        name.setTextFormat(Qt.TextFormat.PlainText)
        bold = QFont(name.font())
        bold.setWeight(QFont.Weight.DemiBold)
        name.setFont(bold)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(_Chip(one.coder, names.short(one.coder)))
        head.addWidget(name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addLayout(head)
        said = words(one.words or _NOTHING, name=f"side {one.coder + 1}")
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if not one.words:  # it stands back, and is still read
            said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column.addWidget(said)
        if one.note:
            note = words(one.note, name=f"side note {one.coder + 1}")
            slanted = QFont(note.font())
            slanted.setItalic(True)
            note.setFont(slanted)
            column.addWidget(note)
        column.addStretch(1)


class _Chip(QWidget):
    """A piece of the pattern of a coder's marks, with the number that stands on the page."""

    def __init__(self, place: int, tag: str) -> None:
        super().__init__()
        self._place, self._tag = place, tag
        side = self.fontMetrics().height()
        wide = QFontMetrics(tag_font(self.font())).horizontalAdvance(tag) + 2 * HALF
        self.setFixedSize(_CHIP + HALF + max(side, wide), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sign, dark = sign_of(self._place), is_dark()
        middle = self.height() / 2
        paint_chip(painter, QRectF(0, middle - 6, _CHIP, 12), sign, dark=dark)
        painter.setFont(tag_font(self.font()))
        top = middle - (painter.fontMetrics().ascent() + 2) / 2
        paint_tag(painter, QRectF(_CHIP + HALF, top, 1, 1).topLeft(), self._tag, sign, dark=dark)
        painter.end()
