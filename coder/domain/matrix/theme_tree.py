"""The codebook as numbers: which themes are below which, and where each one counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from coder.domain.theme import Theme


@dataclass(frozen=True, slots=True)
class ThemeTree:
    """Themes numbered in codebook order, so that whatever is below a theme comes behind it.

    Counting knows two columns a theme: ``2 i`` for the i-th theme itself, ``2 i + 1`` for it and
    all below it; a theme without children needs only the first.
    """

    places: dict[str, int]  # by id
    children: dict[int, tuple[int, ...]]  # of the themes that have any, in codebook order
    columns: tuple[tuple[int, ...], ...]  # in which a coding with a theme counts, its own first
    together: tuple[int, ...]  # the column that holds a theme with all below it

    @classmethod
    def of(cls, themes: Sequence[Theme]) -> Self:
        """The tree of themes in codebook order."""
        places = {theme.id: place for place, theme in enumerate(themes)}
        parents = [places.get(theme.parent or "") for theme in themes]
        children: dict[int, tuple[int, ...]] = {}
        for place, parent in enumerate(parents):
            if parent is not None:
                children[parent] = (*children.get(parent, ()), place)
        columns: list[tuple[int, ...]] = []
        for place, parent in enumerate(parents):
            own = (2 * place, 2 * place + 1) if place in children else (2 * place,)
            above = () if parent is None else tuple(c for c in columns[parent] if c % 2)
            columns.append((*own, *above))
        together = tuple(2 * place + (place in children) for place in range(len(themes)))
        return cls(places, dict(sorted(children.items())), tuple(columns), together)

    @property
    def width(self) -> int:
        """The number of columns."""
        return 2 * len(self.together)

    def lineage(self, theme: int) -> list[int]:
        """A theme and all that it is below, from the top."""
        return sorted({column // 2 for column in self.columns[theme]})
