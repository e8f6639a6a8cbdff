"""The tree of themes."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder.desktop.workspace import Workspace


class CodebookPanel(QWidget):
    """The tree of themes."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook")
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Codebook", self))
