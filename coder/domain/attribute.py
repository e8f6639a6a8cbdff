"""Attributes: the properties that are charted, and what is shown of several coders' values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

TEXT: Final = "text"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property to chart."""

    id: str
    name: str
    kind: str  # text, until an issue brings types
    position: str


@dataclass(frozen=True, slots=True)
class ShownValue:
    """What is shown of the values that coders charted."""

    value: str | None
    state: str  # agreed, single, differs, open
    by: Mapping[str, str]  # coder id -> value


def shown_value(by: Mapping[str, str]) -> ShownValue:
    """The value that all who charted share; where they differ, none (DESIGN 2)."""
    values = set(by.values())
    if not values:
        return ShownValue(None, "open", by)
    if len(values) > 1:
        return ShownValue(None, "differs", by)
    return ShownValue(values.pop(), "single" if len(by) == 1 else "agreed", by)
