"""A chart as a file: a picture to print, or its numbers as a table."""

import csv
import io
from pathlib import Path
from typing import Final

from coder.domain.chart import Chart
from coder.domain.errors import CoderError
from coder.domain.names import one_line
from coder.export.book_file import replacing
from coder.export.charts.drawing import PRINT, WIDTH, picture

NARROWEST: Final = 8.0
WIDEST: Final = 60.0
"""Centimetres between which a chart can be read and kept."""

_BEGINS_FORMULAS: Final = frozenset("=+-@")


def write_chart(
    chart: Chart, path: Path, *, width: float = WIDTH, dpi: float = PRINT, most: int | None = None
) -> None:
    """Write .svg, .png or .csv, as the path ends; the same numbers give the same bytes.

    A file that is there is replaced when the new one is whole; pictures are on white.

    Raises:
        CoderError: the ending is another one, there is nothing to draw, the width is none, or the
            file cannot be written.
    """
    ending = path.suffix.lower()
    if ending == ".csv":
        content = as_csv(chart).encode("utf-8-sig")  # by the mark Excel knows UTF-8
    elif ending in {".svg", ".png"}:
        if not NARROWEST <= width <= WIDEST:
            raise CoderError(f"A chart is {NARROWEST:.0f} to {WIDEST:.0f} centimetres wide.")
        content = picture(
            chart, "svg" if ending == ".svg" else "png", width=width, dpi=dpi, most=most
        )
    else:
        raise CoderError(f"{path.name}: name a file that ends in .svg, .png or .csv.")
    with replacing(path) as beside:
        beside.write_bytes(content)


def as_csv(chart: Chart) -> str:
    """All numbers of a chart, with commas between.

    A name that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # RFC 4180
    for row in chart.table():
        writer.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue()


def _harmless(words: str) -> str:
    line = one_line(words)
    return f"'{line}" if line[:1] in _BEGINS_FORMULAS else line
