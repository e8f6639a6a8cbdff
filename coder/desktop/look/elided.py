"""Words that end with an ellipsis where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


def cut(words: str, metrics: QFontMetrics, width: int, lines: int) -> str:
    """As many words as some lines of a width hold; each may end before the last that fits."""
    room = lines * width - width // 2
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


class ElidedLabel(QLabel):
    """One line of plain words that ends with an ellipsis where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show words; all of them are in the tool tip."""
        self._whole = " ".join(words.split())
        self.setAccessibleName(self._whole)
        self.setToolTip(self._whole)
        self._elide()

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._elide()
        super().resizeEvent(event)
