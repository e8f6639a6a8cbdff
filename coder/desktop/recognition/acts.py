"""Recognising the text of documents, behind the menu and the reader's offer."""

# ruff: noqa: PLC0415 - what is not seen at first is imported when it is asked for
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.telling import counted
from coder.pdf.tesseract import Tesseract, required
from coder.store.documents import documents_with

if TYPE_CHECKING:
    from coder.desktop.recognition.bar import RecognitionBar
    from coder.desktop.recognition.question import RecognitionQuestion

_LAST: Final = "recognition languages"  # what this copy remembers


class RecognitionActs(QObject):
    """The acts; ``selected`` tells which documents are chosen in the list."""

    def __init__(
        self,
        workspace: Workspace,
        selected: Callable[[], list[tuple[Document, str | None]]],
        panel: QWidget,
        insert: Callable[[QWidget], object],
    ) -> None:
        """``insert`` puts a bar where imports are seen too."""
        super().__init__(panel)
        self._workspace, self._selected, self._panel = workspace, selected, panel
        self._insert = insert
        self._bar: RecognitionBar | None = None
        workspace.recognition_wanted.connect(
            lambda ids: self._ask(documents_with(workspace.project, ids))
        )

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        """What the entry of the menu does."""
        return {"recognise": self.recognise}

    @property
    def bar(self) -> "RecognitionBar":
        """Seen while something is recognised."""
        from coder.desktop.recognition.bar import RecognitionBar

        if self._bar is None:
            self._bar = RecognitionBar(self._workspace, self._panel)
            self._insert(self._bar)
        return self._bar

    def leave(self) -> None:
        """Keep what is recognised, before the project is closed."""
        if self._bar is not None:
            self._bar.leave()

    def recognise(self) -> None:
        """Ask how the chosen documents are recognised, and do it."""
        chosen = [document for document, _ in self._selected()]
        if not chosen:
            self._workspace.tell("Choose documents in the list first.")
        else:
            self._ask(chosen)

    def _ask(self, chosen: list[Document]) -> None:
        from coder.desktop.recognition.question import RecognitionQuestion

        # Where nothing may be done, the workspace says so, and nothing is asked before.
        if self._workspace.do(lambda: Change("")) is None:
            return
        try:
            program = required()
            program.usual()
        except CoderError as error:
            self._workspace.tell(str(error), kind="problem")
            return
        what = one_line(chosen[0].key) if len(chosen) == 1 else counted(len(chosen), "document")
        before = (self._workspace.project.local(_LAST) or "").split("+")
        question = RecognitionQuestion(what, program, before, self._panel.window())
        question.accepted.connect(lambda: self._begin(chosen, program, question))
        question.finished.connect(question.deleteLater)
        question.open()

    def _begin(
        self, chosen: list[Document], program: Tesseract, question: "RecognitionQuestion"
    ) -> None:
        from coder.desktop.recognition.bar import Task

        languages = "+".join(question.chosen)
        self._workspace.project.set_local(_LAST, languages)
        every = question.every.isChecked()
        self._workspace.recognition_begun.emit([one.id for one in chosen])
        self.bar.add([Task(one, program, languages, every) for one in chosen])
