"""The list of passages."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder.desktop.workspace import Workspace


class PassagesPanel(QWidget):
    """The list of passages."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passages")
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Passages", self))
