"""A table of a report: rows first, a sheet or a Word table then."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coder.export.word_table import WordTable

Kind = Literal["key", "text", "count", "figure", "share"]
"""How a column is read: names, words, whole numbers, coefficients, shares of 1."""

Value = str | int | float | None

NONE: Final = "–"
"""Where there is no value."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its head, its width in characters, and what it holds."""

    name: str
    width: float
    kind: Kind = "text"
    only: Literal["word", "workbook"] | None = None  # where it is, if not in both

    @property
    def letters(self) -> float:
        """How many letters of it stand in a line on a page: numbers take no more than they need."""
        return self.width if self.kind in {"key", "text"} else 0.0


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table with its caption, and what is to be known of it in sentences."""

    sheet: str
    caption: str
    fields: tuple[Field, ...]
    rows: Sequence[Sequence[Value]]
    notes: tuple[str, ...] = ()
    landscape: bool = False
    most: int | None = None  # rows that Word shows; 0: the workbook alone has it

    def for_word(self) -> WordTable:
        """The same for a page."""
        rows = self.rows if self.most is None else self.rows[: self.most]
        kept = [place for place, field in enumerate(self.fields) if field.only != "workbook"]
        notes = [*self.notes]
        if len(rows) < len(self.rows):
            notes.append(f"The first {len(rows):,} of {len(self.rows):,}; the workbook has all.")
        return WordTable(
            self.caption,
            [self.fields[place].name for place in kept],
            [[shown(row[place], self.fields[place].kind) for place in kept] for row in rows],
            " ".join(notes),
            landscape=self.landscape,
            letters=[self.fields[place].letters for place in kept],
        )


def shown(value: Value, kind: Kind) -> str:
    """A value as a page has it."""
    if value is None:
        return "" if kind in {"key", "text"} else NONE
    if isinstance(value, str):
        return value
    if kind == "figure":
        told = f"{value:.3f}"
        return told.replace("-", "\N{MINUS SIGN}" if float(told) else "")
    return f"{100 * value:.0f}%" if kind == "share" else f"{value:,}"
