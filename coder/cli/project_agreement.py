"""Agreement within a project: its options, and what is computed."""

from argparse import ArgumentParser, Namespace

from coder.analysis.agreement.resampling import draws
from coder.analysis.comparing.agreement import agreement
from coder.analysis.comparing.compared import compare
from coder.analysis.comparing.drawing import with_intervals
from coder.analysis.comparing.units import UNITS, Unit
from coder.analysis.reporting.settled import limits_of, unit_of
from coder.cli.answer import Answer
from coder.cli.comparing import asked_of, compared_state, with_compared
from coder.cli.project_agreement_lines import BYS, lines_of
from coder.domain.errors import CoderError
from coder.export.agreement_json import as_json
from coder.export.compared_json import round_json
from coder.store.project import Project
from coder.store.rounds import has_coefficients


def with_project(parser: ArgumentParser) -> None:
    """The options of a project."""
    with_compared(parser)
    parser.add_argument("--unit", choices=UNITS, help="of a project: what is counted (characters)")
    parser.add_argument("--by", choices=BYS, help="of a project: which table (theme)")


def of_project(given: Namespace) -> Answer:
    """The agreement of the coders of a project.

    Raises:
        CoderError: there is nothing to compare, or the project has coefficients switched off.
    """
    with compared_state(given) as (project, round_, _):
        _check(project)
        asked = asked_of(project, given, round_)
        held = compare(project, asked)
        unit: Unit = given.unit or unit_of(round_)
        found = agreement(project, held, unit)
        limits = limits_of(project, round_, held, unit)
        limit = limits.alpha if given.limit is None else given.limit
        found = with_intervals(
            found, draws(len(found.rated), times=given.draws, seed=given.seed), limit=limit
        )
    value = as_json(found, draws=given.draws, seed=given.seed, limit=limit)
    lines = lines_of(found, given.by or "theme", limit, limits.elsewhere)
    return Answer(value | {"round": round_json(round_)}, lines)


def _check(project: Project) -> None:
    if not has_coefficients(project):
        raise CoderError(
            "This project has coefficients of agreement switched off: 'coder differences' shows"
            " where reviewers differ."
        )
