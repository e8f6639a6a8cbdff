"""Tables and figures: what stands at the top of a page over the whole width."""

from typing import Final

from typesetting.canvas import Canvas, Colour
from typesetting.designs import Design
from typesetting.manuscript import Float
from typesetting.paragraphs import Row, Style, draw_rows, height, set_paragraph

_BOX_GAP: Final = 16.0
_BOX_HEAD: Final = 17.0
_BAR: Final = 13.0
_WHITE: Final[Colour] = (1.0, 1.0, 1.0)
_SHADE: Final[Colour] = (0.91, 0.935, 0.935)
_BELOW: Final = 16.0


def draw_float(canvas: Canvas, item: Float, design: Design, y: float) -> float:
    """Draws a table or a figure with its caption; the y below it."""
    draw = {"table": _table, "cycle": _cycle, "bars": _bars}[item.kind]
    return draw(canvas, item, design, y) + _BELOW


def float_height(item: Float, design: Design) -> float:
    """How much of a page it takes."""
    return draw_float(Canvas(0), item, design, 0)


def _caption(item: Float, design: Design) -> list[Row]:
    return set_paragraph(item.caption, design.styles["caption"], design.width)


def _table(canvas: Canvas, item: Float, design: Design, y: float) -> float:
    """The first row gives the columns' shares of the width, the second their heads."""
    shares, head, *body = item.rows
    widths = [float(share) * design.width / 100 for share in shares]
    left = design.margins[0]
    right = left + design.width
    y = draw_rows(canvas, _caption(item, design), left, y)
    canvas.rule(left, y, right, y, weight=0.9, colour=design.accent)
    y = _table_row(canvas, tuple(f"**{cell}**" for cell in head), widths, design, y + 2)
    canvas.rule(left, y, right, y, weight=0.4, colour=design.accent)
    for cells in body:
        y = _table_row(canvas, cells, widths, design, y + 1.5)
    canvas.rule(left, y + 1, right, y + 1, weight=0.9, colour=design.accent)
    return y + 1


def _table_row(
    canvas: Canvas, cells: tuple[str, ...], widths: list[float], design: Design, y: float
) -> float:
    x = design.margins[0]
    lowest = y
    for cell, width in zip(cells, widths, strict=True):
        rows = set_paragraph(cell, design.styles["cell"], width - 8)
        lowest = max(lowest, draw_rows(canvas, rows, x + 2, y))
        x += width
    return lowest + 2


def _cycle(canvas: Canvas, item: Float, design: Design, y: float) -> float:
    """Steps in a row with arrows between them, and one arrow back from the last to the first."""
    steps = item.rows
    left = design.margins[0]
    width = (design.width - _BOX_GAP * (len(steps) - 1)) / len(steps)
    texts = [set_paragraph(words, design.styles["cell"], width - 10) for _, words in steps]
    tall = _BOX_HEAD + max(height(rows) for rows in texts) + 10
    for count, ((name, _), rows) in enumerate(zip(steps, texts, strict=True)):
        x = left + count * (width + _BOX_GAP)
        canvas.box(x, y, (width, tall), fill=_SHADE)
        canvas.box(x, y, (width, _BOX_HEAD), fill=design.accent)
        title = Style("sans", 8.4, bold=True).piece(f"{count + 1}  {name}")
        canvas.words(x + 6, y + 12, [title], colour=_WHITE)
        draw_rows(canvas, rows, x + 6, y + _BOX_HEAD + 4)
        if count:
            _arrow(canvas, x - _BOX_GAP + 2, y + (tall + _BOX_HEAD) / 2, design.accent)
    y = _way_back(canvas, (left + width / 2, left + design.width - width / 2), y + tall, design)
    return draw_rows(canvas, _caption(item, design), left, y + 9)


def _arrow(canvas: Canvas, x: float, y: float, colour: Colour) -> None:
    canvas.rule(x, y, x + 8, y, weight=1.2, colour=colour)
    canvas.shape([(x + 7, y - 3.5), (x + 13, y), (x + 7, y + 3.5)], fill=colour)


def _way_back(canvas: Canvas, ends: tuple[float, float], y: float, design: Design) -> float:
    first, last = ends
    top, low = y, y + 15
    for x0, y0, x1, y1 in ((last, top, last, low), (last, low, first, low)):
        canvas.rule(x0, y0, x1, y1, weight=1.0, colour=design.accent)
    canvas.rule(first, low, first, top + 5, weight=1.0, colour=design.accent)
    canvas.shape([(first - 3.5, top + 7), (first, top + 1), (first + 3.5, top + 7)],
                 fill=design.accent)  # fmt: skip
    return low + 4


def _bars(canvas: Canvas, item: Float, design: Design, y: float) -> float:
    """A horizontal bar for every row: label, percentage."""
    left = design.margins[0]
    labels = design.width * 0.42
    reach = design.width - labels - 40
    for label, share in item.rows:
        name = design.styles["cell"].piece(label)
        canvas.words(left + labels - 8 - name.width, y + 9, [name], colour=(0, 0, 0))
        canvas.box(left + labels, y, (reach, _BAR - 2), fill=_SHADE)
        length = reach * float(share) / 100
        canvas.box(left + labels, y, (length, _BAR - 2), fill=design.accent)
        value = Style("sans", 7.8, bold=True).piece(f"{share}%")
        canvas.words(left + labels + reach + 5, y + 9, [value], colour=(0, 0, 0))
        y += _BAR + 3
    y = _axis(canvas, left + labels, reach, y)
    return draw_rows(canvas, _caption(item, design), left, y + 8)


def _axis(canvas: Canvas, x: float, reach: float, y: float) -> float:
    canvas.rule(x, y, x + reach, y, weight=0.6, colour=(0.3, 0.3, 0.3))
    for share in range(0, 101, 25):
        at = x + reach * share / 100
        canvas.rule(at, y, at, y + 3, weight=0.6, colour=(0.3, 0.3, 0.3))
        mark = Style("sans", 7).piece(str(share))
        canvas.words(at - mark.width / 2, y + 11, [mark], colour=(0.3, 0.3, 0.3))
    return y + 13
