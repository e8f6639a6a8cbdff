"""The tree of themes as it is seen: columns, keys, and what can be dragged onto it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from coder.desktop.codebook.drag_picture import drag_picture
from coder.desktop.codebook.row_painting import ThemeRows
from coder.desktop.codebook.tree_model import COUNT, KEY, NAME, CodebookModel
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID
from coder.domain.theme import Theme

_ALT: Final = Qt.KeyboardModifier.AltModifier
_NONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_KEYS: Final = {
    (_NONE, Qt.Key.Key_Return): "passages",
    (_NONE, Qt.Key.Key_Enter): "passages",
    (_NONE, Qt.Key.Key_Space): "code",
    (_NONE, Qt.Key.Key_Delete): "remove",
    (_NONE, Qt.Key.Key_Backspace): "remove",
    (_SHIFT, Qt.Key.Key_N): "add below",
    (_ALT, Qt.Key.Key_Up): "up",
    (_ALT, Qt.Key.Key_Down): "down",
    (_ALT, Qt.Key.Key_Left): "out",
    (_ALT, Qt.Key.Key_Right): "in",
}
"""What a key asks for while the tree has the focus."""


class ThemeTree(QTreeView):
    """The themes; ``wanted`` names what a key asks for."""

    wanted = Signal(str)

    def __init__(self, model: CodebookModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "themes", "Themes")
        self._model = model
        self._folded: set[str] = set()
        self._settling = False
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(ThemeRows(self))
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setIndentation(2 * GRID)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        self._set_columns()
        self.collapsed.connect(lambda index: self._note(index, folded=True))
        self.expanded.connect(lambda index: self._note(index, folded=False))

    @property
    def folded(self) -> set[str]:
        """The ids of the themes whose children are folded away."""
        return self._folded

    def fold(self, ids: set[str]) -> None:
        """Fold the children of these themes away, and show all others."""
        self._folded = set(ids)
        self._unfold()

    def current(self) -> Theme | None:
        """The theme at which the keyboard is."""
        return self._model.theme(self.currentIndex())

    def chosen(self) -> list[Theme]:
        """The themes that are selected, in codebook order."""
        rows = self.selectionModel().selectedRows(NAME)
        found = [theme for row in rows if (theme := self._model.theme(row)) is not None]
        return sorted(found, key=lambda theme: theme.place)

    def choose(self, ids: list[str]) -> None:
        """Select themes, and go to the first."""
        selection = self.selectionModel()
        rows = selection.SelectionFlag.Rows
        selection.clearSelection()
        for id_ in reversed(ids):
            index = self._model.index_of(id_)
            if index.isValid():
                selection.setCurrentIndex(index, selection.SelectionFlag.Select | rows)
        self.scrollTo(self.currentIndex())

    def keep_place(self, change: Callable[[], object]) -> None:
        """Let the tree be made anew; what was selected, folded and in sight stays so."""
        chosen = [theme.id for theme in self.chosen()]
        current, top = self.current(), self.verticalScrollBar().value()
        place = self.visualRect(self.currentIndex()).center()
        change()
        self._unfold()
        if chosen != [theme.id for theme in self.chosen()]:
            self.choose(chosen)
        if current is not None and self.current() != current:
            index = self._model.index_of(current.id)
            flags = self.selectionModel().SelectionFlag
            if index.isValid():
                self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            else:  # it was removed: go on with what took its place
                index = self.indexAt(place).siblingAtColumn(NAME)
                rows = flags.ClearAndSelect | flags.Rows
                self.selectionModel().setCurrentIndex(index, rows)
        self.verticalScrollBar().setValue(top)

    def _unfold(self) -> None:
        self._settling = True
        self.expandAll()
        if not self._model.is_searched:
            for id_ in self._folded:
                self.setExpanded(self._model.index_of(id_), False)  # noqa: FBT003
        self._settling = False

    def _note(self, index: QModelIndex, *, folded: bool) -> None:
        theme = self._model.theme(index)
        if theme is None or self._settling or self._model.is_searched:
            return
        (self._folded.add if folded else self._folded.discard)(theme.id)

    def _set_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(GRID)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, sample in ((KEY, "99"), (COUNT, "9999")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            width = self.fontMetrics().horizontalAdvance(sample) + GRID
            header.resizeSection(column, width)

    def event(self, event: QEvent) -> bool:
        keys = (_asked(event), event.type()) if isinstance(event, QKeyEvent) else (None, None)
        if keys[0] and keys[1] == QEvent.Type.ShortcutOverride:
            event.accept()  # Alt with an arrow goes back and forth in the reader else
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = _asked(event)
        # The field of a name lets Enter through to the tree.
        if asked and self.state() != QAbstractItemView.State.EditingState:
            self.wanted.emit(asked)
        else:
            super().keyPressEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - as Qt has it
        chosen = self.chosen()
        if chosen:
            drag = QDrag(self)
            drag.setMimeData(self._model.mimeData(self.selectedIndexes()))
            drag.setPixmap(drag_picture(chosen, self))
            drag.exec(supportedActions, self.defaultDropAction())

    def keyboardSearch(self, search: str) -> None:
        """Typing searches in the field above: letters are keys that code."""


def _asked(event: QKeyEvent) -> str | None:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((modifiers, Qt.Key(event.key())))
