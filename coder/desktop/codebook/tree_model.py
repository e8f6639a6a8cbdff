"""The themes as a tree for Qt: names, favourite keys, and how often each was coded with."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from coder.desktop.dragged import (
    CODING_MIME,
    MARKED_MIME,
    THEME_MIME,
    content_of,
    dragged,
    is_dragged,
    themes_of,
)
from coder.desktop.look.plain_text import tool_tip
from coder.desktop.look.swatches import swatch
from coder.desktop.look.theme_colours import colour_of
from coder.domain.searching import holds_all, plain
from coder.domain.theme import SEPARATOR, Theme

Index = QModelIndex | QPersistentModelIndex
NAME, KEY, COUNT = range(3)
COLUMNS: Final = ("Theme", "Favourite key", "Codings")
_Role = Qt.ItemDataRole
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CodebookModel(QAbstractItemModel):
    """All themes, or those whose path holds some words, with what they stand under.

    An index carries the place of its theme in the list of those shown, counted from 1.
    """

    renamed = Signal(str, str)  # id, name
    themes_dropped = Signal(list, str, str)  # ids, parent and the sibling behind ("" for none)
    marked_dropped = Signal(str)  # what is marked was dropped on this theme
    coding_dropped = Signal(str, str)  # a coding, and the theme that its stripe was dropped on

    def __init__(self, window: str, parent: QObject | None = None) -> None:
        """``window`` is the id of the workspace, in whose window alone things are dragged here."""
        super().__init__(parent)
        self._window = window
        self._all: list[Theme] = []
        self._counts: Mapping[str, int] = {}
        self._words: list[str] = []
        self._shown: list[Theme] = []
        self._places: dict[str, int] = {}
        self._children: dict[str | None, list[str]] = {}
        self._rows: dict[str, int] = {}

    def load(self, themes: Sequence[Theme], counts: Mapping[str, int]) -> None:
        """Show these themes; indexes stay where nothing moved, came or went."""
        self._counts = counts
        before = [(theme.id, theme.parent) for theme in self._all]
        self._all = list(themes)
        if before == [(theme.id, theme.parent) for theme in themes] and not self._words:
            self._shown = self._all
            self._tell_all(NAME, COUNT)
        else:
            self._rebuild()

    def count(self, counts: Mapping[str, int]) -> None:
        """Show how often each theme was coded with."""
        if counts != self._counts:
            self._counts = counts
            self._tell_all(COUNT, COUNT)

    def search(self, typed: str) -> None:
        """Show only themes whose path holds the words, and those above them."""
        words = plain(typed).split()
        if words != self._words:
            self._words = words
            self._rebuild()

    @property
    def is_searched(self) -> bool:
        """Whether only some themes are shown."""
        return bool(self._words)

    @property
    def is_empty(self) -> bool:
        """Whether the codebook has no theme at all."""
        return not self._all

    def theme(self, index: Index) -> Theme | None:
        """The theme at an index."""
        place = index.internalId() - 1 if index.isValid() else -1
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def index_of(self, theme: str) -> QModelIndex:
        """Where a theme stands; not valid if it is not shown."""
        place = self._places.get(theme)
        if place is None:
            return QModelIndex()
        return self.createIndex(self._rows[theme], NAME, place + 1)

    def siblings(self, theme: Theme) -> list[Theme]:
        """The themes under the same parent, in their order, also those that are not shown."""
        return [one for one in self._all if one.parent == theme.parent]

    def themes(self, ids: Iterable[str]) -> list[Theme]:
        """Themes by their ids, in codebook order."""
        wanted = set(ids)
        return [theme for theme in self._all if theme.id in wanted]

    def below(self, theme: Theme) -> list[Theme]:
        """All themes below one."""
        return [one for one in self._all if one.path.startswith(theme.path + SEPARATOR)]

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._shown = self._fitting() if self._words else self._all
        self._places = {theme.id: place for place, theme in enumerate(self._shown)}
        self._children = {}
        self._rows = {}
        for theme in self._shown:
            siblings = self._children.setdefault(theme.parent, [])
            self._rows[theme.id] = len(siblings)
            siblings.append(theme.id)
        self.endResetModel()

    def _fitting(self) -> list[Theme]:
        kept: set[str] = set()
        for theme in reversed(self._all):  # themes come behind those they stand under
            if theme.id in kept or holds_all(self._words, theme.path):
                kept.add(theme.id)
                if theme.parent is not None:
                    kept.add(theme.parent)
        return [theme for theme in self._all if theme.id in kept]

    def _tell_all(self, first: int, last: int) -> None:
        for siblings in self._children.values():
            begin, end = self.index_of(siblings[0]), self.index_of(siblings[-1])
            self.dataChanged.emit(begin.siblingAtColumn(first), end.siblingAtColumn(last))

    def _tip(self, theme: Theme) -> str:
        own = self._counts.get(theme.id, 0)
        below = sum(self._counts.get(one.id, 0) for one in self.below(theme))
        counted = f"{own} coded" + (f", {own + below} with the themes below" if below else "")
        not_for = theme.use_not and f"Not for: {theme.use_not}"
        use = theme.use_when and f"Use for: {theme.use_when}"
        return tool_tip(theme.path, theme.definition, use, not_for, counted)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        above = self.theme(parent)
        siblings = self._children.get(above.id if above else None, [])
        if not (0 <= row < len(siblings) and 0 <= column < len(COLUMNS)) or parent.column() > 0:
            return QModelIndex()
        return self.createIndex(row, column, self._places[siblings[row]] + 1)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        theme = self.theme(index)
        if theme is None or theme.parent is None:
            return QModelIndex()
        return self.index_of(theme.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        above = self.theme(parent)
        if parent.column() > 0 or (parent.isValid() and above is None):
            return 0
        return len(self._children.get(above.id if above else None, ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal and section < len(COLUMNS)
        return COLUMNS[section] if across and role == _Role.DisplayRole else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        theme = self.theme(index)
        if theme is None:
            return None
        if role == _Role.TextAlignmentRole:
            return None if index.column() == NAME else _RIGHT
        if role == _Role.ToolTipRole:
            return self._tip(theme)
        return self._shown_of(theme, index.column(), role)

    def _shown_of(self, theme: Theme, column: int, role: int) -> object:
        count = self._counts.get(theme.id, 0)
        if role in {_Role.DisplayRole, _Role.EditRole}:
            return (theme.name, theme.shortcut or "", str(count or ""))[column]
        if role == _Role.AccessibleTextRole:
            key = f"favourite key {theme.shortcut}" if theme.shortcut else ""
            return (theme.name, key, f"{count} codings")[column]
        if role == _Role.DecorationRole and column == NAME:
            return swatch(colour_of(theme))
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        theme = self.theme(index)
        if theme is None or role != _Role.EditRole or index.column() != NAME:
            return False
        self.renamed.emit(theme.id, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [THEME_MIME, MARKED_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = {theme.id for index in indexes if (theme := self.theme(index)) is not None}
        ordered = [theme.id for theme in self.themes(ids)]
        return dragged(self._window, {THEME_MIME: "\n".join(ordered)})

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        above = self.theme(parent)
        if is_dragged(data, MARKED_MIME, window=self._window):
            return row < 0 and above is not None
        if not is_dragged(data, THEME_MIME, window=self._window):
            return False
        moved = self.themes(themes_of(data))
        return not any(
            above is not None and (above.id == one.id or above in self.below(one)) for one in moved
        )

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        above = self.theme(parent)
        if data.hasFormat(CODING_MIME) and action == Qt.DropAction.MoveAction:
            self.coding_dropped.emit(content_of(data, CODING_MIME), above.id if above else "")
            return True
        if data.hasFormat(MARKED_MIME):
            self.marked_dropped.emit(above.id if above else "")
            return True
        siblings = self._children.get(above.id if above else None, [])
        behind = siblings[row] if 0 <= row < len(siblings) else ""
        self.themes_dropped.emit(themes_of(data), above.id if above else "", behind)
        return True
