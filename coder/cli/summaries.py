"""Commands that write into the cells of the matrix, and list what is written there."""

from argparse import Namespace

from coder.cli.answer import Answer
from coder.cli.arguments import (
    DOCUMENT,
    THEME,
    Commands,
    coder_of,
    command,
    reading,
    said_if_blind,
    seen_coder,
    warn,
    whose_shown,
    with_coder,
    writing,
)
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.summary import Summary, numbers_in
from coder.domain.telling import listed
from coder.domain.theme import Theme
from coder.operations.documents import find_document
from coder.operations.summaries import summarise
from coder.operations.themes import find_theme
from coder.store.documents import documents
from coder.store.passages import codings_named
from coder.store.project import Project
from coder.store.summaries import summaries
from coder.store.themes import themes


def register(commands: Commands) -> None:
    """The commands summary and summaries."""
    write = command(commands, "summary", _summary, "Write into a cell what a document says.")
    write.add_argument("document", metavar="DOC", help=DOCUMENT)
    write.add_argument("--theme", required=True, metavar="PATH", help=THEME)
    write.add_argument(
        "--text", required=True, metavar="TEXT",
        help="the words; [ali-2022:AB12] in them leads to a coding; '' takes them away",
    )  # fmt: skip
    write.add_argument("--consensus", action="store_true", help="what all agreed on")
    with_coder(write)
    listed = command(commands, "summaries", _summaries, "List what is written into the cells.")
    listed.add_argument("--document", metavar="DOC", help=DOCUMENT)
    listed.add_argument("--theme", metavar="PATH", help=THEME)
    with_coder(listed, "only one reviewer's")


def _summary(given: Namespace) -> Answer:
    with writing(given) as project:
        document = find_document(project, given.document)
        theme = find_theme(project, given.theme)
        coder = coder_of(project, given)
        summarise(project, document, theme, coder, given.text, consensus=given.consensus)
        for number in dict.fromkeys(number for *_, number in numbers_in(given.text)):
            named = codings_named(project, number)
            if not named:
                warn(f"There is no coding {number}: the text is kept as it is.")
            elif len(named) > 1:
                told = listed([one.number for one in named])
                warn(f"{number} leads to the first of several codings: they are called {told}.")
        whose = whose_shown(project) if given.consensus else coder
        return _listed(project, document, theme, whose)


def _summaries(given: Namespace) -> Answer:
    with reading(given) as project:
        document = find_document(project, given.document) if given.document else None
        theme = find_theme(project, given.theme) if given.theme else None
        return _listed(project, document, theme, seen_coder(project, given))


def _listed(
    project: Project, document: Document | None, theme: Theme | None, coder: Coder | None
) -> Answer:
    keys = {one.id: one.key for one in documents(project)}
    paths = {one.id: one.path for one in themes(project)}
    found = [
        one
        for one in summaries(project)
        if (document is None or one.document == document.id)
        and (theme is None or one.theme == theme.id)
        and (coder is None or (one.coder == coder.id and not one.consensus))
    ]
    said = [f"{keys[one.document]}, {paths[one.theme]}, {_whose(one)}: {one.text}" for one in found]
    value = [
        {
            "document": one.document, "key": keys[one.document], "theme": paths[one.theme],
            "theme_id": one.theme, "coder": one.name, "coder_id": one.coder,
            "consensus": one.consensus, "text": one.text,
        }
        for one in found
    ]  # fmt: skip
    return Answer(value, [*said, *said_if_blind(project)])


def _whose(one: Summary) -> str:
    return "all" if one.consensus else one.name
