"""Krippendorff's alphas for unitizing of 2016: who marked where, and with which value.

Krippendorff, Mathet, Bouvry and Widlöcher (2016), Quality & Quantity 50:2347; Krippendorff (2019),
section 12.6. Two other coefficients of 1995 and 2013 have the same name and other values.

One value at each position is needed: spans of one coder must not overlap unless their values are
equal. That a document adds sums of its own, with its own number of coders, is not in the papers:
it is what alpha does with missing ratings, and equals them where all coders read all documents.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Final

from coder.analysis.agreement.figure import NOT_TWO, Figure, undefined, without_dust
from coder.analysis.agreement.ratings import Value
from coder.analysis.agreement.sweeping import GAP, Span, separate, stretches_of

MET: Final = "met"  # by two values: how much of the text of one met the other
SQUARES: Final = (
    "squares"  # Q of the papers: the squared lengths of units by value; gaps count by character
)
SHARED: Final = "shared"  # the same of what other coders marked of the units

Sums = Mapping[tuple[str, Value, Value], float]
"""What adds over documents."""

NOT_MARKED: Final = "Nobody marked anything, or everybody marked everything as one."
ONE_THEME: Final = "What several reviewers marked has one value only, so that it tells nothing."
NOT_MET: Final = "Nothing of it met what another reviewer marked."
NOT_SHARED: Final = "No two reviewers marked the same text."


def unit_sums(spans: Mapping[str, Sequence[Span]], *, coders: Sequence[str], length: int) -> Sums:
    """The sums of one document; empty where fewer than two coders were there."""
    there = [coder for coder in coders if coder in spans]
    others = len(there) - 1
    if others < 1:
        return {}
    sums: dict[tuple[str, Value, Value], float] = {}
    filled: dict[int, int] = {0: 0}  # by position: how much all coders marked before it
    for start, end, pattern in stretches_of(spans, coders=there, length=length):
        counts = Counter(value for value in pattern if value is not None)
        filled[end] = filled[start] + (end - start) * (others + 1 - counts[GAP])
        for one, first in counts.items():
            for other, second in counts.items():
                met = (end - start) * first * (second - (one == other)) / others
                if met:
                    _add(sums, (MET, one, other), met)
    gaps = (others + 1) * length
    for coder in there:
        for start, end, value in separate(spans[coder]):
            gaps -= end - start
            shared = (filled[end] - filled[start] - (end - start)) / others
            _add(sums, (SQUARES, value, value), (end - start) ** 2)
            _add(sums, (SHARED, value, value), shared * shared)
    _add(sums, (SQUARES, GAP, GAP), gaps)
    return sums


def total_sums(tables: Iterable[Sums]) -> Sums:
    """The sums of all documents."""
    total: dict[tuple[str, Value, Value], float] = {}
    for sums in tables:
        for key, amount in sums.items():
            total[key] = total.get(key, 0.0) + amount
    return total


def _add(
    sums: dict[tuple[str, Value, Value], float], key: tuple[str, Value, Value], more: float
) -> None:
    sums[key] = sums.get(key, 0.0) + more


def u_alpha(sums: Sums) -> Figure:
    """Where and with which value together: u-alpha, nominal."""
    totals = _totals(sums)
    apart = fsum(met for (kind, one, other), met in sums.items() if kind == MET and one != other)
    return _alpha(apart, totals, _squares(sums, SQUARES), NOT_MARKED)


def u_alpha_binary(sums: Sums) -> Figure:
    """Where alone, whatever the values: the binary |u-alpha."""
    totals = _totals(sums)
    gap = totals.get(GAP, 0.0)
    both = {GAP: gap, 1: fsum(totals.values()) - gap}
    apart = 2 * fsum(
        met
        for (kind, one, other), met in sums.items()
        if kind == MET and one == GAP and other != GAP
    )
    return _alpha(apart, both, _squares(sums, SQUARES), NOT_MARKED)


def cu_alpha(sums: Sums) -> Figure:
    """With which value, on what several coders marked: cu-alpha, nominal.

    The correction for units takes the mean over the other coders of what they marked of a unit.
    """
    inner = _marked(sums)
    if sums and not _totals(inner):
        return undefined(NOT_SHARED)
    apart = fsum(met for (kind, one, other), met in inner.items() if kind == MET and one != other)
    return _alpha(apart, _totals(inner), _squares(inner, SHARED), ONE_THEME)


def ku_alpha(sums: Sums, value: Value) -> Figure:
    """How reliably one value is told from the others: (k)u-alpha; read it beside ``coverage``."""
    inner = _marked(sums)
    totals = _totals(inner)
    own, total = totals.get(value, 0.0), fsum(totals.values())
    if not own:
        return undefined(NOT_MET)
    drawn = own * total - inner.get((SHARED, value, value), 0.0)
    expected = own * (total - own) / drawn if drawn else 0.0
    if not expected:
        return undefined(ONE_THEME)
    observed = (own - inner.get((MET, value, value), 0.0)) / own
    return Figure(without_dust(1 - observed / expected))


def coverage(sums: Sums, value: Value) -> Figure:
    """The share of a value's text that met anything another coder marked."""
    own = _totals(sums).get(value, 0.0)
    if not own:
        return undefined("Nobody used it.")
    return Figure(_totals(_marked(sums)).get(value, 0.0) / own)


def _alpha(apart: float, totals: Mapping[Value, float], squares: float, reason: str) -> Figure:
    """1 - observed/expected, where units are drawn as wholes and gaps as single characters."""
    total = fsum(totals.values())
    if not total:
        return undefined(NOT_TWO)
    unequal = total * total - fsum(one * one for one in totals.values())
    if unequal <= 0 or total * total <= squares:
        return undefined(reason)
    return Figure(without_dust(1 - apart * (total * total - squares) / (total * unequal)))


def _totals(sums: Sums) -> dict[Value, float]:
    """How much text has each value, of all coders."""
    parts: dict[Value, list[float]] = {}
    for (kind, one, _), met in sums.items():
        if kind == MET:
            parts.setdefault(one, []).append(met)
    return {value: fsum(found) for value, found in parts.items()}


def _squares(sums: Sums, kind: str) -> float:
    return fsum(square for key, square in sums.items() if key[0] == kind)


def _marked(sums: Sums) -> Sums:
    """The sums without what met a gap."""
    return {key: found for key, found in sums.items() if GAP not in key[1:]}
