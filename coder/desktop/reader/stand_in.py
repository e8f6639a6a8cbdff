"""What is seen of a page until there is any picture of it: where its lines lie, or its number."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from coder.desktop.look.stark import is_stark
from coder.domain.texts.page_lines import page_lines
from coder.domain.texts.text import Page

_FEW: Final = 5  # lines: a page with fewer is most likely a picture, and is known by its number
_BAR: Final = 0.5  # of a line's height
_DIGITS: Final = 0.25  # of the page's width
_LARGEST: Final = 160  # pixels


class _Inks(NamedTuple):
    paper: QColor  # a little darker than paper, a little lighter where pages are darkened
    bars: QColor
    number: QColor


_LIGHT: Final = _Inks(QColor("#F4F4F2"), QColor("#DEDEDB"), QColor("#8A8A87"))
_DARK: Final = _Inks(QColor("#141416"), QColor("#2C2C2F"), QColor("#86868A"))
_STARK: Final = _Inks(QColor("#E4E4E4"), QColor("#767676"), QColor("#000000"))
_STARK_DARK: Final = _Inks(QColor("#242424"), QColor("#8C8C8C"), QColor("#FFFFFF"))


def paint_stand_in(
    painter: QPainter, page: Page, frame: QRectF, number: str, *, dark: bool
) -> None:
    """Bars for the lines of its text, and its number where it has hardly any.

    ``frame`` is where the page lies, ``number`` what it is called.
    """
    inks = _inks(dark=dark)
    painter.fillRect(frame, inks.paper)
    lines = page_lines(page)
    painter.save()
    painter.translate(frame.topLeft())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.bars)
    scale = frame.width() / max(1, page.height if page.rotation % 180 else page.width)
    edge = (1 - _BAR) / 2 * scale
    painter.drawRects([
        QRectF(
            line.x0 * scale, line.y0 * scale + edge * line.size,
            (line.x1 - line.x0) * scale, max(1.0, line.height * scale - 2 * edge * line.size),
        )
        for line in lines
    ])  # fmt: skip
    painter.restore()
    if len(lines) < _FEW:
        _paint_number(painter, frame, number, inks.number)


def _inks(*, dark: bool) -> _Inks:
    if is_stark():
        return _STARK_DARK if dark else _STARK
    return _DARK if dark else _LIGHT


def _paint_number(painter: QPainter, frame: QRectF, number: str, ink: QColor) -> None:
    font = painter.font()
    font.setPixelSize(max(1, min(_LARGEST, round(_DIGITS * frame.width()))))
    painter.save()
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, number)
    painter.restore()
