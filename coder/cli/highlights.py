"""The command highlights: brings in what other programs wrote on the pages of PDFs."""

from argparse import Namespace
from collections.abc import Iterator

from coder.cli.answer import Answer
from coder.cli.arguments import (
    DOCUMENT,
    Commands,
    coder_of,
    command,
    reading,
    some_path,
    with_coder,
    writing,
)
from coder.domain.annotations.bunches import (
    MEMO,
    NOTHING,
    Bunch,
    Likeness,
    Meaning,
    is_colour_or_kind,
    meant,
    names_of,
)
from coder.domain.annotations.plan import HighlightPlan, passages_of
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.telling import counted, listed
from coder.exchange.highlights import Source, bring_in, plan_highlights
from coder.operations.documents import find_document
from coder.operations.themes import themes_at
from coder.pdf.readers import Readers
from coder.store.documents import documents as all_documents
from coder.store.project import Project
from coder.store.themes import some_themes

_BUNCH = "such as yellow, '#FFD400', underlines, 'yellow highlights', or a label"


def register(commands: Commands) -> None:
    """The command highlights."""
    parser = command(
        commands, "highlights", _highlights, "Bring in highlights and notes that PDFs carry."
    )
    parser.add_argument("documents", nargs="*", metavar="DOC", help=f"{DOCUMENT} (default: all)")
    parser.add_argument(
        "--map", action="append", default=[], metavar="COLOUR=THEME",
        help=f"the theme that highlights of a colour get; COLOUR is {_BUNCH}",
    )  # fmt: skip
    parser.add_argument(
        "--memo", action="append", default=[], metavar="COLOUR",
        help="these become passages with their note alone",
    )  # fmt: skip
    parser.add_argument(
        "--leave-out", action="append", default=[], metavar="COLOUR", help="these stay out"
    )
    parser.add_argument("--make", action="store_true", help="make themes that are missing")
    parser.add_argument(
        "--from", dest="source", type=some_path, metavar="FILE",
        help="another copy of the PDF, in which the highlights are",
    )  # fmt: skip
    parser.add_argument("--password", metavar="P", help="for encrypted PDFs; it is not kept")
    parser.add_argument(
        "--again", action="store_true", help="also those that were brought in and removed since"
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what would come in")
    with_coder(parser, "whose passages they become (default: who works here)")


def _highlights(given: Namespace) -> Answer:
    with reading(given) if given.dry_run else writing(given) as project:
        coder = coder_of(project, given)
        with Readers() as readers:
            plan = plan_highlights(
                project,
                _documents(project, given),
                readers,
                coder,
                source=Source(given.source, given.password),
            )
        if given.source is not None and plan.unread:
            raise CoderError(plan.problems[0])
        said = _said(project, given)
        _check_said(plan, [word for word, _ in said])
        meanings = {one.likeness: _meaning(one, said, make=given.make) for one in plan.bunches}
        count = passages_of(plan.wanted(meanings, again=given.again))
        lines = list(_lines(project, plan, meanings))
        if given.dry_run:
            told = f"{counted(count, 'passage')} would" if count else "Nothing new would"
            lines.append(f"{told} come in.")
            return Answer(_value(project, plan, meanings, count, ()), lines)
        change = bring_in(project, plan, meanings, coder, again=given.again)
        ids = change.ids("passage")
        told = counted(count, "passage") if count else "Nothing new"
        lines.append(f"{told} came in for {coder.name}.")
        return Answer(_value(project, plan, meanings, count, ids), lines)


def _documents(project: Project, given: Namespace) -> list[Document]:
    if given.source is not None and len(given.documents) != 1:
        raise CoderError("--from is a copy of one PDF: name the one document it is of.")
    if not given.documents:
        return all_documents(project)
    named = [find_document(project, name) for name in given.documents]
    return list({one.id: one for one in named}.values())


def _said(project: Project, given: Namespace) -> list[tuple[str, Meaning]]:
    said = [(word, MEMO) for word in given.memo] + [(word, NOTHING) for word in given.leave_out]
    for pair in given.map:
        word, is_pair, path = (part.strip() for part in pair.partition("="))
        if not (word and is_pair and path):
            raise CoderError(f"'{pair}' is no mapping: write COLOUR=THEME, as yellow=Barriers.")
        held = themes_at(project, [path])
        if not held and not given.make:
            raise CoderError(
                f"There is no theme '{path}': 'coder themes' lists them; --make makes it."
            )
        new = () if held else (path,)
        said.append((word, Meaning("themes", tuple(theme.id for theme in held), new)))
    return said


def _check_said(plan: HighlightPlan, words: list[str]) -> None:
    """See to it that every word means something: a label is known by its annotations alone."""
    for word in words:
        is_there = any(bunch.likeness.answers_to(word) for bunch in plan.bunches)
        if not is_there and not is_colour_or_kind(word):
            there = listed(names_of(plan.bunches)) or "no highlights and no notes"
            raise CoderError(f"Nothing here is '{word}'; found: {there}.")


def _meaning(bunch: Bunch, said: list[tuple[str, Meaning]], *, make: bool) -> Meaning:
    """What was said, else what is likely; nothing is made that nobody asked for."""
    found = meant(bunch.likeness, said) or bunch.suggested
    if found.new and not make:
        return Meaning("themes", found.themes) if found.themes else NOTHING
    return found


def _lines(
    project: Project, plan: HighlightPlan, meanings: dict[Likeness, Meaning]
) -> Iterator[str]:
    yield plan.summary
    yield from plan.problems
    for bunch, name in zip(plan.bunches, names_of(plan.bunches), strict=True):
        meaning = meanings[bunch.likeness]
        by = f" by {listed(bunch.authors)}" if bunch.authors else ""
        yield f"{name}: {bunch.count:,}{by}, {bunch.new:,} new; {_told(project, meaning)}"
        yield from (f"    {words}" for words in bunch.examples)
    if any(meaning == NOTHING for meaning in meanings.values()):
        yield "For what is left out: --map COLOUR=THEME, --memo COLOUR, or --make to make themes."


def _told(project: Project, meaning: Meaning) -> str:
    if meaning.kind == "memo":
        return "a memo alone, where there is a note"
    if meaning.kind == "nothing":
        return "left out"
    paths = [theme.path for theme in some_themes(project, meaning.themes)]
    return listed(paths + [f"{path} (new)" for path in meaning.new])


def _value(
    project: Project,
    plan: HighlightPlan,
    meanings: dict[Likeness, Meaning],
    coming: int,
    passages: "list[str] | tuple[()]",
) -> dict[str, object]:
    bunches = [
        {
            "name": name, "kind": one.likeness.kind, "colour": one.likeness.colour,
            "label": one.likeness.label or None, "count": one.count, "new": one.new,
            "authors": list(one.authors), "examples": list(one.examples),
            "becomes": meanings[one.likeness].kind,
            "themes": [theme.path for theme in some_themes(project, meanings[one.likeness].themes)]
            + list(meanings[one.likeness].new),
        }
        for one, name in zip(plan.bunches, names_of(plan.bunches), strict=True)
    ]  # fmt: skip
    return {
        "documents": [{"id": one.id, "key": one.key} for one in plan.documents],
        "bunches": bunches,
        "found": [
            {
                "passage": one.id, "key": one.document.key, "state": one.state,
                "kind": one.anchor.kind, "quote": one.anchor.words or None,
                "pdf_page": one.anchor.page + 1, "memo": one.memo or None,
                "author": one.annotation.author or None, "date": one.annotation.date or None,
            }
            for one in plan.found
        ],
        "coming": coming,
        "passages": list(passages),
        "problems": list(plan.problems),
    }  # fmt: skip
