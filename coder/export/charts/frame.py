"""What every chart has around it: title, what is counted, notes, and the names of its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from coder.domain.chart import Chart, ChartRow
from coder.export.charts.lettering import Measure, families, plain
from coder.export.charts.page import BODY, EDGE, LINE, SMALL, TITLE, Inks, Page

_STEP = 0.14  # by which a theme stands in below the one above it
_SWATCH = 0.10
_BESIDE = 0.08  # between a swatch, a name and what comes next
_SHARE = 0.36  # of the width, for names at most
_NAME, _HALF = 1.6, 0.46  # inches that names may have anyway, up to this share of the width
_LINES = 3  # of a name


@dataclass(slots=True)
class Frame:
    """A chart's words, cut and measured for a width; the body is drawn into what is left."""

    chart: Chart
    width: float
    inks: Inks
    measure: Measure
    title: list[str]
    counting: list[str]
    notes: list[str]
    names: list[list[str]] = field(default_factory=list)  # in lines

    @property
    def top(self) -> float:
        """Where the body begins."""
        return EDGE + LINE * (1.25 * len(self.title) + len(self.counting)) + 0.12

    def page(self, body: float) -> Page:
        """The page with its words, for a body of some height."""
        below = 0.06 + LINE * len(self.notes) if self.notes else 0.0
        page = Page(self.width, self.top + body + below + EDGE, self.inks)
        top = EDGE
        for line in self.title:
            page.text(EDGE, top, line, size=TITLE, weight="bold")
            top += 1.25 * LINE
        for line in self.counting:
            page.text(EDGE, top, line, size=BODY, color=self.inks.faint)
            top += LINE
        for place, line in enumerate(self.notes):
            at = self.top + body + 0.06 + place * LINE
            page.text(EDGE, at, line, size=SMALL, color=self.inks.faint)
        return page

    @property
    def names_end(self) -> float:
        """Where the names of the rows end, in lines that fit a share of the width."""
        room = max(self.width * _SHARE, min(_NAME, self.width * _HALF))
        self.names = [
            self.measure.wrapped(plain(row.label), BODY, room - _before(row), most=_LINES)
            for row in self.chart.rows
        ]
        wide = [
            _before(row) + self.measure.width(line, BODY)
            for row, lines in zip(self.chart.rows, self.names, strict=True)
            for line in lines
        ]
        return EDGE + max(wide, default=0) + _BESIDE

    def edges(self, least: float) -> list[float]:
        """Where the rows begin and end below the first's upper edge, as high as their names."""
        heights = (max(least, LINE * len(lines) + _BESIDE) for lines in self.names)
        return list(accumulate(heights, initial=0.0))

    def put_names(self, page: Page, middle: Callable[[int], float]) -> None:
        """Put the names of the rows at the left, each with its colour in the codebook."""
        from matplotlib.patches import Rectangle

        for place, (row, lines) in enumerate(zip(self.chart.rows, self.names, strict=True)):
            left, at = EDGE + row.depth * _STEP, middle(place)
            for number, line in enumerate(lines):
                lower = at + (number - (len(lines) - 1) / 2) * LINE
                page.text(left + _SWATCH + _BESIDE, lower, line, va="center_baseline")
            page.figure.add_artist(
                Rectangle(
                    (left / page.width, 1 - (at + _SWATCH / 2) / page.height),
                    _SWATCH / page.width, _SWATCH / page.height,
                    facecolor=row.colour, edgecolor="none", transform=page.figure.transFigure,
                )
            )  # fmt: skip


def framed(chart: Chart, width: float, inks: Inks) -> Frame:
    """A chart with its words fit for a width."""
    title, counting = plain(chart.title), plain(chart.counting)
    notes = plain(". ".join(chart.notes))
    measure = Measure(fonts_of(chart))
    room = width - 2 * EDGE
    return Frame(
        chart, width, inks, measure,
        title=measure.wrapped(title, TITLE, room / 1.1),  # bold letters are wider
        counting=measure.wrapped(counting, BODY, room),
        notes=measure.wrapped(f"{notes}." if notes else "", SMALL, room),
    )  # fmt: skip


def fonts_of(chart: Chart) -> list[str]:
    """The fonts that a chart is drawn with."""
    labels = (row.label for row in chart.rows)
    words: Sequence[str] = [chart.title, chart.counting, chart.across, *chart.columns, *labels]
    return families(map(plain, words))


def _before(row: ChartRow) -> float:
    return row.depth * _STEP + _SWATCH + _BESIDE
