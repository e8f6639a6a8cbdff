"""The reader: pages, selection, passages."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder.desktop.workspace import Workspace


class ReaderPanel(QWidget):
    """The reader: pages, selection, passages."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Reader", self))

    @property
    def is_drawn(self) -> bool:
        """Whether every page that is seen has its picture."""
        return True
