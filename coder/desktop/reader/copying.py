"""Copying what is marked: the words, the picture of a region, or a quotation with its citation."""

from PySide6.QtGui import QGuiApplication

from coder.desktop.quoting import Quotation, copy_quotations
from coder.desktop.reader.document import OpenDocument
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Workspace
from coder.domain.layout.printed_page import cited_pages
from coder.domain.quoting.anchor import from_json
from coder.domain.texts.text import Box
from coder.store import documents


def copy_words(workspace: Workspace, view: PageView) -> None:
    """Copy the words that are marked, cleaned as they are quoted; of a region, its picture."""
    marked = workspace.marked
    if marked is None:
        workspace.tell("Mark some words first, then copy them.")
    elif not marked.words:
        _copy_picture(workspace, view, from_json(marked.anchor).boxes[0])
    else:
        QGuiApplication.clipboard().setText(marked.words)


def _copy_picture(workspace: Workspace, view: PageView, region: Box) -> None:
    picture = view.picture_of(region)
    if picture is None:
        workspace.tell("A region has no words to copy.")
        return
    QGuiApplication.clipboard().setImage(picture)
    workspace.tell("The picture of the region is copied.", kind="done")


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
