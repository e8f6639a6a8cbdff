"""Copying what is marked: the words, or a quotation with its citation."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from coder.analysis.citations import citations
from coder.desktop.reader.document import OpenDocument
from coder.desktop.workspace import Workspace
from coder.domain.citing.citations import quote
from coder.domain.layout.printed_page import cited_pages
from coder.domain.quoting.anchor import Anchor, from_json
from coder.store import documents


def copy_words(workspace: Workspace) -> None:
    """Copy the words that are marked, cleaned as they are quoted."""
    _copy(workspace, lambda words, _: words)


def copy_quotation(workspace: Workspace, document: OpenDocument | None) -> None:
    """Copy the words that are marked in quotation marks, and where they stand."""

    def quoted(words: str, anchor: Anchor) -> str:
        assert document is not None
        held = documents.document(workspace.project, document.document.id) or document.document
        pages = document.printed
        first, last = anchor.boxes[0].page, anchor.boxes[-1].page
        page = cited_pages(pages, first, last) if last < len(pages) else None
        return quote(words, citations(workspace.project).quotation_citation(held, page))

    if document is not None:
        _copy(workspace, quoted)


def _copy(workspace: Workspace, made: Callable[[str, Anchor], str]) -> None:
    marked = workspace.marked
    if marked is None:
        workspace.tell("Mark some words first, then copy them.")
    elif not marked.words:
        workspace.tell("A part of the page is marked, which has no words to copy.")
    else:
        QGuiApplication.clipboard().setText(made(marked.words, from_json(marked.anchor)))
