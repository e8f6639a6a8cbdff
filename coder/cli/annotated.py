"""The command annotate: writes copies of PDFs that show the coding in every PDF program."""

from argparse import Namespace

from coder.cli.answer import Answer
from coder.cli.arguments import (
    DOCUMENT,
    THEME,
    Commands,
    command,
    reading,
    said_if_blind,
    seen_coder,
    some_path,
    with_coder,
)
from coder.domain.document import Document
from coder.domain.theme import with_below
from coder.export.annotated import CopyOptions, write_annotated
from coder.operations.documents import find_document
from coder.operations.themes import find_theme
from coder.store.documents import documents as all_documents
from coder.store.project import Project
from coder.store.themes import themes


def register(commands: Commands) -> None:
    """The command annotate."""
    parser = command(
        commands, "annotate", _annotate, "Write the PDFs with the coding as highlights."
    )
    parser.add_argument(
        "folder", type=some_path, metavar="OUT_FOLDER", help="made if it is not there"
    )
    parser.add_argument("documents", nargs="*", metavar="DOC", help=f"{DOCUMENT} (default: all)")
    parser.add_argument(
        "--theme", action="append", default=[], metavar="PATH",
        help=f"only this, with the themes below it: {THEME}",
    )  # fmt: skip
    parser.add_argument("--memos", action="store_true", help="with the memos on the passages")
    parser.add_argument("--overwrite", action="store_true", help="replace what is there")
    parser.add_argument("--password", metavar="P", help="for encrypted PDFs; it is not kept")
    with_coder(parser, "only one reviewer's coding")


def _annotate(given: Namespace) -> Answer:
    with reading(given) as project:
        wanted = [find_theme(project, path) for path in given.theme]
        options = CopyOptions(
            coder=seen_coder(project, given),
            themes=with_below(themes(project), wanted) if wanted else None,
            memos=given.memos,
            password=given.password,
        )
        copies = write_annotated(
            project, _documents(project, given), given.folder, options,
            overwrite=given.overwrite,
        )  # fmt: skip
        blind = said_if_blind(project)
    value = {
        "files": [str(path) for path in copies.written], "passages": copies.passages,
        "bare": copies.bare, "mended": copies.anew, "problems": copies.problems,
    }  # fmt: skip
    return Answer(value, [*copies.sentences, *blind], code=int(bool(copies.problems)))


def _documents(project: Project, given: Namespace) -> list[Document]:
    if not given.documents:
        return all_documents(project)
    named = [find_document(project, name) for name in given.documents]
    return list({one.id: one for one in named}.values())
