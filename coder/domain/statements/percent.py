"""Percentages, exact before they are rounded."""

from typing import Final, Literal, get_args

Rounding = Literal["half-up", "half-even"]

ROUNDINGS: Final[tuple[Rounding, ...]] = get_args(Rounding)
MOST_DECIMALS: Final = 2

_HUNDRED: Final = 100


def percent(n: int, of: int, *, decimals: int = 0, rounding: Rounding = "half-up") -> str:
    """The share of ``n`` in ``of`` as ``42%``, by whole numbers throughout; empty if ``of`` is 0.

    What lies halfway goes up, or to the even neighbour (IEEE 754, roundTiesToEven).
    """
    if not of:
        return ""
    whole, rest = divmod(n * _HUNDRED * 10**decimals, of)
    up = 2 * rest > of or (2 * rest == of and (rounding == "half-up" or whole % 2 == 1))
    digits = f"{whole + up:0{decimals + 1}}"
    return f"{digits[:-decimals]}.{digits[-decimals:]}%" if decimals else f"{digits}%"
