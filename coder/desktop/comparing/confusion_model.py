"""Which theme was put where another reviewer put another: themes by themes, as a table for Qt."""

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from coder.analysis.comparing.agreement import Agreement
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.shares import PAIR
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.theme_colours import Colour
from coder.desktop.matrix.heat import fill_of, ink_on, share_of
from coder.domain.telling import counted

if TYPE_CHECKING:
    from collections.abc import Callable

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_Role = Qt.ItemDataRole


class Confusion(NamedTuple):
    """A cell: the theme that one put, and what another put there instead."""

    put: int
    instead: int
    characters: int


class ConfusionModel(QAbstractTableModel):
    """Rows are what one put, columns what the other put there instead; in characters.

    Of two reviewers the rows are the first one's. Of more the table tells nobody apart, and is
    the same on both sides of its diagonal; a character counts once in a cell, whoever they were.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Agreement | None = None
        self._names = Names()
        self._cells: Counter[tuple[int, int]] = Counter()
        self._span = (0, 0)  # the least and the most characters of a cell
        self._rows: list[int] = []
        self._columns: list[int] = []

    def show_agreement(self, found: Agreement | None, names: Names) -> None:
        """Show what was confused; themes that nobody confused are left out."""
        self.beginResetModel()
        self._names = names
        self._found = found
        self._cells = Counter()
        if found is not None:
            if self.whose is None:
                for (put, instead), length in found.confused_once.items():
                    self._cells[put, instead] = self._cells[instead, put] = length
            else:
                for (_, _, put, instead), length in found.confused.items():
                    self._cells[put, instead] += length
        amounts = self._cells.values()
        self._span = (min(amounts), max(amounts)) if amounts else (0, 0)
        self._rows = sorted({put for put, _ in self._cells})
        self._columns = sorted({instead for _, instead in self._cells})
        self.endResetModel()

    @property
    def whose(self) -> tuple[int, int] | None:
        """The places of those whose themes are rows and columns; None: of anybody."""
        of_two = self._found is not None and len(self._found.held.coders) == PAIR
        return (0, 1) if of_two else None

    @property
    def names(self) -> tuple[str, str]:
        """Whose themes are rows, and whose columns."""
        if self.whose is None:
            return "one reviewer", "another"
        return self._names.name(0), self._names.name(1)

    def cell(self, index: Index) -> Confusion | None:
        """What stands at an index; None if nothing was confused there."""
        if not index.isValid():
            return None
        put, instead = self._rows[index.row()], self._columns[index.column()]
        length = self._cells.get((put, instead), 0)
        return Confusion(put, instead, length) if length else None

    def index_of(self, put: int, instead: int) -> QModelIndex:
        """Where two themes meet; not valid if they do not."""
        if put not in self._rows or instead not in self._columns:
            return QModelIndex()
        return self.index(self._rows.index(put), self._columns.index(instead))

    def largest(self) -> QModelIndex:
        """Where most was confused."""
        if not self._cells:
            return QModelIndex()
        (put, instead), _ = min(self._cells.items(), key=lambda one: (-one[1], one[0]))
        return self.index_of(put, instead)

    def sentence(self, cell: Confusion) -> str:
        """*Ana put Support where Ben put Training: 317 characters*."""
        one, other = self.names
        who = one[:1].upper() + one[1:]
        return (
            f"{who} put {self._path(cell.put)} where {other} put {self._path(cell.instead)}:"
            f" {counted(cell.characters, 'character')}."
        )

    def _path(self, theme: int) -> str:
        assert self._found is not None
        return one_line(self._found.held.themes[theme].path)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in {_Role.BackgroundRole, _Role.ForegroundRole}:
            return self._colour(cell, is_ink=role == _Role.ForegroundRole)
        said: dict[int, Callable[[], str | None]] = {
            _Role.DisplayRole: lambda: f"{cell.characters:,}",
            _Role.ToolTipRole: lambda: tool_tip(self.sentence(cell)),
            _Role.AccessibleTextRole: lambda: self.sentence(cell),
        }
        return said[role]() if role in said else None

    def _colour(self, cell: Confusion, *, is_ink: bool) -> QColor:
        palette = QGuiApplication.palette()
        ground, accent, text = (
            _colour(palette.color(role))
            for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Link, QPalette.ColorRole.Text)
        )
        fill = fill_of(ground, accent, share_of(cell.characters, self._span))
        return QColor(*(ink_on(fill, text) if is_ink else fill))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        held = self._columns if orientation == Qt.Orientation.Horizontal else self._rows
        if self._found is None or not 0 <= section < len(held):
            return None
        theme = self._found.held.themes[held[section]]
        if role == _Role.DisplayRole:
            return one_line(theme.name)
        if role == _Role.ToolTipRole:
            return tool_tip(theme.path)
        return None


def _colour(colour: QColor) -> Colour:
    return Colour(colour.red(), colour.green(), colour.blue())
