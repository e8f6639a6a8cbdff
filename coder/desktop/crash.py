"""What is shown of an error that nobody foresaw: a sentence, and details to copy."""

import sys
from traceback import format_exception
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.measures import GRID, WIDE
from coder.domain.errors import CoderError
from coder.store.connection import known_sentence

if TYPE_CHECKING:
    from coder.desktop.window import Window

_MOST = 640  # pixels


def sentence_or_report(error: BaseException, window: "Window | None") -> None:
    """Tell a known trouble in the window; show any other with its details."""
    if isinstance(error, KeyboardInterrupt):
        return
    path = window.workspace.project.path if window else None
    known = error if isinstance(error, CoderError) else known_sentence(error, path)
    if known is not None and window is not None:
        window.workspace.tell(str(known), kind="problem")
        return
    details = "".join(format_exception(error))
    sys.stderr.write(details)
    CrashDialog(details, window).open()


class CrashDialog(QDialog):
    """Says that Coder made a mistake, that nothing is lost, and gives details to copy."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle("Coder met something that it did not expect")
        words = QLabel(
            "What you did before is saved. You can go on; if this comes again, send these details"
            " to the developers of Coder. Nothing is sent by itself."
        )
        words.setWordWrap(True)
        self.details = QPlainTextEdit(details, readOnly=True)
        self.details.setAccessibleName("Details")
        self.details.setObjectName("details")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy the details", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        for widget in (words, self.details, buttons):
            column.addWidget(widget)
        self.resize(_MOST, _MOST // 2)
