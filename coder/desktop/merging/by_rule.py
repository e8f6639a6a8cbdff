"""Settling many conflicts alike: a rule, and what it would choose before it is done."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import answers, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.merging.besides import field_name
from coder.desktop.window_size import resize_within
from coder.desktop.workspace import Workspace
from coder.domain.coder import Coder
from coder.domain.journal.conflict import Conflict
from coder.domain.telling import counted
from coder.operations.rules import LATEST, LEAD, Chosen, chosen_by_rule
from coder.store import conflicts
from coder.store.coders import coders
from coder.store.project import Project

_SIZE: Final = (860, 480)
_CHOSEN: Final = 30  # letters


class ChosenModel(ShortTable):
    """One row a conflict: what it is about, what the rule chooses, or why it is left."""

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(("Conflict", "The rule chooses", "Left open, because"), parent)
        self._project = project

    def words(self, row: Chosen, column: int) -> str:
        """In words, when it is shown."""
        if column == 0:
            return one_line(_about(self._project, row.conflict))
        if column == 1:
            return "" if row.why_left else one_line(row.told) or "nothing"
        return one_line(row.why_left)

    def other(self, row: Chosen, column: int, role: int) -> object:
        """The whole of what does not fit."""
        return tool_tip(self.words(row, column)) if role == Qt.ItemDataRole.ToolTipRole else None


class RuleDialog(QDialog):
    """Asks for the rule; the button says how many conflicts it settles."""

    def __init__(self, workspace: Workspace, found: Sequence[Conflict], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rule dialog")
        self.setWindowTitle("Settle conflicts by a rule")
        self._project, self._found = workspace.project, found
        self.rule = Choice("rule", "Whose value holds", letters=24)
        self.rule.offer(rules(coders(workspace.project), workspace.project.me))
        self.rule.value_changed.connect(self._foretell)
        self.model = ChosenModel(workspace.project, self)
        self._said = words(name="rule words")
        self._settle = push_button("settle by rule", "&Settle", self.accept)
        self._build()
        self._foretell()

    @classmethod
    def ask(cls, workspace: Workspace, found: Sequence[Conflict], parent: QWidget) -> str | None:
        """The rule by which conflicts are to be settled; None if none is."""
        dialog = cls(workspace, found, parent)
        rule: str | None = dialog.rule.value if dialog.exec() else None
        dialog.deleteLater()
        return rule

    def _build(self) -> None:
        label = QLabel("&Which value holds")
        label.setBuddy(self.rule)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(label)
        row.addWidget(self.rule)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(row)
        column.addWidget(_table(self.model), 1)
        column.addWidget(self._said)
        refuse = push_button("no rule", "&Cancel", self.reject)
        column.addWidget(answers(self._settle, refuse=refuse))
        resize_within(self, QSize(*_SIZE))

    def _foretell(self) -> None:
        chosen = chosen_by_rule(self._project, self.rule.value, self._found)
        self.model.show_rows(sorted(chosen, key=lambda one: one.why_left is not None))
        number = sum(one.why_left is None for one in chosen)
        left = len(chosen) - number
        rest = f" {left:,} would be left open." if left else ""
        self._said.setText(f"{counted(number, 'conflict')} would be settled, in one act.{rest}")
        self._settle.setText(f"&Settle {counted(number, 'conflict')}")
        self._settle.setAccessibleName(self._settle.text().replace("&", ""))
        self._settle.setEnabled(number > 0)


def _table(model: ChosenModel) -> QTableView:
    table = short_table(model, "foretold", "What the rule chooses")
    table.setWordWrap(False)
    head = table.horizontalHeader()
    for column in (0, 2):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    head.resizeSection(1, table.fontMetrics().horizontalAdvance("x") * _CHOSEN)
    return table


def rules(people: Sequence[Coder], me: str | None) -> list[tuple[str, str]]:
    """The rules to choose from, with their names."""
    mine = [(one.id, "Mine") for one in people if one.id == me]
    others = [(one.id, f"That of {one.name}") for one in people if one.id != me]
    return [(LATEST, "The latest"), (LEAD, "The lead's"), *mine, *others]


def _about(project: Project, conflict: Conflict) -> str:
    what = conflicts.named(project, conflict)
    if conflict.kind == "removed":
        return f"Removal of {what}"
    field = field_name(conflict.field or "")
    return f"{field[:1].upper()}{field[1:]} of {what}" if field else what
