"""Copies, merges and conflicts."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coder.desktop.workspace import Workspace


class TeamPlace(QWidget):
    """Copies, merges and conflicts."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("team")
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Team", self))
