"""A field for a file that will be written, and the system's dialog beside it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit

from coder.desktop.look.controls import push_button
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line


def no_folder(path: Path) -> str:
    """What is said of a file whose folder is not there."""
    return f"⚠ There is no folder {one_line(str(path.parent))}: choose another, or make it first."


def file_row(field: QLineEdit, title: str, asked: Callable[[], tuple[Path, str]]) -> QHBoxLayout:
    """The field with a button that chooses; ``asked`` gives the file named now, and the kinds.

    Kinds are told as Qt's file dialog has them: ``"Excel workbooks (*.xlsx)"``.
    """

    def choose() -> None:
        path, kinds = asked()
        # The dialog of the system asks before it names a file that is there.
        name, _ = QFileDialog.getSaveFileName(field.window(), title, str(path), kinds)
        if name:
            field.setText(name)

    row = QHBoxLayout()
    row.setSpacing(GRID)
    row.addWidget(field, 1)
    row.addWidget(push_button("choose file", "&Choose…", choose))
    return row
