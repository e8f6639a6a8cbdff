"""Making a table of the rows of a file, whatever kind of file it is."""

from collections.abc import Iterable, Sequence

from coder.domain.attribute_table.table import ParsedRow, ParsedTable, Problem
from coder.domain.errors import CoderError


def table_of(
    name: str,
    rows: Iterable[tuple[int, Sequence[str]]],
    *,
    problems: Sequence[Problem] = (),
    notes: Sequence[str] = (),
    decimal_comma: bool = False,
    thousands_comma: bool = False,
) -> ParsedTable:
    """A table of numbered rows, of which the first that is not empty names the columns.

    Raises:
        CoderError: all rows are empty.
    """
    filled = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        raise CoderError(f"{name} is empty: it needs a first row with the names of the columns.")
    width = max(_width(cells) for _, cells in filled)
    padded = [ParsedRow(number, tuple(_padded(cells, width))) for number, cells in filled]
    heads = tuple(" ".join(cell.split()) for cell in padded[0].cells)
    return ParsedTable(
        heads, tuple(padded[1:]), tuple(problems), tuple(notes), decimal_comma, thousands_comma
    )


def _width(cells: Sequence[str]) -> int:
    return max(place for place, cell in enumerate(cells, 1) if cell.strip())


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells[:width], *[""] * (width - len(cells))]
