"""Coders' spans compared: as values of every character, theme by theme, and as units."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from coder.analysis.agreement import unitizing
from coder.analysis.agreement.coefficients import Coefficients, coefficients
from coder.analysis.agreement.compared import Compared, compared
from coder.analysis.agreement.figure import Figure, undefined
from coder.analysis.agreement.ratings import Ratings, Value
from coder.analysis.agreement.resampling import Draws, Interval, Valued, interval
from coder.analysis.agreement.span_f1 import KINDS, Matched, by_value, f1
from coder.analysis.agreement.sweeping import (
    GAP,
    Marks,
    Span,
    marked,
    overlapping,
    valued,
)
from coder.analysis.agreement.two_coders import NOT_USED, mean

UNITIZED: Final = {
    "u_alpha": unitizing.u_alpha,
    "u_alpha_binary": unitizing.u_alpha_binary,
    "cu_alpha": unitizing.cu_alpha,
}
"""The alphas for unitizing, by their names."""

Spans = Mapping[str, Sequence[Span]]
"""What each coder marked who was there."""


@dataclass(frozen=True, slots=True)
class Text:
    """One document: how long it is in characters, and what coders marked in it."""

    name: str
    length: int
    spans: Spans


def values_of(texts: Sequence[Text]) -> list[Value]:
    """All values of spans, in order."""
    found = {span[2] for text in texts for spans in text.spans.values() for span in spans}
    return sorted(found, key=str)


def theme_tables(texts: Sequence[Text], value: Value, coders: Sequence[str]) -> list[Ratings]:
    """The ratings of one value by document, yes (1) or no (0) at every character."""
    return [marked(_marks(text.spans, value), coders=coders, length=text.length) for text in texts]


def _marks(spans: Spans, value: Value) -> Marks:
    return {
        coder: [(start, end) for start, end, one in found if one == value]
        for coder, found in spans.items()
    }


def compared_values(
    texts: Sequence[Text],
    coders: Sequence[str],
    drawn: Draws,
    *,
    values: int,
    limit: float | None = None,
) -> Compared:
    """All values at once, where each character has one of each coder, or none."""
    tables = [valued(text.spans, coders=coders, length=text.length) for text in texts]
    return compared(tables, drawn, absent=GAP, values=values, limit=limit)


def without_values(texts: Sequence[Text], coders: Sequence[str], reason: str) -> Compared:
    """What is left of that where a coder gave characters several values: positive agreement.

    It is that of all values together; the rest is undefined for the ``reason``.
    """
    found: dict[tuple[int, int], Mapping[str, Figure]] = {}
    for one, other in combinations(range(len(coders)), 2):
        numbers = _matched(texts, coders[one], coders[other], 0.0)[None]
        shared = numbers.shared_characters
        rest = numbers.first_characters + numbers.second_characters - shared
        found[one, other] = {
            "positive_agreement": f1(numbers)["characters"],
            "jaccard": Figure(shared / rest) if rest else undefined(NOT_USED),
        }
    together = dict.fromkeys(coefficients({}).together, undefined(reason))
    for name in ("positive_agreement", "jaccard"):
        together[name] = mean((one[name] for one in found.values()), all_needed=False)
    units = sum(text.length for text in texts)
    intervals = dict.fromkeys(("alpha", "positive_agreement"), Interval(reason=reason))
    return Compared(Coefficients(together, found), intervals, units, None, None)


def overlap_in(texts: Sequence[Text]) -> str | None:
    """A sentence on the first coder who gave a character two values, if any did."""
    for text in texts:
        for coder, spans in text.spans.items():
            two = overlapping(spans)
            if two:
                (start, end, one), (again, _, other) = two
                where = f" of {text.name}" if text.name else ""
                return (
                    f"It takes one value at each position: {coder} marked {start} to {end}{where}"
                    f" as {one}, and from {again} on as {other} too."
                )
    return None


def unit_tables(texts: Sequence[Text], coders: Sequence[str]) -> list[unitizing.Sums]:
    """The sums for unitizing of each document; ask ``overlap_in`` before."""
    return [unitizing.unit_sums(text.spans, coders=coders, length=text.length) for text in texts]


def unit_figures(sums: unitizing.Sums) -> Mapping[str, Figure]:
    """The alphas for unitizing, of the sums of all documents."""
    return {name: of(sums) for name, of in UNITIZED.items()}


def unit_intervals(
    tables: Sequence[unitizing.Sums], drawn: Draws, *, limit: float | None = None
) -> Mapping[str, Interval]:
    """How sure they are, by drawing documents."""
    return {
        name: interval(tables, _valued(of), drawn, limit=limit) for name, of in UNITIZED.items()
    }


def _valued(of: Callable[[unitizing.Sums], Figure]) -> Valued:
    return lambda sums: of(sums).value


def f1_figures(
    texts: Sequence[Text], coders: Sequence[str], *, least: float
) -> Mapping[Value | None, Mapping[str, Figure]]:
    """F1 by value, and of all values together under None: the mean over pairs of coders."""
    found: dict[Value | None, list[Mapping[str, Figure]]] = {None: []}
    for one, other in combinations(coders, 2):
        for value, numbers in _matched(texts, one, other, least).items():
            found.setdefault(value, []).append(f1(numbers))
    return {
        value: {name: mean((pair[name] for pair in pairs), all_needed=False) for name in KINDS}
        for value, pairs in found.items()
    }


def _matched(
    texts: Sequence[Text], one: str, other: str, least: float
) -> Mapping[Value | None, Matched]:
    total: dict[Value | None, Matched] = {None: Matched()}
    for text in texts:
        if one in text.spans and other in text.spans:
            found = by_value(text.spans[one], text.spans[other], least=least)
            for value, numbers in found.items():
                total[value] = total.get(value, Matched()) + numbers
                total[None] += numbers
    return total
