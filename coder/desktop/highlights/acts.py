"""Bringing highlights in and writing annotated PDFs, behind the menus."""

# ruff: noqa: PLC0415 - what is not seen at first is imported when it is asked for
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coder.desktop.workspace import Workspace
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.store.documents import documents, documents_with

if TYPE_CHECKING:
    from coder.desktop.highlights.writing import WritingBar

Selected = Callable[[], list[tuple[Document, str | None]]]


class HighlightActs(QObject):
    """The acts; ``selected`` tells which documents are chosen in the list."""

    def __init__(
        self,
        workspace: Workspace,
        selected: Selected,
        panel: QWidget,
        insert: Callable[[QWidget], object],
    ) -> None:
        """``insert`` puts a bar where imports are seen too."""
        super().__init__(panel)
        self._workspace, self._selected, self._panel = workspace, selected, panel
        self._insert = insert
        workspace.highlights_wanted.connect(self._bring_in_of)

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        """What the entries of the menus do."""
        return {"import highlights": self.bring_in, "annotate": self.annotate}

    @cached_property
    def writing(self) -> "WritingBar":
        """Seen while annotated PDFs are written."""
        from coder.desktop.highlights.writing import WritingBar

        bar = WritingBar(self._workspace, self._panel)
        self._insert(bar)
        return bar

    def bring_in(self) -> None:
        """Ask what the highlights of the chosen documents mean, and bring them in."""
        chosen = self._chosen()
        if not chosen:
            self._workspace.tell("Choose documents in the list first.")
        # Where nothing may be done, the workspace says so, and nothing is asked before.
        elif self._workspace.do(lambda: Change("")) is not None:
            self._ask(chosen)

    def annotate(self) -> None:
        """Ask what goes into annotated PDFs and where they are kept, and write them."""
        held = documents(self._workspace.project)
        if not held:
            self._workspace.tell("There are no documents yet.")
            return
        self.writing.ask(self._chosen(), held)

    def _bring_in_of(self, ids: list[str]) -> None:
        self._ask(documents_with(self._workspace.project, ids))

    def _chosen(self) -> list[Document]:
        return [document for document, _ in self._selected()]

    def _ask(self, chosen: list[Document]) -> None:
        from coder.desktop.highlights.bringing import HighlightDialog

        try:
            me = self._workspace.me
        except CoderError as error:
            self._workspace.tell(str(error), kind="problem")
            return
        dialog = HighlightDialog(self._workspace, chosen, me, self._panel.window())
        dialog.finished.connect(partial(_forget, dialog))
        dialog.open()


def _forget(dialog: QObject, _: int) -> None:
    dialog.deleteLater()
