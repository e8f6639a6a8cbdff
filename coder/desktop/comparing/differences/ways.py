"""In which ways a difference can be settled, each with the key for it."""

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import Qt

from coder.analysis.comparing.compared import Compared
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


def ways_of(held: Compared, one: Difference, names: Names) -> list[Way]:
    """The ways to settle a difference; whoever said nothing of it cannot be chosen."""
    if isinstance(one, CellDifference | ValueDifference):
        said = one.states if isinstance(one, CellDifference) else one.values
        own = [_as(place, names) for place in sorted(said)]
    else:
        own = [_as(place, names) for place in one.spot.readers]
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
        both = [
            Way("union", _Key.Key_U, "Union"), Way("intersection", _Key.Key_I, "Intersection"),
        ]  # fmt: skip
        ways = [
            *own,
            *(both if several else ()),
            Way("none", _Key.Key_X, "Nothing there"),
            Way("edit", _Key.Key_E, "Mark anew…"),
            Way("theme", _Key.Key_T, "Other theme…"),
        ]
    return [*ways, Way("defer", _Key.Key_D, "Put off")]


def _as(place: int, names: Names) -> Way:
    return Way("coder", _Key.Key_0 + place + 1, names.name(place), coder=place)
