"""Asks for the memo on a passage."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from coder.desktop.look.controls import named, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line

_WIDTH = 480
_MOST = 300  # characters of the quotation that are shown


class MemoDialog(QDialog):
    """One text, which is kept or not."""

    def __init__(self, parent: QWidget, quotation: str, text: str) -> None:
        super().__init__(parent)
        self.setObjectName("memo dialog")
        self.setWindowTitle("Memo")
        line = one_line(quotation)
        above = words(line if len(line) <= _MOST else f"{line[:_MOST]}…", name="memo quotation")
        above.setVisible(bool(line))
        self.text = named(QPlainTextEdit(text), "memo text", "Memo")
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText("What you want to remember of this passage")
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        for widget in (above, self.text, buttons):
            column.addWidget(widget)
        self.text.setFocus()
        self.resize(_WIDTH, _WIDTH // 2)

    @classmethod
    def ask(cls, parent: QWidget, quotation: str, text: str) -> str | None:
        """The text that was written, which may be empty; None if nothing shall change."""
        dialog = cls(parent, quotation, text)
        kept = dialog.exec() == QDialog.DialogCode.Accepted
        written = dialog.text.toPlainText()
        dialog.deleteLater()
        return written if kept else None
