"""The page of conflicts: the list, the values to choose from, and the passages concerned."""

from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.merging.acts import Wait
from coder.desktop.merging.by_rule import RuleDialog
from coder.desktop.merging.concerned import concerned
from coder.desktop.merging.conflict_list import ConflictList
from coder.desktop.merging.conflict_values import ConflictValues
from coder.desktop.merging.conflicts_model import ConflictsModel, seen_conflicts
from coder.desktop.merging.quotations import Quotations
from coder.desktop.merging.shown import Shown
from coder.desktop.merging.splitting import split
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.domain.journal.conflict import Dispute
from coder.domain.journal.tables import BY_NAME
from coder.domain.telling import counted
from coder.operations.settling import find_conflict, settle, settle_by_rule

_AT_ONCE: Final = 40  # conflicts that a rule settles while nobody waits
_NONE: Final = (
    "No conflict is open. When two people change the same thing without knowing of each other,"
    " both values are kept, and you choose here."
)
_NONE_TO_COME: Final = "No conflict would come of it."


class Conflicts(QWidget):
    """The conflicts of the project, one of them opened."""

    tables: Final = frozenset(BY_NAME)

    def __init__(self, workspace: Workspace, wait: Wait) -> None:
        super().__init__()
        self.setObjectName("conflicts page")
        self._workspace, self._wait = workspace, wait
        self._shown = Shown()
        self._model = ConflictsModel(workspace, self)
        self._count = words(name="conflict count")
        self._settled = named(QCheckBox("Show &settled ones too"), "show settled")
        self._settled.toggled.connect(self._read)
        self._rule = push_button("by rule", "Settle b&y a rule…", self._settle_by_rule)
        self.main = self.list = ConflictList(self._model)
        self.list.selectionModel().currentChanged.connect(self._open)
        self._values = ConflictValues(self._settle)
        self.list.chosen.connect(self._values.choose)
        self.list.agreed.connect(self._values.settle)
        self._quotations = Quotations(workspace, "conflict passages")
        self._opened = QWidget()
        self._build()

    @property
    def open_count(self) -> int:
        """How many are to be settled."""
        return self._model.open_count

    def show_merge(self, shown: Shown) -> None:
        """Show the conflicts of the project, or those that would come of a merge."""
        self._shown = shown
        self._settled.setVisible(not shown.rehearsed)
        self._rule.setVisible(not shown.rehearsed and self._workspace.project.write)
        self._read()

    def _read(self) -> None:
        """Read them again; the opened one stays open, or the next takes its place."""
        row = max(self.list.currentIndex().row(), 0)
        id_ = self._model.id_of(row)
        if self._shown.rehearsed and self._shown.report:
            self._model.show_disputes(self._shown.report.conflicts)
        else:
            self._model.read(also_settled=self._settled.isChecked())
        self._count.setText(self._counted())
        self._rule.setEnabled(self._model.open_count > 0)
        count = self._model.rowCount()
        self.list.setVisible(count > 0)
        self._opened.setVisible(count > 0)
        if count:
            held = self._model.row_of(id_)
            row = min(row, count - 1) if held is None else held
            self.list.setCurrentIndex(self._model.index(row, 0))
            self._open()

    def _counted(self) -> str:
        number = self._model.open_count
        if self._shown.rehearsed and self._shown.report:
            new = self._shown.report.new_conflicts
            return _to_come(number, new) if number else _NONE_TO_COME
        if not number:
            return _NONE
        return f"{counted(number, 'conflict')} to settle. Choose one, then the value that holds."

    def _open(self) -> None:
        row = self.list.currentIndex().row()
        if row < 0:
            return
        told, rehearsed = self._model.at(row), self._shown.rehearsed
        can = self._workspace.project.write and not rehearsed
        self._values.show_dispute(told, to_settle=can and not told.settled)
        self._quotations.setVisible(not rehearsed)
        if not rehearsed:
            whose = self._workspace.whose
            self._quotations.fetch(lambda project: concerned(project, told.table, told.row, whose))

    def _settle(self, told: Dispute, value: str | int | None) -> None:
        project = self._workspace.project

        def act() -> Change:
            return settle(project, find_conflict(project, told.id)[1], value)

        if self._workspace.do(act) is not None:
            self._go_on()
            self._workspace.tell("Settled.", kind="done")

    def _settle_by_rule(self) -> None:
        found = seen_conflicts(self._workspace.project, self._workspace.whose)
        conflicts = [one for _, one in found]
        rule = RuleDialog.ask(self._workspace, conflicts, self.window())
        if rule is None:
            return
        project = self._workspace.project

        def settle_all() -> Change:
            return settle_by_rule(project, rule, conflicts)

        if len(conflicts) <= _AT_ONCE:
            self._settled_by_rule(self._workspace.do(settle_all))
        else:
            self._wait(
                f"Settling {counted(len(conflicts), 'conflict')}…", lambda _: settle_all(),
                lambda change: self._settled_by_rule(self._workspace.do(lambda: change)),
            )  # fmt: skip

    def _settled_by_rule(self, change: Change | None) -> None:
        self._go_on()
        if change is not None and not change.left_out:
            done = change.description.removeprefix("Settle ")
            self._workspace.tell(f"Settled {done}. Undo opens them again.", kind="done")

    def _go_on(self) -> None:
        """Give the keyboard to what is left: the list goes with the last that was open."""
        (self._settled if self.list.isHidden() else self.list).setFocus()

    def _build(self) -> None:
        listed = QWidget()
        left = QVBoxLayout(listed)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GRID)
        left.addWidget(self._count)
        left.addWidget(self.list, 1)
        left.addStretch(0)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self._settled, 1)
        foot.addWidget(self._rule)
        left.addLayout(foot)
        right = QVBoxLayout(self._opened)
        right.setContentsMargins(GRID, 0, 0, 0)
        right.setSpacing(WIDE)
        right.addWidget(self._values)
        right.addWidget(self._quotations, 1)
        right.addStretch(0)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(split(listed, self._opened))


def _to_come(number: int, new: int) -> str:
    if new == number:
        return f"{counted(number, 'conflict')} would be yours to settle, after the merge."
    return (
        f"{counted(number, 'conflict')} would be yours to settle after the merge,"
        f" {new:,} of them new."
    )
