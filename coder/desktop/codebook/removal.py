"""Says what goes along with themes before they are removed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from coder.desktop.look.controls import named


class RemovalDialog(QMessageBox):
    """Asks whether themes are to be removed with all that goes along."""

    def __init__(self, what: str, along: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "removal", "Remove a theme")
        self.setWindowTitle("Remove")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(f"Remove {what}?")
        self.setInformativeText(f"{along} Undo brings everything back.")
        self.remove = self.addButton("&Remove", QMessageBox.ButtonRole.DestructiveRole)
        named(self.remove, "remove it", "Remove")
        self.keep = self.addButton("&Keep", QMessageBox.ButtonRole.RejectRole)
        named(self.keep, "keep it", "Keep")
        self.setDefaultButton(self.keep)
        self.setEscapeButton(self.keep)

    @classmethod
    def ask(cls, what: str, along: str, parent: QWidget | None = None) -> bool:
        """Whether to remove it."""
        dialog = cls(what, along, parent)
        dialog.exec()
        answer = dialog.clickedButton() is dialog.remove
        dialog.deleteLater()
        return answer
