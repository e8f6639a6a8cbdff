"""A figure that is told: its value, how sure it is, or why there is none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One coefficient: either a value, or a reason in words why it is undefined.

    ``se`` is its standard error if units are independent of each other; ``expected`` is the
    agreement that chance alone would bring, for coefficients that correct for it.
    """

    value: float | None
    se: float | None = None
    reason: str | None = None
    expected: float | None = None


def undefined(reason: str) -> Figure:
    """No figure, and why."""
    return Figure(None, reason=reason)


LEAST = 1e-12
"""Rounding leaves so little of what is 0."""


def without_dust(value: float) -> float:
    """A value, and 0 for what rounding left of that: 7e-16 is no agreement beyond chance."""
    return 0.0 if abs(value) < LEAST else value


NOTHING_RATED = "Nothing was rated."
NOT_TWO = "No unit was rated by two reviewers."
ONE_VALUE = (
    "Only one value occurs where two reviewers rated, so that agreement cannot be told from chance."
)
