"""What a table of attributes would change, shown before anything is changed."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHeaderView, QProgressBar, QVBoxLayout, QWidget

from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.window_size import resize_within
from coder.domain.attribute_table.plan import Plan, PlannedValue
from coder.domain.telling import counted

_HEADS: Final = ("Row", "Document", "Attribute", "Now, or a remark", "In the table")
_WIDTHS: Final = (64, 140, 140)  # of all columns but those with values
_SIZE: Final = (900, 560)
_SMALLEST: Final = (680, 360)
_MOST_WRAPPED: Final = 300
"""So many rows are made as high as their words: to measure them takes a while."""

_NOW: Final = 3
"""The column from which on a row says in a sentence what is no value."""

_CUT: Final = 300  # letters of a value that are shown; more are in its tool tip
_WRONG: Final = "warning"
_NEW: Final = "add"


class Line(NamedTuple):
    """A row of the preview: a value, a new attribute, or something that is wrong."""

    row: str
    document: str
    attribute: str
    now: str
    then: str
    sign: str = ""


class PreviewModel(ShortTable):
    """What is wrong comes first, then what is new, then the values by row."""

    def __init__(self) -> None:
        super().__init__(_HEADS)

    def show(self, plan: Plan) -> None:
        """Show another plan."""
        self.show_rows(list(_lines(plan)))

    def words(self, row: Line, column: int) -> str:
        """What stands in a column; a long value is cut."""
        said = one_line(row[column])
        return said if len(said) <= _CUT else f"{said[: _CUT - 1].rstrip()}…"

    def other(self, row: Line, column: int, role: int) -> object:
        """A sign of what is wrong or new, and all of a value."""
        if role == Qt.ItemDataRole.DecorationRole and column == 0 and row.sign:
            return icon(row.sign)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(row[column])
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return f"{_SPOKEN[row.sign]} {row.row}".strip()
        return None


_SPOKEN: Final = {_WRONG: "Problem,", _NEW: "New attribute", "": "Row"}


class ImportPreview(QDialog):
    """Waits for a plan, shows it, and is accepted if it is to be done."""

    def __init__(self, file: str, reviewer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("attribute import")
        self.setWindowTitle("Import attributes")
        self._reviewer = reviewer
        self.model = PreviewModel()
        self._sum = words(f"Reading {one_line(file)}…", name="import sum")
        self._notes = words(name="import notes")
        self.bar = named(QProgressBar(), "reading table", "Reading the table")
        self.bar.setRange(0, 0)
        self._table = short_table(self.model, "planned values", "What the table would change")
        self.leave_out = named(
            QCheckBox("&Leave out what is wrong, and chart the rest"), "leave out"
        )
        self.leave_out.toggled.connect(self._allow)
        self.take_others = named(QCheckBox(), "take others")
        self.take_others.toggled.connect(self._show)
        self.apply = push_button("apply", "&Chart", self.accept)
        self._found: Plan | None = None
        self._build()

    @property
    def plan(self) -> Plan | None:
        """What is to be done as it was chosen here; None while the table is read."""
        if self._found is not None and self.take_others.isChecked():
            return self._found.with_others()
        return self._found

    def show_plan(self, plan: Plan) -> None:
        """Show what would be done."""
        self._found = plan
        self.bar.hide()
        others = counted(len(plan.of_others), "value")
        self.take_others.setText(f"Chart &also the {others} that others charted already")
        self.take_others.setVisible(bool(plan.of_others))
        self._show()

    def _show(self) -> None:
        plan = self.plan
        if plan is None:
            return
        self._sum.setText(f"For {one_line(self._reviewer)}: {plan.summary}.")
        self._notes.setText("\n".join(plan.notes))
        self._notes.setVisible(bool(plan.notes))
        self.model.show(plan)
        self._table.setVisible(bool(self.model.rows))
        self._set_rows()
        self.leave_out.setVisible(bool(plan.problems) and not plan.is_empty)
        values = counted(len(plan.values), "value")
        self.apply.setText(f"&Chart {values}" if plan.values else "&Chart")
        self._allow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_rows()

    def _set_rows(self) -> None:
        """Give sentences their room, and rows some air."""
        table = self._table
        table.clearSpans()
        for place, row in enumerate(self.model.rows):
            if not row.sign:
                break
            table.setSpan(place, _NOW, 1, len(_HEADS) - _NOW)
        if len(self.model.rows) <= _MOST_WRAPPED:
            table.resizeRowsToContents()
            for place in range(len(self.model.rows)):
                table.setRowHeight(place, table.rowHeight(place) + GRID)

    def _allow(self) -> None:
        plan = self.plan
        is_right = plan is not None and (not plan.problems or self.leave_out.isChecked())
        self.apply.setEnabled(plan is not None and not plan.is_empty and is_right)

    def _build(self) -> None:
        head = self._table.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            head.resizeSection(column, width)
        for column in range(len(_WIDTHS), len(_HEADS)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        below = QVBoxLayout(self)
        below.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        below.setSpacing(GRID)
        buttons = answers(self.apply, refuse=push_button("cancel", "Cancel", self.reject))
        for widget in (self._sum, self.bar, self._notes):
            below.addWidget(widget)
        below.addWidget(self._table, 1)
        below.addWidget(self.take_others)
        below.addWidget(self.leave_out)
        below.addWidget(buttons)
        self._notes.hide()
        self.take_others.hide()
        self.leave_out.hide()
        self._allow()
        self.setMinimumSize(*_SMALLEST)
        resize_within(self, QSize(*_SIZE))


def _lines(plan: Plan) -> Iterator[Line]:
    for wrong in plan.problems:
        row = "1" if wrong.row is None else str(wrong.row)
        yield Line(row, wrong.document, wrong.column, wrong.said, "", _WRONG)
    for new in plan.added:
        kind = new.kind.replace("_", " ")
        yield Line("", "", new.name, f"a new attribute, of the kind {kind}", "", _NEW)
    for one in plan.values:
        yield _line(one, one.by_others)
    for one in plan.of_others:
        yield _line(one, f"{one.by_others}: left out")


def _line(one: PlannedValue, of_others: str) -> Line:
    now = "; ".join(filter(None, [one.old, of_others])) or "–"
    return Line(str(one.row), one.document.key, one.attribute.name, now, one.new)
