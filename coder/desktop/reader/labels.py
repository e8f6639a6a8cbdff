"""The names of themes and attributes beside a page, and their stripes: how they are painted."""

from collections.abc import Callable, Collection, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen

from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.swatches import mark_colour
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.reader.margin import Form, Label, Margin, PlacedStripe
from coder.desktop.reader.marks import Stripe
from coder.desktop.reader.stripe_patterns import paint_stripes, pattern_of

_CHIP: Final = (3, 15)  # pixels: the piece of stripe before a name, so slim that patterns show
_FRAME: Final = 1.5  # pixels: the line around what stands out
_RING: Final = 1.5  # pixels: the line of the ring before an attribute
_ROUND: Final = 3
_FOR_MEMO: Final = 88  # pixels: narrower labels have no room for the sign of a memo
_FEWEST: Final = 6  # characters of a name that are worth showing
_LETTERS: Final = 3  # that stand for a name
_LINE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Inks(NamedTuple):
    """What margins are painted with, and whose passage stands out."""

    palette: QPalette
    chosen: str | None  # passage
    hovered: Collection[str]  # passages
    coding: str = ""  # of which the stripe was chosen


def paint_margin(painter: QPainter, margin: Margin, dirty: QRectF, inks: Inks) -> None:
    """Paint stripes and names as far as they are to be seen."""
    out = [
        one for one in margin.of({*inks.hovered, inks.chosen or ""})
        if any(_stands_out(stripe, inks) for stripe in one.stripes)
    ]  # fmt: skip
    _paint_halos(painter, out, margin.apart, inks.palette)
    quiet = inks.palette.color(QPalette.ColorRole.PlaceholderText)
    for group in margin.groups:
        colour, pattern = quiet, "beaded" if group.heap else "dotted"
        if group.theme is not None:
            colour, pattern = mark_colour(colour_of(group.theme)), pattern_of(group.theme)
        paint_stripes(painter, group.lines, group.width, colour, pattern)
        if group.links:
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawLines(group.links)
    names = {words_of(label.stripes[0]) for label in margin.labels}
    for label in margin.labels:
        if label.rectangle.top() <= dirty.bottom() and label.rectangle.bottom() >= dirty.top():
            _paint_label(painter, label, margin.form, inks, names)
    _paint_ties(painter, margin, out, inks)


def words_of(stripe: Stripe) -> str:
    """What a label says."""
    return stripe.theme.name if stripe.theme is not None else stripe.attribute or "Memo"


def letters_of(stripe: Stripe) -> str:
    """The same in a few letters: the first ones of its words and its numbers, or of one word."""
    words = [word for word in words_of(stripe).split() if word[0].isalnum()]
    if len(words) > 1:
        return "".join(_first(word) for word in words[:_LETTERS]).upper()
    return words_of(stripe)[:_LETTERS]


def _first(word: str) -> str:
    """The first letter of a word, or all of a number: the tenth is not the first."""
    return word if word.isdecimal() else word[0]


def cut(name: str, names: Collection[str], elided: Callable[[str], str]) -> str:
    """What is shown of a name: not the beginning that it shares, where others are cut alike.

    ``names`` are all that stand there; ``elided`` cuts the end off, if need be.
    """
    said = elided(name)
    if said == name:
        return said
    alike = [other for other in names if other != name and elided(other) == said]
    if not alike:
        return said
    shared = max(_shared(name, other) for other in alike)
    begin = name.rfind(" ", 0, shared) + 1
    return elided(f"…{name[begin:]}") if begin else said


def in_short(letters: str, end: str, room: float, width: Callable[[str], float]) -> tuple[str, str]:
    """The most of a name's letters, and of what stands behind them, that finds room uncut.

    How many more there are (``end`` begins with +) is told before the letters, whose it is is not.
    """
    several = end.startswith("+")
    less = [(letters[:1], end), ("", end)] if several else [(letters, ""), (letters[:1], "")]
    for said, behind in ((letters, end), *less):
        if width(f"{said} {behind}" if said and behind else said + behind) <= room:
            return said, behind
    return "", ""


def memo_box(label: Label) -> QRectF | None:
    """Where the sign of a memo stands; None if there is none."""
    box = label.rectangle
    if len(label.stripes) > 1 or not label.stripes[0].memo or box.width() < _FOR_MEMO:
        return None
    side = int(box.height() - HALF)
    return QRectF(round(box.right() - HALF - side), round(box.center().y() - side / 2), side, side)


