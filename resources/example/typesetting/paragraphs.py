"""Paragraphs: text and style become rows that a column can take in."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from typesetting.canvas import BLACK, Canvas, Colour
from typesetting.faces import Piece, face_name
from typesetting.lines import Line, Measure, break_lines
from typesetting.words import Part, parts

_ASCENT: Final = 0.76  # of the leading, from the top of a row to its baseline
_LONG: Final = 4  # rows: from here on neither the first nor the last row stands alone


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of paragraph looks; lengths in points."""

    family: str = "serif"
    size: float = 10.0
    leading: float = 12.4
    bold: bool = False
    italic: bool = False
    align: str = "even"  # even, left, centre
    indent: float = 0.0  # of the first line; negative hangs the others
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    colour: Colour = BLACK
    keep: bool = False  # on one column with what follows

    def piece(self, text: str) -> Piece:
        """A text in this style, as it is."""
        face = face_name(self.family, bold=self.bold, italic=self.italic)
        return Piece(text, face, self.size)


@dataclass(frozen=True, slots=True)
class Row:
    """One line, or white space, of a column."""

    height: float
    line: Line | None = None
    x: float = 0.0
    keep: bool = False
    colour: Colour = BLACK

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draws the row with its top left corner at x, y."""
        if self.line:
            canvas.line_of_words(
                x + self.x, y + self.height * _ASCENT, self.line, colour=self.colour
            )


def set_paragraph(text: str, style: Style, width: float) -> list[Row]:
    """The rows of one paragraph, white space before and behind included."""
    measure = _measure(style, width)
    lines = break_lines(_parts(text, style), measure)
    rows = [_row(line, style, width, first=not count) for count, line in enumerate(lines)]
    if len(rows) >= _LONG:
        rows[0] = replace(rows[0], keep=True)
        rows[-2] = replace(rows[-2], keep=True)
    elif len(rows) > 1:
        rows[:-1] = [replace(row, keep=True) for row in rows[:-1]]
    if style.keep:
        rows = [replace(row, keep=True) for row in rows]
    before = [Row(style.before)] if style.before else []
    after = [Row(style.after, keep=style.keep)] if style.after else []
    return [*before, *rows, *after]


def set_balanced(text: str, style: Style, width: float) -> list[Row]:
    """The rows of a title, in lines of about the same length."""
    rows = best = set_paragraph(text, style, width)
    narrower = style
    while len(rows) == len(best):
        best = rows
        narrower = replace(narrower, right=narrower.right + 4, left=narrower.left + 4)
        if style.align == "left":
            narrower = replace(narrower, left=style.left)
        rows = set_paragraph(text, narrower, width)
    return best


def height(rows: list[Row]) -> float:
    """How high rows stand on one another."""
    return sum(row.height for row in rows)


def draw_rows(canvas: Canvas, rows: list[Row], x: float, y: float) -> float:
    """Draws rows from x, y downwards; the y below them."""
    for row in rows:
        row.draw(canvas, x, y)
        y += row.height
    return y


def _parts(text: str, style: Style) -> list[Part]:
    found = parts(text, style.family, style.size, bold=style.bold, italic=style.italic)
    if style.align == "even":
        return found
    # Ragged text is never broken inside a word.
    joined: list[Part] = []
    for before, part in pairwise([Part((), "space"), *found]):
        if before.after != "space":
            joined[-1] = Part(joined[-1].pieces + part.pieces, part.after)
        else:
            joined.append(part)
    return joined


def _measure(style: Style, width: float) -> Measure:
    rest = width - style.left - style.right
    hanging = style.indent < 0
    return Measure(
        first=rest if hanging else rest - style.indent,
        rest=rest + style.indent if hanging else rest,
        space=style.piece(" ").width,
        hyphen=style.piece("-").width,
        even=style.align == "even",
    )


def _row(line: Line, style: Style, width: float, *, first: bool) -> Row:
    x = style.left
    if style.align == "centre":
        x += (width - style.left - style.right - line.natural) / 2
    elif first:
        x += max(style.indent, 0)
    else:
        x += max(-style.indent, 0)
    return Row(style.leading, line, x, colour=style.colour)
