"""The saturation curve: bars of new themes, and a line of all themes so far."""

from typing import Final

from coder.export.charts.frame import Frame
from coder.export.charts.legend import Legend
from coder.export.charts.lettering import plain
from coder.export.charts.page import BODY, EDGE, ROUND, SMALL, Page

_HEIGHT: Final = 2.8
_LEFT: Final = 0.62
_BELOW: Final = 0.3  # for the title of the axis
_NAMED: Final = 0.17  # a document so wide can be named
_LONGEST: Final = 1.3  # its name, upright
_MARKED: Final = 60  # documents; with more, the line has no marks


def draw_curve(frame: Frame) -> Page:
    """Draw it; line and bars are told apart by their shape."""
    from matplotlib.ticker import MaxNLocator

    rows, inks = frame.chart.rows, frame.inks
    across = frame.width - EDGE - _LEFT - 2 * EDGE
    named = bool(rows) and across / len(rows) >= _NAMED
    names = [frame.measure.cut(plain(row.label), SMALL, _LONGEST) for row in rows] if named else []
    below = max((frame.measure.width(name, SMALL) for name in names), default=0.12) + 0.12 + _BELOW
    new, so_far = frame.chart.columns
    legend = Legend(frame.measure, [new, so_far], frame.width, EDGE + _LEFT)
    page = frame.page(legend.height + _HEIGHT + below)
    top = frame.top + legend.height
    axes = page.axes(EDGE + _LEFT, top, across, _HEIGHT)
    places = range(1, len(rows) + 1)
    first, then = ([row.numbers[column] or 0 for row in rows] for column in range(2))
    bars = axes.bar(places, first, 0.7, facecolor=inks.line, edgecolor=inks.faint, linewidth=0.6)
    mark = "o" if len(rows) <= _MARKED else ""
    (line,) = axes.plot(places, then, color=inks.accent, linewidth=1.6, marker=mark, markersize=3.5)
    axes.set_xlim(0.4, len(rows) + 0.6)
    axes.set_ylim(0, 1.06 * max(then, default=1))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, steps=ROUND))
    axes.set_ylabel("Themes", color=inks.ink, fontsize=BODY)
    if named:
        axes.set_xticks(places, names, rotation=90)
    else:
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=10, steps=ROUND))
    page.text(EDGE + _LEFT + across / 2, top + _HEIGHT + below - _BELOW + 0.05,
              frame.chart.across, ha="center")  # fmt: skip
    legend.put(page, frame.top, {new: bars, so_far: line})
    return page
