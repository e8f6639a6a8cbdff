"""Statements and cross-tables as they are pasted: text, HTML, and the sentence below them."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final

from coder.domain.names import one_line
from coder.domain.statements.cross_table import CrossTable
from coder.domain.statements.statement import Statement, StatementOptions, Subject
from coder.domain.telling import counted, listed

_DECIMALS: Final = ("whole numbers", "one decimal", "two decimals")
_VIEWS: Final = {
    "majority": " Themes by the majority of the reviewers: what more than half of those say who"
    " have said anything of a theme; unclear where no answer has that many.",
    "consensus": " Themes by the consensus of the team: what was decided, and what all did alike.",
}
_OPEN: Final = {
    "consensus": "there is no consensus on the theme in them, or nobody looked for it yet"
}
_THINGS: Final = {"document": "documents", "study": "studies"}


def basis(found: Sequence[Statement], options: StatementOptions) -> str:
    """What the numbers are of, and how they are rounded."""
    if not found:
        return ""
    things = _THINGS[options.by]
    if options.denominator == "all":
        said = f"n of {counted(found[0].of, f'included {options.by}')}; percentages"
    else:
        said = f"n counts {things}; percentages are of the {things} with a value, or assessed,"
    said = f"{said} {rounded(options)}."
    several = dict.fromkeys(one.subject.name for one in found if not one.subject.adds_up)
    if several:
        said += (
            f" Percentages of {listed(list(several))} may add up to more than 100, since one"
            f" {options.by} can have several values."
        )
    return said + _view(options)


def cross_basis(table: CrossTable, options: StatementOptions) -> str:
    """What the numbers of a cross-table are of, and how they are rounded."""
    things = _THINGS[options.by]
    of = "" if options.denominator == "all" else " that are assessed for the theme"
    said = (
        f"n counts {things} in which a theme, or one below it, is present; percentages are of the"
        f" {things} of each column{of}, {rounded(options)}."
    )
    if table.attribute.kind == "several_of":
        said += f" One {options.by} can stand in several columns."
    some, cells = table.open_cells, sum(map(len, table.counts))
    if some:
        said += (
            f" {some:,} of {counted(cells, 'cell')} {'has' if some == 1 else 'have'} open {things}:"
            f" {_OPEN.get(options.coders, 'nobody looked for the theme in them yet')}."
        )
    return said + _view(options)


def as_text(
    found: Sequence[Statement], options: StatementOptions, legend: Iterable[str] = ()
) -> str:
    """Statements below what they are about, and what the numbers are of.

    ``legend`` says what the numbers of citations stand for.
    """
    parts = [
        "\n".join([heading(subject, held[0], options), *(one.sentence for one in held)])
        for subject, held in by_subject(found)
    ]
    behind = filter(None, [basis(found, options), "\n".join(legend)])
    return "\n\n".join([*parts, *behind]) if parts else ""


def as_html(
    found: Sequence[Statement], options: StatementOptions, legend: Iterable[str] = ()
) -> str:
    """Statements as a table that a word processor takes over, with what ``as_text`` tells."""
    rows = []
    for subject, held in by_subject(found):
        rows.append(f'<tr><th colspan="4">{escape(heading(subject, held[0], options))}</th></tr>')
        rows.extend(_row("td", [one.value, str(one.n), one.percent, one.citations]) for one in held)
    head = _row("th", ["Value", "n", "%", _THINGS[options.by].capitalize()])
    return _page([head, *rows], [basis(found, options), *legend])


def cross_as_text(table: CrossTable, options: StatementOptions) -> str:
    """A cross-table with a tab between columns, as spreadsheets take it over."""
    lines = ["\t".join(row) for row in cross_rows(table, open_too=True)]
    return "\n".join([*lines, "", cross_basis(table, options)])


def cross_as_html(table: CrossTable, options: StatementOptions) -> str:
    """A cross-table as a table that a word processor takes over."""
    head, *rows = cross_rows(table, open_too=True)
    return _page(
        [_row("th", head), *(_row("td", row) for row in rows)], [cross_basis(table, options)]
    )


def cross_rows(table: CrossTable, *, open_too: bool = False) -> Iterator[list[str]]:
    """The head, with the number of each column, and a row a theme; perhaps with what is open."""
    heads = (
        f"{one_line(value)} (n = {of})" for value, of in zip(table.values, table.of, strict=True)
    )
    yield [table.attribute.name, *heads]
    for theme, counts in zip(table.themes, table.counts, strict=True):
        yield [theme.path, *(one.told if open_too else str(one) for one in counts)]


def rounded(options: StatementOptions) -> str:
    """How percentages are rounded."""
    how = options.rounding.replace("-", " ")
    return f"rounded {how} to {_DECIMALS[options.decimals]}"


def by_subject(found: Iterable[Statement]) -> Iterator[tuple[Subject, list[Statement]]]:
    """Statements with what they are about."""
    for subject, held in groupby(found, key=lambda one: one.subject):
        yield subject, list(held)


def heading(subject: Subject, first: Statement, options: StatementOptions) -> str:
    """What statements are about, and of how many where only what is known counts."""
    if options.denominator == "all":
        return subject.name
    if subject.kind == "theme":
        return f"{subject.name} (of {counted(first.of, f'assessed {options.by}')})"
    return f"{subject.name} (of {counted(first.of, options.by)} with a value)"


def _view(options: StatementOptions) -> str:
    return _VIEWS.get(options.coders, "")


def _row(kind: str, cells: Iterable[str]) -> str:
    inside = "".join(f"<{kind}>{escape(cell)}</{kind}>" for cell in cells)
    return f"<tr>{inside}</tr>"


def _page(rows: Iterable[str], below: Iterable[str]) -> str:
    told = "".join(f"<p>{escape(line)}</p>" for line in below)
    return f'<table border="1">{"".join(rows)}</table>{told}'
