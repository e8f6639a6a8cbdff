"""The order of charted values: numbers by size, choices as they are listed, words by letters."""

from collections.abc import Sequence
from typing import Final

from coder.domain.attribute import WITH_CHOICES, Attribute
from coder.domain.searching import plain

_NUMBERS: Final = frozenset({"number", "year"})


def order_of(attribute: Attribute, values: Sequence[str]) -> tuple[object, ...]:
    """What values of one attribute sort by; those that are no value of its kind come last."""
    return tuple(_order(attribute, one) for one in values)


def _order(attribute: Attribute, value: str) -> tuple[float, str]:
    if attribute.kind in _NUMBERS:
        return _size(value), plain(value)
    if attribute.kind in WITH_CHOICES:
        place = attribute.choices.index(value) if value in attribute.choices else None
        return float(len(attribute.choices) if place is None else place), plain(value)
    return 0.0, plain(value)


def _size(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return float("inf")
