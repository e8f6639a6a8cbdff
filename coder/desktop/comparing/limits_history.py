"""Whether limits can still be set before figures are seen, and what was set before."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coder.domain.round import LimitsSet, Round
from coder.store.project import Project
from coder.store.rounds import rounds

_SEEN: Final = "figures of agreement seen"


@dataclass(frozen=True, slots=True)
class LimitsHistory:
    """What this copy knows of limits and figures."""

    seen: bool = True  # whether figures were shown in it
    earlier: Round | None = None  # the latest whose limits were set before figures were seen
    latest: Mapping[str, float] | None = None  # of the latest round that has any

    def tell(self, limits: Mapping[str, float]) -> LimitsSet:
        """How limits that are set now are to be told: who takes over earlier ones set them then."""
        if not limits:
            return ""
        taken_over = self.earlier is not None and dict(limits) == dict(self.earlier.settings.limits)
        return "before" if taken_over or not self.seen else "after"


def limits_history(project: Project) -> LimitsHistory:
    """What is known now."""
    held = rounds(project)  # the oldest first
    limited = [one for one in held if one.settings.limits]
    before = [one for one in limited if one.settings.limits_set == "before"]
    return LimitsHistory(
        project.local(_SEEN) is not None,
        before[-1] if before else None,
        limited[-1].settings.limits if limited else None,
    )


def figures_are_seen(project: Project) -> None:
    """Remember that figures were shown in this copy."""
    if project.write and project.local(_SEEN) is None:
        project.set_local(_SEEN, "1")
