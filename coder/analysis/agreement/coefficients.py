"""All coefficients of a table of ratings at once, by their names in JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Final

from coder.analysis.agreement import chance, two_coders
from coder.analysis.agreement.census import census
from coder.analysis.agreement.conger import conger
from coder.analysis.agreement.figure import NOT_TWO, ONE_VALUE, Figure, undefined, without_dust
from coder.analysis.agreement.ratings import Ratings, Value, cells_of, pairs, rated_by
from coder.analysis.agreement.two_coders import crossed, mean

NO_ABSENT: Final = "It needs a value that means that nothing is there, such as 0 or no."
FOR_TWO: Final = "It is for two reviewers: for more there are Light's, Conger's and Fleiss' kappa."
YES_OR_NO: Final = "It is for two values, such as yes and no."

_WITH_ABSENT: Final = {
    "positive_agreement": two_coders.positive,
    "negative_agreement": two_coders.negative,
    "jaccard": two_coders.jaccard,
}
_INDICES: Final = {"bias_index": two_coders.bias, "prevalence_index": two_coders.prevalence}
_MEANS: Final = ("positive_agreement", "negative_agreement", "jaccard", "holsti")
"""Of these, the value for several coders is the mean over pairs of coders that have one."""
_OF_TWO: Final = ("kappa", "kappa_max", "scott", *_INDICES, "pabak")
_TWO: Final = 2
LIMITED: Final = (
    "alpha", "kappa", "ac1", "percent", "positive_agreement", "negative_agreement", "jaccard",
    "holsti", "scott", "light", "conger", "fleiss", "brennan_prediger", "pabak",
)  # fmt: skip
"""The coefficients of which a team can say beforehand what is good enough."""

Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Coefficients:
    """The coefficients of a table: of all coders together, and of every two by their places."""

    together: Figures
    pairs: Mapping[tuple[int, int], Figures]


def coefficients(
    ratings: Ratings, *, absent: Value | None = None, values: int | None = None
) -> Coefficients:
    """Every coefficient of ratings, by name; a coder who rated nothing counts as not there.

    Args:
        ratings: values by coder; see ``ratings``.
        absent: the value that means that nothing is there, such as 0 for a theme that is not
            marked; without it, positive agreement and what goes with it are undefined.
        values: how many values could have been given; at least those that occur.
    """
    found = census(ratings)
    choices = max(values or 0, len(found.shares), 0 if absent is None else _TWO)
    rated = rated_by(ratings)
    two = {
        (one, other): _of_pair(ratings, (one, other), rated, absent, choices)
        for one, other in pairs(ratings)
        if rated[one] and rated[other]
    }
    together = {
        "percent": chance.percent(found),
        **{name: mean((one[name] for one in two.values()), all_needed=False) for name in _MEANS},
        **{name: _alone(two.values(), name) for name in _OF_TWO},
        "light": mean((one["kappa"] for one in two.values()), all_needed=True),
        "conger": conger(ratings, found),
        "fleiss": chance.fleiss(found),
        "brennan_prediger": chance.brennan_prediger(found, values=choices),
        "ac1": chance.ac1(found, values=choices),
        "alpha": chance.alpha(found),
    }
    return Coefficients(together, two)


def _of_pair(
    ratings: Ratings,
    places: tuple[int, int],
    rated: list[int],
    absent: Value | None,
    choices: int,
) -> Figures:
    pair = crossed(cells_of(ratings, *places))
    figures = {
        "percent": two_coders.percent_of(pair),
        "kappa": two_coders.cohen(pair),
        "kappa_max": two_coders.kappa_max(pair),
        "scott": two_coders.scott(pair),
        "holsti": two_coders.holsti(pair.same, *(rated[place] for place in places)),
        "pabak": two_coders.pabak(pair) if choices == _TWO else undefined(YES_OR_NO),
    }
    for name, of in _WITH_ABSENT.items():
        figures[name] = undefined(NO_ABSENT) if absent is None else of(pair, absent)
    for name, of in _INDICES.items():
        if absent is None:
            figures[name] = undefined(NO_ABSENT)
        else:
            figures[name] = of(pair, absent) if choices == _TWO else undefined(YES_OR_NO)
    return figures


def _alone(two: Iterable[Figures], name: str) -> Figure:
    """The figure of the only two coders there are."""
    found = [one[name] for one in two]
    if len(found) == 1:
        return found[0]
    return undefined(FOR_TWO if found else NOT_TWO)


def pooled_kappa(kappas: Iterable[Figure]) -> Figure:
    """The pooled kappa of De Vries et al. (2008) of the kappas of several themes.

    Observed and expected agreement are averaged over themes, so that it is not the mean of the
    kappas. Of two coders these are Cohen's, of more Conger's. A theme with one value only has
    expected and observed agreement 1, and adds nothing.
    """
    found = [one for one in kappas if one.value is not None and one.expected is not None]
    rest = fsum(1 - (one.expected or 0.0) for one in found)
    if not rest:
        return undefined(ONE_VALUE if found else NOT_TWO)
    over = fsum((one.value or 0.0) * (1 - (one.expected or 0.0)) for one in found)
    mean_expected = 1 - rest / len(found)
    return Figure(without_dust(over / rest), expected=mean_expected)
