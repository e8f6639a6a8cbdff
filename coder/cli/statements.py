"""Commands that tell what goes into a paper: statements, cross-tables, citations."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace

from coder.analysis.citations import citations
from coder.analysis.cross_tables import cross_table
from coder.analysis.statements import statements
from coder.cli.agreed import consensus_json, reading_view, said_of_consensus, with_round
from coder.cli.answer import Answer, columns
from coder.cli.arguments import (
    DOCUMENT,
    THEME,
    Commands,
    command,
    reading,
    said_if_blind,
    seen_coder,
    with_coder,
)
from coder.cli.statement_options import statement_options, with_counting, with_style
from coder.domain.attribute import Attribute
from coder.domain.citing.citations import Citations
from coder.domain.citing.style import HARVARD, STYLES
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.layout.printed_page import PrintedPage
from coder.domain.matrix.matrix import BYS
from coder.domain.statements.statement import VIEWS, StatementOptions
from coder.domain.statements.telling import as_text, basis, cross_basis, cross_rows
from coder.operations.charting import find_attribute
from coder.operations.documents import find_document
from coder.operations.quoting import printed_pages
from coder.operations.texts import text_of
from coder.operations.themes import find_theme
from coder.store.attributes import attributes
from coder.store.project import Project


def register(commands: Commands) -> None:
    """The commands statements, cross-table and cite."""
    told = command(
        commands, "statements", _statements, "State n, percent and citations of what was charted."
    )
    told.add_argument(
        "--attribute", action="append", default=[], metavar="NAME", help="only this, and others"
    )
    told.add_argument(
        "--theme", action="append", default=[], metavar="PATH", help=f"only this: {THEME}"
    )
    _with_options(told)
    with_style(told)
    crossed = command(
        commands, "cross-table", _cross_table, "Count themes by the values of an attribute."
    )
    crossed.add_argument("--attribute", required=True, metavar="NAME", help="whose values")
    crossed.add_argument(
        "--theme", action="append", default=[], metavar="PATH", help=f"only this: {THEME}"
    )
    _with_options(crossed)
    crossed.set_defaults(style=HARVARD.name)  # it cites nothing
    cited = command(commands, "cite", _cite, "Cite documents as in running text.")
    cited.add_argument("documents", nargs="+", metavar="DOC", help=DOCUMENT)
    cited.add_argument("--page", type=int, metavar="N", help="a page of the PDF, from 1")
    with_style(cited)


def _with_options(parser: ArgumentParser) -> None:
    parser.add_argument("--by", choices=BYS, default="document", help="what n counts")
    with_counting(parser)
    parser.add_argument(
        "--coders", choices=VIEWS, default="union", help="how several reviewers' cells become one"
    )
    with_round(parser)
    with_coder(parser, "only what one reviewer coded and charted")


def _statements(given: Namespace) -> Answer:
    options = _options(given)
    asked = bool(given.attribute or given.theme)
    with reading_view(given) as project:
        found = statements(
            project,
            options,
            attributes=[_attribute(project, one) for one in given.attribute] if asked else None,
            themes=[find_theme(project, one) for one in given.theme] if asked else None,
            only_coder=seen_coder(project, given),
        )
        legend = citations(project, options.style).legend
        last = [*said_of_consensus(project), *said_if_blind(project)]
        undecided = consensus_json(project)
    value = {
        "options": _as_json(options),
        "statements": [one.as_json() for one in found],
        "basis": basis(found, options),
    } | undecided
    said = as_text(found, options, legend) or "There are no attributes and no themes to tell of."
    return Answer(value, [*said.splitlines(), *last])


def _cross_table(given: Namespace) -> Answer:
    options = _options(given)
    with reading_view(given) as project:
        found = cross_table(
            project,
            _attribute(project, given.attribute),
            options,
            themes=[find_theme(project, one) for one in given.theme] or None,
            only_coder=seen_coder(project, given),
        )
        last = [*said_of_consensus(project), *said_if_blind(project)]
        undecided = consensus_json(project)
    said = cross_basis(found, options)
    value = found.as_json() | {"options": _as_json(options), "basis": said} | undecided
    return Answer(value, [*columns(list(cross_rows(found, open_too=True))), "", said, *last])


def _cite(given: Namespace) -> Answer:
    if given.page is not None and len(given.documents) > 1:
        raise CoderError("A page is one document's: name one document with --page.")
    with reading(given) as project:
        held = [find_document(project, name) for name in given.documents]
        all_ = citations(project, STYLES[given.style])
        page = None if given.page is None else _printed(project, held[0], given.page)
        said = _cited(all_, held, page)
    value = {
        "documents": [document.key for document in held],
        "document_ids": [document.id for document in held],
        "citation": said,
        "page": page and page.page,
        "page_source": page and page.source,
    }
    return Answer(value, [said])


def _cited(all_: Citations, held: Sequence[Document], page: PrintedPage | None) -> str:
    if page is not None:
        return all_.quotation_citation(held[0], page)
    return all_.in_brackets(all_.citation_list(held))


def _printed(project: Project, document: Document, pdf_page: int) -> PrintedPage:
    file, _ = text_of(project, document)
    pages = printed_pages(project, document, file.text or "")
    if not 1 <= pdf_page <= len(pages):
        raise CoderError(f"{document.key} has no page {pdf_page}: it has {len(pages)}.")
    return pages[pdf_page - 1]


def _options(given: Namespace) -> StatementOptions:
    return replace(statement_options(given), by=given.by, coders=given.coders)


def _as_json(options: StatementOptions) -> dict[str, object]:
    return {
        "by": options.by,
        "coders": options.coders,
        "rounding": options.rounding,
        "decimals": options.decimals,
        "of": options.denominator,
        "style": options.style.name,
        "order": options.order,
    }


def _attribute(project: Project, name: str) -> Attribute:
    found = find_attribute(project, name)
    if found is None:
        held = ", ".join(one.name for one in attributes(project)) or "none"
        raise CoderError(f"There is no attribute '{name}': this project has {held}.")
    return found
