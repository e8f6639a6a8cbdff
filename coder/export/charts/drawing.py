"""A chart as bytes: SVG or PNG, alike whenever the numbers are."""

from typing import Final, Literal

from coder.domain.chart import Chart, readable
from coder.domain.errors import CoderError
from coder.export.charts.bars import draw_bars
from coder.export.charts.curve import draw_curve
from coder.export.charts.frame import fonts_of, framed
from coder.export.charts.heat import draw_heat
from coder.export.charts.page import ON_PAPER, Inks, imported, png, settings, svg

Form = Literal["svg", "png"]

WIDTH: Final = 17.0
"""Centimetres: the text of an A4 page."""
PRINT: Final = 300.0
"""Pixels an inch, as journals ask for."""
MOST: Final = 40
"""So many themes are drawn; of themes together half as many, if so many columns fit."""
_COLUMN: Final = 0.36  # centimetres of the width for each theme together with others
_INCH: Final = 2.54  # centimetres

_DRAWINGS: Final = {
    "documents": draw_bars, "years": draw_heat, "attribute": draw_heat, "together": draw_heat,
    "saturation": draw_curve,
}  # fmt: skip


def picture(
    chart: Chart,
    form: Form,
    *,
    width: float = WIDTH,
    most: int | None = None,
    inks: Inks = ON_PAPER,
    dpi: float = PRINT,
) -> bytes:
    """The chart, so many centimetres wide and as high as it needs; ``most`` themes are drawn.

    Raises:
        CoderError: there is nothing to draw.
    """
    if chart.is_empty:
        raise CoderError(f"{chart.title}: there is nothing to draw yet. Code some passages first.")
    imported()
    together = min(MOST // 2, int(width / _COLUMN / 2))
    shown = readable(chart, most or (together if chart.kind == "together" else MOST))
    with settings(fonts_of(shown)):
        page = _DRAWINGS[chart.kind](framed(shown, width / _INCH, inks))
        return svg(page.figure, chart.title) if form == "svg" else png(page.figure, dpi)
