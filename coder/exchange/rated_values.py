"""Values of ratings: which of them are numbers, which are one, and what may not be meant."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from coder.domain.attribute_table.table import ParsedTable
from coder.domain.names import one_line
from coder.domain.telling import listed, shortened

_LARGEST: Final = Decimal("1e100")
_TOLD: Final = 3
"""So many that were written in several ways are told one by one."""
_MISSING_WORDS: Final = {"na", "n/a", "nan", "null", "none", ".", "-", "–", "?"}
"""What people write where they mean that nothing was rated."""


def tidied(table: ParsedTable) -> ParsedTable:
    """A table whose cells are words of one line, NFC, without what a terminal would obey."""
    words = {cell for row in table.rows for cell in row.cells} | set(table.heads)
    tidy = {word: one_line(word) for word in words}
    written: dict[str, set[str]] = {}
    for word, one in tidy.items():
        written.setdefault(one, set()).add(" ".join(word.split()))
    alike = sorted(one for one, ways in written.items() if one and len(ways) > 1)
    more = f" (and {len(alike) - _TOLD:,} more)" if len(alike) > _TOLD else ""
    note = (
        f"{_quoted(alike[:_TOLD])}{more} counted as one each, though written with other signs that"
        " look alike."
    )
    return replace(
        table,
        notes=(*table.notes, note) if alike else table.notes,
        heads=tuple(tidy[head] for head in table.heads),
        rows=tuple(
            replace(row, cells=tuple(tidy[cell] for cell in row.cells)) for row in table.rows
        ),
    )


def number_of(word: str, *, decimal_comma: bool) -> Decimal | None:
    """The number that a value is, exactly; None if it is none."""
    try:
        number = Decimal(word.replace(",", ".") if decimal_comma else word)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _LARGEST else None


def same_numbers(values: Iterable[str], *, decimal_comma: bool) -> Mapping[str, str]:
    """The values that are counted as another one, which is the same number in fewer signs.

    None are where some value is no number: there, *1* and *01* may be two names.
    """
    written: dict[Decimal, list[str]] = {}
    for value in sorted(values, key=lambda value: (len(value), value)):
        number = number_of(value, decimal_comma=decimal_comma)
        if number is None:
            return {}
        written.setdefault(number, []).append(value)
    return {other: first for first, *others in written.values() for other in others}


def on_same_numbers(counted_as: Mapping[str, str]) -> list[str]:
    """What is said of numbers that were written in several ways."""
    ways: dict[str, list[str]] = {}
    for other, first in counted_as.items():
        ways.setdefault(first, [first]).append(other)
    named = [_quoted(alike) for alike in ways.values()]
    more = f"; and {len(named) - _TOLD:,} more like this" if len(named) > _TOLD else ""
    return [f"{'; '.join(named[:_TOLD])}{more}: counted as one number each."] if named else []


def on_values(values: Collection[str]) -> list[str]:
    """What about the values may not be meant."""
    notes = []
    words = sorted(value for value in values if value.casefold() in _MISSING_WORDS)
    if words:
        notes.append(f"{_quoted(words)} counted as a value; empty a cell where nothing was rated.")
    return [*notes, *on_capitals(values, "values")]


def on_capitals(words: Iterable[str], what: str) -> list[str]:
    """What is said of words, such as values, that only their capitals tell apart."""
    folded: dict[str, set[str]] = {}
    for word in words:
        folded.setdefault(word.casefold(), set()).add(word)
    return [
        f"{_quoted(alike)} counted as different {what}, though only capitals differ."
        for alike in sorted(sorted(found) for found in folded.values() if len(found) > 1)
    ]


def _quoted(words: Iterable[str]) -> str:
    return listed([f"'{shortened(word)}'" for word in words])
