"""Which differences are looked at: of a theme, a document, two coders, some kinds."""

from dataclasses import dataclass
from typing import Final, Literal

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.confusion import is_confused
from coder.analysis.comparing.decided import Standing
from coder.analysis.comparing.decided import standing as standing_of
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    RegionDifference,
    SpotDifference,
    ValueDifference,
)
from coder.domain.decision import Decision

Sort = Literal["only", "boundary", "other theme", "cell", "value"]
"""How coders differ: in what they marked, in what they said of a cell, in a charted value."""

Stands = Standing | Literal["contested"]
"""How far the team is with a difference; a contested one is not settled, for two did it apart."""

SORTS: Final[dict[Sort, str]] = {
    "only": "Marked by some only",
    "boundary": "Other borders",
    "other theme": "Another theme",
    "cell": "Cells",
    "value": "Charted values",
}
"""What they are called."""

_UNTIED: Final = (
    "No page to show: these values were charted without a passage. What each reviewer charted"
    " stands beside."
)
_UNMARKED: Final = (
    "No page to show: nothing in this document is marked with the theme. What each reviewer said"
    " of it stands beside."
)


@dataclass(frozen=True, slots=True)
class ChosenDifferences:
    """What is chosen elsewhere, as in a table of themes; None is any.

    Themes and coders are given by place, as in ``Compared``.
    """

    theme: int | None = None  # with all below it; where somebody put another one, it alone
    document: str | None = None  # id
    pair: tuple[int, int] | None = None  # of coders: where these two differ
    other: int | None = None  # the theme that somebody else put on some of the words instead
    whose: tuple[int, int] | None = None  # who put the theme, and who the other; None: any two
    kinds: frozenset[Sort] = frozenset()  # empty: all

    def holds(self, held: Compared, one: Difference) -> bool:
        """Whether a difference is among them."""
        theme = theme_of(one)
        return (
            (self.document is None or one.document.id == self.document)
            and (self.theme is None or (theme is not None and self.theme in held.lineages[theme]))
            and (not self.kinds or sort_of(one) in self.kinds)
            and (self.pair is None or _differ(one, *self.pair))
            and (self.other is None or self._holds_confused(held, one))
        )

    def _holds_confused(self, held: Compared, one: Difference) -> bool:
        """Whether the theme itself was put there, and the other instead, on any character."""
        if not isinstance(one, SpotDifference) or one.spot.theme != self.theme:
            return False
        assert self.other is not None  # or all are held
        document = next(each for each in held.documents if each.document.id == one.document.id)
        start, end = one.spot.start, one.spot.end
        marks = [mark for mark in document.counted if mark.start < end and mark.end > start]
        themes = one.spot.theme, self.other
        return is_confused(marks, document.readers, document.readers_of, themes, self.whose)


@dataclass(frozen=True, slots=True)
class Filtered:
    """What is chosen above the list."""

    sort: Sort | None = None
    standing: Stands | None = None

    def holds(self, one: Difference, decision: Decision | None) -> bool:
        """Whether a difference is shown."""
        return (self.sort is None or sort_of(one) == self.sort) and (
            self.standing is None or stands(decision) == self.standing
        )


def stands(decision: Decision | None) -> Stands:
    """How far the team is with a difference that has such a decision."""
    contested = decision is not None and decision.is_contested
    return "contested" if contested else standing_of(decision)


def sort_of(one: Difference) -> Sort:
    """How coders differ."""
    if isinstance(one, CellDifference):
        return "cell"
    if isinstance(one, ValueDifference):
        return "value"
    if one.kind == "boundary":
        return "boundary"
    return "other theme" if one.kind == "other theme" else "only"


def theme_of(one: Difference) -> int | None:
    """The place of the theme that it is about; a charted value has none."""
    if isinstance(one, ValueDifference):
        return None
    return one.theme if isinstance(one, CellDifference) else one.spot.theme


def codings_of(one: Difference) -> tuple[str, ...]:
    """The codings that it is between; none of cells and values."""
    return one.spot.codings if isinstance(one, SpotDifference | RegionDifference) else ()


def unplaced(one: Difference) -> str:
    """Why a difference has no place on a page where nothing is marked; empty if it has one."""
    if isinstance(one, ValueDifference):
        return _UNTIED
    return _UNMARKED if isinstance(one, CellDifference) else ""


def _differ(one: Difference, first: int, second: int) -> bool:
    """Whether two coders are not alike there; who was not asked, or said nothing, is not."""
    if isinstance(one, SpotDifference | RegionDifference):
        asked = first in one.spot.readers and second in one.spot.readers
        return asked and one.spot.by_coder.get(first) != one.spot.by_coder.get(second)
    said = one.states if isinstance(one, CellDifference) else one.values
    return first in said and second in said and said[first] != said[second]
