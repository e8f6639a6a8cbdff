"""What a round settled beforehand, as figures need it; without a round, what is usual."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from coder.analysis.comparing.agreement import ALPHA
from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.shared import Asked, whom
from coder.analysis.comparing.units import CHARACTERS, UNITS, Unit
from coder.domain.round import LIMITS_SET, LimitsSet, Round
from coder.domain.telling import listed
from coder.store.project import Project

_UNITS: Final[dict[str, Unit]] = {unit: unit for unit in UNITS}


def unit_of(held: Round | None) -> Unit:
    """What is counted."""
    return CHARACTERS if held is None else _UNITS.get(held.settings.unit, CHARACTERS)


@dataclass(frozen=True, slots=True)
class SettledLimits:
    """What is held to be good enough, and of what else a round's limits are if not of this."""

    least: Mapping[str, float] = field(default_factory=dict)  # by the name of a coefficient
    limits_set: LimitsSet = ""
    elsewhere: str = ""  # a sentence, where the limits of a round are not applied

    @property
    def alpha(self) -> float | None:
        """The alpha that is held to be good enough, if one is named."""
        return self.least.get(ALPHA)

    @property
    def when(self) -> str:
        """Whether they were set before or after figures were seen, in words; empty if unknown."""
        return LIMITS_SET[self.limits_set]


def limits_of(state: Project, round_: Round | None, held: Compared, unit: Unit) -> SettledLimits:
    """The limits of a round for what is compared: they hold of its own unit and reviewers alone.

    ``state`` is the project as the round has it.
    """
    if round_ is None or not round_.settings.limits:
        return SettledLimits()
    settled = round_.settings
    others: list[str] = []
    if unit != unit_of(round_):
        others.append(unit_of(round_))
    if held.coders != whom(state, Asked(settled.coders)):
        others.append("other reviewers")
    if not others:
        return SettledLimits(settled.limits, settled.limits_set)
    return SettledLimits(
        elsewhere=f"The limits of the round were set for {listed(others)}: here they are not"
        " applied."
    )
