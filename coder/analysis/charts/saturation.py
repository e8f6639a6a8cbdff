"""The saturation curve: how many themes each further document brings that none had before."""

from collections.abc import Collection, Mapping
from typing import Final

from coder.analysis.charts.themes import counted_rows, shown_themes
from coder.domain.chart import Along, Chart, ChartOptions, ChartRow
from coder.domain.matrix.cell import PRESENT
from coder.domain.matrix.matrix import Matrix, Row
from coder.domain.telling import counted

ORDERS: Final[Mapping[Along, str]] = {
    "key": "in order of citation key",
    "year": "in order of year",
    "coded": "in the order in which they were coded",
}
_LAST: Final = "9999"


def saturation(
    found: Matrix,
    options: ChartOptions,
    first_coded: Mapping[str, str],
    finished: Collection[str],
) -> Chart:
    """New themes, and themes so far, by document in the order chosen.

    A theme is new where it, or one below it, is coded for the first time, as in the other charts.
    ``first_coded`` says when each document was first coded; those that never were come last
    there, as those without a year do where years decide. Documents of which nobody has said
    anything, and which nobody has ``finished`` (ids), are left out: they would lengthen the plateau
    for which the curve is drawn.
    """
    shown = {place for place, _ in shown_themes(found, options)}
    places = [_place(row, options, first_coded) for row in found.rows]
    seen: set[int] = set()
    rows = []
    read = [n for n in range(len(places)) if _is_read(found, n, finished)]
    for n in sorted(read, key=places.__getitem__):
        of_row = found.cells[n].together
        new = {place for place in shown if of_row.get(place) == PRESENT} - seen
        seen |= new
        key = found.rows[n].key
        rows.append(ChartRow(key, key, (len(new), len(seen)), len(new)))
    thing, things = "study" if found.by == "study" else "document", counted_rows(found)
    unread = len(found.rows) - len(read)
    notes = (f"Left out: {counted(unread, thing)} that nobody has read yet",) if unread else ()
    return Chart(
        kind="saturation",
        title=f"New themes by {thing}",
        counting=f"Number of themes that are coded for the first time, and of all so far, by"
        f" {things} {ORDERS[options.along]}",
        head=thing.title(),
        columns=("New themes", "Themes so far"),
        rows=tuple(rows),
        across=f"{things.title()} {ORDERS[options.along]}",
        notes=notes,
    )


def _is_read(found: Matrix, row: int, finished: Collection[str]) -> bool:
    said = bool(found.cells[row].together)
    return said or any(one.id in finished for one in found.rows[row].documents)


def _place(row: Row, options: ChartOptions, first_coded: Mapping[str, str]) -> tuple[str, str]:
    if options.along == "year":
        return min((f"{one.year:04}" for one in row.documents if one.year), default=_LAST), row.key
    if options.along == "coded":
        times = (first_coded.get(one.id) for one in row.documents)
        return min((time for time in times if time), default=_LAST), row.key
    return "", row.key
