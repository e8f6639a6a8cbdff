"""What a search found: documents, with their hits below them, each of which can be ticked."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coder.analysis.searching import FoundIn, Hit, Span
from coder.desktop.look.plain_text import one_line

Index = QModelIndex | QPersistentModelIndex
Read = Callable[[FoundIn, Sequence[Span]], list[Hit]]

HIT: Final = Qt.ItemDataRole.UserRole
"""The Hit in a row; None for a document."""
FOUND: Final = Qt.ItemDataRole.UserRole + 1
"""The document of a row, or of its hit."""

_Role = Qt.ItemDataRole
_CHUNK: Final = 50  # hits whose words are read together
_MOST: Final = 40  # chunks that are kept


class FoundModel(QAbstractItemModel):
    """Documents in the order they were found; the words of hits are read when they are seen."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._found: list[FoundIn] = []
        self._unticked: dict[str, set[Span]] = defaultdict(set)  # by document
        self._hits: dict[tuple[int, int], list[Hit]] = {}
        self.hits = 0

    def begin(self, *, again: bool) -> None:
        """Forget what was found; ``again``, for the same words, what was unticked stays so."""
        self.beginResetModel()
        self._found, self._hits, self.hits = [], {}, 0
        if not again:
            self._unticked.clear()
        self.endResetModel()

    def add(self, found: Sequence[FoundIn]) -> None:
        """More documents in which something was found."""
        if found:
            first = len(self._found)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._found += found
            self.hits += sum(len(one.spans) for one in found)
            self.endInsertRows()

    @property
    def found(self) -> Sequence[FoundIn]:
        """The documents."""
        return self._found

    def ticked(self, one: FoundIn) -> list[int]:
        """The numbers of the hits of a document that are ticked."""
        left = self._unticked[one.document.id]
        return [number for number, span in enumerate(one.spans) if span not in left]

    @property
    def ticked_hits(self) -> int:
        """How many hits are ticked."""
        return sum(len(self.ticked(one)) for one in self._found)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick everything, or nothing."""
        for one in self._found:
            self._unticked[one.document.id] = set() if ticked else set(one.spans)
        self._say_ticks()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        document = index.internalId() if index.isValid() else 0
        return self.createIndex(document - 1, 0, 0) if document else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._found)
        return 0 if parent.internalId() else len(self._found[parent.row()].spans)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = index.internalId()
        one = self._found[number - 1 if number else index.row()]
        if role == FOUND:
            return one
        if role == _Role.CheckStateRole:
            return self._state(one, index.row() if number else None)
        if role in {HIT, _Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole}:
            return self._said(one, index, role)
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        one: FoundIn = index.data(FOUND)
        changed = {one.spans[index.row()]} if index.internalId() else set(one.spans)
        left = self._unticked[one.document.id]
        if Qt.CheckState(value) == Qt.CheckState.Unchecked:
            left |= changed
        else:
            left -= changed
        self._say_ticks()
        return True

    def _state(self, one: FoundIn, hit: int | None) -> Qt.CheckState:
        left = self._unticked[one.document.id]
        if hit is not None:
            return Qt.CheckState.Unchecked if one.spans[hit] in left else Qt.CheckState.Checked
        ticked = len(one.spans) - len(left.intersection(one.spans))
        if ticked == len(one.spans):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked

    def _said(self, one: FoundIn, index: Index, role: int) -> Hit | str | None:
        number = index.internalId()
        if not number:
            if role == HIT:
                return None
            count = f"{len(one.spans):,} hit{'' if len(one.spans) == 1 else 's'}"
            parts = (one.document.key, one_line(one.document.title or one.file.name), count)
            return ": ".join(part for part in parts if part)
        hit = self._hit(number - 1, index.row())
        if role == HIT:
            return hit
        return f"p. {hit.page}: {hit.before}{hit.words}{hit.after}"

    def _hit(self, document: int, number: int) -> Hit:
        key = document, number // _CHUNK
        if key not in self._hits:
            if len(self._hits) >= _MOST:
                del self._hits[next(iter(self._hits))]
            one, first = self._found[document], key[1] * _CHUNK
            self._hits[key] = self._read(one, one.spans[first : first + _CHUNK])
        return self._hits[key][number % _CHUNK]

    def _say_ticks(self) -> None:
        """Documents show what their hits are, and the other way round."""
        if not self._found:
            return
        last = self.index(len(self._found) - 1, 0)
        self.dataChanged.emit(self.index(0, 0), last, [_Role.CheckStateRole])
        for row in range(len(self._found)):
            above = self.index(row, 0)
            ends = self.index(0, 0, above), self.index(self.rowCount(above) - 1, 0, above)
            self.dataChanged.emit(*ends, [_Role.CheckStateRole])
