"""A chart as a file: a picture to print, or its numbers as a table."""

from pathlib import Path
from typing import Final

from coder.domain.chart import Chart
from coder.domain.errors import CoderError
from coder.export.book_file import replacing
from coder.export.charts.drawing import PRINT, WIDTH, Form, picture
from coder.export.csv_file import write_csv

NARROWEST: Final = 8.0
WIDEST: Final = 60.0
"""Centimetres between which a chart can be read and kept."""

ENDINGS: Final = (".svg", ".png", ".csv")


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
    if ending not in ENDINGS:
        raise CoderError(f"{path.name}: name a file that ends in .svg, .png or .csv.")
    if ending != ".csv" and not NARROWEST <= width <= WIDEST:
        raise CoderError(f"A chart is {NARROWEST:.0f} to {WIDEST:.0f} centimetres wide.")
    with replacing(path) as beside:
        if ending == ".csv":
            write_csv(beside, chart.table())
        else:
            form: Form = "svg" if ending == ".svg" else "png"
            beside.write_bytes(picture(chart, form, width=width, dpi=dpi, most=most))
