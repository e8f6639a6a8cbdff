"""Hybrid logical clock: orders what is unrelated, and never puts an effect before its cause.

Kulkarni et al., "Logical Physical Clocks" (2014), with the counter in the low 12 bits.
"""

from datetime import UTC, datetime
from typing import Final

_COUNTER_BITS: Final = 12


def next_stamp(clock: int, milliseconds: int) -> int:
    """The stamp after ``clock`` at a wall-clock time in milliseconds since 1970."""
    return max(clock + 1, milliseconds << _COUNTER_BITS)


def stamped_at(stamp: int) -> int:
    """The milliseconds since 1970 that a stamp holds."""
    return stamp >> _COUNTER_BITS


def iso(milliseconds: int) -> str:
    """A wall-clock time as ISO 8601 in UTC."""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
