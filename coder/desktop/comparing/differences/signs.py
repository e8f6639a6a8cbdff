"""How each coder's marks look, so that colour never tells alone: a line, a hatch, a number."""

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

_Hatch = Qt.BrushStyle
_Line = Qt.PenStyle
_ROUND: Final = 3
_FAINT: Final = 85  # of 255: a hatch stays behind the letters
_SMALL: Final = 0.8  # of the size of the font


class Sign(NamedTuple):
    """How one coder's marks look."""

    hatch: Qt.BrushStyle
    light: str  # the ink on white paper
    dark: str  # the ink on dark
    line: Qt.PenStyle
    above: bool  # whether the line runs over the words, not under them
    lane: int  # further lines run outside of the first

    def colour(self, *, dark: bool) -> QColor:
        """The ink on white, or on dark."""
        return QColor(self.dark if dark else self.light)

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
    Sign(_Hatch.BDiagPattern, "#A85B00", "#F0A64B", _Line.SolidLine, above=True, lane=0),
    Sign(_Hatch.FDiagPattern, "#6B4BA3", "#B79BEA", _Line.DashLine, above=False, lane=0),
    Sign(_Hatch.HorPattern, "#1B7A5A", "#5FCBA4", _Line.DotLine, above=True, lane=1),
    Sign(_Hatch.VerPattern, "#A33B6B", "#EC8DB8", _Line.DashDotLine, above=False, lane=1),
    Sign(_Hatch.CrossPattern, "#5E6A1F", "#C2CE71", _Line.SolidLine, above=False, lane=2),
    Sign(_Hatch.DiagCrossPattern, "#7A4A2B", "#D9A989", _Line.DashLine, above=True, lane=2),
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


def tag_size(metrics: QFontMetricsF, words: str) -> QSizeF:
    """How large a plate is, in pixels."""
    height = metrics.ascent() + 2
    return QSizeF(max(height, metrics.horizontalAdvance(words) + 6), height)


def paint_tag(painter: QPainter, corner: QPointF, words: str, sign: Sign, *, dark: bool) -> None:
    """A small plate with a coder's number or letters; ``corner`` is its upper left one."""
    plate = QRectF(corner, tag_size(QFontMetricsF(painter.font()), words))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(sign.colour(dark=dark))
    painter.drawRoundedRect(plate, _ROUND, _ROUND)
    painter.setPen(QColor(Qt.GlobalColor.black if dark else Qt.GlobalColor.white))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def paint_absent(painter: QPainter, plate: QRectF, words: str, sign: Sign, *, dark: bool) -> None:
    """The plate of a coder who marked nothing: hollow, in the coder's line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(sign.colour(dark=dark), 1, sign.line))
    painter.setBrush(QColor(Qt.GlobalColor.black if dark else Qt.GlobalColor.white))
    painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    painter.setPen(sign.colour(dark=dark))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def paint_chip(painter: QPainter, box: QRectF, sign: Sign, *, dark: bool) -> None:
    """A piece of what a coder's marks look like."""
    painter.fillRect(box, sign.brush(dark=dark))
    painter.setPen(sign.pen(dark=dark))
    y = box.top() + 1 if sign.above else box.bottom() - 1
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
