"""Asks for one theme of the codebook, by typing a part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.domain.searching import holds_all, plain
from coder.domain.theme import Theme

_SIZE = (360, 400)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ThemeDialog(QDialog):
    """A field and the themes that answer to it; Enter takes the one that is chosen."""

    def __init__(self, parent: QWidget, held: Sequence[Theme]) -> None:
        super().__init__(parent)
        self.setObjectName("theme dialog")
        self.setWindowTitle("Recode with another theme")
        self._held = held
        self._found: list[Theme] = []
        self.words = named(QLineEdit(), "theme words", "Part of a theme's name")
        self.words.setPlaceholderText("Part of a theme's name")
        self.list = named(QListView(), "theme list", "Themes")
        self.list.setModel(QStringListModel(self))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setUniformItemSizes(True)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.button(kinds.Ok).setText("Recode")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.list.doubleClicked.connect(lambda _: self.accept())
        self.words.textChanged.connect(self._narrow)
        self.words.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        for widget in (self.words, self.list, self._buttons):
            column.addWidget(widget)
        self.resize(*_SIZE)
        self._narrow("")

    @classmethod
    def ask(cls, parent: QWidget, held: Sequence[Theme]) -> Theme | None:
        """The theme that was chosen."""
        dialog = cls(parent, held)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen if accepted else None
        dialog.deleteLater()
        return chosen

    @property
    def chosen(self) -> Theme | None:
        """The theme that Enter takes."""
        at = self.list.currentIndex().row()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _narrow(self, typed: str) -> None:
        asked = plain(typed).split()
        self._found = [one for one in self._held if holds_all(asked, one.path)]
        model = self.list.model()
        assert isinstance(model, QStringListModel)
        model.setStringList([one_line(one.path) for one in self._found])
        self.list.setCurrentIndex(model.index(0))
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self._found))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in _MOVES:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            self.list.keyPressEvent(event)
        return True
