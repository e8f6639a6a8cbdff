"""The heads of the matrix: keys at its side; themes above it, upright where there is no room."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.matrix.model import THEME, MatrixModel
from coder.desktop.passages.quotation_delegate import elided_lines
from coder.domain.theme import Theme

_WIDE = 96  # pixels that a name needs to be read level
_WIDEST = 160
_NARROW = 40
_SPREAD = 72
_TALLEST = 208
_KEY_LETTERS = 20
_LINES = 3
_BAND = 4  # pixels of the theme's colour


class KeyHead(QHeaderView):
    """Paints the documents or studies beside the matrix, as quietly as the themes above it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        named(self, "matrix rows", "Documents or studies")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(self.fontMetrics().lineSpacing() + GRID + 2)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * _KEY_LETTERS)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        painter.save()
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Window))
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        model = self.model()
        told = str(model.headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        if isinstance(model, MatrixModel) and model.gathers(logicalIndex):
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
        inside = rect.adjusted(GRID, 0, -HALF, 0)
        shown = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class ThemeHead(QHeaderView):
    """Paints each theme's name and colour; the one that is sorted by has an arrow."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        named(self, "matrix themes", "Themes")
        self._matrix = model
        self._upright = False
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def fit(self, room: int) -> None:
        """Choose how to write the names, and how wide the columns are."""
        columns = self._matrix.columnCount()
        if not columns:
            return
        self._upright = columns * _WIDE > room
        most, least = (_SPREAD, _NARROW) if self._upright else (_WIDEST, _WIDE)
        width = max(least, min(most, room // columns))
        self.setMinimumSectionSize(GRID * 3)
        self.setDefaultSectionSize(width)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        step = self.fontMetrics().lineSpacing()
        if not self._upright:
            hint.setHeight(step * _LINES + GRID * 2 + _BAND)
            return hint
        names = (self._name(place) for place in range(min(self.count(), 500)))
        longest = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        hint.setHeight(min(_TALLEST, longest + GRID * 3 + _BAND))
        return hint

    def _name(self, section: int) -> str:
        shown = self._matrix.headerData(section, Qt.Orientation.Horizontal)
        return str(shown or "")

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        theme = self._matrix.headerData(logicalIndex, Qt.Orientation.Horizontal, THEME)
        if not isinstance(theme, Theme):
            return
        painter.save()
        painter.setClipRect(rect)
        role = QPalette.ColorRole.Midlight if theme.depth == 0 else QPalette.ColorRole.Window
        painter.fillRect(rect, self.palette().color(role))
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        band = QRect(rect.left(), rect.bottom() - _BAND + 1, rect.width() - 1, _BAND)
        painter.fillRect(band, QColor(*colour_of(theme)))
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        font = self.font()
        font.setBold(theme.depth == 0)
        painter.setFont(font)
        inside = rect.adjusted(HALF, HALF, -HALF - 1, -_BAND - HALF)
        if self._matrix.sorted_by == theme.id:
            _draw_arrow(painter, inside)
            inside.setTop(inside.top() + GRID)
        if self._upright:
            self._write_upright(painter, inside, self._name(logicalIndex))
        else:
            self._write_level(painter, inside, self._name(logicalIndex))
        painter.restore()

    def _write_upright(self, painter: QPainter, room: QRect, name: str) -> None:
        metrics = painter.fontMetrics()
        told = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.height())
        painter.translate(room.left(), room.bottom() + 1)
        painter.rotate(-90)
        turned = QRect(0, 0, room.height(), room.width())
        painter.drawText(turned, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)

    def _write_level(self, painter: QPainter, room: QRect, name: str) -> None:
        metrics = painter.fontMetrics()
        lines = elided_lines(name, metrics, room.width(), _LINES)
        step = metrics.lineSpacing()
        top = room.bottom() + 1 - step * len(lines)
        for number, line in enumerate(lines):
            place = QRect(room.left(), top + number * step, room.width(), step)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)


def _draw_arrow(painter: QPainter, room: QRect) -> None:
    """A small triangle that points down: the rows with most come first."""
    middle, top = room.center().x() + 0.5, room.top()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(painter.pen().color())
    painter.drawPolygon(
        QPolygonF([QPointF(middle - 4, top), QPointF(middle + 4, top), QPointF(middle, top + 5)])
    )
    painter.restore()
