"""How a cell of the matrix looks: its sign, its heat, and what tells open from absent."""

from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPalette, QPen

from coder.desktop.look.fonts import bold
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.theme_colours import Colour
from coder.desktop.matrix.heat import fill_of, ink_on
from coder.desktop.passages.quotation_delegate import elided_lines
from coder.domain.matrix.cell import ABSENT, DISPUTED_SIGN, OPEN, PRESENT, UNCLEAR, State

_HATCH_STRENGTH: Final = 0.28  # of the lines in an open cell
_BAR: Final = 3  # pixels of a group's share

_Roles = QPalette.ColorRole


class Mark(NamedTuple):
    """What one reviewer, or all, say in a cell."""

    state: State
    sign: str
    heat: float  # from 0 to 1
    letters: str = ""  # of the reviewer, where several are told apart


class Look(NamedTuple):
    """All that a cell looks like; equal ones are painted once."""

    marks: tuple[Mark, ...]
    disagree: bool = False


def paint_look(painter: QPainter, rect: QRect, palette: QPalette, look: Look) -> None:
    """Paint a cell that is counted: one mark fills it, several share it."""
    painter.save()
    painter.setClipRect(rect)
    painter.fillRect(rect, palette.color(_Roles.Base))
    if len(look.marks) == 1 and not look.marks[0].letters:
        _fill(painter, rect, palette, look.marks[0])
        _write(painter, _beside_sign(painter, rect, look), palette, look.marks[0])
    else:
        for place, mark in zip(places_of(rect, len(look.marks)), look.marks, strict=True):
            _paint_mark(painter, place, palette, mark)
    _finish(painter, rect, palette, look)
    painter.restore()


def places_of(rect: QRect, marks: int) -> list[QRect]:
    """Where in a cell its reviewers stand: side by side, in equal parts."""
    inside = rect.adjusted(2, 2, -3, -3)
    edges = [inside.left() + inside.width() * n // marks for n in range(marks + 1)]
    return [
        QRect(left, inside.top(), right - left - 1, inside.height())
        for left, right in pairwise(edges)
    ]


def paint_words(
    painter: QPainter, rect: QRect, palette: QPalette, *, words: str, look: Look
) -> None:
    """Paint a cell that is read: its words over as many lines as there is room for.

    Where there are none the cell's sign stands, which says what could be read or written.
    """
    painter.save()
    painter.setClipRect(rect)
    painter.fillRect(rect, palette.color(_Roles.Base))
    mark = look.marks[0]
    if words:
        _write_lines(painter, _beside_sign(painter, rect, look), palette, words)
    elif mark.state == PRESENT:
        painter.setPen(palette.color(_Roles.PlaceholderText))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, mark.sign)
    else:
        _fill(painter, rect, palette, mark)
        _write(painter, rect, palette, mark)
    _finish(painter, rect, palette, look)
    painter.restore()


def paint_total(
    painter: QPainter, rect: QRect, palette: QPalette, *, present: int, of_all: int
) -> None:
    """Paint how many of a group report a theme, with a bar as long as their share."""
    painter.save()
    painter.fillRect(rect, palette.color(_Roles.Midlight))
    if present:
        painter.setFont(bold(painter.font()))
    painter.setPen(palette.color(_Roles.Text if present else _Roles.PlaceholderText))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{present}/{of_all}")
    bar = QRect(rect.left(), rect.bottom() - _BAR, rect.width() * present // max(1, of_all), _BAR)
    painter.fillRect(bar, palette.color(_Roles.Link))
    paint_edges(painter, rect, palette)
    painter.restore()


def paint_edges(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """The lines at the right of a cell and below it."""
    painter.setPen(palette.color(_Roles.Mid))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _fill(painter: QPainter, rect: QRect, palette: QPalette, mark: Mark) -> None:
    if mark.state == PRESENT:
        painter.fillRect(rect, QColor(*_heat(palette, mark.heat)))
    elif mark.state == OPEN:
        line = palette.color(_Roles.PlaceholderText)
        line.setAlphaF(_HATCH_STRENGTH)
        painter.fillRect(rect, QBrush(line, Qt.BrushStyle.BDiagPattern))


def _write(painter: QPainter, rect: QRect, palette: QPalette, mark: Mark) -> None:
    painter.setPen(_ink(palette, mark))
    told = " ".join(part for part in (mark.letters, mark.sign) if part)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, told)


def _paint_mark(painter: QPainter, rect: QRect, palette: QPalette, mark: Mark) -> None:
    """One reviewer of several: filled if present, framed if judged, hatched if open."""
    _fill(painter, rect, palette, mark)
    if mark.state in {ABSENT, UNCLEAR}:
        style = Qt.PenStyle.DotLine if mark.state == UNCLEAR else Qt.PenStyle.SolidLine
        painter.setPen(QPen(palette.color(_Roles.PlaceholderText), 1, style))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
    _write(painter, rect, palette, mark)


def _ink(palette: QPalette, mark: Mark) -> QColor:
    usual = palette.color(_Roles.Text)
    if mark.state == PRESENT:
        return QColor(*ink_on(_heat(palette, mark.heat), _colour(usual)))
    return usual if mark.state == UNCLEAR else palette.color(_Roles.PlaceholderText)


def _heat(palette: QPalette, share: float) -> Colour:
    ground, accent = palette.color(_Roles.Base), palette.color(_Roles.Link)
    return fill_of(_colour(ground), _colour(accent), share)


def _colour(colour: QColor) -> Colour:
    return Colour(colour.red(), colour.green(), colour.blue())


def _write_lines(painter: QPainter, rect: QRect, palette: QPalette, words: str) -> None:
    painter.setPen(palette.color(_Roles.Text))
    metrics = painter.fontMetrics()
    inside = rect.adjusted(GRID - 2, HALF, -GRID + 2, -HALF)
    step = metrics.lineSpacing()
    most = max(1, inside.height() // step)
    for number, line in enumerate(elided_lines(words, painter.font(), inside.width(), most)):
        painter.drawText(inside.left(), inside.top() + number * step + metrics.ascent(), line)


def _beside_sign(painter: QPainter, rect: QRect, look: Look) -> QRect:
    """The room of a cell that the sign of disagreement leaves."""
    return rect.adjusted(0, 0, -_sign_width(painter) if look.disagree else 0, 0)


def _sign_width(painter: QPainter) -> int:
    return QFontMetrics(bold(painter.font())).horizontalAdvance(DISPUTED_SIGN) + 3


def _finish(painter: QPainter, rect: QRect, palette: QPalette, look: Look) -> None:
    """Draw the edges, and the sign of disagreement on a ground that it is read on."""
    paint_edges(painter, rect, palette)
    if not look.disagree:
        return
    wide = _sign_width(painter)
    painter.setFont(bold(painter.font()))
    corner = QRect(rect.right() - wide, rect.top(), wide, painter.fontMetrics().ascent())
    painter.fillRect(corner, palette.color(_Roles.Base))
    painter.setPen(palette.color(_Roles.BrightText))
    painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, DISPUTED_SIGN)
