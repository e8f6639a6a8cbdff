"""A cross-table: in how many documents of each value of an attribute a theme is present."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coder.domain.attribute import Attribute
from coder.domain.document import Document
from coder.domain.theme import Theme


@dataclass(frozen=True, slots=True)
class Crossed:
    """A theme and a value."""

    n: int  # documents or studies with both
    of: int  # with the value; where only what is known counts, in which the theme is not open
    percent: str  # of ``of``; empty if that is none
    documents: tuple[Document, ...]  # with both, by key; of studies, those with the value
    open: int = 0  # with the value, in which nobody looked for the theme yet
    citations: str = ""  # of the documents, in brackets; empty if there are none

    def __str__(self) -> str:
        """The count with its percentage: ``3 (38%)``."""
        return f"{self.n} ({self.percent})" if self.percent else str(self.n)

    @property
    def text(self) -> str:
        """The count as a sentence takes it over: ``(n = 3; 38%) (Kay and Edgley, 2019)``."""
        share = f"; {self.percent}" if self.percent else ""
        return " ".join(filter(None, (f"(n = {self.n}{share})", self.citations)))

    @property
    def told(self) -> str:
        """The count, and how many are open besides: ``3 (38%) · 1 open``."""
        return f"{self} · {self.open} open" if self.open else str(self)


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Themes in codebook order down, values across; ``counts[theme][value]``."""

    attribute: Attribute
    values: Sequence[str]
    of: Sequence[int]  # documents or studies with each value
    themes: Sequence[Theme]
    counts: Sequence[Sequence[Crossed]]

    def part(self, rows: Sequence[int], columns: Sequence[int]) -> "CrossTable":
        """Some of its themes by some of its values, by their places."""
        return replace(
            self,
            values=[self.values[column] for column in columns],
            of=[self.of[column] for column in columns],
            themes=[self.themes[row] for row in rows],
            counts=[[self.counts[row][column] for column in columns] for row in rows],
        )

    @property
    def open_cells(self) -> int:
        """In how many cells some documents or studies are open."""
        return sum(one.open > 0 for row in self.counts for one in row)

    def as_json(self) -> dict[str, object]:
        """The shape of the command line's ``cross-table``."""
        return {
            "attribute": self.attribute.name,
            "attribute_id": self.attribute.id,
            "values": list(self.values),
            "of": list(self.of),
            "themes": [theme.path for theme in self.themes],
            "theme_ids": [theme.id for theme in self.themes],
            "counts": [
                [
                    {
                        "n": one.n,
                        "of": one.of,
                        "percent": one.percent or None,
                        "open": one.open,
                        "documents": [document.key for document in one.documents],
                    }
                    for one in row
                ]
                for row in self.counts
            ],
        }