def _shared(name: str, other: str) -> int:
    """How many characters two names begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, other)))  # noqa: B905


def _stands_out(stripe: Stripe, inks: Inks) -> bool:
    if inks.coding and stripe.passage == inks.chosen:
        return stripe.coding == inks.coding
    return stripe.passage == inks.chosen or stripe.passage in inks.hovered


def _paint_halos(
    painter: QPainter, out: Sequence[PlacedStripe], apart: float, palette: QPalette
) -> None:
    """A line around what stands out, in the room between it and what is beside it."""
    line = min(_FRAME, apart)
    aside = apart - line / 2
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), line))
    for placed in out:
        for top, bottom in placed.pieces:
            box = QRectF(placed.left, top, placed.width, bottom - top)
            painter.drawRoundedRect(box.adjusted(-aside, -aside, aside, aside), aside, aside)


def _paint_ties(painter: QPainter, margin: Margin, out: Sequence[PlacedStripe], inks: Inks) -> None:
    """A line from a stripe that stands out to its name."""
    if not out:
        return
    painter.setPen(QPen(inks.palette.color(QPalette.ColorRole.Highlight), 1))
    by_stripe = {stripe: label.rectangle for label in margin.labels for stripe in label.stripes}
    for placed in out:
        for stripe in placed.stripes:
            box = by_stripe.get(stripe)
            if box is not None and _stands_out(stripe, inks):
                around, y = placed.around, box.center().y()
                start = max(around.top() + 1, min(around.bottom() - 1, y))
                painter.drawLine(QPointF(around.right() + 2, start), QPointF(box.left() - 1, y))


def _paint_label(
    painter: QPainter, label: Label, form: Form, inks: Inks, names: Collection[str]
) -> None:
    """The piece of stripe, the name, the coder's letters, the memo's sign.

    An attribute has a ring in place of a stripe, and its name stands back.
    """
    box, first, palette = label.rectangle, label.stripes[0], inks.palette
    fore = palette.color(QPalette.ColorRole.Text)
    quiet = palette.color(QPalette.ColorRole.PlaceholderText)
    if any(_stands_out(stripe, inks) for stripe in label.stripes):
        painter.setPen(QColor(palette.color(QPalette.ColorRole.Highlight)))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    left = _paint_chip(painter, first, box.adjusted(HALF, 1, 0, -1), quiet)
    right = box.right() - HALF
    memo = memo_box(label)
    if memo is not None and form == "names":
        side = int(memo.width())
        painter.drawPixmap(memo.topLeft(), icon("memo").pixmap(side, side))
        right = memo.left() - HALF
    room = QRectF(left, box.top(), right - left, box.height())
    said, end = _said(label, form, names, room.width(), QFontMetricsF(painter.font()))
    painter.setPen(quiet)
    painter.drawText(room, _LINE | Qt.AlignmentFlag.AlignRight, end)
    painter.setPen(quiet if first.attribute else fore)
    painter.drawText(room, _LINE, said)


def _said(
    label: Label, form: Form, names: Collection[str], room: float, metrics: QFontMetricsF
) -> tuple[str, str]:
    """What a label says from the left, and at its right end."""
    first, end = label.stripes[0], _end(label, form)
    left = room - (metrics.horizontalAdvance(f"{end} ") if end else 0)
    if form != "names" or left < metrics.averageCharWidth() * _FEWEST:
        return in_short(letters_of(first), end, room, metrics.horizontalAdvance)

    def elided(name: str) -> str:
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, left)

    return cut(words_of(first), names, elided), end


def _end(label: Label, form: Form) -> str:
    """What stands at the right: how many more there are, or whose it is."""
    if len(label.stripes) > 1:
        return f"+{len(label.stripes) - 1}"
    return label.stripes[0].letters if form == "names" else ""


def _paint_chip(painter: QPainter, stripe: Stripe, room: QRectF, quiet: QColor) -> float:
    """Paint what stands before a name, in the middle of the line; returns where the name begins."""
    width, height, place = _CHIP[0], min(_CHIP[1], room.height()), room.center()
    chip = QRectF(round(room.left()), round(place.y() - height / 2), width, height)
    if stripe.theme is not None:
        middle = chip.center().x()
        line = QLineF(middle, chip.top(), middle, chip.bottom())
        colour, pattern = mark_colour(colour_of(stripe.theme)), pattern_of(stripe.theme)
        paint_stripes(painter, [line], width, colour, pattern)
    elif stripe.attribute:
        painter.setPen(QPen(quiet, _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(chip.left() - 1, place.y() - GRID / 2 + 1, GRID - 2, GRID - 2))
    else:
        return room.left()
    return room.left() + width + HALF
