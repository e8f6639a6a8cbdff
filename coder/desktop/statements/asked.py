"""What is asked of the project: which statements, made how."""

from contextlib import AbstractContextManager
from typing import NamedTuple

from coder.analysis.agreed_project import as_shown, compared_in, said_of_open
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
    round: str | None = None  # the one whose reviewers' consensus it is, if it is one's


class Stated(NamedTuple):
    """The statements, what numbers in them stand for, and what is told of open differences."""

    statements: tuple[Statement, ...]
    legend: tuple[str, ...]
    undecided: str  # empty where it is not the consensus that is shown, or nothing is open


def stated(project: Project, asked: Asked) -> Stated:
    """What is asked, as it is looked at."""
    with _as_shown(project, asked) as shown:
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
    with _as_shown(project, asked) as shown:
        found = cross_table(
            shown, attribute, asked.options, themes=asked.themes, only_coder=asked.only
        )
        return found, said_of_open(shown)


def _as_shown(project: Project, asked: Asked) -> AbstractContextManager[Project]:
    return as_shown(project, asked.options.coders, compared_in(project, asked.round))
