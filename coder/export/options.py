"""What goes into a workbook, as it was chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, cast, get_args

from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import Matrix
from coder.domain.statements.statement import StatementOptions, View
from coder.domain.telling import listed

Content = Literal["passages", "characters", "coders", "summaries"]

CONTENTS: Final[tuple[Content, ...]] = get_args(Content)
"""What cells of the matrix can show; the first always has its sheet, each other a further one."""

SHEETS: Final = (
    "Quotations", "Codebook", "Summaries", "Statements", "Characteristics", "Values",
    "Findings", "Documents", "Cross-tables", "Judgements",
)  # fmt: skip
"""The sheets between *Matrix* and *About*, which are always there, in their order."""


TABLES: Final = ("Characteristics", "Statements", "Findings")
"""The tables of a Word document, in their order."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one sheet holds."""

    rows: int
    columns: int
    links: int


EXCEL: Final = Limits(rows=1_048_576, columns=16_384, links=65_000)


_COUNTING: Final = StatementOptions()
_EXAMPLES: Final = {"Quotations": "Memo", "Characteristics": "Title"}  # of a column


@dataclass(frozen=True, slots=True)
class Options:
    """Which sheets, which of their columns, and whether there are evidence pages beside them."""

    contents: tuple[Content, ...] = ()  # of further matrices
    sheets: frozenset[str] = frozenset(SHEETS)
    left_out: frozenset[tuple[str, str]] = frozenset()  # sheet, column
    evidence: bool = False
    statements: StatementOptions = _COUNTING
    limits: Limits = EXCEL

    def columns_left_out(self, sheet: str) -> frozenset[str]:
        """The columns of a sheet that are not written."""
        return frozenset(column for title, column in self.left_out if title == sheet)

    def counting(self, matrix: Matrix) -> StatementOptions:
        """How statements count: as the matrix does, whose rows they are about."""
        together: View = "union" if matrix.view == "each" else matrix.view
        return replace(self.statements, by=matrix.by, coders=together)


EVERYTHING: Final = Options()
ALL_TABLES: Final = Options(sheets=frozenset(TABLES))


def chosen_options(
    *,
    contents: str | None = None,
    sheets: str | None = None,
    left_out: Iterable[str] = (),
    evidence: bool = False,
    statements: StatementOptions = _COUNTING,
) -> Options:
    """Options as they are typed: names separated by commas, columns as ``Sheet:Column``.

    Which columns there are is known of a project alone: ``columns.workbook_options`` looks there.

    Raises:
        CoderError: a name is unknown.
    """
    kinds = [_named(one, CONTENTS, "content") for one in _names(contents)]
    chosen = [_named(one, SHEETS, "sheet") for one in _names(sheets)]
    return Options(
        contents=cast("tuple[Content, ...]", tuple(dict.fromkeys(kinds))),
        sheets=frozenset(SHEETS if sheets is None else chosen),
        left_out=frozenset(_column(one, SHEETS, "sheet") for one in left_out),
        evidence=evidence,
        statements=statements,
    )


def chosen_tables(
    *,
    tables: str | None = None,
    left_out: Iterable[str] = (),
    statements: StatementOptions = _COUNTING,
) -> Options:
    """The same for a Word document.

    Raises:
        CoderError: a name is unknown.
    """
    chosen = [_named(one, TABLES, "table") for one in _names(tables)]
    return Options(
        sheets=frozenset(TABLES if tables is None else chosen),
        left_out=frozenset(_column(one, TABLES, "table") for one in left_out),
        statements=statements,
    )


def _names(typed: str | None) -> list[str]:
    return [one.strip() for one in (typed or "").split(",") if one.strip()]


def _named(name: str, known: Sequence[str], what: str) -> str:
    found = next((one for one in known if one.lower() == name.lower()), None)
    if found is None:
        raise CoderError(f"'{name}' is no {what}: there are {listed(known)}.")
    return found


def _column(typed: str, known: Sequence[str], what: str) -> tuple[str, str]:
    sheet, colon, column = typed.partition(":")
    if not colon or not column.strip():
        raise CoderError(
            f"'{typed}' names no column: write it as {known[0]}:{_EXAMPLES[known[0]]}."
        )
    return _named(sheet.strip(), known, what), column.strip()
