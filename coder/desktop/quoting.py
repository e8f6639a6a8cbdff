"""Copying quotations with their citations, wherever passages are shown."""

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol, runtime_checkable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from coder.analysis.citations import citations
from coder.desktop.workspace import Workspace
from coder.domain.citing.citations import quote
from coder.domain.citing.style import HARVARD, STYLES, Style
from coder.domain.document import Document
from coder.domain.layout.printed_page import PrintedPage
from coder.store.project import Project

_KEPT: Final = "citation style"  # what this copy remembers


class Quotation(NamedTuple):
    """What is copied of a passage."""

    words: str | None  # a region has none
    document: Document
    page: PrintedPage | None  # none is known of what stands nowhere on the PDF that is read
    pdf_page: int | None  # from 1


@runtime_checkable
class Quoting(Protocol):
    """A part of the window that shows passages."""

    def copy_quotations(self) -> None:
        """Copy what is chosen in it as quotations."""


def quoting_part(focus: QWidget | None) -> Quoting | None:
    """The part that has the keyboard, if it shows passages."""
    while focus is not None and not isinstance(focus, Quoting):
        focus = focus.parentWidget()
    return focus


def copy_quotations(workspace: Workspace, found: Sequence[Quotation]) -> None:
    """Put quotations with their citations on the clipboard, a line each."""
    if not found:
        workspace.tell("Mark some words, or choose the passages to copy first.")
        return
    cited = citations(workspace.project, citation_style(workspace.project))
    lines = [
        quote(one.words, cited.quotation_citation(one.document, one.page), one.pdf_page)
        for one in found
    ]
    QGuiApplication.clipboard().setText("\n".join(lines))
    told = "the quotation" if len(lines) == 1 else f"{len(lines)} quotations"
    workspace.tell(f"Copied {told} with citation.", kind="done")


def citation_style(project: Project) -> Style:
    """The style that was chosen for this copy of the project."""
    return STYLES.get(project.local(_KEPT) or "", HARVARD)


def choose_citation_style(project: Project, style: Style) -> None:
    """Cite in a style from now on: statements, and quotations that are copied."""
    project.set_local(_KEPT, style.name)
