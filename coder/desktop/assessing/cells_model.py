"""The cells of one document as a table for Qt: themes, and what the reviewer says of each."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from coder.analysis.own_cells import OwnCell
from coder.desktop.look.icons import icon
from coder.desktop.look.plain_text import tool_tip
from coder.desktop.look.swatches import swatch
from coder.desktop.look.theme_colours import colour_of
from coder.domain.matrix.cell import ABSENT, OPEN, PRESENT, UNCLEAR
from coder.domain.theme import SEPARATOR

Index = QModelIndex | QPersistentModelIndex
THEME, STATE = range(2)
COLUMNS: Final = ("Theme", "In this document")
_PICTURES: Final = {PRESENT: "check", ABSENT: "absent", UNCLEAR: "unclear", OPEN: "open"}
_STEP: Final = "\u2003"  # a space as wide as the letters are high
_Role = Qt.ItemDataRole


class CellsModel(QAbstractTableModel):
    """The cells that one reviewer is to fill in one document."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells: list[OwnCell] = []
        self._names: dict[str, str] = {}

    def load(self, cells: Sequence[OwnCell]) -> None:
        """Show these cells; rows stay where the themes are the same."""
        self._names = _names(cells)
        same = [cell.theme.id for cell in cells] == [cell.theme.id for cell in self.cells]
        if same and self.cells:
            self.cells = list(cells)
            last = self.index(len(self.cells) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self.cells = list(cells)
            self.endResetModel()

    @property
    def open(self) -> int:
        """How many cells nobody has answered."""
        return sum(cell.state == OPEN for cell in self.cells)

    @property
    def to_recheck(self) -> int:
        """How many cells are to be looked at again, since the codebook changed."""
        return sum(cell.recheck is not None for cell in self.cells)

    def next_open(self, row: int) -> int | None:
        """The next row behind one that is open or to be looked at again, else the first such."""
        rows = [n for n, cell in enumerate(self.cells) if cell.state == OPEN or cell.recheck]
        return next((n for n in rows if n > row), rows[0] if rows else None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal and section < len(COLUMNS)
        return COLUMNS[section] if across and role == _Role.DisplayRole else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.cells):
            return None
        cell = self.cells[index.row()]
        if role == _Role.ToolTipRole:
            note = cell.note and f"Note: {cell.note}"
            why = f"To recheck: {cell.recheck.said}" if cell.recheck else None
            words = f"{cell.theme.path}: {in_words(cell)}"
            return tool_tip(words, why, cell.theme.definition, note)
        if role == _Role.AccessibleTextRole and index.column() == THEME:
            return f"{cell.theme.path}: {in_words(cell)}"
        return self._theme(cell, role) if index.column() == THEME else _state(cell, role)

    def _theme(self, cell: OwnCell, role: int) -> object:
        if role == _Role.DisplayRole:
            return self._names[cell.theme.id]
        if role == _Role.DecorationRole:
            return swatch(colour_of(cell.theme))
        return _quiet(cell) if role == _Role.ForegroundRole else None


def _names(cells: Sequence[OwnCell]) -> dict[str, str]:
    """What each theme is called behind those that stand above it in the list, drawn in by them."""
    found: dict[str, str] = {}
    above: list[str] = []  # paths of the cells that the next one may stand under
    for cell in cells:
        path = cell.theme.path
        while above and not path.startswith(above[-1] + SEPARATOR):
            above.pop()
        short = path.removeprefix(above[-1] + SEPARATOR) if above else path
        found[cell.theme.id] = _STEP * len(above) + short
        above.append(path)
    return found


def _state(cell: OwnCell, role: int) -> object:
    if role == _Role.ForegroundRole:
        return _quiet(cell)
    if role in {_Role.DisplayRole, _Role.AccessibleTextRole}:
        if role == _Role.AccessibleTextRole:
            return f"{in_words(cell)}{', recheck' if cell.recheck else ''}"
        # The sign beside it tells the state; there is little room.
        shown = "recheck" if cell.recheck else in_words(cell)
        return f"{shown}{', note' if cell.note else ''}"
    return icon(_PICTURES[cell.state]) if role == _Role.DecorationRole else None


def _quiet(cell: OwnCell) -> QColor | None:
    """What is answered stands back behind what is open."""
    if cell.state == OPEN or cell.recheck:
        return None
    return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)


def in_words(cell: OwnCell) -> str:
    """What the reviewer says of a cell."""
    return f"coded {cell.codings}×" if cell.state == PRESENT else cell.state  # noqa: RUF001
