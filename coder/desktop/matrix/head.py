"""The heads of the matrix: keys at its side; themes above it, upright where there is no room.

Both tell totals: how many themes a document reports, and how many documents report a theme.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.matrix.model import MatrixModel
from coder.desktop.passages.quotation_delegate import elided_lines

_TALLEST: Final = 168  # pixels of an upright name
_KEY_LETTERS: Final = 24
_LINES: Final = 3  # of a level name
_BAND: Final = 4  # pixels of the theme's colour
_ARROW: Final = 4  # half the width of an arrow, in pixels
_MEASURED: Final = 500  # names that are measured

_Roles = QPalette.ColorRole


class KeyHead(QHeaderView):
    """Paints the documents, studies or groups beside the matrix; a click folds a group."""

    toggled = Signal(int)  # row: the head of a group

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        named(self, "matrix rows", "Documents or studies, and how many themes each reports")
        self._matrix = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(GRID)
        self.folded: frozenset[str] = frozenset()
        self.sectionClicked.connect(self._toggle)

    def fit(self, row_height: int) -> None:
        """Take the height of the rows, and the width that the keys need in this font."""
        self.setDefaultSectionSize(row_height)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * _KEY_LETTERS + GRID)

    def _toggle(self, row: int) -> None:
        if self._matrix.is_head(row):
            self.toggled.emit(row)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        is_group = self._matrix.is_head(logicalIndex)
        palette = self.palette()
        painter.save()
        painter.fillRect(rect, palette.color(_Roles.Midlight if is_group else _Roles.Window))
        painter.setPen(palette.color(_Roles.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(GRID, 0, -GRID, 0)
        if is_group:
            self._paint_group(painter, inside, logicalIndex)
        else:
            if self._matrix.arranged.members:
                inside.setLeft(inside.left() + GRID)
            self._paint_key(painter, inside, logicalIndex)
        painter.restore()

    def _paint_group(self, painter: QPainter, room: QRect, row: int) -> None:
        group = self._matrix.line(row).group
        painter.setFont(_bold(self.font()))
        middle = QPointF(room.left() + _ARROW, room.center().y() + 0.5)
        painter.setPen(self.palette().color(_Roles.WindowText))
        draw_arrow(painter, middle, points_down=group not in self.folded)
        room = room.adjusted(GRID + HALF, 0, 0, 0)
        self._paint_key(painter, room, row, total=len(self._matrix.arranged.members[group]))

    def _paint_key(
        self, painter: QPainter, room: QRect, row: int, *, total: int | None = None
    ) -> None:
        told = str(self._matrix.headerData(row, Qt.Orientation.Vertical) or "")
        number = f"{self._matrix.themes(row) if total is None else total:,}"
        metrics = painter.fontMetrics()
        painter.setPen(self.palette().color(_Roles.PlaceholderText))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, number)
        room = room.adjusted(0, 0, -metrics.horizontalAdvance(number) - GRID, 0)
        painter.setPen(self.palette().color(_Roles.WindowText))
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)


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
        self._measured: tuple[tuple[int, ...], str] | None = None
        self._widest = 0
        self.collapsed: frozenset[str] = frozenset()
        self.sorted_by = ""
        self.backwards = False
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(GRID * 2)

    def fit(self, room: int, *, least: int, level: int, most: int) -> None:
        """Choose how wide the columns are, in pixels, and how the names are written.

        They are level if every column gets ``level``; narrower ones have at least ``least``.
        """
        columns = self._matrix.columnCount()
        if not columns:
            return
        share = room // columns
        self._upright = share < level and least < level
        self.setDefaultSectionSize(
            max(least, min(most, share)) if self._upright else max(level, min(most, share))
        )
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
        hint = super().sizeHint()
        foot = self.total_height + self._toggle_height + GRID
        metrics = QFontMetrics(_bold(self.font()))
        widest = self._widest_name(metrics) + GRID * 2
        if self._upright:
            hint.setHeight(foot + min(_TALLEST, widest))
        else:
            room = max(1, self.defaultSectionSize() - GRID)
            lines = min(_LINES, -(-widest // room))
            hint.setHeight(foot + metrics.lineSpacing() * max(1, lines))
        return hint

    def _widest_name(self, metrics: QFontMetrics) -> int:
        """The width of the longest name, in pixels; measured once for the same columns."""
        measured = self._matrix.arranged.columns, self.font().key()
        if measured != self._measured:
            names = (self._name(place) for place in range(min(self.count(), _MEASURED)))
            self._widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
            self._measured = measured
        return self._widest

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
        band = QRect(rect.left(), rect.bottom() - _BAND + 1, rect.width() - 1, _BAND)
        painter.fillRect(band, QColor(*colour_of(theme)))
        self._paint_total(painter, rect, logicalIndex)
        painter.setPen(palette.color(_Roles.ButtonText))
        foot = self.total_height + self._toggle_height
        if self._matrix.has_children(logicalIndex):
            middle = QPointF(rect.center().x() + 0.5, rect.bottom() - foot + GRID)
            draw_arrow(painter, middle, points_down=theme.id not in self.collapsed)
        room = rect.adjusted(HALF, HALF, -HALF - 1, -foot)
        if self.sorted_by == theme.id:
            room = self._paint_sorted(painter, room)
        painter.setFont(self.font() if theme.depth else _bold(self.font()))
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
        middle = QPointF(room.center().x() + 0.5, room.top() + _ARROW)
        draw_arrow(painter, middle, points_down=not self.backwards, filled=True)
        return room.adjusted(0, GRID + 2, 0, 0)


def draw_arrow(
    painter: QPainter, middle: QPointF, *, points_down: bool, filled: bool = False
) -> None:
    """A small angle that points down or, of what is closed, to the right; filled ones up."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = [(-_ARROW, -2), (0, 2), (_ARROW, -2)]
    if not points_down:
        corners = [(x, -y) for x, y in corners] if filled else [(y, -x) for x, y in corners]
    if filled:
        painter.setBrush(painter.pen().color())
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    else:
        pen = painter.pen()
        pen.setWidthF(1.6)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in corners]))
    painter.restore()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _write_upright(painter: QPainter, room: QRect, name: str) -> None:
    """A name from below to above, over two lines if it is long and there is room."""
    metrics = painter.fontMetrics()
    step = metrics.lineSpacing()
    most = max(1, room.width() // step)
    lines = elided_lines(name, metrics, room.height(), min(2, most))
    painter.translate(room.left() + (room.width() - step * len(lines)) / 2, room.bottom() + 1)
    painter.rotate(-90)
    for number, line in enumerate(lines):
        painter.drawText(QPointF(0, number * step + metrics.ascent()), line)


def _write_level(painter: QPainter, room: QRect, name: str) -> None:
    metrics = painter.fontMetrics()
    lines = elided_lines(name, metrics, room.width(), _LINES)
    step = metrics.lineSpacing()
    top = room.bottom() + 1 - step * len(lines)
    for number, line in enumerate(lines):
        place = QRect(room.left(), top + number * step, room.width(), step)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
