"""Files and folders that are dropped on a window from outside."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

SUFFIX = ".coder"


class FileDrops(QObject):
    """Lets a window take PDFs and folders, and projects; what else is dragged passes by."""

    def __init__(
        self,
        window: QWidget,
        bring_in: Callable[[list[Path]], object],
        open_project: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._bring_in = bring_in
        self._open_project = open_project
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):  # enter and move are drop events too
            return False
        paths = local_files(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            projects = [path for path in paths if path.suffix.casefold() == SUFFIX]
            for path in projects:
                self._open_project(path)
            others = [path for path in paths if path not in projects]
            if others:
                self._bring_in(others)
        return True


def local_files(dragged: QMimeData) -> list[Path]:
    """The files and folders of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
