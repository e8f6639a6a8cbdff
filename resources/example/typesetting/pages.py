"""Pages: the rows of an article poured into the columns of its pages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from typesetting.canvas import Canvas
from typesetting.designs import Design
from typesetting.floats import draw_float, float_height
from typesetting.front import draw_foot, draw_front, foot
from typesetting.furniture import draw_furniture
from typesetting.manuscript import Manuscript
from typesetting.paragraphs import Row, height, set_paragraph

_SLACK: Final = 0.01
_BEFORE_FOOT: Final = 14.0


def make_pages(paper: Manuscript, design: Design) -> list[Canvas]:
    """The drawn pages of an article."""
    rows = body(paper, design)
    pages: list[Canvas] = []
    while rows:
        canvas = Canvas(design.size[1])
        rows = _page(canvas, paper, design, rows, len(pages))
        pages.append(canvas)
    return pages


def body(paper: Manuscript, design: Design) -> list[Row]:
    """All rows of the article's text, in order."""
    rows: list[Row] = []
    after = ""
    for kind, text in paper.blocks:
        first = kind == "text" and after in ("", "heading", "subheading", "quote", "item")
        style = design.styles["first" if first else kind]
        if kind == "subheading" and after == "heading":
            style = replace(style, before=0)
        if (kind == "item") != (after == "item"):
            rows.append(Row(style.leading / 2))
        words = f"• {text}" if kind == "item" else text
        rows += set_paragraph(words, style, design.column)
        after = kind
    return rows


def _page(
    canvas: Canvas, paper: Manuscript, design: Design, rows: list[Row], index: int
) -> list[Row]:
    """Draws one page; the rows that are left for the next ones."""
    draw_furniture(canvas, paper, design, index)
    top, bottom = design.margins[1], design.size[1] - design.margins[3]
    if not index:
        top = draw_front(canvas, paper, design)
        bottom -= height(foot(paper, design)) + _BEFORE_FOOT
    floats = [item for item in paper.floats if item.page == index + 1]
    float_top = top
    top += sum(float_height(item, design) for item in floats)
    # Before the text, so that only a float, and not a sentence, parts one page from the next.
    for item in floats:
        float_top = draw_float(canvas, item, design, float_top)
    if not index:
        draw_foot(canvas, paper, design)
    return _pour(canvas, design, rows, (top, bottom))


def _pour(canvas: Canvas, design: Design, rows: list[Row], edges: tuple[float, float]) -> list[Row]:
    """Fills the columns between two edges; on the last page, to the same height."""
    top, bottom = edges
    room = bottom - top
    if not _columns(rows, design.columns, room)[1]:
        room = _even_height(rows, design.columns, room)
    columns, rest = _columns(rows, design.columns, room)
    for count, column in enumerate(columns):
        y = top
        for row in column:
            row.draw(canvas, design.margins[0] + count * (design.column + design.gutter), y)
            y += row.height
    return rest


def _even_height(rows: list[Row], columns: int, room: float) -> float:
    """The least height in which the rest of the article fits."""
    height_now = height(rows) / columns - 40
    while height_now < room and _columns(rows, columns, height_now)[1]:
        height_now += 2
    return min(height_now, room)


def _columns(rows: Sequence[Row], count: int, room: float) -> tuple[list[list[Row]], list[Row]]:
    """The rows of each column of a page, and what does not fit on it."""
    rest = list(rows)
    columns = []
    for _ in range(count):
        while rest and not rest[0].line:
            rest.pop(0)
        stop = _stop(rest, room)
        columns.append(rest[:stop])
        rest = rest[stop:]
    return columns, rest


def _stop(rows: Sequence[Row], room: float) -> int:
    """How many rows a column takes, without leaving one that should stay with the next."""
    used = 0.0
    allowed = fits = 0
    for count, row in enumerate(rows, start=1):
        used += row.height
        if used > room + _SLACK and row.line:
            return allowed or fits
        fits = count
        if not row.keep and row.line:
            allowed = count
    return len(rows)
