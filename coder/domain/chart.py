"""Charts as tables of numbers: what stands in the rows and columns, and what is counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from coder.domain.matrix.matrix import By
from coder.domain.telling import counted, listed
from coder.domain.theme import PALETTE, Theme

Kind = Literal["documents", "years", "attribute", "together", "saturation"]
Order = Literal["codebook", "count"]
Unit = Literal["passages", "documents"]
Along = Literal["key", "year", "coded"]

KINDS: Final[dict[Kind, str]] = {
    "documents": "Themes by documents",
    "years": "Themes by year",
    "attribute": "Themes by an attribute",
    "together": "Themes together",
    "saturation": "New themes by document",
}
"""What can be drawn, and what each is called."""

MOST_COLUMNS: Final = 24
"""So many values are drawn, and so many years or periods counted; the table has all values."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A theme, or a document, with its numbers."""

    name: str  # in full, such as a theme's path
    label: str  # as it is drawn
    numbers: tuple[int | None, ...]  # one a column; None where nothing can be counted
    weight: int  # how much it counts, where not all can be drawn
    depth: int = 0
    colour: str = PALETTE[0]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows."""

    kind: Kind
    title: str
    head: str  # what the rows are
    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    counting: str  # what the numbers are numbers of, in a sentence without its end
    across: str = ""  # what the columns are, or what is counted along the axis
    totals: tuple[int, ...] = ()  # documents of each column, where the columns divide them
    whole: str = "all documents"  # what the totals are called
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(number for row in self.rows for number in row.numbers)

    def table(self) -> list[list[str | int | None]]:
        """Heads and rows, as they are shown beside the chart and written as .csv."""
        rows: list[list[str | int | None]] = [[self.head, *self.columns]]
        if self.totals:
            rows.append([self.whole, *self.totals])
        return rows + [[row.name, *row.numbers] for row in self.rows]


def row_of(theme: Theme, numbers: Iterable[int | None], *, weight: int, by_path: bool) -> ChartRow:
    """A row of a theme; called by its path where those above it do not stand above it."""
    colour = theme.colour or PALETTE[theme.place % len(PALETTE)]
    label, depth = (theme.path, 0) if by_path else (theme.name, theme.depth)
    return ChartRow(theme.path, label, tuple(numbers), weight, depth, colour)


def readable(chart: Chart, most: int) -> Chart:
    """The part of a chart that can be read when it is drawn; what is left out is said in a note.

    Of the themes the ``most`` that count most, in their order; and so of the columns.
    """
    if chart.kind == "saturation":
        return chart
    kept = _largest([row.weight for row in chart.rows], most)
    if chart.kind == "together":
        columns = kept
    elif chart.kind == "attribute":
        columns = _largest(chart.totals, MOST_COLUMNS)
    else:
        columns = list(range(len(chart.columns)))
    left = [counted(len(chart.rows) - len(kept), "theme")] if len(kept) < len(chart.rows) else []
    if chart.kind == "attribute" and len(columns) < len(chart.columns):
        left.append(counted(len(chart.columns) - len(columns), "value"))
    notes = [f"In the table alone: {listed(left)} with smaller numbers"] if left else []
    return replace(
        chart,
        columns=tuple(chart.columns[place] for place in columns),
        totals=tuple(chart.totals[place] for place in columns) if chart.totals else (),
        rows=tuple(
            replace(
                chart.rows[row], numbers=tuple(chart.rows[row].numbers[place] for place in columns)
            )
            for row in kept
        ),
        notes=(*chart.notes, *notes),
    )


def _largest(weights: Sequence[int], most: int) -> list[int]:
    """The places of the largest, in their order; of equal ones the first."""
    by_weight = sorted(range(len(weights)), key=lambda place: -weights[place])
    return sorted(by_weight[:most])


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """What to count for a chart, and of what; each kind heeds what concerns it."""

    by: By = "document"
    top_level: bool = False  # themes at the top of the codebook alone
    order: Order = "codebook"
    attribute: str | None = None  # an id
    unit: Unit = "passages"
    along: Along = "key"
