"""What is asked of the project: which statements, made how."""

from typing import NamedTuple

from coder.analysis.agreed_project import as_shown, said_of_open
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


class Stated(NamedTuple):
    """The statements, what numbers in them stand for, and what is told of open differences."""

    statements: tuple[Statement, ...]
    legend: tuple[str, ...]
    undecided: str  # empty where it is not the consensus that is shown, or nothing is open


def stated(project: Project, asked: Asked) -> Stated:
    """What is asked, as it is looked at."""
    with as_shown(project, asked.options.coders) as shown:
        found = statements(
            shown,
            asked.options,
            attributes=asked.attributes,
            themes=asked.themes,
            only_coder=asked.only,
        )
        undecided = said_of_open(shown)
    return Stated(found, citations(project, asked.options.style).legend, undecided)


def crossed(project: Project, asked: Asked, attribute: Attribute) -> tuple[CrossTable, str]:
    """The ticked themes by the values of an attribute, and what is told of open differences."""
    with as_shown(project, asked.options.coders) as shown:
        found = cross_table(
            shown, attribute, asked.options, themes=asked.themes, only_coder=asked.only
        )
        return found, said_of_open(shown)
