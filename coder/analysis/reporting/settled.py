"""What a round settled beforehand, as figures need it; without a round, what is usual."""

from typing import Final

from coder.analysis.comparing.agreement import ALPHA
from coder.analysis.comparing.units import CHARACTERS, UNITS, Unit
from coder.domain.round import Round

_UNITS: Final[dict[str, Unit]] = {unit: unit for unit in UNITS}


def unit_of(held: Round | None) -> Unit:
    """What is counted."""
    return CHARACTERS if held is None else _UNITS.get(held.settings.unit, CHARACTERS)


def limit_of(held: Round | None) -> float | None:
    """The alpha that was held to be good enough, if one was named."""
    return None if held is None else held.settings.limits.get(ALPHA)
