"""Figures of agreement in JSON, by their names in the contract, and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coder.analysis.agreement.coefficients import NO_ABSENT
from coder.analysis.agreement.compared import Compared
from coder.analysis.agreement.figure import Figure
from coder.analysis.agreement.resampling import Interval
from coder.cli.answer import columns

NAMES: Final = {
    "percent": "Percent agreement",
    "positive_agreement": "Positive agreement (Dice, F1)",
    "negative_agreement": "Negative agreement",
    "jaccard": "Percent of what was coded (Jaccard)",
    "holsti": "Holsti",
    "kappa": "Cohen's kappa",
    "kappa_max": "Largest possible kappa",
    "bias_index": "Bias index",
    "prevalence_index": "Prevalence index",
    "pabak": "PABAK",
    "pooled_kappa": "Pooled kappa",
    "scott": "Scott's pi",
    "light": "Light's kappa",
    "conger": "Conger's kappa",
    "fleiss": "Fleiss' kappa",
    "brennan_prediger": "Brennan and Prediger",
    "ac1": "Gwet's AC1",
    "alpha": "Krippendorff's alpha",
    "ordinal": "Alpha of ranks (ordinal)",
    "interval": "Alpha of numbers (interval)",
    "ratio": "Alpha of numbers (ratio)",
    "u_alpha": "u-alpha (2016): where and what",
    "u_alpha_binary": "|u-alpha (2016): where",
    "cu_alpha": "cu-alpha (2016): what",
    "f1_strict": "F1, same ends",
    "f1_close": "F1, close",
    "f1_overlap": "F1, any overlap",
    "f1_partial": "F1, overlaps count half",
    "f1_characters": "F1, characters",
}
"""The names of coefficients on screen, in their order."""

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


def interval_json(one: Interval) -> dict[str, object]:
    """An interval with all that is known of it."""
    return {
        "low": one.low, "high": one.high, "below_limit": one.below, "jackknife_se": one.error,
        "undefined_draws": one.undefined, "reason": one.reason, "note": one.note,
    }  # fmt: skip


def overall_lines(told: Told) -> list[str]:
    """A line for each figure: its name, value, error and interval, or why there is none."""
    rows = [("", "", "SE", "95 %")]
    for name, said in NAMES.items():
        one = told.figures.get(name)
        if one is not None and one.value is not None:
            limits = _limits(told.compared.intervals.get(name))
            rows.append((said, number(one.value), number(one.se), limits))
    lines = columns(rows) if len(rows) > 1 else []
    without: dict[str, list[str]] = {}
    for name, one in told.figures.items():
        if one.value is None and name in NAMES:
            without.setdefault(one.reason or "", []).append(NAMES[name])
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
