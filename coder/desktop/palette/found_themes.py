"""The rows of the palette: themes that fit, and the theme that would be made."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coder.desktop.look.swatches import swatch
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.palette.ranking import Entry, entries, new_path, ranked
from coder.domain.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Choice = Theme | str
"""A theme, or the path of one that is to be made."""

CHOICE: Final = Qt.ItemDataRole.UserRole
HELD: Final = Qt.ItemDataRole.UserRole + 1  # whether the passage has the theme already

_Role = Qt.ItemDataRole


class FoundThemes(QAbstractListModel):
    """What fits the words that are typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes: list[Theme] = []
        self._entries: list[Entry] = []
        self._rows: list[Choice] = []
        self._held: Collection[str] = ()
        self._offers_new = False
        self.collected: list[Choice] = []

    def begin(
        self,
        themes: Sequence[Theme],
        *,
        recent: Sequence[str] = (),
        held: Collection[str] = (),
        offers_new: bool = False,
    ) -> None:
        """Take the themes to choose from; ``held`` are those that the passage has already."""
        self._themes = list(themes)
        self._entries = entries(themes, recent)
        self._held = held
        self._offers_new = offers_new
        self.collected = []
        self.search("")

    def search(self, typed: str) -> None:
        """Show what fits."""
        self.beginResetModel()
        self._rows = list(ranked(self._entries, typed))
        path = new_path(self._themes, typed) if self._offers_new and typed.strip() else None
        if path is not None:
            self._rows.append(path)
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        """What a row stands for."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def collect(self, row: int) -> None:
        """Add a row to those that are chosen together, or take it out again."""
        choice = self._rows[row]
        if choice in self.collected:
            self.collected.remove(choice)
        else:
            self.collected.append(choice)
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        choice = self.choice(index.row()) if index.isValid() else None
        if choice is None:
            return None
        if role == _Role.CheckStateRole:
            return self._check(choice)
        if role == _Role.DecorationRole:
            return swatch(colour_of(choice)) if isinstance(choice, Theme) else None
        return {
            CHOICE: choice,
            HELD: isinstance(choice, Theme) and choice.id in self._held,
            _Role.DisplayRole: words_of(choice),
            _Role.AccessibleTextRole: words_of(choice),
        }.get(role)

    def _check(self, choice: Choice) -> Qt.CheckState | None:
        """Boxes stand before the rows only while several are being chosen."""
        if not self.collected:
            return None
        return Qt.CheckState.Checked if choice in self.collected else Qt.CheckState.Unchecked


def name_of(choice: Choice) -> str:
    """A choice in short."""
    return choice.name if isinstance(choice, Theme) else f"new “{choice}”"


def words_of(choice: Choice) -> str:
    """A choice in words."""
    return choice.path if isinstance(choice, Theme) else f"New theme “{choice}”"
