"""Conflicts: the list of them, and the values to choose from."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListView,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.disputes import dispute, open_conflicts, settled_conflicts
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import tool_tip
from coder.desktop.look.times import day_and_time
from coder.desktop.team.saying import counted
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.domain.journal.conflict import Conflict, Dispute
from coder.operations.settling import find_conflict, settle

_Index = QModelIndex | QPersistentModelIndex
_TYPED: Final = {"field", "citation key"}
_LONGEST: Final = 160  # letters of a value on a button; the whole is in its tool tip


class ConflictsModel(QAbstractListModel):
    """Conflicts by id; each is put into words when it is shown."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = workspace.project
        self._held: list[tuple[str, Conflict, bool]] = []
        self._told: dict[int, Dispute] = {}
        # Narrow, so that a long sentence ends in dots instead of widening the list.
        self._size = QSize(1, parent.fontMetrics().height() + GRID)

    def show_conflicts(self, *, also_settled: bool) -> None:
        """Read them again."""
        self.beginResetModel()
        self._told.clear()
        self._held = [(id_, one, False) for id_, one in open_conflicts(self._project)]
        self.open_count = len(self._held)
        if also_settled:
            self._held += [(id_, one, True) for id_, one in settled_conflicts(self._project)]
        self.endResetModel()

    open_count = 0

    def at(self, row: int) -> Dispute:
        """The conflict of a row, in words."""
        if row not in self._told:
            id_, conflict, settled = self._held[row]
            self._told[row] = dispute(self._project, id_, conflict, settled=settled)
        return self._told[row]

    def row_of(self, id_: str) -> int:
        """The row of a conflict; the first if it is not listed."""
        return next((row for row, held in enumerate(self._held) if held[0] == id_), 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._held)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("check" if self._held[index.row()][2] else "settle")
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._size
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        told = self.at(index.row())
        said = f"Settled: {told.about}" if told.settled else told.about
        return tool_tip(said) if role == Qt.ItemDataRole.ToolTipRole else " ".join(said.split())


class Conflicts(QWidget):
    """The conflicts of the project, one of them opened."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conflicts section")
        self._workspace = workspace
        self._model = ConflictsModel(workspace, self)
        self._count = words(name="conflict count")
        self._settled = named(QCheckBox("&Show settled ones too"), "show settled")
        self._settled.toggled.connect(self.refresh)
        self.list = named(QListView(), "conflicts", "Conflicts")
        self.list.setModel(self._model)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(WIDE, WIDE))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.selectionModel().currentChanged.connect(self._open)
        self._opened = Choice(self._settle)
        self._rest = QWidget()  # below, where nothing is listed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        column.addWidget(self._settled)
        column.addWidget(self._opened)
        column.addWidget(self._rest, 1)
        self.setTabOrder(self.list, self._opened)

    def refresh(self) -> None:
        """Read the conflicts again; the opened one stays open while it is listed."""
        row = self.list.currentIndex().row()
        id_ = self._model.at(row).id if 0 <= row < self._model.rowCount() else ""
        self._model.show_conflicts(also_settled=self._settled.isChecked())
        number = self._model.open_count
        self._count.setText(
            f"{counted(number, 'conflict')} to settle. Choose one, then the value that holds."
            if number
            else "No conflict is open. When two people change the same thing without knowing of"
            " each other, both values are kept, and you choose here."
        )
        self.list.setVisible(self._model.rowCount() > 0)
        self._opened.setVisible(self._model.rowCount() > 0)
        self._rest.setVisible(not self._model.rowCount())
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(self._model.row_of(id_), 0))
            self._open()

    def _open(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            self._opened.show_dispute(self._model.at(row))

    def _settle(self, told: Dispute, value: str | int | None) -> None:
        project = self._workspace.project

        def act() -> Change:
            return settle(project, find_conflict(project, told.id)[1], value)

        if self._workspace.do(act) is not None:
            self.list.setFocus()
            self._workspace.tell("Settled.")


class Choice(QWidget):
    """The values of one conflict, with who holds each; one is chosen."""

    def __init__(
        self, settle: Callable[[Dispute, str | int | None], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("conflict values")
        self._settle = settle
        self._told: Dispute | None = None
        self._about = words(name="conflict about")
        self._values = QVBoxLayout()
        self._values.setSpacing(GRID)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._allow)
        self._other = named(QRadioButton("An&other value:"), "other value")
        self._typed = named(QLineEdit(), "typed value", "Another value")
        self._typed.textEdited.connect(lambda: self._other.setChecked(True))
        self._typed.returnPressed.connect(self._done)
        self._button = push_button("settle", "Settle &it", self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._about)
        column.addLayout(self._values)
        column.addWidget(self._other)
        column.addWidget(self._typed)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_dispute(self, told: Dispute) -> None:
        """Offer the values of a conflict."""
        self._told = told
        self._about.setText(told.about)
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._other.setAutoExclusive(False)
        self._other.setChecked(False)
        while item := self._values.takeAt(0):
            if held := item.widget():
                held.setParent(None)
                held.deleteLater()
        for number, opinion in enumerate(told.candidates, 1):
            self._offer(number, opinion.told, opinion.coder, opinion.made_at)
        typed = told.kind in _TYPED and not told.settled
        self._other.setVisible(typed)
        self._typed.setVisible(typed)
        self._typed.clear()
        self._group.addButton(self._other, len(told.candidates))
        self._button.setVisible(not told.settled)
        self._button.setEnabled(False)
        for choice in self._group.buttons():
            choice.setEnabled(not told.settled)

    def _offer(self, number: int, told: str | None, coder: str | None, at: str | None) -> None:
        value = " ".join((told or "nothing").split())
        short = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
        button = named(QRadioButton(f"&{number}  {short.replace('&', '&&')}"), f"value {number}")
        button.setAccessibleName(f"{value}, {coder or 'the others'}")
        button.setToolTip(tool_tip(value) if short != value else "")
        who = QLabel(f"{coder or 'the others'}{', ' if at else ''}{day_and_time(at)}")
        who.setTextFormat(Qt.TextFormat.PlainText)
        who.setForegroundRole(who.foregroundRole().PlaceholderText)
        who.setContentsMargins(WIDE + GRID, 0, 0, 0)
        self._group.addButton(button, number - 1)
        self._values.addWidget(button)
        self._values.addWidget(who)

    def _allow(self) -> None:
        self._button.setEnabled(self._group.checkedId() >= 0)

    def _done(self) -> None:
        chosen, told = self._group.checkedId(), self._told
        if told is None or chosen < 0:
            return
        value = (
            self._typed.text() if chosen == len(told.candidates) else told.candidates[chosen].value
        )
        self._settle(told, value)
