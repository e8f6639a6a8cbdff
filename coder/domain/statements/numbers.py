"""Numbers, years and dates that many documents report, in short."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Self


@dataclass(frozen=True, slots=True)
class Spread:
    """From the least to the greatest value; only numbers have a median. As they are written."""

    least: str
    greatest: str
    median: str | None = None

    @classmethod
    def of_numbers(cls, values: Iterable[str]) -> Self:
        """Of one decimal number and more; the median of an even count is exact too."""
        held = sorted((Fraction(value), value) for value in values)
        below, above = held[(len(held) - 1) // 2][0], held[len(held) // 2][0]
        return cls(held[0][1], held[-1][1], _decimal((below + above) / 2))

    @classmethod
    def of_times(cls, values: Iterable[str]) -> Self:
        """Of one year or ISO date and more."""
        held = sorted(values)
        return cls(held[0], held[-1])

    def __str__(self) -> str:
        """As a sentence says it: ``12 to 340, median 45.5``."""
        if self.least == self.greatest:
            return self.least
        median = "" if self.median is None else f", median {self.median}"
        return f"{self.least} to {self.greatest}{median}"


def _decimal(number: Fraction) -> str:
    """A number with so many digits as it takes; its denominator has no factors but 2 and 5."""
    digits = 0
    while (number * 10**digits).denominator != 1:
        digits += 1
    sign, whole = "-" if number < 0 else "", str(abs(int(number * 10**digits))).zfill(digits + 1)
    return f"{sign}{whole[:-digits]}.{whole[-digits:]}" if digits else f"{sign}{whole}"
