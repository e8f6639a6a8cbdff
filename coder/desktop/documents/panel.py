"""The list of documents with progress, filters and fields."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder.desktop.workspace import Workspace


class DocumentsPanel(QWidget):
    """The list of documents with progress, filters and fields."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents")
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Documents", self))
