"""What is copied, as words and as a table for word processors."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copy(text: str, html: str | None = None) -> None:
    """Put words on the clipboard, and what word processors take in their place."""
    data = QMimeData()
    data.setText(text)
    if html is not None:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
