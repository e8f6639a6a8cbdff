"""Figures of agreement on a table: what is told of them, in JSON and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coder.analysis.agreement.coefficients import NO_ABSENT
from coder.analysis.agreement.compared import Compared
from coder.analysis.agreement.figure import Figure
from coder.analysis.agreement.resampling import Interval
from coder.analysis.agreement.sources import SOURCES
from coder.cli.answer import columns
from coder.export.figures_json import as_json, interval_json

MOST_PAIRS: Final = 45
"""So many pairs are told one by one: those of ten coders."""

_FEW: Final = 5
"""Of so many coders it is told what each alone used, of more in JSON."""


@dataclass(frozen=True, slots=True)
class Told:
    """One theme, or all together: what was compared, and further figures beside it."""

    name: str
    compared: Compared
    further: Mapping[str, Figure]

    @property
    def figures(self) -> dict[str, Figure]:
        """All figures by name."""
        return {**self.compared.found.together, **self.further}


def told_json(told: Told, coders: Sequence[str]) -> dict[str, object]:
    """One theme, or all together, with intervals, and what each coder alone used."""
    found = told.compared
    alpha = found.intervals["alpha"]
    only = None
    if found.only is not None:  # which is empty where nothing was rated
        only = dict(zip(coders, found.only or [0] * len(coders), strict=True))
    several = 1 < len(found.found.pairs) <= MOST_PAIRS
    pairs = [
        {"coders": [coders[one], coders[other]], **as_json(figures)}
        for (one, other), figures in (found.found.pairs.items() if several else ())
    ]
    return {
        "units": found.units,
        "both": found.both,
        "only": only,
        **as_json(told.figures, _further_reasons(found)),
        "alpha_interval": None if alpha.low is None else [alpha.low, alpha.high],
        "intervals": {name: interval_json(one) for name, one in found.intervals.items()},
        "pairs": pairs,
    }


def _further_reasons(found: Compared) -> dict[str, str]:
    """Why there is no interval, and why it is not told who used it."""
    reasons = {}
    if alpha := found.intervals["alpha"].reason:
        reasons["alpha_interval"] = alpha
    if found.only is None:
        reasons |= dict.fromkeys(("both", "only"), NO_ABSENT)
    return reasons


def overall_lines(told: Told) -> list[str]:
    """A line for each figure: its name, value, error and interval, or why there is none."""
    rows = [("", "", "SE", "95 %")]
    for name, source in SOURCES.items():
        one = told.figures.get(name)
        if one is not None and one.value is not None:
            limits = _limits(told.compared.intervals.get(name))
            rows.append((source.name, number(one.value), number(one.se), limits))
    lines = columns(rows) if len(rows) > 1 else []
    without: dict[str, list[str]] = {}
    for name, one in told.figures.items():
        if one.value is None and name in SOURCES:
            without.setdefault(one.reason or "", []).append(SOURCES[name].name)
    if without:
        lines += ["", "Undefined:"]
    lines += [f"  {'; '.join(names)}: {reason}" for reason, names in without.items()]
    reasons = dict.fromkeys(
        one.reason or one.note
        for name, one in told.compared.intervals.items()
        if (one.reason or one.note) and told.figures[name].value is not None
    )
    return [*lines, *(f"Interval: {reason}" for reason in reasons)]


def theme_lines(themes: Sequence[Told], coders: Sequence[str]) -> list[str]:
    """A line for each theme or value."""
    are_few = len(coders) <= _FEW
    heads = ("", "both", *(f"only {coder}" for coder in coders if are_few))
    rows: list[Sequence[object]] = [(*heads, "positive", "alpha", "95 %")]
    for told in themes:
        found, figures = told.compared, told.figures
        positive, alpha = (figures[name].value for name in ("positive_agreement", "alpha"))
        limits = _limits(found.intervals["alpha"])
        rows.append(
            (
                told.name, found.both, *((found.only or ()) if are_few else ()),
                number(positive) or "–", number(alpha) or "–", limits,
            )
        )  # fmt: skip
    return columns(rows) if themes else []


def _limits(one: Interval | None) -> str:
    if one is None or one.low is None:
        return ""
    return f"{number(one.low)} to {number(one.high)}"


def number(value: float | None) -> str:
    """A coefficient with three decimals."""
    return "" if value is None else f"{value:.3f}"
