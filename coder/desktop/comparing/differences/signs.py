"""How each coder's marks look, so that colour never tells alone: a line, a hatch, a number."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

from coder.desktop.look.theme_colours import WHITE, Colour, mixed

_Hatch = Qt.BrushStyle
_Line = Qt.PenStyle
_ROUND: Final = 3
_LIGHTER: Final = 0.55  # of an ink on dark paper
_FAINT: Final = 120  # of 255: a hatch stays behind the letters
_SMALL: Final = 0.8  # of the size of the font


class Sign(NamedTuple):
    """How one coder's marks look."""

    ink: Colour
    hatch: Qt.BrushStyle
    line: Qt.PenStyle
    above: bool  # whether the line runs over the words, not under them
    lane: int  # further lines run outside of the first

    def colour(self, *, dark: bool) -> QColor:
        """The ink on white, or on dark."""
        return QColor(*(mixed(self.ink, WHITE, _LIGHTER) if dark else self.ink))

    def brush(self, *, dark: bool) -> QBrush:
        """The hatch that lies behind words."""
        faint = self.colour(dark=dark)
        faint.setAlpha(_FAINT)
        return QBrush(faint, self.hatch)

    def pen(self, *, dark: bool, width: float = 2.0) -> QPen:
        """The line over or under words."""
        pen = QPen(self.colour(dark=dark), width, self.line)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen


_SIGNS: Final = (
    Sign(Colour(0x00, 0x5A, 0xA0), _Hatch.FDiagPattern, _Line.SolidLine, True, 0),  # noqa: FBT003
    Sign(Colour(0xB3, 0x47, 0x00), _Hatch.BDiagPattern, _Line.DashLine, False, 0),  # noqa: FBT003
    Sign(Colour(0x00, 0x6B, 0x4F), _Hatch.HorPattern, _Line.DotLine, True, 1),  # noqa: FBT003
    Sign(Colour(0x84, 0x2D, 0x7B), _Hatch.VerPattern, _Line.DashDotLine, False, 1),  # noqa: FBT003
    Sign(Colour(0x55, 0x55, 0x55), _Hatch.Dense6Pattern, _Line.SolidLine, False, 2),  # noqa: FBT003
    Sign(Colour(0x7A, 0x5C, 0x00), _Hatch.Dense7Pattern, _Line.DashLine, True, 2),  # noqa: FBT003
)


def sign_of(place: int) -> Sign:
    """The sign of a coder; numbers tell them apart where the signs go round."""
    return _SIGNS[place % len(_SIGNS)]


def tag_font(font: QFont) -> QFont:
    """In which plates are written."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * _SMALL)
    small.setWeight(QFont.Weight.Bold)
    return small


def tag_size(painter: QPainter, words: str) -> QSizeF:
    """How large a plate is, in pixels."""
    metrics = painter.fontMetrics()
    height = metrics.ascent() + 2
    return QSizeF(max(height, metrics.horizontalAdvance(words) + 6), height)


def paint_tag(painter: QPainter, corner: QPointF, words: str, sign: Sign, *, dark: bool) -> None:
    """A small plate with a coder's number or letters; ``corner`` is its upper left one."""
    plate = QRectF(corner, tag_size(painter, words))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sign.colour(dark=dark))
    painter.drawRoundedRect(plate, _ROUND, _ROUND)
    painter.setPen(QColor(Qt.GlobalColor.black if dark else Qt.GlobalColor.white))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def paint_chip(painter: QPainter, box: QRectF, sign: Sign, *, dark: bool) -> None:
    """A piece of what a coder's marks look like."""
    painter.fillRect(box, sign.brush(dark=dark))
    painter.setPen(sign.pen(dark=dark))
    y = box.top() + 1 if sign.above else box.bottom() - 1
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
