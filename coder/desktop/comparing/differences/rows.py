"""How a difference looks in the list: what it is about and where, its words, who has what."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coder.desktop.comparing.differences.listed import ListedDifference
from coder.desktop.comparing.differences.model import ROW, DifferencesModel
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, HALF

_Index = QModelIndex | QPersistentModelIndex
_SIGNS: Final = {"settled": "check", "contested": "warning", "deferred": "history", "open": ""}
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class DifferenceRows(QStyledItemDelegate):
    """Paints rows of three lines; a settled one stands back behind its tick."""

    def __init__(self, model: DifferencesModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, height_of(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        held = index.data(ROW)
        if not isinstance(held, ListedDifference):
            return
        painter.save()
        style = option.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        quiet, fore = _inks(option)
        line: int = option.fontMetrics.height()
        room = QRect(option.rect).adjusted(GRID, GRID - HALF // 2, -GRID, 0)
        self._sign(painter, option, QRect(room.left(), room.top(), line, line), held)
        room.setLeft(room.left() + line + HALF)
        lines, back = self._model.lines(index.row()), held.standing == "settled"
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        plain = QFont(option.font)
        inks = quiet if back else fore, quiet
        for number, (font, said, end) in enumerate(
            ((bold, lines.about, lines.page), (plain, lines.who, lines.document))
        ):
            row = QRect(room.left(), room.top() + number * line, room.width(), line)
            _paint_line(painter, row, font, (said, end), inks)
        row = QRect(room.left(), room.top() + 2 * line, room.width(), line)
        _paint_line(painter, row, plain, (lines.words, ""), (quiet, quiet))
        painter.restore()

    def _sign(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, held: ListedDifference
    ) -> None:
        """A tick, a triangle, a clock, or an empty ring: nothing is told by colour alone."""
        name = _SIGNS[held.standing]
        if name:
            picked = bool(option.state & QStyle.StateFlag.State_Selected)
            mode = icon(name)
            mode.paint(painter, box.adjusted(1, 1, -1, -1), Qt.AlignmentFlag.AlignCenter,
                       mode.Mode.Selected if picked else mode.Mode.Normal)  # fmt: skip
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_inks(option)[0])
        side = box.width() // 2
        ring = QRect(0, 0, side, side)
        ring.moveCenter(box.center())
        painter.drawEllipse(ring)
        painter.restore()


def height_of(metrics: QFontMetrics) -> int:
    """How high a row is, in pixels."""
    return 3 * metrics.height() + GRID + HALF


def _paint_line(
    painter: QPainter, row: QRect, font: QFont, said: tuple[str, str], inks: tuple[QColor, QColor]
) -> None:
    """Words at the left, and what stands back at the right in at most half of the line."""
    (words, end), (fore, quiet) = said, inks
    plain = QFont(font)
    plain.setWeight(QFont.Weight.Normal)
    shown = QFontMetrics(plain).elidedText(end, Qt.TextElideMode.ElideRight, row.width() // 2)
    painter.setFont(plain)
    painter.setPen(quiet)
    painter.drawText(row, _MIDDLE | Qt.AlignmentFlag.AlignRight, shown)
    left = row.adjusted(0, 0, -QFontMetrics(plain).horizontalAdvance(shown) - GRID, 0)
    painter.setFont(font)
    painter.setPen(fore)
    cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, left.width())
    painter.drawText(left, _MIDDLE, cut)


def _inks(option: QStyleOptionViewItem) -> tuple[QColor, QColor]:
    """The quiet ink and that of words."""
    palette: QPalette = option.palette
    if option.state & QStyle.StateFlag.State_Selected:
        fore = palette.color(QPalette.ColorRole.HighlightedText)
        return fore, fore
    return (
        palette.color(QPalette.ColorRole.PlaceholderText), palette.color(QPalette.ColorRole.Text)
    )  # fmt: skip
