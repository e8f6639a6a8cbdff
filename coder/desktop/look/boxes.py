"""Boxes to check and round ones to choose, which are seen on light and on dark."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from coder.desktop.look.stark import is_stark

_State = QStyle.StateFlag
_Element = QStyle.PrimitiveElement
_EDGED: Final = frozenset(
    {_Element.PE_PanelLineEdit, _Element.PE_PanelButtonCommand, _Element.PE_PanelMenu}
)
"""What the system edges with a darker shade of the ground, which on black is black."""
_ROUND: Final = 2.5  # pixels, of a corner
_BOLD: Final = 2  # pixels, of the edge where the keyboard is
_EDGE: Final = 0.75  # of the strength of words
_TICK: Final = ((0.22, 0.52), (0.43, 0.73), (0.79, 0.29))  # of the side of a box


class Boxes(QProxyStyle):
    """The style of the system, but for its boxes: their edge is as dark as a dark window."""

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Element.PE_IndicatorCheckBox:
            _paint(painter, option, is_round=False)
        elif element == _Element.PE_IndicatorRadioButton:
            _paint(painter, option, is_round=True)
        else:
            super().drawPrimitive(element, option, painter, widget)
            if element in _EDGED and is_stark():
                # A menu's option is never enabled, though the menu is.
                is_menu = element == _Element.PE_PanelMenu
                group = QPalette.ColorGroup.Active if is_menu else _group(option)
                painter.setPen(option.palette.color(group, QPalette.ColorRole.Text))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(option.rect.adjusted(0, 0, -1, -1))


def put_on_boxes(application: QApplication) -> None:
    """Let every window of the application draw its boxes so."""
    if not isinstance(application.style(), Boxes):
        application.setStyle(Boxes())


def _paint(painter: QPainter, option: QStyleOption, *, is_round: bool) -> None:
    side = min(option.rect.width(), option.rect.height()) - 1
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(option.rect).center())
    corner = side / 2 if is_round else _ROUND
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_edge(option))
    pressed = bool(option.state & _State.State_Sunken)
    painter.setBrush(option.palette.midlight() if pressed else option.palette.base())
    painter.drawRoundedRect(box, corner, corner)
    words = option.palette.color(_group(option), QPalette.ColorRole.Text)
    if option.state & _State.State_NoChange:
        painter.fillRect(box.adjusted(side / 4, side * 0.43, -side / 4, -side * 0.43), words)
    elif option.state & _State.State_On and is_round:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(words)
        painter.drawEllipse(box.center(), side / 4, side / 4)
    elif option.state & _State.State_On:
        painter.setPen(
            QPen(words, side / 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                 Qt.PenJoinStyle.RoundJoin)
        )  # fmt: skip
        painter.drawPolyline([box.topLeft() + QPointF(x * side, y * side) for x, y in _TICK])
    painter.restore()


def _edge(option: QStyleOption) -> QPen:
    """What a box's edge is drawn with, which also says that the keyboard is there."""
    if option.state & _State.State_Selected:
        return QPen(option.palette.color(QPalette.ColorRole.HighlightedText))
    if option.state & _State.State_HasFocus and option.state & _State.State_KeyboardFocusChange:
        return QPen(option.palette.color(QPalette.ColorRole.Highlight), _BOLD)
    colour = option.palette.color(_group(option), QPalette.ColorRole.Text)
    colour.setAlphaF(_EDGE)
    return QPen(colour)


def _group(option: QStyleOption) -> QPalette.ColorGroup:
    enabled = bool(option.state & _State.State_Enabled)
    return QPalette.ColorGroup.Active if enabled else QPalette.ColorGroup.Disabled
