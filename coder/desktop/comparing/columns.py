"""The columns of the tables of figures: what each says, and why it says nothing."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from coder.analysis.agreement.figure import Figure
from coder.analysis.agreement.resampling import Interval
from coder.analysis.comparing.agreement import ALPHA, POSITIVE, Line
from coder.analysis.comparing.flags import Flagged
from coder.analysis.comparing.units import CELLS, Unit
from coder.desktop.comparing.shares import PAIR, Share, apart
from coder.desktop.look.theme_colours import Colour

NONE: Final = "\N{EM DASH}"
_GAP: Final = "\N{EN SPACE}"  # between numbers, which stand at the right, and words
_MINUS: Final = "\N{MINUS SIGN}"

Kind = Literal["name", "shares", "number", "words"]
Which = Literal["always", "figures", "more"]


@dataclass(frozen=True, slots=True)
class Row:
    """One theme, document or pair of reviewers."""

    key: object  # what it is of: the place of a theme, an id, two places
    name: str
    tip: str
    line: Line
    shares: tuple[Share, ...]
    flags: tuple[Flagged, ...] = ()
    heeded: str = ""  # the same in sentences
    parent: int | None = None  # the place of the row that it stands under
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What stands below a head."""

    head: str
    tip: str
    words: Callable[[Row], str]
    why: Callable[[Row], str] = field(default=lambda _: "")  # what else there is to say
    below: Callable[[Row], str] = field(default=lambda _: "")
    kind: Kind = "number"
    which: Which = "always"
    letters: int = 8
    of_draws: bool = False  # whether it is known only once documents were drawn
    falls: bool = False  # whether the largest is what is to be looked into first
    worst: Callable[[Row], float] | None = None  # larger where there is more to look into


_SHORT: Final[Mapping[Flagged, str]] = {
    "not used": "not used", "rare": "rare", "never used by": "one never used it",
    "rates": "very different rates", "boundary": "mostly borders",
    "mostly uncoded": "nearly all uncoded", "not assessed": "not assessed",
    "left open": "left open", "no text": "used where there is no text",
}  # fmt: skip
_PERCENT: Final = "mostly uncoded"  # which warns of figures that stand among the further ones

_MORE: Final = (
    ("kappa", "Kappa", "Cohen's kappa (1960)", 1),
    ("light", "Light", "Light's kappa (1971): the mean over pairs", 2),
    ("conger", "Conger", "Conger's kappa (1980)", 2),
    ("fleiss", "Fleiss", "Fleiss' kappa (1971)", 2),
    ("scott", "Scott", "Scott's pi (1955)", 1),
    ("ac1", "AC1", "Gwet's AC1 (2008)", 0),
    ("brennan_prediger", "B\N{EN DASH}P", "Brennan and Prediger (1981)", 0),
    ("percent", "Percent", "Percent agreement, also on what nobody marked", 0),
    ("holsti", "Holsti", "Holsti (1969), the mean over pairs", 0),
    ("jaccard", "Jaccard", "Jaccard: of what either of two marked, how much both did", 0),
    ("kappa_max", "Kappa max", "The largest kappa that these rates allow", 1),
    ("bias_index", "Bias", "Bias index: how differently often they use it", 1),
    ("prevalence_index", "Prevalence", "Prevalence index: how uneven yes and no are", 1),
)
"""Name in the figures, head, tool tip, and whether it is for two (1) or more (2)."""


