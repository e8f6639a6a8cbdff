"""Which of a document's PDFs is read, where it has several builds."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import faint_words, words
from coder.desktop.look.measures import HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.document import Document, File
from coder.operations.documents import choose_reading_copy
from coder.store.documents import files_of

_ABOUT = "Passages that were marked in another of its PDFs are shown where they stand in this one."


class ReadingCopy(QWidget):
    """Lets the reading copy be chosen; hidden where there is nothing to choose."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("reading copy form")
        self._workspace = workspace
        self._document: Document | None = None
        self._files: dict[str, File] = {}
        self.choice = Choice("reading copy", "Reading copy", letters=16)
        self.choice.value_changed.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(words("Reading copy", name="reading copy label"))
        column.addWidget(self.choice)
        column.addWidget(faint_words(_ABOUT, name="about the reading copy"))

    def show_document(self, document: Document | None) -> None:
        """Offer the PDFs of a document that can be read."""
        self._document = document
        held = files_of(self._workspace.project, document.id) if document else []
        self._files = {file.id: file for file in held if file.text is not None}
        self.setVisible(len(self._files) > 1)
        self.choice.setEnabled(self._workspace.project.write)
        self.choice.offer([(file.id, _said(file)) for file in self._files.values()])
        self.choice.choose(next(iter(self._files), None))

    def _choose(self) -> None:
        document, file = self._document, self._files.get(self.choice.value)
        if document is None or file is None:
            return
        project = self._workspace.project
        if self._workspace.do(lambda: choose_reading_copy(project, document, file)) is None:
            self.show_document(document)


def _said(file: File) -> str:
    pages = f"{file.pages} page{'' if file.pages == 1 else 's'}"
    return f"{one_line(file.name)} ({pages}, {file.sha256[:6]})"
