"""What was done, by whom and when."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder.desktop.workspace import Workspace


class HistoryPlace(QWidget):
    """What was done, by whom and when."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.addWidget(QLabel("History", self))
