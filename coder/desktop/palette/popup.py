"""The palette: a field over the reader in which a part of a theme's name is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import faint_words, named, push_button, words
from coder.desktop.look.elided import cut
from coder.desktop.look.floating import Popover, Spot
from coder.desktop.look.found_list import FoundList
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.spoken import announce
from coder.desktop.palette.found_themes import Choice, FoundThemes, name_of, words_of
from coder.desktop.palette.row_painting import RowPainting
from coder.domain.theme import Theme

_LINES: Final = 3  # of a definition
_LINES_TICKED: Final = 2
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _ticked(names: Sequence[str], metrics: QFontMetrics, room: int) -> str:
    """The names that a room holds (pixels), and how many there are beside: *Ticked: A, B +2*."""
    for shown in range(len(names), 0, -1):
        left = len(names) - shown
        said = f"Ticked: {', '.join(names[:shown])}{f' +{left}' if left else ''}"
        if metrics.horizontalAdvance(said) <= room:
            return said
    return f"Ticked: {len(names)}"


@dataclass(frozen=True, slots=True)
class Question:
    """What themes are chosen for."""

    words: str
    verb: str  # what the button says before the themes: "Code with"
    chosen: Callable[[Sequence[Choice]], object]
    themes: Sequence[Theme]
    recent: Sequence[str] = ()
    held: frozenset[str] = frozenset()  # themes that the passage has already
    several: bool = False  # whether several can be chosen, and new ones be made


class Palette(Popover):
    """Choosing themes by typing."""

    def __init__(self, window: QWidget, over: QWidget, spot: Spot = lambda: None) -> None:
        super().__init__(window, over, spot)
        named(self, "theme palette", "Choose a theme")
        self._question: Question | None = None
        self.rows = FoundThemes(self)
        self._asked = words(name="palette question")
        self.field = named(QLineEdit(), "palette field", "A part of the theme's name")
        self.field.setPlaceholderText("Type a part of a theme's name")
        self.field.setClearButtonEnabled(True)
        self._ticked = words(name="palette ticked")
        self.list = FoundList("palette themes", "Themes that fit", self.rows)
        self._about = words(name="palette definition")
        self._hint = faint_words(name="palette keys")
        self._button = push_button("palette choose", "", self._choose)
        self._build()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)

    def ask(self, question: Question) -> None:
        """Ask for themes."""
        self._question = question
        self._asked.setText(question.words)
        self.rows.begin(
            question.themes, recent=question.recent, held=question.held,
            offers_new=question.several,
        )  # fmt: skip
        keys = "Ctrl+Enter: one more, Esc: close" if question.several else (
            "Esc: close"
        )  # fmt: skip
        self._hint.setText(keys)
        self._place()
        self.field.clear()
        self._search("")
        self.come_up(self.field)

    def _build(self) -> None:
        self.list.setItemDelegate(RowPainting(self.list))
        self.list.clicked.connect(self._click)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self._about.setMaximumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self._about.setAlignment(Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, GRID + HALF, WIDE, GRID + HALF)
        column.setSpacing(GRID)
        for widget in (self._asked, self.field, self._ticked):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self._about)
        column.addLayout(foot)

    def _search(self, typed: str) -> None:
        self.rows.search(typed)
        self.list.go(0)
        self._show_current()

    def _show_current(self, *_: QModelIndex) -> None:
        choice = self.rows.choice(self.list.row)
        about = (choice.definition or "") if isinstance(choice, Theme) else ""
        self._about.setText(
            cut(one_line(about), self.fontMetrics(), self.width() - 2 * WIDE, _LINES)
        )
        self._about.setToolTip(tool_tip(about))
        chosen = self._chosen()
        verb = self._question.verb if self._question else ""
        said = ", ".join(map(name_of, chosen))
        room = self.width() // 2
        text = f"{verb} {said}" if said else verb
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        self._button.setText(shown.replace("&", "&&"))
        self._button.setToolTip(text)
        self._button.setAccessibleName(text)
        self._button.setEnabled(bool(chosen))
        self._show_ticked()
        if choice is not None:
            announce(self.field, f"{words_of(choice)}. {about}")

    def _show_ticked(self) -> None:
        """Whatever is typed next, what is ticked stays in sight; of too many, how many more."""
        names = [name_of(one) for one in self.rows.collected]
        room = _LINES_TICKED * (self.width() - 2 * WIDE) - self.width() // 4  # for the lines' ends
        self._ticked.setText(_ticked(names, self.fontMetrics(), room))
        self._ticked.setAccessibleName(f"Ticked: {', '.join(names)}")
        self._ticked.setToolTip(tool_tip(", ".join(names)))
        self._ticked.setVisible(bool(names))

    def _chosen(self) -> list[Choice]:
        """What Enter would take: those collected, and the row at which somebody searched."""
        current = self.rows.choice(self.list.row)
        chosen = list(self.rows.collected)
        searched = not chosen or bool(self.field.text().strip())
        if current is not None and searched and current not in chosen:
            chosen.append(current)
        return chosen

    def _choose(self) -> None:
        chosen, question = self._chosen(), self._question
        if chosen and question is not None:
            self.hide()
            question.chosen(chosen)

    def _collect(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and self._question is not None and self._question.several:
            self.rows.collect(index.row())
            self.field.clear()
            self._show_current()

    def _click(self, index: QModelIndex) -> None:
        if self.rows.collected or QApplication.keyboardModifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._collect()
        else:
            self._choose()

    def _press(self, event: QKeyEvent) -> bool:
        """What a key in the field does besides typing."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        spaced = event.key() == Qt.Key.Key_Space and not self.field.text()
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif (event.key() in _ENTER and control) or spaced:
            self._collect()
        elif event.key() in _ENTER:
            self._choose()
        else:
            return self.list.move_by(event.key())
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _ENTER:
                event.accept()  # Ctrl+Enter is a key of the window too
                return True
        return super().eventFilter(watched, event)
