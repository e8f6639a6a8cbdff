"""The command that shows the theme matrix, or writes it to a workbook."""

from pathlib import Path

from coder.cli.arguments import Commands, command, with_coder


def register(commands: Commands) -> None:
    """The command matrix."""
    parser = command(commands, "matrix", _matrix, "Show the theme matrix, or write it to Excel.")
    parser.add_argument("out", nargs="?", type=Path, metavar="OUT.xlsx")
    parser.add_argument("--overwrite", action="store_true", help="replace the workbook")
    parser.add_argument("--by", choices=["document", "study"], default="document")
    parser.add_argument(
        "--coders", choices=["union", "each", "majority", "consensus"], default="union"
    )
    with_coder(parser, "only one reviewer's coding")
