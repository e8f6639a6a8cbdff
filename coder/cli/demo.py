"""The command that makes the example project."""

from argparse import Namespace
from pathlib import Path

from coder.analysis.matrix import matrix
from coder.cli.answer import Answer
from coder.cli.arguments import Commands, Desktop, some_path, with_json
from coder.domain.errors import CoderError
from coder.export.workbook import write_workbook
from coder.operations.example import make_example
from coder.pdf.readers import Readers
from coder.store.project import Project

_FOLDER = Path("coder-example")


def register(commands: Commands) -> None:
    """The command demo."""
    about = "Make the example project and its matrix."
    demo = commands.add_parser("demo", help=about, description=about)
    demo.add_argument(
        "folder",
        nargs="?",
        type=some_path,
        default=_FOLDER,
        metavar="DIR",
        help="the folder to make it in",
    )
    demo.add_argument("--no-window", action="store_true", help="do not open the window")
    with_json(demo)
    demo.set_defaults(run=_demo)


def _demo(given: Namespace) -> Answer:
    folder: Path = given.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CoderError(f"The folder {folder} cannot be made: name another one.") from error
    path, workbook = folder / "example.coder", folder / "matrix.xlsx"
    made = not path.exists()
    if made:
        with Readers() as readers:
            make_example(path, readers)
    written = not workbook.exists()
    if written:
        with Project(path, write=False) as project:
            write_workbook(project, matrix(project), workbook)
    said = [
        f"{'Made' if made else 'Kept'} the example project {path} (all in it is invented).",
        f"Its theme matrix is {workbook}."
        if written
        else f"Kept {workbook}, which was there already; 'coder matrix' writes it anew.",
    ]
    value = {"project": str(path), "matrix": str(workbook), "made": made, "window": False}
    if given.no_window or given.desktop is None:
        return Answer(value, said)
    if given.desktop.has_screen():
        for line in said:
            print(line, flush=True)
        return Answer(value | {"window": True}, code=given.desktop.main([path]))
    said.append(_picture(given.desktop, path, folder / "window.png"))
    return Answer(value, said)


def _picture(desktop: Desktop, project: Path, picture: Path) -> str:
    """What to say of the window where there is no screen to open it on."""
    try:
        desktop.take_picture(project, picture)
    except CoderError as error:
        return f"There is no screen to open the window on. {error}"
    return f"There is no screen to open the window on; {picture} is a picture of it."
