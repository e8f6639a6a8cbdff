"""In which ways a difference can be settled, each with the key for it."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import Qt

from coder.analysis.comparing.difference import CellDifference, Difference, ValueDifference
from coder.desktop.comparing.differences.names import Names

Kind = Literal[
    "coder", "union", "intersection", "none", "edit", "theme", "state", "value", "defer", "open"
]

_Key = Qt.Key


@dataclass(frozen=True, slots=True)
class Way:
    """One way to settle a difference."""

    kind: Kind
    key: int  # Qt's; of a digit the digit itself
    words: str
    coder: int | None = None  # the place of the coder whose reading is kept
    state: str | None = None  # of a cell

    @property
    def name(self) -> str:
        """By which its button is known."""
        if self.coder is not None:
            return f"settle as {self.coder + 1}"
        return f"settle {self.state or self.kind}"

    @property
    def letter(self) -> str:
        """What stands on the key."""
        return chr(self.key)


OPEN_AGAIN: Final = Way("open", _Key.Key_O, "Open again")
"""For what is decided."""


UNION: Final = Way("union", _Key.Key_U, "Union")
INTERSECTION: Final = Way("intersection", _Key.Key_I, "Intersection")
DEFER: Final = Way("defer", _Key.Key_D, "Put off")


_OTHERS: Final = frozenset({_Key.Key_A, _Key.Key_E, _Key.Key_P, _Key.Key_T, _Key.Key_X})


def asked(one: Difference) -> tuple[int, ...]:
    """The coders whose reading can be kept: who said something, or could have marked something."""
    if isinstance(one, CellDifference):
        return tuple(sorted(one.states))
    return tuple(sorted(one.values)) if isinstance(one, ValueDifference) else one.spot.readers


def ways_of(one: Difference, names: Names) -> list[Way]:
    """The ways to settle a difference."""
    own = [_as(place, names) for place in asked(one)]
    if isinstance(one, CellDifference):
        ways = [
            *own,
            Way("state", _Key.Key_P, "Present", state="present"),
            Way("state", _Key.Key_A, "Absent", state="absent"),
            Way("state", _Key.Key_U, "Unclear", state="unclear"),
        ]
    elif isinstance(one, ValueDifference):
        ways = [
            *own,
            Way("value", _Key.Key_E, "Another value…"),
            Way("none", _Key.Key_X, "Nothing is reported"),
        ]
    else:
        several = len(one.spot.by_coder) > 1
        ways = [
            *own,
            *((UNION, INTERSECTION) if several else ()),
            Way("none", _Key.Key_X, "Nothing there"),
            Way("edit", _Key.Key_E, "Mark anew…"),
            Way("theme", _Key.Key_T, "Other theme…"),
        ]
    return [*ways, DEFER]


def not_offered(one: Difference, key: int) -> str:
    """Why a key that settles other differences does nothing here; empty of any other key."""
    if key in {UNION.key, INTERSECTION.key}:
        if isinstance(one, CellDifference | ValueDifference):
            return "Union and intersection are of marked passages."
        return "Only one reviewer marked something here: there is nothing to unite or intersect."
    if _Key.Key_1 <= key <= _Key.Key_9:
        return f"Reviewer {key - _Key.Key_0} said nothing here, or was not asked."
    return "It cannot be settled so: the buttons show how." if key in _OTHERS else ""


def _as(place: int, names: Names) -> Way:
    return Way("coder", _Key.Key_0 + place + 1, names.name(place), coder=place)
