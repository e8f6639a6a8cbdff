"""What is asked of the project: which statements, made how."""

from typing import NamedTuple

from coder.analysis.agreed_project import as_shown
from coder.analysis.citations import citations
from coder.analysis.cross_tables import cross_table
from coder.analysis.statements import statements
from coder.domain.attribute import Attribute
from coder.domain.coder import Coder
from coder.domain.statements.cross_table import CrossTable
from coder.domain.statements.statement import Statement, StatementOptions
from coder.domain.theme import Theme
from coder.store.project import Project


class Asked(NamedTuple):
    """Attributes and themes that are ticked, and the options."""

    attributes: list[Attribute]
    themes: list[Theme]
    options: StatementOptions
    only: Coder | None


def stated(project: Project, asked: Asked) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """The statements, and what numbers in them stand for."""
    with as_shown(project, asked.options.coders) as (shown, _):
        found = statements(
            shown,
            asked.options,
            attributes=asked.attributes,
            themes=asked.themes,
            only_coder=asked.only,
        )
    return found, citations(project, asked.options.style).legend


def crossed(project: Project, asked: Asked, attribute: Attribute) -> CrossTable:
    """The ticked themes by the values of an attribute."""
    with as_shown(project, asked.options.coders) as (shown, _):
        return cross_table(
            shown, attribute, asked.options, themes=asked.themes, only_coder=asked.only
        )
