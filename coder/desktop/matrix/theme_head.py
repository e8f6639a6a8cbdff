"""The head of the matrix: themes, each with its total; upright where there is no room."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.fonts import bold
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.swatches import mark_colour
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.matrix.arrow import BAR, HALF_ARROW, draw_arrow
from coder.desktop.matrix.model import MatrixModel
from coder.desktop.passages.quotation_delegate import elided_lines

_TALLEST: Final = 168  # pixels of an upright name
_LINES: Final = 3  # of a level name
_BAND: Final = 4  # pixels of the theme's colour
_WIDEST: Final = 168  # pixels that a level name may ask for
_NAMES: Final = 500  # that are measured

_Roles = QPalette.ColorRole


class _Measured(NamedTuple):
    """The widths of the longest name and of the longest word, in pixels."""

    name: int
    word: int


class ThemeHead(QHeaderView):
    """Paints each theme's name, total and colour; the one that is sorted by has an arrow.

    A theme with others below it has a second arrow between its name and its total, which opens
    and closes it; a click anywhere else sorts.
    """

    toggled = Signal(int)  # column
    sorting = Signal(int)  # column

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        named(self, "matrix themes", "Themes, and how many documents report each")
        self._matrix = model
        self._upright = False
        self._asked: tuple[tuple[int, ...], str] | None = None
        self._measured = _Measured(0, 0)
        self.current = -1  # the column of the chosen cell
        self.collapsed: frozenset[str] = frozenset()
        self.sorted_by = ""
        self.backwards = False
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(GRID * 2)

    def fit(self, room: int, *, least: int, most: int) -> None:
        """Choose how wide the columns are, in pixels, and how the names are written.

        Names are level where columns are as wide as the longest word anyway: that never costs a
        column.
        """
        columns = self._matrix.columnCount()
        if not columns:
            return
        share = room // columns
        level = min(_WIDEST, self._measure().word + GRID + HALF)
        width = max(least, min(most, share))
        self._upright = width < level
        self.setDefaultSectionSize(width)
        self.updateGeometry()

    @property
    def total_height(self) -> int:
        """The height of the line of totals, with the band of colour below it."""
        return self.fontMetrics().lineSpacing() + HALF + _BAND

    @property
    def _toggle_height(self) -> int:
        columns = range(min(self.count(), self._matrix.columnCount()))
        nests = any(self._matrix.has_children(column) for column in columns)
        return GRID * 2 if nests else HALF

    def sizeHint(self) -> QSize:
        """As high as the names need; Qt's own hint would ask for every theme's looks."""
        foot = self.total_height + self._toggle_height + GRID
        widest = self._measure().name + GRID * 2
        if self._upright:
            return QSize(self.length(), foot + min(_TALLEST, widest))
        room = max(1, self.defaultSectionSize() - GRID)
        lines = max(1, min(_LINES, -(-widest // room)))
        return QSize(self.length(), foot + QFontMetrics(bold(self.font())).lineSpacing() * lines)

    def _measure(self) -> _Measured:
        """The widths of the names; measured once for the same columns."""
        asked = self._matrix.arranged.columns, self.font().key()
        if asked != self._asked:
            metrics = QFontMetrics(bold(self.font()))
            names = [self._name(place) for place in range(min(self.count(), _NAMES))]
            words = [word for name in names for word in name.split()]
            self._measured = _Measured(
                max(map(metrics.horizontalAdvance, names), default=0),
                max(map(metrics.horizontalAdvance, words), default=0),
            )
            self._asked = asked
        return self._measured

    def _name(self, section: int) -> str:
        shown = self._matrix.headerData(section, Qt.Orientation.Horizontal)
        return str(shown or "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        column = self.logicalIndexAt(event.position().toPoint())
        if column < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        above_total = self.height() - self.total_height - event.position().y()
        in_toggle = 0 <= above_total <= self._toggle_height
        if in_toggle and self._matrix.has_children(column):
            self.toggled.emit(column)
        else:
            self.sorting.emit(column)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        if logicalIndex >= self._matrix.columnCount():
            return
        theme = self._matrix.theme(logicalIndex)
        palette = self.palette()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, palette.color(_Roles.Window if theme.depth else _Roles.Midlight))
        painter.setPen(palette.color(_Roles.Mid))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if logicalIndex == self.current:
            painter.fillRect(rect.adjusted(0, 0, -1, BAR - rect.height()), palette.highlight())
        band = QRect(rect.left(), rect.bottom() - _BAND + 1, rect.width() - 1, _BAND)
        painter.fillRect(band, mark_colour(colour_of(theme), _Roles.Midlight))
        self._paint_total(painter, rect, logicalIndex)
        painter.setPen(palette.color(_Roles.ButtonText))
        foot = self.total_height + self._toggle_height
        if self._matrix.has_children(logicalIndex):
            middle = QPointF(rect.center().x() + 0.5, rect.bottom() - foot + GRID)
            draw_arrow(painter, middle, points_down=theme.id not in self.collapsed)
        side = 1 if self._upright else HALF
        room = rect.adjusted(side, HALF, -side - 1, -foot)
        if self.sorted_by == theme.id:
            room = self._paint_sorted(painter, room)
        painter.setFont(self.font() if theme.depth else bold(self.font()))
        write = _write_upright if self._upright else _write_level
        write(painter, room, self._name(logicalIndex))
        painter.restore()

    def _paint_total(self, painter: QPainter, rect: QRect, column: int) -> None:
        present, _ = self._matrix.documents(column)
        line = QRect(rect.left(), rect.bottom() - self.total_height + 1, rect.width() - 1,
                     self.fontMetrics().lineSpacing())  # fmt: skip
        painter.setFont(self.font())
        painter.setPen(self.palette().color(_Roles.PlaceholderText))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, f"{present:,}")

    def _paint_sorted(self, painter: QPainter, room: QRect) -> QRect:
        """An arrow at the top, and the room that is left below it."""
        middle = QPointF(room.center().x() + 0.5, room.top() + HALF_ARROW)
        draw_arrow(painter, middle, points_down=not self.backwards, filled=True)
        return room.adjusted(0, GRID + 2, 0, 0)


def _write_upright(painter: QPainter, room: QRect, name: str) -> None:
    """A name from below to above, over two lines if it is long and there is room."""
    metrics = painter.fontMetrics()
    step = metrics.lineSpacing()
    most = max(1, room.width() // step)
    lines = elided_lines(name, painter.font(), room.height(), min(2, most))
    painter.translate(room.left() + (room.width() - step * len(lines)) / 2, room.bottom() + 1)
    painter.rotate(-90)
    for number, line in enumerate(lines):
        painter.drawText(QPointF(0, number * step + metrics.ascent()), line)


def _write_level(painter: QPainter, room: QRect, name: str) -> None:
    metrics = painter.fontMetrics()
    lines = elided_lines(name, painter.font(), room.width(), _LINES)
    step = metrics.lineSpacing()
    top = room.bottom() + 1 - step * len(lines)
    for number, line in enumerate(lines):
        place = QRect(room.left(), top + number * step, room.width(), step)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
