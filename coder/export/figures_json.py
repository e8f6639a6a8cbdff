"""Figures of agreement in JSON, by their names in the contract (DESIGN 5.1)."""

from collections.abc import Mapping

from coder.analysis.agreement.figure import Figure
from coder.analysis.agreement.resampling import Interval


def as_json(
    figures: Mapping[str, Figure], also: Mapping[str, str] | None = None
) -> dict[str, object]:
    """Figures by name, with their errors, chance agreement, and the reasons of those without.

    ``also`` are the reasons of what is null beside them.
    """
    reasons = {name: one.reason or "" for name, one in figures.items() if one.value is None}
    reasons |= also or {}
    return {
        **{name: one.value for name, one in figures.items()},
        "se": {name: one.se for name, one in figures.items() if one.se is not None},
        "expected": {
            name: one.expected for name, one in figures.items() if one.expected is not None
        },
        "reasons": reasons,
        "note": _note(reasons),
    }


def _note(reasons: Mapping[str, str]) -> str | None:
    """Why figures are undefined, in one line: each reason once, with what it concerns."""
    concerned: dict[str, list[str]] = {}
    for name, reason in reasons.items():
        concerned.setdefault(reason, []).append(name)
    said = [f"{', '.join(names)}: {reason}" for reason, names in concerned.items()]
    return " ".join(said) or None


def interval_json(one: Interval) -> dict[str, object]:
    """An interval with all that is known of it."""
    return {
        "low": one.low, "high": one.high, "below_limit": one.below, "jackknife_se": one.error,
        "undefined_draws": one.undefined, "reason": one.reason, "note": one.note,
    }  # fmt: skip
