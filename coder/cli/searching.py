"""Commands that search the texts of all documents, and code what was found."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from coder.analysis.searching import FoundIn, Hit, Sought, hits_in, search, sought, stretches
from coder.cli.answer import Answer
from coder.cli.arguments import (
    DOCUMENT,
    THEME,
    Commands,
    coder_of,
    command,
    reading,
    with_coder,
    writing,
)
from coder.domain.bibliography.text_quality import lacks_text_on_some_pages
from coder.domain.finding.asked import check_whole
from coder.domain.finding.patterns import Exactly
from coder.domain.finding.units import UNITS
from coder.domain.telling import counted
from coder.domain.texts.unreadable import partly_unreadable
from coder.operations.autocoding import Chosen, Planned, code_planned, outlook, plan_passages
from coder.operations.documents import find_document
from coder.operations.themes import find_theme
from coder.store.project import Project
from coder.store.searched_texts import index_texts, searched_texts
from coder.store.text_index import TextIndex

_HEEDED = ("case", "diacritics", "hyphens")
_SLOW = 20  # texts: so many take longer than one waits without being told


def register(commands: Commands) -> None:
    """The commands search and autocode."""
    found = command(commands, "search", _search, "Search the texts of all documents.")
    _with_words(found)
    coded = command(commands, "autocode", _autocode, "Code what a search finds, in one act.")
    _with_words(coded)
    coded.add_argument(
        "--theme", action="append", required=True, nargs="+", metavar="PATH", help=THEME
    )
    coded.add_argument(
        "--unit", choices=UNITS, default="sentence", help="what becomes the passage of a hit"
    )
    coded.add_argument("--dry-run", action="store_true", help="only say what would be made")
    with_coder(coded)


def _with_words(parser: ArgumentParser) -> None:
    parser.add_argument(
        "words", metavar="WORDS",
        help='such as: "peer support" OR mentor* NOT online (AND is meant where nothing stands)',
    )  # fmt: skip
    parser.add_argument(
        "--document", action="append", metavar="DOC", help=f"in this document alone: {DOCUMENT}"
    )
    parser.add_argument("--excluded", action="store_true", help="in excluded documents too")
    parser.add_argument(
        "--match", action="append", choices=_HEEDED, default=[], help="do not ignore this"
    )


def _sought(project: Project, given: Namespace) -> Sought:
    check_whole(given.words)
    exactly = Exactly(**{name: name in given.match for name in _HEEDED})
    asked = given.document
    documents = asked and [find_document(project, name).id for name in asked]
    return sought(given.words, exactly=exactly, documents=documents, excluded=given.excluded)


@contextmanager
def _indexed(project: Project) -> Iterator[TextIndex]:
    """The index of a project, complete."""
    with TextIndex(project.id) as index:
        for done, of_all in index_texts(project, index):
            if done == 0 and of_all > _SLOW:
                print(f"coder: {of_all} texts are indexed first.", file=sys.stderr)
        yield index


def _search(given: Namespace) -> Answer:
    with reading(given) as project:
        wanted = _sought(project, given)
        with _indexed(project) as index:
            held = searched_texts(project)
            wordless = index.wordless()
            found = [(one, hits_in(project, index, one)) for one in search(index, held, wanted)]
        covered = [one for one in held if wanted.covers(one.document)]
        scans = [one.document.key for one in covered if one.digest in wordless]
        partly = [
            one.document.key
            for one in covered
            if one.digest not in wordless and lacks_text_on_some_pages(one.file.layer)
        ]
    number = sum(len(hits) for _, hits in found)
    value = {
        "searched": len(covered),
        "without_text": scans,
        "partly_without_text": partly,
        "hits": number,
        "documents": [_as_json(one, hits) for one, hits in found],
    }
    lines = [f"{counted(number, 'hit')} in {len(found)} of {counted(len(covered), 'document')}."]
    if scans:
        lines.append(f"Without text, as scans are, and not searched: {', '.join(scans)}.")
    if partly:
        lines.append(f"Without text on some pages, which are not searched: {', '.join(partly)}.")
    for one, hits in found:
        lines += ["", f"{one.document.key}  {one.document.title or ''}".rstrip()]
        lines += [f"  p. {hit.page}  {hit.before}[{hit.words}]{hit.after}" for hit in hits]
    return Answer(value, lines)


def _as_json(found: FoundIn, hits: list[Hit]) -> dict[str, object]:
    document = found.document
    return {
        "document": document.id,
        "key": document.key,
        "title": document.title,
        "excluded": document.excluded,
        "file": found.file.id,
        "hits": [
            {
                "page": hit.page, "pdf_page": hit.pdf_page + 1, "start": hit.start, "end": hit.end,
                "before": hit.before, "words": hit.words, "after": hit.after,
            }
            for hit in hits
        ],
    }  # fmt: skip


def _autocode(given: Namespace) -> Answer:
    with reading(given) if given.dry_run else writing(given) as project:
        coder = coder_of(project, given)
        paths = [path for group in given.theme for path in group]
        themes = [find_theme(project, path) for path in dict.fromkeys(paths)]
        planned = _planned(project, given)
        seen = outlook(project, planned, themes, coder)
        if not given.dry_run:
            code_planned(project, planned, themes=themes, coder=coder, searched=given.words)
    value = {
        "passages": seen.passages,
        "codings": seen.codings,
        "already_there": seen.there,
        "units": [
            {"key": one.document.key, "start": one.start, "end": one.end, "quote": one.words}
            for one in planned
        ],
    }
    would = "would be made" if given.dry_run else "made"
    lines = [f"{one.document.key}  {one.words}" for one in planned] if given.dry_run else []
    unreadable = partly_unreadable(one.words for one in planned)
    lines.append(
        f"{counted(seen.codings, 'coding')} {would} on {counted(len(planned), 'passage')}"
        f" ({counted(seen.passages, 'passage')} new); {seen.there} there already."
    )
    lines += [unreadable] if unreadable else []
    return Answer(value, lines)


def _planned(project: Project, given: Namespace) -> list[Planned]:
    with _indexed(project) as index:
        chosen = [
            Chosen(one.document, one.file, one.digest, stretches(index, one, range(len(one.spans))))
            for one in search(index, searched_texts(project), _sought(project, given))
        ]
    return plan_passages(project, chosen, given.unit)
