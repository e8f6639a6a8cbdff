"""What rows of documents have charted: one value a row, and the rows that share one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from coder.domain.attribute import (
    DIFFERS,
    NO,
    NOT_CHARTED,
    NOT_REPORTED,
    YES,
    Attribute,
    ShownValue,
    checked_value,
    parts,
)
from coder.domain.citing.alphabet import sort_key
from coder.domain.errors import CoderError
from coder.domain.statements.numbers import Spread
from coder.domain.statements.statement import UNKNOWN, Kind, Order

_SPREADS: Final[dict[str, Callable[[Iterable[str]], Spread]]] = {
    "number": Spread.of_numbers,
    "year": Spread.of_times,
    "date": Spread.of_times,
}


NOTHING: Final = ("",)
"""What a row has of which the team decided that nothing is reported: no value is empty."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The rows that have one value, by their places."""

    kind: Kind
    value: str
    rows: tuple[int, ...]
    spread: Spread | None = None

    @property
    def is_known(self) -> bool:
        """Whether it is a value, and not the want of one."""
        return self.kind not in UNKNOWN


def known(value: tuple[str, ...] | None) -> tuple[str, ...]:
    """The values of a row; none where it has none, whatever the want of it is called."""
    return () if value is None or value == NOTHING else value


def row_value(attribute: Attribute, shown: Iterable[ShownValue]) -> tuple[str, ...] | None:
    """What a row has, of what is shown of its documents; None if they differ, empty if nothing.

    Where it was decided that nothing is reported, and no other document says more, it is that.
    Documents of a study that report different things differ; *several of* has what any reports.
    """
    every = list(shown)
    held = [one for one in every if one.state != "open"]
    if not held and any(one.consensus == "" for one in every):
        return NOTHING
    if any(one.value is None for one in held):
        return None
    values = dict.fromkeys(one.value for one in held if one.value is not None)
    if len(values) > 1 and attribute.kind != "several_of":
        return None
    return tuple(dict.fromkeys(part for value in values for part in parts(attribute, value)))


def says(attribute: Attribute, group: Alike, shown: ShownValue) -> bool:
    """Whether a document of a row says what the row shares with others: it is cited for that.

    Where documents differ, all that say something are; where none does, all.
    """
    if group.kind == "not charted":
        return True
    if group.kind == "not reported":
        return shown.consensus == ""
    if group.kind != "value":
        return shown.state != "open"
    return shown.value is not None and group.value in parts(attribute, shown.value)


def alike(
    attribute: Attribute, values: Sequence[tuple[str, ...] | None], order: Order
) -> list[Alike]:
    """Rows by value: choices also where no row has them, then what has none."""
    found: dict[str, list[int]] = {choice: [] for choice in _choices(attribute)}
    for row, value in enumerate(values):
        for part in known(value):
            found.setdefault(part, []).append(row)
    places = {choice: place for place, choice in enumerate(_choices(attribute))}

    def by_choice(value: str) -> tuple[object, ...]:
        return places.get(value, len(places)), *_value_key(attribute, value)

    def by_count(value: str) -> tuple[object, ...]:
        return -len(found[value]), *_value_key(attribute, value)

    in_order = sorted(found, key=by_count if order == "count" else by_choice)
    return [
        *(Alike("value", value, tuple(found[value])) for value in in_order),
        *_without_value(values),
    ]


def spread(
    attribute: Attribute, values: Sequence[tuple[str, ...] | None], order: Order
) -> list[Alike]:
    """As ``alike``; but numbers, years and dates from the least to the greatest, in one."""
    found = alike(attribute, values, order)
    make = _SPREADS.get(attribute.kind)
    held = [one for one in found if one.kind == "value" and _fits(attribute, one.value)]
    if make is None or not held:
        return found
    rows = tuple(sorted(row for one in held for row in one.rows))
    of = make(value for row in rows for value in values[row] or ())
    return [Alike("spread", str(of), rows, of), *(one for one in found if one not in held)]


def _without_value(values: Sequence[tuple[str, ...] | None]) -> list[Alike]:
    differing = tuple(row for row, value in enumerate(values) if value is None)
    nothing = tuple(row for row, value in enumerate(values) if value == ())
    decided = tuple(row for row, value in enumerate(values) if value == NOTHING)
    found = [
        Alike("differs", DIFFERS, differing), Alike("not reported", NOT_REPORTED, decided),
        Alike("not charted", NOT_CHARTED, nothing),
    ]  # fmt: skip
    return [one for one in found if one.rows]


def _choices(attribute: Attribute) -> tuple[str, ...]:
    return (YES, NO) if attribute.kind == "yes_no" else attribute.choices


def _value_key(attribute: Attribute, value: str) -> tuple[object, ...]:
    """Numbers by size, and before what is none."""
    is_number = attribute.kind == "number" and _fits(attribute, value)
    return not is_number, Fraction(value) if is_number else 0, *sort_key(value)


def _fits(attribute: Attribute, value: str) -> bool:
    """Whether a value is of the attribute's kind, which may have changed since it was charted."""
    try:
        return checked_value(attribute, value) == value
    except CoderError:
        return False
