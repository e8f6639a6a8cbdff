"""The command that makes the example project."""

from argparse import Namespace
from pathlib import Path

from coder.cli.answer import Answer
from coder.cli.arguments import Commands, with_json
from coder.domain.errors import CoderError
from coder.export.workbook import write_workbook
from coder.operations.example import make_example
from coder.pdf.readers import Readers
from coder.store.project import Project

_FOLDER = Path("coder-example")


def register(commands: Commands) -> None:
    """The command demo."""
    demo = commands.add_parser("demo", help="Make the example project and its matrix.")
    demo.add_argument("folder", nargs="?", type=Path, default=_FOLDER, metavar="DIR")
    demo.add_argument("--no-window", action="store_true", help="do not open the window")
    with_json(demo)
    demo.set_defaults(run=_demo)
