"""Telling that a file is written, with the way to it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Notice, Workspace


def tell_written(workspace: Workspace, path: Path, words: str) -> None:
    """Tell what was written, and offer to open the file."""
    notice = Notice(words, "done", answer="Open the file", act=lambda: _open(workspace, path))
    workspace.told.emit(notice)


def _open(workspace: Workspace, path: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        workspace.tell(
            f"No program here opens such files; the file is {one_line(str(path))}.",
            kind="problem",
        )
