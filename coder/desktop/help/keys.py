"""All keys in a table, made from what the menus offer."""

import re
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.actions import ENTRIES, Entry
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, WIDE

_Index = QModelIndex | QPersistentModelIndex
_SIZE: Final = (560, 640)
_READER: Final = (
    ("Code", "Code with a favourite theme", "1 to 9"),
    ("Reading", "Mark a word, a sentence", "Double-click, triple-click"),
    ("Reading", "Mark letters and lines", "Shift+Arrows"),
    ("Reading", "Mark words and sentences", "Ctrl+Shift+Arrows"),
    ("Reading", "Mark as far as here", "Shift+click"),
    ("Reading", "Mark a part of the page", "Drag from beside the text"),
    ("Reading", "Page down, up", "Page Down, Page Up"),
    ("Reading", "First page, last page", "Home, End"),
    ("Reading", "Let go of what is marked", "Esc"),
    ("Reading", "Code what is marked", "Enter"),
)
"""What the reader does with keys and mouse beside the menus."""


def key_rows() -> list[tuple[str, str, str]]:
    """Menu, act and keys of all that has a key."""
    found = [
        (entry.menu.replace("&", ""), _plain(entry.text), keys)
        for entry in ENTRIES
        if entry.name and (keys := _keys_of(entry))
    ]
    return [*found, *_READER]


def _keys_of(entry: Entry) -> str:
    if isinstance(entry.keys, QKeySequence.StandardKey):
        bound = QKeySequence.keyBindings(entry.keys)
    else:
        bound = [QKeySequence(entry.keys)] if entry.keys else []
    written = (one.toString(QKeySequence.SequenceFormat.NativeText) for one in bound)
    return ", ".join(dict.fromkeys(one for one in written if one))


def _plain(text: str) -> str:
    return re.sub("&(?!&)", "", text).removesuffix("…")


class KeysModel(QAbstractTableModel):
    """The keys whose act or key has some words in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all = key_rows()
        self._shown = self._all

    def filter(self, wanted: str) -> None:
        """Show what these words are found in."""
        self.beginResetModel()
        self._shown = [row for row in self._all if wanted.casefold() in " ".join(row).casefold()]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._shown[index.row()][index.column()]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return ("Menu", "Act", "Keys")[section] if role == Qt.ItemDataRole.DisplayRole else None


class KeysDialog(QDialog):
    """The table of keys, with a field to search it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys dialog")
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model = KeysModel(self)
        search = named(QLineEdit(), "search keys", "Search the keys")
        search.setPlaceholderText("Search, such as “theme” or “Ctrl+E”")
        search.setClearButtonEnabled(True)
        search.textChanged.connect(model.filter)
        table = named(QTableView(), "keys table", "Keys")
        table.setModel(model)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 10 * GRID)
        header.resizeSection(2, 25 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        column.addWidget(search)
        column.addWidget(table)
        self.resize(*_SIZE)
