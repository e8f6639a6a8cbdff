"""Furniture: what stands at the head and foot of every page."""

from typesetting.canvas import Canvas
from typesetting.designs import INVENTED, Design
from typesetting.manuscript import Manuscript
from typesetting.paragraphs import Style


def draw_furniture(canvas: Canvas, paper: Manuscript, design: Design, index: int) -> None:
    """Draws running head, rules and page number of a page (index from 0)."""
    if index:
        _running_head(canvas, paper, design, index)
    else:
        _masthead(canvas, paper, design)
    _number(canvas, paper, design, index)


def _masthead(canvas: Canvas, paper: Manuscript, design: Design) -> None:
    style = design.styles["furniture"]
    left, right = design.margins[0], design.size[0] - design.margins[2]
    y = design.margins[1] - 34
    if design.head == "band":
        canvas.box(left, y - 14, (design.width, 20), fill=design.accent)
        name = Style("sans", 10.5, bold=True).piece(design.journal)
        canvas.words(left + 8, y, [name], colour=(1, 1, 1))
        issue = Style("sans", 8).piece(paper["issue"])
        canvas.words(right - 8 - issue.width, y, [issue], colour=(1, 1, 1))
        return
    name = Style(style.family, 9, italic=True).piece(design.journal)
    issue = style.piece(paper["issue"])
    canvas.words(left, y, [name], colour=design.accent)
    canvas.words(right - issue.width, y, [issue], colour=style.colour)
    canvas.rule(left, y + 5, right, y + 5, weight=0.8, colour=design.accent)


def _running_head(canvas: Canvas, paper: Manuscript, design: Design, index: int) -> None:
    """Authors on the left-hand page, the short title on the right-hand one."""
    style = design.styles["furniture"]
    left, right = design.margins[0], design.size[0] - design.margins[2]
    y = design.margins[1] - 24
    even = (paper.first_page + index) % 2 == 0
    text = paper["running authors"] if even else paper["short title"]
    piece = Style(style.family, style.size, italic=True).piece(text)
    x = left if even else right - piece.width
    canvas.words(x, y, [piece], colour=style.colour)
    if design.head != "plain":
        other = style.piece(design.short if even else paper["issue"])
        canvas.words(right - other.width if even else left, y, [other], colour=style.colour)
        canvas.rule(left, y + 5, right, y + 5, weight=0.4, colour=design.accent)


def _number(canvas: Canvas, paper: Manuscript, design: Design, index: int) -> None:
    style = design.styles["furniture"]
    y = design.size[1] - design.margins[3] + 26
    number = Style(style.family, 9, bold=design.head == "band").piece(paper.printed(index))
    left, right = design.margins[0], design.size[0] - design.margins[2]
    even = (paper.first_page + index) % 2 == 0
    x = left if even else right - number.width
    if design.number_at == "centre":
        x = (left + right - number.width) / 2
    canvas.words(x, y, [number], colour=(0, 0, 0))
    note = Style(style.family, 6.8, italic=True).piece(INVENTED.rstrip("."))
    if design.number_at == "centre":
        canvas.words((left + right - note.width) / 2, y + 10, [note], colour=style.colour)
    else:
        canvas.words(right - note.width if even else left, y, [note], colour=style.colour)
