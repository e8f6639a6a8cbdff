"""The list of attributes and themes in which one ticks what is to be stated."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView

from coder.desktop.look.controls import named
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.rows import RoomyRows
from coder.domain.attribute import Attribute
from coder.domain.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole
_INDENT: Final = "\u2003"


class _Line(NamedTuple):
    """An attribute, a theme, or the head of all of them, which has no id."""

    group: str
    id: str | None
    words: str
    full: str


class SubjectsModel(QAbstractListModel):
    """Attributes and themes, all ticked but those that somebody unticked."""

    ticked_changed = Signal()

    def __init__(self, left_out: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.left_out = set(left_out)  # ids
        self._attributes: Sequence[Attribute] = ()
        self._themes: Sequence[Theme] = ()
        self._lines: list[_Line] = []
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, attributes: Sequence[Attribute], themes: Sequence[Theme]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._attributes, self._themes = attributes, themes
        self._lines = []
        if attributes:
            self._lines.append(_Line("attributes", None, "Attributes", ""))
            self._lines += [
                _Line("attributes", one.id, one_line(one.name), one.name) for one in attributes
            ]
        if themes:
            self._lines.append(_Line("themes", None, "Themes", ""))
            self._lines += [
                _Line("themes", one.id, _INDENT * one.depth + one_line(one.name), one.path)
                for one in themes
            ]
        self.endResetModel()

    @property
    def attributes(self) -> list[Attribute]:
        """Those that are ticked."""
        return [one for one in self._attributes if one.id not in self.left_out]

    @property
    def themes(self) -> list[Theme]:
        """Those that are ticked."""
        return [one for one in self._themes if one.id not in self.left_out]

    def turn(self, index: _Index) -> None:
        """Tick what is not, and the other way round; a head turns all below it."""
        line = self._lines[index.row()]
        ids = self._ids(line)
        if self._state(line) == Qt.CheckState.Checked:
            self.left_out |= ids
        else:
            self.left_out -= ids
        self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
        self.ticked_changed.emit()

    def _ids(self, line: _Line) -> set[str]:
        if line.id is not None:
            return {line.id}
        return {one.id for one in self._lines if one.group == line.group and one.id}

    def _state(self, line: _Line) -> Qt.CheckState:
        ids = self._ids(line)
        out = len(ids & self.left_out)
        if not out:
            return Qt.CheckState.Checked
        some = out < len(ids)
        return Qt.CheckState.PartiallyChecked if some else Qt.CheckState.Unchecked

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _Role.DisplayRole:
            return line.words
        if role == _Role.CheckStateRole:
            return self._state(line)
        if role == _Role.FontRole and line.id is None:
            return self._bold
        return tool_tip(line.full) if role == _Role.ToolTipRole and line.full else None

    def is_head(self, index: _Index) -> bool:
        """Whether a row stands for all below it."""
        return index.isValid() and self._lines[index.row()].id is None

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        self.turn(index)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags


class SubjectsView(QListView):
    """Space, Enter or a click on the box ticks and unticks; of a head, on the word too."""

    def __init__(self, model: SubjectsModel) -> None:
        super().__init__()
        named(self, "statement subjects", "Attributes and themes to state")
        self.setModel(model)
        self.setItemDelegate(RoomyRows(self))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._subjects = model
        self._ticked: object = None  # of the row that is pressed
        self.clicked.connect(self._turn_head)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ticked = self.indexAt(event.position().toPoint()).data(_Role.CheckStateRole)
        super().mousePressEvent(event)

    def _turn_head(self, index: QModelIndex) -> None:
        """Turn a head that was clicked beside its box, which turns by itself."""
        if self._subjects.is_head(index) and index.data(_Role.CheckStateRole) == self._ticked:
            self._subjects.turn(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._subjects.turn(self.currentIndex())
        else:
            super().keyPressEvent(event)
