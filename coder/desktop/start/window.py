"""The start page: begin a project, open one, or look at the example."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class StartWindow(QWidget):
    """What is shown while no project is open."""

    project_wanted = Signal(Path)  # open it
    example_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setWindowTitle("Coder")
        QVBoxLayout(self).addWidget(QLabel("Coder", self))
