"""How a row of the palette looks: check, colour, path, and its favourite key at the right."""

from typing import Final, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from coder.desktop.look.keycaps import paint_key
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.swatches import paint_swatch
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.palette.found_themes import CHOICE, HELD, Choice, words_of
from coder.domain.theme import SEPARATOR, Theme

_Role = Qt.ItemDataRole
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_ON_IT: Final = "on it already"


class RowPainting(QStyledItemDelegate):
    """Draws the rows; the parents of a theme stand back behind its own name."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, option.fontMetrics.height() + GRID)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        choice = cast("Choice", index.data(CHOICE))
        style = option.widget.style()
        painter.save()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        room = QRect(option.rect).adjusted(GRID, 0, -GRID, 0)
        room = _check(style, painter, option, room, index.data(_Role.CheckStateRole))
        side = option.fontMetrics.height()
        if isinstance(choice, Theme):
            square = QRect(room.left(), room.top(), side, room.height())
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            paint_swatch(painter, square, colour_of(choice), selected=selected)
        room.setLeft(room.left() + side + HALF)
        if isinstance(choice, Theme) and choice.shortcut:
            key = QRect(room.right() - side, room.top(), side, room.height())
            paint_key(painter, key, choice.shortcut, _pen(option, quiet=True))
        room.setRight(room.right() - side - GRID)
        end = _ON_IT if index.data(HELD) else ""
        painter.setPen(_pen(option, quiet=True))
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, end)
        if end:
            room.setRight(room.right() - option.fontMetrics.horizontalAdvance(end) - GRID)
        _words(painter, option, room, choice)
        painter.restore()


def _words(painter: QPainter, option: QStyleOptionViewItem, room: QRect, choice: Choice) -> None:
    """The path of a theme, its parents quiet; where there is no room the parents go first."""
    if isinstance(choice, str):
        painter.setPen(_pen(option, quiet=False))
        _text(painter, option.font, room, words_of(choice))
        return
    above = choice.path[: len(choice.path) - len(choice.name)]
    bold = QFont(option.font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    needed = painter.fontMetrics().horizontalAdvance(choice.name)
    painter.setFont(option.font)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(
        above, Qt.TextElideMode.ElideLeft, max(0, room.width() - needed - HALF)
    )
    if shown.strip(SEPARATOR + "…"):
        painter.setPen(_pen(option, quiet=True))
        painter.drawText(room, _MIDDLE, shown)
        room.setLeft(room.left() + metrics.horizontalAdvance(shown))
    painter.setPen(_pen(option, quiet=False))
    _text(painter, bold, room, choice.name)


def _text(painter: QPainter, font: QFont, room: QRect, words: str) -> None:
    painter.setFont(font)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _MIDDLE, shown)


def _check(
    style: QStyle,
    painter: QPainter,
    option: QStyleOptionViewItem,
    room: QRect,
    state: Qt.CheckState | None,
) -> QRect:
    """Draw the box of a row, if rows have boxes; returns the room behind it."""
    if state is None:
        return room
    box = QStyleOptionButton()
    side = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
    box.rect = QRect(room.left(), room.center().y() - side // 2, side, side)
    on = state == Qt.CheckState.Checked
    box.state = QStyle.StateFlag.State_Enabled | (
        QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
    )
    box.palette = option.palette
    style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, option.widget)
    return room.adjusted(side + GRID, 0, 0, 0)


def _pen(option: QStyleOptionViewItem, *, quiet: bool) -> QColor:
    role = QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text
    if option.state & QStyle.StateFlag.State_Selected:
        role = QPalette.ColorRole.HighlightedText
    return option.palette.color(role)
