"""The first page's own parts: masthead, title, authors, abstract, and the notes at its foot."""

from typing import Final

from typesetting.canvas import Canvas, Colour
from typesetting.designs import INVENTED, Design
from typesetting.manuscript import Manuscript
from typesetting.paragraphs import Row, draw_rows, height, set_balanced, set_paragraph

_TINT: Final[Colour] = (0.925, 0.95, 0.95)
_MARK: Final[Colour] = (1.0, 0.93, 0.78)
_PAD: Final = 8.0


def draw_front(canvas: Canvas, paper: Manuscript, design: Design) -> float:
    """Draws title, authors and abstract; the y below which the columns begin."""
    x, y = design.margins[0], design.margins[1]
    y = draw_rows(canvas, _set(paper["type"], "type", design), x, y)
    title = set_balanced(paper["title"], design.styles["title"], design.width)
    y = draw_rows(canvas, title, x, y + 4)
    y = _invented(canvas, design, x, y)
    for field, style in (("signed", "authors"), ("affiliations", "affiliation")):
        for line in paper[field].split(" // "):
            y = draw_rows(canvas, _set(line, style, design), x, y)
    y = _abstract(canvas, paper, design, y + 9)
    return y + 14


def foot(paper: Manuscript, design: Design) -> list[Row]:
    """The notes at the foot of the first page."""
    rows: list[Row] = []
    for line in paper["notes"].split(" // "):
        rows += _set(line, "small", design)
    return rows


def draw_foot(canvas: Canvas, paper: Manuscript, design: Design) -> None:
    """Draws the notes at the foot of the first page, under a short rule."""
    rows = foot(paper, design)
    x, y = design.margins[0], design.size[1] - design.margins[3] - height(rows)
    canvas.rule(x, y - 3, x + 90, y - 3, weight=0.5, colour=design.accent)
    draw_rows(canvas, rows, x, y)


def _set(text: str, style: str, design: Design, *, inset: float = 0.0) -> list[Row]:
    return set_paragraph(text, design.styles[style], design.width - 2 * inset)


def _invented(canvas: Canvas, design: Design, x: float, y: float) -> float:
    """The line that nobody can miss, on a tint of its own."""
    rows = _set(INVENTED, "invented", design, inset=_PAD)
    canvas.box(x, y, (design.width, height(rows) + 5), fill=_MARK)
    draw_rows(canvas, rows, x + _PAD, y + 2.5)
    return y + height(rows) + 13


def _abstract(canvas: Canvas, paper: Manuscript, design: Design, y: float) -> float:
    boxed = design.abstract == "box"
    inset = _PAD + 2 if boxed else 26.0
    x = design.margins[0]
    rows: list[Row] = []
    for part in paper["abstract"].split(" // "):
        rows += _set(part, "abstract", design, inset=inset)
    if keywords := paper.get("keywords"):
        rows += [Row(4), *_set(f"**Keywords** {keywords}", "abstract", design, inset=inset)]
    edge = x + design.width
    if boxed:
        canvas.box(x, y, (design.width, height(rows) + 2 * _PAD), fill=_TINT)
    else:
        canvas.rule(x, y, edge, y, weight=0.5, colour=design.accent)
    y = draw_rows(canvas, rows, x + inset, y + _PAD) + _PAD
    if not boxed:
        canvas.rule(x, y, edge, y, weight=0.5, colour=design.accent)
    return y
