"""The keyboard on the pages: Shift and arrows extend, F7 shows a caret that the arrows move."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from coder.desktop.reader import selection
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.view import PageView
from coder.domain.texts.clusters import cluster_end, cluster_start
from coder.domain.texts.words import word_end, word_start

_KEYS: Final = Qt.Key
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_MOVES: Final = frozenset(
    {_KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_Up, _KEYS.Key_Down, _KEYS.Key_Home, _KEYS.Key_End}
)


class CaretKeys(QObject):
    """Watches the keys of the pages."""

    code_wanted = Signal()  # Enter
    cleared = Signal()  # Esc with nothing selected any more

    def __init__(self, view: PageView, marker: Marker) -> None:
        super().__init__(view)
        self._view, self._marker = view, marker
        self._extending = False  # marked when Shift is released
        self._backwards = False  # whether what is extended began in a line that runs from the right
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self._marker.document is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        if event.type() == QEvent.Type.KeyRelease and event.key() == _KEYS.Key_Shift:
            if self._extending:
                self._extending = False
                self._marker.ended.emit()
            return False
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in {_KEYS.Key_Return, _KEYS.Key_Enter} and not plain & (_CTRL | _ALT):
            self._end()
            self.code_wanted.emit()
        elif key == _KEYS.Key_Escape:
            self._escape()
        elif key in _MOVES and not plain & _ALT and (plain & _SHIFT or self._marker.caret_shown):
            self._move(key, word=bool(plain & _CTRL), extend=bool(plain & _SHIFT))
        else:
            return self._scroll(key, plain)
        return True

    def _end(self) -> None:
        if self._extending:
            self._extending = False
            self._marker.ended.emit()

    def _escape(self) -> None:
        held = self._marker.selection
        if self._marker.caret_shown and (held is None or held.is_empty) and not self._view.chosen:
            self.show_caret()
        self._marker.clear()
        self.cleared.emit()

    def show_caret(self) -> None:
        """Show a caret that the arrows move, as in Firefox, or hide it."""
        if self._marker.document is None:
            return
        self._marker.caret_shown = not self._marker.caret_shown
        if self._marker.caret_shown:
            self._view.setFocus()
            self._place()
        self._marker.changed.emit()

    def _place(self) -> None:
        """Put the caret where one is reading, unless it is in sight."""
        box = self._marker.caret_box()
        seen = self._view.viewport().rect()
        if box is None or not seen.intersects(self._view.rectangle(box).toAlignedRect()):
            self._marker.select(selection.at(self._first_seen()))

    def _first_seen(self) -> int:
        """The beginning of the first whole line that is seen."""
        document = self._marker.document
        assert document is not None
        for page in self._view.visible():
            for line in document.hits(page).lines:
                box = self._marker.line_box(page, line)
                if self._view.rectangle(box).top() >= 0:
                    return document.text.starts[page] + line.start
        return document.text.starts[self._view.page] if document.text.pages else 0

    def _move(self, key: int, *, word: bool, extend: bool) -> None:
        held = self._marker.selection
        grows = extend and held is not None and held.region is None and not held.is_empty
        if not grows:  # begin where one is reading, which may have been gone to
            self._place()
        held = self._marker.selection
        if held is None:
            return
        if not (
            extend and self._extending
        ):  # else lines that run otherwise would turn it round and round
            self._backwards = self._marker.runs_backwards(held.caret)
        position = self._target(key, held, word=word, extend=extend)
        if extend:
            self._extending = True
            self._marker.select(held.by_letters().to(position))
        else:
            self._marker.select(selection.at(position), ended=True)
        box = self._marker.caret_box()
        if box is not None:
            self._view.show_box(box)

    def _target(self, key: int, held: selection.Selection, *, word: bool, extend: bool) -> int:
        caret = held.caret
        if key in {_KEYS.Key_Left, _KEYS.Key_Right}:
            ahead = (key == _KEYS.Key_Right) != self._backwards
            if not extend and not held.is_empty:
                return held.end if ahead else held.start
            return self._along(caret, ahead=ahead, word=word)
        if key in {_KEYS.Key_Up, _KEYS.Key_Down}:
            step = 1 if key == _KEYS.Key_Down else -1
            return self._sentence(caret, step) if word else self._marker.line_beside(caret, step)
        if word:
            return 0 if key == _KEYS.Key_Home else len(self._marker.whole)
        return self._marker.line_end(caret, last=key == _KEYS.Key_End)

    def _along(self, caret: int, *, ahead: bool, word: bool) -> int:
        whole = self._marker.whole
        if not word:
            return self._stepped(caret, 1 if ahead else -1)
        return word_end(whole, caret) if ahead else word_start(whole, caret)

    def _stepped(self, position: int, step: int) -> int:
        """One character on, as it is seen; a line's end is no place of its own."""
        whole = self._marker.whole
        position += step
        snap = cluster_end if step > 0 else cluster_start
        position = snap(whole, max(0, min(position, len(whole))))
        while 0 < position < len(whole) and whole[position] == "\n":
            position += step
        return max(0, min(position, len(whole)))

    def _sentence(self, caret: int, step: int) -> int:
        """The end of the sentence that goes on here, or the beginning of the one before."""
        whole = self._marker.whole
        place = caret if step > 0 else caret - 1
        while 0 <= place < len(whole) and whole[place].isspace():
            place += step
        if not 0 <= place < len(whole):
            return max(0, min(place, len(whole)))
        start, end = self._marker.sentence_at(place)
        return max(end, caret) if step > 0 else min(start, caret)

    def _scroll(self, key: int, plain: Qt.KeyboardModifier) -> bool:
        bar = self._view.verticalScrollBar()
        if key == _KEYS.Key_Space and not plain & ~_SHIFT:
            step = bar.pageStep() - bar.singleStep()
            bar.setValue(bar.value() + (-step if plain & _SHIFT else step))
        elif key == _KEYS.Key_Home and not plain & _SHIFT:
            bar.setValue(0)
        elif key == _KEYS.Key_End and not plain & _SHIFT:
            bar.setValue(bar.maximum())
        else:
            return False
        return True
