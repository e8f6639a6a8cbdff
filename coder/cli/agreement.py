"""The command that says how far coders agree, in a project or on any table."""

from argparse import Namespace

from coder.cli.agreement_report import of_report, with_report
from coder.cli.agreement_tables import check_no_table, of_table, with_tables
from coder.cli.answer import Answer
from coder.cli.arguments import Commands, some_path, with_json
from coder.cli.project_agreement import of_project, with_project
from coder.domain.errors import CoderError


def register(commands: Commands) -> None:
    """The command agreement."""
    about = "Say how far reviewers agree, in a project, or on a table of ratings or spans."
    parser = commands.add_parser("agreement", help=about, description=about)
    parser.add_argument(
        "project", nargs="?", type=some_path, metavar="PROJECT", help="a .coder file"
    )
    with_project(parser)
    with_report(parser)
    with_tables(parser)
    with_json(parser)
    parser.set_defaults(run=_agreement)


def _agreement(given: Namespace) -> Answer:
    is_table = given.ratings is not None or given.spans is not None
    if not is_table:
        check_no_table(given)
    if given.report is not None:
        return of_report(given)
    if is_table:
        if given.project is not None:
            raise CoderError("Name a project or a table, and not both at once.")
        return of_table(given)
    if given.project is not None:
        return of_project(given)
    raise CoderError("Say what is compared: a project, --ratings FILE or --spans FILE.")
