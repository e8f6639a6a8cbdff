"""A picture of the window, as for people who have no screen, or for the README."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QSize
from PySide6.QtWidgets import QApplication

from coder.desktop.application import opened
from coder.domain.errors import CoderError
from coder.pdf.readers import Readers
from coder.store.documents import documents

SIZE = QSize(1280, 800)
_PATIENCE = 20_000  # milliseconds


def take(project: Path, picture: Path, readers: Readers) -> None:
    """Open the project in a window, show its first document, and write what is seen."""
    with opened([project], readers) as windows:
        if not windows.projects:
            raise CoderError(f"{project.name} cannot be shown: run 'coder check' on it.")
        window = windows.projects[0]
        window.resize(SIZE)
        held = documents(window.workspace.project)
        if held:
            window.workspace.document_wanted.emit(held[0].id)
        deadline = QDeadlineTimer(_PATIENCE)
        while not window.reader.is_drawn and not deadline.hasExpired():
            QApplication.processEvents()
        if not window.grab().save(str(picture)):
            raise CoderError(f"{picture} cannot be written: choose another folder.")
