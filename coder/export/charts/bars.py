"""Themes by documents: a bar each, from present over unclear and absent to open."""

from typing import TYPE_CHECKING, Any, Final

from coder.export.charts.frame import Frame
from coder.export.charts.page import BODY, EDGE, ROUND, Inks, Page

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW: Final = 0.24
_THICK: Final = 0.64  # of a row
_LEGEND: Final = 0.32
_AXIS: Final = 0.48
_NUMBER: Final = 0.06  # beside the number of each row


def draw_bars(frame: Frame) -> Page:
    """Draw it; told apart in grey too: full, hatched, pale, empty."""
    rows = frame.chart.rows
    left = frame.names_end
    numbers = [f"{row.numbers[0] or 0:,}" for row in rows]
    wide = max(frame.measure.width(number, BODY, bold=True) for number in numbers) + _NUMBER
    height = _ROW * len(rows)
    page = frame.page(_LEGEND + height + _AXIS)
    top = frame.top + _LEGEND
    frame.put_names(page, lambda place: top + (place + 0.5) * _ROW)
    for place, number in enumerate(numbers):
        at = top + (place + 0.5) * _ROW
        page.text(left + wide - _NUMBER, at, number, weight="bold", ha="right",
                  va="center_baseline")  # fmt: skip
    start = left + wide + _NUMBER
    axes = page.axes(start, top, page.width - start - 2 * EDGE, height)
    drawn = _stacked(frame, axes)
    _axis(frame, axes)
    page.legend(start, top - _LEGEND / 2, drawn)
    return page


def _stacked(frame: Frame, axes: "Axes") -> dict[str, Any]:
    rows = frame.chart.rows
    before = [0] * len(rows)
    drawn: dict[str, Any] = {}
    for column, name in enumerate(frame.chart.columns):
        numbers = [row.numbers[column] or 0 for row in rows]
        if any(numbers):
            look = _LOOKS[column](frame.inks)
            filled = [row for row, number in enumerate(numbers) if number]
            bars = axes.barh(
                filled, [numbers[row] for row in filled], _THICK,
                left=[before[row] for row in filled], clip_on=False, **look,
            )  # fmt: skip
            drawn[name] = bars
        before = [one + number for one, number in zip(before, numbers, strict=True)]
    return drawn


def _present(inks: Inks) -> dict[str, Any]:
    return {"facecolor": inks.accent, "edgecolor": inks.accent, "linewidth": 0.6}


def _unclear(inks: Inks) -> dict[str, Any]:
    return {"facecolor": inks.paper, "edgecolor": inks.accent, "hatch": "/////", "linewidth": 0.6}


def _absent(inks: Inks) -> dict[str, Any]:
    return {"facecolor": inks.line, "edgecolor": inks.line, "linewidth": 0.6}


def _open(inks: Inks) -> dict[str, Any]:
    return {"facecolor": inks.paper, "edgecolor": inks.faint, "linestyle": ":", "linewidth": 0.6}


_LOOKS: Final = (_present, _unclear, _absent, _open)


def _axis(frame: Frame, axes: "Axes") -> None:
    from matplotlib.ticker import MaxNLocator

    rows = frame.chart.rows
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, max((sum(n or 0 for n in row.numbers) for row in rows), default=1) or 1)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8, steps=ROUND))
    axes.set_xlabel(frame.chart.across, color=frame.inks.ink, fontsize=BODY)