def columns(
    unit: Unit, coders: int, *, limit: float | None, of: str, shares: str
) -> tuple[Column, ...]:
    """The columns of a table of ``of`` (Theme, Document, …) whose bars count ``shares``."""
    found = [
        Column(of, of, lambda row: row.name, lambda row: row.tip, kind="name", letters=21),
        Column(shares, _of_shares(shares), _shares, _shares_said, kind="shares", letters=22),
        Column(
            "Apart", f"How many {unit} some marked and others did not",
            lambda row: f"{apart(row.line):,}", lambda row: _apart_said(row, unit),
            falls=True, worst=lambda row: apart(row.line),
        ),
        _figure(POSITIVE, "Positive", "Positive agreement (Dice, F1): of all that each of two"
                " marked, how much the other marked too; of more the mean over pairs", "figures"),
        _alpha(),
    ]  # fmt: skip
    if limit is not None:
        found.append(
            Column(f"Below {limit:g}", f"In how many of the draws alpha lies below {limit:g}",
                   _below, which="figures", letters=9, of_draws=True)
        )  # fmt: skip
    found.append(
        Column(f"{_GAP}Heed", "What stands in the way of taking the figures at their word",
               _heed, lambda row: row.heeded, kind="words", letters=20)
    )  # fmt: skip
    two = 1 if coders == PAIR else 2
    found += [_figure(name, head, tip, "more") for name, head, tip, who in _MORE if who in {0, two}]
    return tuple(found)


def told(value: float | None, digits: int = 2) -> str:
    """A figure in words; one that is undefined is a dash, and never a number."""
    if value is None:
        return NONE
    words = f"{value:.{digits}f}"
    if float(words) == 0:
        words = f"{0:.{digits}f}"
    return words.replace("-", _MINUS)


def exactly(figure: Figure) -> str:
    """A figure with more digits and its error, or why there is none."""
    return figure.reason or "" if figure.value is None else told(figure.value, 4)


def interval_told(held: Interval | None) -> str:
    """*0.41 to 0.79*; empty before it was drawn."""
    if held is None:
        return ""
    return NONE if held.low is None else f"{told(held.low)} to {told(held.high)}"


def _figure(name: str, head: str, tip: str, which: Which) -> Column:
    def figure(row: Row) -> Figure:
        return row.line.figures.together[name]

    def worst(row: Row) -> float:
        value = figure(row).value
        return float("-inf") if value is None else -value

    return Column(
        head, tip, lambda row: told(figure(row).value), lambda row: exactly(figure(row)),
        which=which, worst=worst,
    )  # fmt: skip


def _alpha() -> Column:
    held = _figure(ALPHA, "Alpha", "Krippendorff's alpha; below it between which limits it lies in"
                   " 95 % of the draws of documents", "figures")  # fmt: skip
    return replace(
        held, why=lambda row: f"{held.why(row)} {_limits_why(row)}", below=_limits, letters=13
    )


def _limits(row: Row) -> str:
    return interval_told(row.line.intervals.get(ALPHA))


def _limits_why(row: Row) -> str:
    held = row.line.intervals.get(ALPHA)
    if held is None:
        return ""
    error = f"Leaving out one document after another, the error is {told(held.error, 3)}."
    parts = (held.reason, held.note, error if held.error is not None else None)
    return " ".join(part for part in parts if part)


def _below(row: Row) -> str:
    held = row.line.intervals.get(ALPHA)
    if held is None:
        return ""
    return NONE if held.below is None else f"{100 * held.below:.0f} %"


def _of_shares(shares: str) -> str:
    return f"{shares} that all marked, with equal or other borders, and that some alone marked"


def _shares(row: Row) -> str:
    return " \N{MIDDLE DOT} ".join(f"{one.amount:,} {one.short}" for one in row.shares) or NONE


def _shares_said(row: Row) -> str:
    return ", ".join(f"{one.amount:,} {one.words}" for one in row.shares) or "nothing was marked"


def _apart_said(row: Row, unit: Unit) -> str:
    counts = row.line.counts
    what = "cells in which all say present" if unit == CELLS else f"{unit} that all marked"
    return f"{apart(row.line):,} apart, beside {counts.both:,} {what}"


def _heed(row: Row) -> str:
    counts = Counter(what for what in row.flags if what != _PERCENT)
    told = ", ".join(
        _SHORT[what] if count == 1 else f"{count} never used it" for what, count in counts.items()
    )
    return f"{_GAP}{told}" if told else ""
