"""The rounds: what each froze, whether this copy holds all of it; look at, rename, remove."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.questions import Question, RemoveQuestion
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.look.times import day_of
from coder.desktop.workspace import Notice, Workspace
from coder.domain.journal.change import Change
from coder.domain.round import LIMITS_SET, Round
from coder.domain.telling import counted, listed
from coder.operations.rounds import remove_round, rename_round
from coder.store.coders import shown_names
from coder.store.project import Project
from coder.store.rounds import decisions_in, rounds

_HEADS: Final = ("Round", "Frozen", "By", "Counted in", "Reviewers", "Decisions", "In this copy")
_LETTERS: Final = (18, 14, 16, 13, 22, 10)  # the last column takes the rest
_SIZE: Final = (860, 360)
_NONE: Final = (
    "No round is frozen yet. Freeze this state under a name, and its figures can be computed"
    " again whatever is coded, merged or taken back later."
)


class _Model(ShortTable):
    def __init__(self, project: Project, lacking: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(_HEADS, parent)
        self._names = shown_names(project)
        self._decisions = {one.id: decisions_in(project, one.id) for one in rounds(project)}
        self._lacking = lacking

    def words(self, row: Round, column: int) -> str:
        lacking = self._lacking.get(row.id, 0)
        whose = [one_line(self._names.get(one, "?")) for one in row.settings.coders]
        told = (
            one_line(row.name), day_of(row.made_at), one_line(row.coder_name), row.settings.unit,
            listed(whose) if whose else "all who finished",
            f"{self._decisions.get(row.id, 0):,}",
            f"lacking: {counted(lacking, 'act')}" if lacking else "complete",
        )  # fmt: skip
        return told[column]

    def other(self, row: Round, column: int, role: int) -> object:
        if role != Qt.ItemDataRole.ToolTipRole:
            return None
        limits = [f"{name.replace('_', ' ')} from {limit:g}"
                  for name, limit in row.settings.limits.items()]  # fmt: skip
        said = LIMITS_SET[row.settings.limits_set]
        when = f", {said}" if said else ""
        return tool_tip(
            f"Limits: {listed(limits)}{when}." if limits else "No limits were set.",
            f"Documents drawn: {row.settings.sampling}" if row.settings.sampling else "",
            f"{row.known.size:,} acts.",
        )


class RoundsDialog(QDialog):
    """A table of the rounds; what is done to one is done at once, and can be undone."""

    looked_at = Signal(str)  # id

    def __init__(
        self, workspace: Workspace, lacking: Mapping[str, int], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rounds dialog")
        self.setWindowTitle("Rounds")
        self._workspace = workspace
        self._model = _Model(workspace.project, lacking, self)
        self.table: QTableView = short_table(self._model, "rounds", "Rounds")
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, letters in enumerate(_LETTERS):
            self.table.setColumnWidth(column, letters * digit)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._none = words(_NONE, name="no rounds yet")
        self._said = words(name="why not")
        self._said.hide()
        workspace.told.connect(self._tell)
        self._acts = (
            push_button("look at round", "&Compare as it was then", self._look),
            push_button("rename round", "&Rename…", self._rename),
            push_button("remove round", "Re&move…", self._remove),
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in self._acts:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(push_button("close rounds", "C&lose", self.accept))
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column_.setSpacing(GRID)
        column_.addWidget(self._none)
        column_.addWidget(self.table, 1)
        column_.addWidget(self._said)
        column_.addLayout(row)
        self.resize(*_SIZE)
        self.table.doubleClicked.connect(lambda _: self._look())
        self._fill()

    @property
    def chosen(self) -> Round | None:
        """The round that is chosen."""
        held: list[Round] = self._model.rows
        row = self.table.currentIndex().row()
        return held[row] if 0 <= row < len(held) else None

    def _fill(self) -> None:
        row = max(0, self.table.currentIndex().row())
        self._model.show_rows(rounds(self._workspace.project))
        count = self._model.rowCount()
        self._none.setVisible(not count)
        self.table.setVisible(bool(count))
        for button in self._acts:
            button.setEnabled(bool(count))
        if count:
            self.table.selectRow(min(row, count - 1))

    def _tell(self, notice: Notice) -> None:
        if notice.kind == "problem":
            self._said.setText(notice.words)
            self._said.show()

    def _look(self) -> None:
        held = self.chosen
        if held is not None:
            self.looked_at.emit(held.id)
            self.accept()

    def _rename(self) -> None:
        held = self.chosen
        if held is not None:
            name = _RenameDialog.ask(held.name, self)
            if name:
                self._do(lambda project: rename_round(project, held, name))

    def _remove(self) -> None:
        held = self.chosen
        if held is not None:
            what = f"round {one_line(held.name)}"
            if RemoveQuestion.ask(what, "All that was done stays.", self):
                self._do(lambda project: remove_round(project, held))

    def _do(self, act: Callable[[Project], Change]) -> None:
        """Do an act; why it cannot be done stands here, where it is seen."""
        self._said.hide()
        project = self._workspace.project
        if self._workspace.do(lambda: act(project)) is not None:
            self._fill()


class _RenameDialog(Question):
    """Asks for another name."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__("Rename the round", "", "&Rename", parent)
        self.setObjectName("rename round dialog")
        self.name = named(QLineEdit(name), "new round name", "Name of the round")
        self.finish_with(self.name)
        self.name.selectAll()
        self.name.setFocus()

    @classmethod
    def ask(cls, name: str, parent: QWidget) -> str:
        """The name that is wanted; empty if none is."""
        dialog = cls(name, parent)
        wanted = dialog.name.text().strip() if dialog.exec() else ""
        dialog.deleteLater()
        return wanted if wanted != name else ""
