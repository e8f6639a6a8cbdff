"""Conflicts as a list: each is put into words when it is shown, since there may be thousands."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QWidget

from coder.analysis.disputes import dispute, open_conflicts, settled_conflicts
from coder.analysis.whose import is_seen
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.workspace import Workspace
from coder.domain.coder import Coder
from coder.domain.journal.conflict import Conflict, Dispute
from coder.store.project import Project

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_SHOWN: Final = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}

Held = tuple[str, Conflict]


def seen_conflicts(project: Project, whose: Coder | None) -> list[Held]:
    """The open conflicts of what may be seen."""
    return _seen(project, open_conflicts(project), whose)


def _seen(project: Project, found: Sequence[Held], whose: Coder | None) -> list[Held]:
    return [one for one in found if is_seen(project, one[1].table, one[1].row, whose)]


class ConflictsModel(QAbstractListModel):
    """Conflicts by id, open ones first."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._held: list[tuple[str, Conflict | None, bool]] = []
        self._told: dict[int, Dispute] = {}
        self.open_count = 0
        # Narrow, so that a long sentence ends in dots instead of widening the list.
        self._size = QSize(1, parent.fontMetrics().height() + GRID)

    def read(self, *, also_settled: bool) -> None:
        """Show those of the project as they are now."""
        project, whose = self._workspace.project, self._workspace.whose
        self.beginResetModel()
        self._told.clear()
        self._held = [(id_, one, False) for id_, one in seen_conflicts(project, whose)]
        self.open_count = len(self._held)
        if also_settled:
            settled = _seen(project, settled_conflicts(project), whose)
            self._held += [(id_, one, True) for id_, one in settled]
        self.endResetModel()

    def show_disputes(self, disputes: Sequence[Dispute]) -> None:
        """Show those that a merge would leave open."""
        project, whose = self._workspace.project, self._workspace.whose
        seen = [one for one in disputes if is_seen(project, one.table, one.row, whose)]
        self.beginResetModel()
        self._held = [(one.id, None, one.settled) for one in seen]
        self._told = dict(enumerate(seen))
        self.open_count = len(seen)
        self.endResetModel()

    def at(self, row: int) -> Dispute:
        """The conflict of a row, in words."""
        id_, conflict, settled = self._held[row]
        if row not in self._told and conflict is not None:
            self._told[row] = dispute(self._workspace.project, id_, conflict, settled=settled)
        return self._told[row]

    def id_of(self, row: int) -> str:
        """The id of the conflict of a row; empty if there is no such row."""
        return self._held[row][0] if 0 <= row < len(self._held) else ""

    def row_of(self, id_: str) -> int | None:
        """The row of a conflict; None if it is not listed."""
        return next((row for row, held in enumerate(self._held) if held[0] == id_), None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._held)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("check" if self._held[index.row()][2] else "settle")
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._size
        if role not in _SHOWN:
            return None
        told = self.at(index.row())
        said = f"Settled: {told.about}" if told.settled else told.about
        return tool_tip(said) if role == Qt.ItemDataRole.ToolTipRole else one_line(said)
