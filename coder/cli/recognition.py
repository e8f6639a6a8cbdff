"""The command recognise: has the text of scans recognised, through Tesseract."""

from argparse import Namespace
from collections.abc import Callable

from coder.cli.answer import Answer, show
from coder.cli.arguments import DOCUMENT, Commands, command, writing
from coder.domain.bibliography.recognition import pages_to_recognise
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.page_ranges import page_indices
from coder.domain.telling import counted
from coder.operations.documents import find_document
from coder.operations.recognising import Wanted, keep_recognised, named_recogniser, recognise
from coder.operations.texts import text_of
from coder.pdf.readers import Readers
from coder.pdf.tesseract import Tesseract, required
from coder.store import blobs
from coder.store.project import Project


def register(commands: Commands) -> None:
    """The command recognise."""
    one = command(
        commands, "recognise", _recognise,
        "Have Tesseract recognise the text of pages that have no usable text layer.",
    )  # fmt: skip
    one.add_argument("documents", nargs="+", metavar="DOC", help=DOCUMENT)
    one.add_argument(
        "--language", metavar="L", help="such as eng, or several: eng+fra (default: eng)"
    )
    one.add_argument(
        "--pages", metavar="N-M", help="these PDF pages, also if they have a text: 1-3,7"
    )
    one.add_argument("--password", metavar="P", help="for encrypted PDFs; it is not kept")


def _recognise(given: Namespace) -> Answer:
    program = required()
    languages = program.checked(given.language or program.usual())
    aloud = not getattr(given, "json", False)
    answers = []
    with writing(given) as project, Readers() as readers:
        chosen = [find_document(project, name) for name in given.documents]
        for document in {one.id: one for one in chosen}.values():
            answers.append(
                _one(project, document, given, (program, languages), readers, aloud=aloud)
            )
            if answers[-1]["stopped"]:
                break
    lines = [line for value in answers for line in _told(value)]
    failed = any(value["left_out"] or value["stopped"] for value in answers)
    return Answer({"documents": answers}, lines, code=int(failed))


def _one(
    project: Project,
    document: Document,
    given: Namespace,
    how: tuple[Tesseract, str],
    readers: Readers,
    *,
    aloud: bool,
) -> dict[str, object]:
    program, languages = how
    file, text = text_of(project, document)
    content = blobs.pdf(project, file.sha256)
    if content is None:
        raise CoderError(f"The PDF of {document.key} is not in this copy: its pages are needed.")
    pages = page_indices(given.pages, len(text.pages)) if given.pages else pages_to_recognise(text)
    wanted = Wanted(content, pages, languages, given.password)
    found = recognise(wanted, program, readers, go_on=_follow(document.key, aloud=aloud))
    by = named_recogniser(program, languages)
    keep_recognised(project, file, found.pages, by)
    return {
        "document": document.id, "key": document.key, "file": file.id, "recogniser": by,
        "pages": [index + 1 for index in sorted(found.pages)],
        "left_out": list(found.left_out), "stopped": found.stopped,
    }  # fmt: skip


def _follow(key: str, *, aloud: bool) -> Callable[[int, int], bool]:
    def go_on(done: int, of_all: int) -> bool:
        if aloud:
            show(Answer(None, [f"{key}: {done} of {counted(of_all, 'page')}"]), as_json=False)
        return True

    return go_on


def _told(value: dict[str, object]) -> list[str]:
    pages = value["pages"]
    assert isinstance(pages, list)
    left_out = value["left_out"]
    assert isinstance(left_out, list)
    if value["stopped"]:
        said = f"{value['key']}: stopped; what was recognised is kept."
    elif not pages and not left_out:
        said = f"{value['key']} has a text on every page; name pages with --pages to replace it."
    else:
        said = f"{value['key']}: {counted(len(pages), 'page')} recognised by {value['recogniser']}."
    return [*left_out, said]
