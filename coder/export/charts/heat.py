"""Themes by year, by an attribute, and together: numbers in cells, the more the darker."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from coder.export.charts.frame import Frame
from coder.export.charts.lettering import plain
from coder.export.charts.page import BODY, EDGE, SMALL, Inks, Page

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW: Final = 0.25
_CELL: Final = 0.62  # the width of a cell, where there is room
_HEAD: Final = 1.5  # the longest head
_LETTERS: Final = 0.15  # the height of a line of letters
_PAD: Final = 0.06
_POINTS: Final = 68.0  # of letters that stand upright in an inch of width
_TINY: Final = 5.0  # points
_PALEST: Final = 0.14  # of the accent colour; the number stays readable on it
_MIDDLE: Final = 0.18  # of luminance: on what is lighter dark letters stand out more
_NONE: Final = "–"
Colour = tuple[float, float, float]


def draw_heat(frame: Frame) -> Page:
    """Draw it; the number stands in each cell, so that no colour has to be read."""
    chart = frame.chart
    left = max(frame.names_end, EDGE + frame.measure.width(chart.whole, SMALL) + _PAD)
    room = frame.width - left - 2 * EDGE
    share = room / max(len(chart.columns), 1)
    heads, longest = _heads(frame)
    upright = longest + _PAD > share
    wide = min(share, _CELL if upright else max(_CELL, longest + 2 * _PAD))
    if upright:
        heads, longest = _heads(frame, lines=max(1, int(wide / _LETTERS)))
    above = (longest if upright else _LETTERS) + 2 * _PAD
    axis_title = 0.2 if chart.across else 0.0
    totals = _ROW if chart.totals else 0.0
    edges = frame.edges(_ROW)
    page = frame.page(axis_title + above + totals + edges[-1])
    top = frame.top + axis_title + above
    if chart.across:
        across = frame.measure.cut(plain(chart.across), BODY, room)
        page.text(left, frame.top, across, size=BODY)
    for place, head in enumerate(heads):
        page.text(
            left + (place + 0.5) * wide, top - _PAD, head, size=min(SMALL, _POINTS * wide),
            ha="center", va="bottom", ma="left", rotation=90 if upright else 0,
        )  # fmt: skip
    _put_totals(frame, page, left, top, wide)
    frame.put_names(page, lambda place: top + totals + sum(edges[place : place + 2]) / 2)
    axes = page.axes(left, top + totals, wide * len(chart.columns), edges[-1])
    _fill(frame, axes, wide, edges)
    return page


def _heads(frame: Frame, lines: int = 1) -> tuple[list[str], float]:
    """What stands above the columns, each in so many lines, and how long the longest is."""
    heads = frame.chart.columns
    if frame.chart.kind == "together":  # by the names that stand at the left too
        heads = tuple(row.label for row in frame.chart.rows)
    measure = frame.measure
    cut = [measure.wrapped(plain(head), SMALL, _HEAD, most=lines) for head in heads]
    longest = max((measure.width(line, SMALL) for head in cut for line in head), default=0.0)
    return ["\n".join(head) for head in cut], longest


def _put_totals(frame: Frame, page: Page, left: float, top: float, wide: float) -> None:
    """How many documents there are of each column, in a row of its own."""
    if not frame.chart.totals:
        return
    look = {"color": frame.inks.faint}
    page.text(left - _PAD, top + _ROW / 2, frame.chart.whole, size=SMALL, ha="right",
              va="center_baseline", **look)  # fmt: skip
    for place, total in enumerate(frame.chart.totals):
        number = f"{total:,}"
        page.text(left + (place + 0.5) * wide, top + _ROW / 2, number, **_set(number, wide), **look)


def _set(number: str, wide: float) -> dict[str, Any]:
    """How a number is set in a cell: level and as large as fits, or upright where that is tiny."""
    look = {"ha": "center", "va": "center_baseline"}
    level = 72 * (wide - 0.02) / (0.62 * max(len(number), 2))
    if level >= _TINY:
        return look | {"size": min(SMALL, level)}
    return look | {"size": min(SMALL, _POINTS * wide), "rotation": 90, "va": "center"}


def _fill(frame: Frame, axes: "Axes", wide: float, edges: list[float]) -> None:
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    chart, inks = frame.chart, frame.inks
    most = _largest(frame)
    cells, colours = [], []
    for row, (one, (upper, lower)) in enumerate(zip(chart.rows, pairwise(edges), strict=True)):
        for column, number in enumerate(one.numbers):
            alone = chart.kind == "together" and row == column  # a theme with itself
            heat = 0.0 if alone or not number else _PALEST + (1 - _PALEST) * number / most
            cells.append(Rectangle((column, upper), 1, lower - upper))
            colours.append(_mixed(inks, heat))
            if number or number is None:
                words = _NONE if number is None else f"{number:,}"
                axes.text(
                    column + 0.5, (upper + lower) / 2, words, **_set(words, wide),
                    weight="bold" if alone else "normal",
                    color=inks.faint if number is None else _letters(inks, colours[-1]),
                )  # fmt: skip
    axes.add_collection(
        PatchCollection(
            cells, facecolors=colours, edgecolors=inks.line, linewidths=0.6, clip_on=False
        )
    )
    axes.set_xlim(0, len(chart.columns))
    axes.set_ylim(edges[-1], 0)
    axes.set_axis_off()


def _largest(frame: Frame) -> int:
    """The largest number that has a colour: not a theme with itself."""
    together = frame.chart.kind == "together"
    numbers = [
        number or 0
        for row, one in enumerate(frame.chart.rows)
        for column, number in enumerate(one.numbers)
        if not (together and row == column)
    ]
    return max(numbers, default=0) or 1


def _letters(inks: Inks, under: Colour) -> str:
    """The colour of letters that stands out more."""
    dark, light = sorted((inks.ink, inks.on_accent))
    return dark if _luminance(under) > _MIDDLE else light


def _luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(inks: Inks, heat: float) -> Colour:
    """The accent colour on paper, as strongly as said."""
    from matplotlib.colors import to_rgb

    over, under = to_rgb(inks.accent), to_rgb(inks.paper)
    red, green, blue = (a * heat + b * (1 - heat) for a, b in zip(over, under, strict=True))
    return red, green, blue
