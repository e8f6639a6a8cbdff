"""A table of what two things have in common, and what not."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import tool_tip
from coder.desktop.look.tables import ShortTable, fit_rows, short_table
from coder.desktop.merging.sides import Fact

_NAMES: Final = 20  # letters
_HIGHEST: Final = 40 * GRID
_LOWEST: Final = 16 * GRID  # where large letters leave no more room


class FactsModel(ShortTable):
    """A fact a row, of both."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(("", "One", "", "The other"), parent)

    def words(self, row: Fact, column: int) -> str:
        """Its name, what one has, whether they agree, what the other has."""
        return (row.name, row.one, row.sign, row.other)[column]

    def other(self, row: Fact, column: int, role: int) -> object:
        """The whole of a long value."""
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        return tool_tip(self.words(row, column)) if is_tip else None


class SideBySide(QTableView):
    """As high as what it shows, whose lines wrap; hidden while it shows nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._model = FactsModel(self)
        short_table(self._model, "proposal facts", "Both side by side", table=self)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        letter = self.fontMetrics().horizontalAdvance("x")
        head.resizeSection(0, letter * _NAMES)
        head.resizeSection(2, 3 * GRID)
        for column in (1, 3):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(self._fit)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these."""
        self._model.show_rows(facts)
        self.setVisible(bool(facts))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def _fit(self) -> None:
        fit_rows(self, _HIGHEST)
        self.setMinimumHeight(min(self.maximumHeight(), _LOWEST))
        self.updateGeometry()
