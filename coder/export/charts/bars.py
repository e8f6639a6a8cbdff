"""Themes by documents: a bar each, from present over unclear and absent to open."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from coder.export.charts.frame import Frame
from coder.export.charts.legend import Legend
from coder.export.charts.page import BODY, EDGE, ROUND, Inks, Page

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW: Final = 0.24
_THICK: Final = 0.15
_AXIS: Final = 0.48
_NUMBER: Final = 0.06  # beside the number of each row


def draw_bars(frame: Frame) -> Page:
    """Draw it; told apart in grey too: full, hatched, pale, empty."""
    rows = frame.chart.rows
    left, edges = frame.names_end, frame.edges(_ROW)
    numbers = [f"{row.numbers[0] or 0:,}" for row in rows]
    wide = max(frame.measure.width(number, BODY, bold=True) for number in numbers) + _NUMBER
    middles = [sum(pair) / 2 for pair in pairwise(edges)]
    start = left + wide + _NUMBER
    legend = Legend(frame.measure, [name for name, _ in _shown(frame)], frame.width, start)
    page = frame.page(legend.height + edges[-1] + _AXIS)
    top = frame.top + legend.height
    frame.put_names(page, lambda place: top + middles[place])
    for middle, number in zip(middles, numbers, strict=True):
        page.text(left + wide - _NUMBER, top + middle, number, weight="bold", ha="right",
                  va="center_baseline")  # fmt: skip
    axes = page.axes(start, top, page.width - start - 2 * EDGE, edges[-1])
    drawn = _stacked(frame, axes, middles)
    axes.set_ylim(edges[-1], 0)
    _axis(frame, axes)
    legend.put(page, frame.top, drawn)
    return page


def _shown(frame: Frame) -> list[tuple[str, int]]:
    """The columns that any row has a number in, each with its place."""
    rows, columns = frame.chart.rows, frame.chart.columns
    return [(name, n) for n, name in enumerate(columns) if any(row.numbers[n] for row in rows)]


def _stacked(frame: Frame, axes: "Axes", middles: list[float]) -> dict[str, Any]:
    rows = frame.chart.rows
    before = [0] * len(rows)
    drawn: dict[str, Any] = {}
    for name, column in _shown(frame):
        numbers = [row.numbers[column] or 0 for row in rows]
        filled = [row for row, number in enumerate(numbers) if number]
        drawn[name] = axes.barh(
            [middles[row] for row in filled], [numbers[row] for row in filled], _THICK,
            left=[before[row] for row in filled], clip_on=False, **_LOOKS[column](frame.inks),
        )  # fmt: skip
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
    axes.set_xlim(0, max((sum(n or 0 for n in row.numbers) for row in rows), default=1) or 1)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=8, steps=ROUND))
    axes.set_xlabel(frame.chart.across, color=frame.inks.ink, fontsize=BODY)
