"""What became of codings by a merge, as rows that are grouped by reviewer, document or theme."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.workspace import Wanted
from coder.domain.merge_report import Brought

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_Role = Qt.ItemDataRole

NUMBERS: Final = ("New", "Changed", "Removed")
FIRST_NUMBER: Final = 3  # the columns before it are names


class Part(NamedTuple):
    """One of the three things that a row is about."""

    head: str
    name: Callable[[Brought], str]
    id: Callable[[Brought], str | None]


_REVIEWER: Final = Part("Reviewer", lambda one: one.coder, lambda one: one.coder_id)
_DOCUMENT: Final = Part("Document", lambda one: one.document, lambda one: one.document_id)
_THEME: Final = Part("Theme", lambda one: one.theme, lambda one: one.theme_id)
GROUPINGS: Final = {
    "reviewer": (_REVIEWER, _DOCUMENT, _THEME),
    "document": (_DOCUMENT, _THEME, _REVIEWER),
    "theme": (_THEME, _DOCUMENT, _REVIEWER),
}
"""By what the rows are grouped: the columns in their order, that of the groups first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows with the same first name, and their sums."""

    name: str
    rows: tuple[Brought, ...]
    sums: tuple[int, int, int]


def sums_of(rows: Sequence[Brought]) -> tuple[int, int, int]:
    """How many codings are new, changed and removed."""
    return (
        sum(one.added for one in rows),
        sum(one.changed for one in rows),
        sum(one.removed for one in rows),
    )


def grouped(rows: Sequence[Brought], parts: Sequence[Part]) -> list[Group]:
    """The rows in groups, all of it in the order of the names."""
    first, *others = parts
    held: dict[tuple[str, str], list[Brought]] = {}
    for one in rows:
        held.setdefault((first.name(one), first.id(one) or ""), []).append(one)
    found = []
    for (name, _), inside in sorted(held.items(), key=lambda pair: pair[0]):
        inside.sort(key=lambda one: tuple(part.name(one) for part in others))
        found.append(Group(name, tuple(inside), sums_of(inside)))
    return found


class ArrivalsModel(QAbstractItemModel):
    """Two levels: groups with their sums, and in each the rows; all of it held in arrays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Brought] = ()
        self._parts: Sequence[Part] = GROUPINGS["reviewer"]
        self.groups: list[Group] = []
        self._bold = QFont()
        self._bold.setBold(True)

    def show_rows(self, rows: Sequence[Brought], by: str) -> None:
        """Show these, grouped."""
        self.beginResetModel()
        self._rows, self._parts = rows, GROUPINGS[by]
        self.groups = grouped(rows, self._parts)
        self.endResetModel()

    def wanted(self, index: _Index, merge: int | None) -> Wanted:
        """The passages of a row, or of all of a group."""
        group = self.groups[(index.internalId() or index.row() + 1) - 1]
        is_row = bool(index.internalId())
        row = group.rows[index.row()] if is_row else group.rows[0]
        asked = self._parts if is_row else self._parts[:1]
        return Wanted(
            theme=row.theme_id if _THEME in asked else None,
            document=row.document_id if _DOCUMENT in asked else None,
            coder=row.coder_id if _REVIEWER in asked else None,
            merge=merge,
        )

    def _text(self, index: _Index) -> str:
        column, inside = index.column(), index.internalId()
        if not inside:
            group = self.groups[index.row()]
            if column >= FIRST_NUMBER:
                return _number(group.sums[column - FIRST_NUMBER])
            return one_line(group.name) if column == 0 else ""
        row = self.groups[inside - 1].rows[index.row()]
        if column >= FIRST_NUMBER:
            return _number((row.added, row.changed, row.removed)[column - FIRST_NUMBER])
        return one_line(self._parts[column].name(row)) if column else ""

    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self.groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self.groups[parent.row()].rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return len(self._parts) + len(NUMBERS)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in {_Role.DisplayRole, _Role.ToolTipRole}:
            text = self._text(index)
            return text if role == _Role.DisplayRole else tool_tip(text)
        if role == _Role.FontRole and not index.internalId():
            return self._bold
        if role == _Role.TextAlignmentRole:
            return _side(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _side(section)
        heads = (*(part.head for part in self._parts), *NUMBERS)
        return heads[section] if role == _Role.DisplayRole else None


def _number(count: int) -> str:
    return f"{count:,}" if count else ""


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag
    return (side.AlignRight if column >= FIRST_NUMBER else side.AlignLeft) | side.AlignVCenter
