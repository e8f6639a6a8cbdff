"""Which differences are settled: decisions, matched with the differences that they are about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    ValueDifference,
)
from coder.domain.decision import Decision
from coder.store.decisions import decisions
from coder.store.project import Project

Standing = Literal["open", "deferred", "settled"]

Key = tuple[str, str, tuple[str, ...]]
"""What a decision is about (document or study), over what (theme or attribute), which codings."""


@dataclass(frozen=True, slots=True)
class Decided:
    """All decisions by what they are about."""

    by_key: Mapping[Key, Decision]

    @classmethod
    def read(cls, project: Project) -> "Decided":
        """The decisions of a project; of two about one difference the one made last."""
        held = sorted(decisions(project), key=lambda one: (one.made_at, one.id))
        return cls({_key(one): one for one in held})

    def about(self, held: Compared, difference: Difference) -> Decision | None:
        """The decision about a difference; codings that it did not know open that again."""
        return self.by_key.get(key_of(held, difference))

    def spot(self, document: str, theme: str, codings: tuple[str, ...]) -> Decision | None:
        """The decision about exactly these codings with a theme in a document."""
        return self.by_key.get((document, theme, codings))

    def value(self, abouts: Iterable[str | None], attribute: str) -> Decision | None:
        """The decision about a charted value of a document, or of its study."""
        found = (self.by_key.get((about, attribute, ())) for about in abouts if about)
        return next((one for one in found if one is not None), None)

    def without(self, keys: Iterable[Key]) -> list[Decision]:
        """The decisions that are about none of some differences."""
        known = set(keys)
        return [one for key, one in self.by_key.items() if key not in known]


def standing(decision: Decision | None) -> Standing:
    """Whether a difference with such a decision is settled."""
    if decision is None:
        return "open"
    return "deferred" if decision.is_deferred else "settled"


def key_of(held: Compared, difference: Difference) -> Key:
    """What a decision about a difference is known by."""
    if isinstance(difference, ValueDifference):
        return difference.about[0], difference.attribute.id, ()
    document = difference.document.id
    if isinstance(difference, CellDifference):
        return document, held.themes[difference.theme].id, ()
    return document, held.themes[difference.spot.theme].id, difference.spot.codings


def _key(decision: Decision) -> Key:
    return decision.about, decision.theme or decision.attribute or "", decision.disputed
