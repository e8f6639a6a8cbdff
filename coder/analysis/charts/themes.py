"""Themes by documents, by year and by an attribute: how many documents report on each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from coder.domain.attribute import DIFFERS, NOT_CHARTED, NOT_REPORTED, WITH_CHOICES, Attribute
from coder.domain.chart import MOST_COLUMNS, Chart, ChartOptions, ChartRow, Kind, row_of
from coder.domain.matrix.cell import OPEN, PRESENT, STATES
from coder.domain.matrix.matrix import Matrix
from coder.domain.statements.charted_rows import NOTHING
from coder.domain.theme import Theme

NO_YEAR: Final = "no year"
_LAST: Final = (DIFFERS, NOT_REPORTED, NOT_CHARTED)
_PERIODS: Final = (1, 2, 5, 10, 20, 50, 100, 1_000)
"""Years in a column: the fewest with which those from the first to the last can be read."""


def by_documents(found: Matrix, options: ChartOptions) -> Chart:
    """Of every theme in how many documents it is present, unclear, absent and open."""
    rows = []
    for place, theme in shown_themes(found, options):
        states = [cells.together.get(place, OPEN) for cells in found.cells]
        weight = states.count(PRESENT)
        numbers = map(states.count, STATES)
        rows.append(row_of(theme, numbers, weight=weight, by_path=options.order == "count"))
    counted = counted_rows(found)
    return Chart(
        kind="documents",
        title=f"Themes in {len(found.rows):,} {counted}",
        head="Theme",
        columns=tuple(state.title() for state in STATES),
        rows=_ordered(rows, options),
        counting=f"Number of {counted} in which the theme is present, unclear, absent or open",
        across=counted.title(),
    )


def by_year(found: Matrix, options: ChartOptions) -> Chart:
    """Of every theme in how many documents of each year it is present; of a study, its first."""
    years = [
        min((one.year for one in row.documents if one.year), default=None) for row in found.rows
    ]
    known = [year for year in years if year is not None]
    first, last = min(known, default=0), max(known, default=-1)
    step = next(one for one in _PERIODS if (last // one) - (first // one) < MOST_COLUMNS)
    columns = [_period(year, step) for year in range(first - first % step, last + 1, step)]
    of_rows = [[NO_YEAR if year is None else _period(year, step)] for year in years]
    columns += [NO_YEAR] if None in years else []
    across = "Year" if step == 1 else f"Periods of {step} years"
    chart = _begun("years", "Themes by year of publication", across, columns)
    return _divided(found, options, chart, of_rows)


def by_attribute(
    found: Matrix,
    options: ChartOptions,
    attribute: Attribute,
    values: Sequence[tuple[str, ...] | None],
) -> Chart:
    """Of every theme in how many documents with each value of an attribute it is present.

    ``values`` are those of the rows, None where they differ. A document with several of the
    choices counts in each of them.
    """
    of_rows = [_told(value) for value in values]
    held = {value for of_row in of_rows for value in of_row}
    first = attribute.choices if attribute.kind in WITH_CHOICES else ()  # also those of none
    rest = sorted(held - {*first, *_LAST}, key=_sorting(attribute))
    columns = [*first, *rest, *(value for value in _LAST if value in held)]
    chart = _begun("attribute", f"Themes by {attribute.name}", attribute.name, columns)
    if attribute.kind == "several_of":
        note = "A document with several values counts in each of them"
        chart = replace(chart, notes=(note,))
    return _divided(found, options, chart, of_rows)


def _told(value: tuple[str, ...] | None) -> Sequence[str]:
    """The values of a row, or what is told in their place."""
    if value is None:
        return [DIFFERS]
    return [NOT_REPORTED] if value == NOTHING else value or [NOT_CHARTED]


def shown_themes(found: Matrix, options: ChartOptions) -> list[tuple[int, Theme]]:
    """The themes that are counted, each with its place."""
    return [
        (place, theme)
        for place, theme in enumerate(found.themes)
        if not (options.top_level and theme.depth)
    ]


def counted_rows(found: Matrix) -> str:
    """What the rows of a matrix are."""
    return "studies" if found.by == "study" else "documents"


def _begun(kind: Kind, title: str, across: str, columns: Sequence[str]) -> Chart:
    return Chart(
        kind=kind,
        title=title, head="Theme", columns=tuple(columns), rows=(), counting="", across=across,
    )  # fmt: skip


def _period(year: int, step: int) -> str:
    first = year - year % step
    return str(year) if step == 1 else f"{first}–{first + step - 1}"


def _divided(
    found: Matrix, options: ChartOptions, chart: Chart, of_rows: Sequence[Sequence[str]]
) -> Chart:
    """A chart of how many documents there are of each theme and column; ``of_rows`` says which."""
    at = {column: place for place, column in enumerate(chart.columns)}
    places = [[at[column] for column in columns] for columns in of_rows]
    rows, open_ = [], 0
    shown = shown_themes(found, options)
    for theme_place, theme in shown:
        open_ += sum(theme_place not in cells.together for cells in found.cells)
        numbers, weight = [0] * len(at), 0
        for cells, columns in zip(found.cells, places, strict=True):
            if cells.together.get(theme_place) == PRESENT:
                weight += 1
                for column in columns:
                    numbers[column] += 1
        rows.append(row_of(theme, numbers, weight=weight, by_path=options.order == "count"))
    totals = [0] * len(at)
    for columns in places:
        for column in columns:
            totals[column] += 1
    counted = counted_rows(found)
    counting = f"Number of {counted} in which the theme is present"
    return replace(
        chart,
        rows=_ordered(rows, options),
        totals=tuple(totals),
        counting=counting,
        notes=(*chart.notes, *_open_cells(open_, len(shown) * len(found.rows))),
        whole=f"all {counted}",
    )


def _open_cells(open_: int, of_all: int) -> list[str]:
    """What keeps a want of reports from being read as a want of looking."""
    if not open_:
        return []
    return [f"{open_:,} of {of_all:,} cells of the matrix are open: nobody has looked there yet"]


def _ordered(rows: Sequence[ChartRow], options: ChartOptions) -> tuple[ChartRow, ...]:
    """In codebook order, or what is present most often first."""
    if options.order == "codebook":
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: (-row.weight, row.name.casefold())))


def _sorting(attribute: Attribute) -> Callable[[str], tuple[float, str]]:
    """Numbers by size, all else by the alphabet."""
    if attribute.kind == "number":
        return lambda value: (float(value), value)
    return lambda value: (0.0, value.casefold())
