"""Copying what is marked: the words, or a quotation with its citation."""

from PySide6.QtGui import QGuiApplication

from coder.desktop.quoting import Quotation, copy_quotations
from coder.desktop.reader.document import OpenDocument
from coder.desktop.workspace import Workspace
from coder.domain.layout.printed_page import cited_pages
from coder.domain.quoting.anchor import from_json
from coder.store import documents


def copy_words(workspace: Workspace) -> None:
    """Copy the words that are marked, cleaned as they are quoted."""
    marked = workspace.marked
    if marked is None:
        workspace.tell("Mark some words first, then copy them.")
    elif not marked.words:
        workspace.tell("A part of the page is marked, which has no words to copy.")
    else:
        QGuiApplication.clipboard().setText(marked.words)


def copy_marked(workspace: Workspace, document: OpenDocument | None) -> None:
    """Copy what is marked as a quotation, and where it stands."""
    marked = workspace.marked
    if marked is None or document is None:
        copy_quotations(workspace, ())
        return
    held = documents.document(workspace.project, document.document.id) or document.document
    boxes = from_json(marked.anchor).boxes
    first, last = boxes[0].page, boxes[-1].page
    page = cited_pages(document.printed, first, last) if last < len(document.printed) else None
    copy_quotations(workspace, [Quotation(marked.words or None, held, page, first + 1)])
