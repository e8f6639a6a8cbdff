"""The side of the matrix: documents, studies and groups, each with a total."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.fonts import bold
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.matrix.arrow import BAR, HALF_ARROW, draw_arrow
from coder.desktop.matrix.model import MatrixModel

_KEY_LETTERS: Final = 24

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
        self.current = -1  # the row of the chosen cell
        self.folded: frozenset[str] = frozenset()
        self.sectionClicked.connect(self._toggle)

    def fit(self, row_height: int) -> None:
        """Take the height of the rows, and the width that the keys need in this font."""
        self.setDefaultSectionSize(row_height)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * _KEY_LETTERS + GRID)

    def sizeHint(self) -> QSize:
        """As wide as ``fit`` says; Qt's own hint would ask for every row's looks."""
        return QSize(self.maximumWidth(), self.length())

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
        if logicalIndex == self.current:
            painter.fillRect(rect.adjusted(0, 0, BAR - rect.width(), 0), palette.highlight())
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
        painter.setFont(bold(self.font()))
        middle = QPointF(room.left() + HALF_ARROW, room.center().y() + 0.5)
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
        value = self._matrix.value_of(row)
        room = room.adjusted(metrics.horizontalAdvance(shown) + GRID, 0, 0, 0)
        if value and room.width() > 0:
            painter.setPen(self.palette().color(_Roles.PlaceholderText))
            shown = metrics.elidedText(value, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)
