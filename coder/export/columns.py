"""Which columns the sheets and tables have, and those that are left out by typed names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coder.domain.errors import CoderError
from coder.domain.matrix.matrix import Matrix
from coder.domain.statements.statement import StatementOptions
from coder.domain.telling import listed
from coder.export.characteristic_sheet import characteristic_columns
from coder.export.codebook_sheet import codebook_columns
from coder.export.document_sheet import document_columns
from coder.export.finding_sheet import finding_columns
from coder.export.judgement_sheet import judgement_columns
from coder.export.look import Look, make_look
from coder.export.material import Material
from coder.export.options import Options
from coder.export.quotation_sheets import quotation_columns
from coder.export.sheet import Column
from coder.export.statement_sheets import statement_columns
from coder.export.summary_sheet import summary_columns
from coder.export.value_sheet import value_columns
from coder.export.word_characteristics import table_columns
from coder.store.project import Project

_OF_SHEETS: Final[Mapping[str, Callable[[Matrix, Material, Look], Sequence[Column]]]] = {
    "Quotations": lambda _matrix, _material, look: quotation_columns(look),
    "Codebook": lambda matrix, _, look: codebook_columns(matrix, look),
    "Summaries": lambda _, material, look: summary_columns(material, look),
    "Statements": lambda matrix, _, look: statement_columns(StatementOptions(by=matrix.by), look),
    "Characteristics": lambda _, held, look: characteristic_columns(held.attributes, look),
    "Values": lambda _matrix, _material, look: value_columns(look),
    "Findings": lambda _matrix, _material, look: finding_columns(look),
    "Documents": lambda _matrix, _material, look: document_columns(look),
    "Judgements": lambda _matrix, _material, look: judgement_columns(look),
}


def workbook_options(project: Project, matrix: Matrix, options: Options) -> Options:
    """Options of a workbook, their columns named as its sheets name them.

    Raises:
        CoderError: a sheet has no such column, or it is one that is always there.
    """
    if not options.left_out:
        return options
    material, look = Material.of(project, matrix, options.statements.style), make_look()
    return _named(
        options,
        {
            sheet: [one.name for one in columns(matrix, material, look)]
            for sheet, columns in _OF_SHEETS.items()
        },
    )


def table_options(project: Project, matrix: Matrix, options: Options) -> Options:
    """The same for the tables of a Word document.

    Raises:
        CoderError: a table has no such column, or it is one that is always there.
    """
    if not options.left_out:
        return options
    material = Material.of(project, matrix, options.statements.style)
    return _named(options, {"Characteristics": table_columns(material)})


def _named(options: Options, columns: Mapping[str, Sequence[str]]) -> Options:
    found = (_column(sheet, typed, columns.get(sheet, ())) for sheet, typed in options.left_out)
    return replace(options, left_out=frozenset(found))


def _column(sheet: str, typed: str, columns: Sequence[str]) -> tuple[str, str]:
    first, *others = columns or ("",)
    wanted = typed.casefold()
    found = [one for one in others if one.casefold() == wanted]
    if found:
        return sheet, typed if typed in found else found[0]
    if not others:
        raise CoderError(f"No column of {sheet} can be left out: leave out all of it, or nothing.")
    if wanted == first.casefold():
        raise CoderError(f"{first} is always there: {sheet} can do without {listed(others)}.")
    raise CoderError(f"'{typed}' is no column of {sheet}, which has {listed(columns)}.")
