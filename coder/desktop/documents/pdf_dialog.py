"""Asking for PDFs, in the folder where they were found last."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_FOLDER: Final = "folder of PDFs"


def ask_for_pdfs(title: str, parent: QWidget) -> list[Path]:
    """The PDFs that are chosen; none if nothing is."""
    names, _ = QFileDialog.getOpenFileNames(
        parent, title, _folder(), "PDFs (*.pdf *.PDF);;All files (*)"
    )
    found = [Path(name) for name in names]
    if found:
        QSettings().setValue(_FOLDER, str(found[0].parent))
    return found


def ask_for_folder(title: str, parent: QWidget) -> Path | None:
    """The folder that is chosen."""
    name = QFileDialog.getExistingDirectory(parent, title, _folder())
    if not name:
        return None
    QSettings().setValue(_FOLDER, name)
    return Path(name)


def _folder() -> str:
    """Where to begin to look."""
    last = str(QSettings().value(_FOLDER, ""))
    return last if last and Path(last).is_dir() else str(Path.home())
