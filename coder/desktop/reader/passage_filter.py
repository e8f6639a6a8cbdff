"""Which of the passages that are there are painted, and with which themes; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from coder.analysis.highlights import Highlight


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """What is painted: everything, or what is of one reviewer, or has one of some themes."""

    reviewer: str | None = None  # id
    themes: frozenset[str] | None = None  # ids

    def of(self, found: Mapping[str, Highlight]) -> Mapping[str, Highlight]:
        """Those that are painted, by id, each with the themes that are."""
        if self == ALL:
            return found
        kept = ((passage, self._kept(one)) for passage, one in found.items())
        return {passage: one for passage, one in kept if one is not None}

    def hides(self, reviewer: str, theme: str) -> bool:
        """Whether a coding of a reviewer with a theme is not painted."""
        return (self.reviewer is not None and self.reviewer != reviewer) or (
            self.themes is not None and theme not in self.themes
        )

    def _kept(self, one: Highlight) -> Highlight | None:
        if self.reviewer is not None and self.reviewer != one.coder:
            return None
        if self.themes is None:
            return one
        themes = tuple(theme for theme in one.themes if theme.id in self.themes)
        return replace(one, themes=themes, charted=()) if themes else None


ALL: Final = PassageFilter()
