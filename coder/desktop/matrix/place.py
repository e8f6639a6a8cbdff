"""The theme matrix."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder.desktop.workspace import Workspace


class MatrixPlace(QWidget):
    """The theme matrix."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Matrix", self))
