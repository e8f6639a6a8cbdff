"""Asks how many differences are to be settled alike, and shows what would come of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.majority import FEW
from coder.desktop.comparing.differences import saying
from coder.desktop.comparing.differences.bulk_rules import Foretold, Rule, foretell
from coder.desktop.comparing.differences.grounds_bar import GroundsBar
from coder.desktop.comparing.differences.listed import Key, ListedDifference
from coder.desktop.comparing.differences.names import Names
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import heading, one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.window_size import resize_within
from coder.domain.telling import counted
from coder.operations.deciding import Grounds

_SIZE: Final = (900, 520)
_BELOW: Final = 20  # characters
_MOST: Final = 100_000


class _ForetoldModel(ShortTable):
    """One row a difference: what it is about, where, what becomes of it."""

    def __init__(self, held: Compared, names: Names, parent: QObject) -> None:
        super().__init__(("About", "Where", "Who has what", "Becomes"), parent)
        self._held, self._names = held, names

    def words(self, row: Foretold, column: int) -> str:
        """In words, when it is shown."""
        one = row.listed.difference
        if column == 0:
            return one_line(saying.about(self._held, one))
        if column == 1:
            page = f", p. {row.listed.page}" if row.listed.page else ""
            return f"{heading(one.document)}{page}"
        if column == 2:  # noqa: PLR2004
            return one_line(saying.in_short(self._held, one, self._names))
        return self._becomes(row)

    def _becomes(self, row: Foretold) -> str:
        if row.way is None:
            return f"stays open: {row.why_left}"
        return one_line(saying.result(row.listed, row.way))

    def other(self, row: Foretold, column: int, role: int) -> object:
        """The whole of what does not fit, and the words."""
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        return tool_tip(self.words(row, column), row.listed.words) if is_tip else None


class BulkDialog(QDialog):
    """A rule, and what it makes of all that is open in the list."""

    def __init__(
        self, held: Compared, listed: Sequence[ListedDifference], names: Names, grounds: Grounds,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("settle several")
        self.setWindowTitle("Settle several differences alike")
        self._held, self._listed = held, listed
        self.foretold: list[Foretold] = []
        self._without: set[Key] = set()  # what was taken out of the list
        self.grounds = GroundsBar()
        self.grounds.begin_with(grounds)
        self.rule = Choice("bulk rule", "How they are settled", letters=34)
        self.rule.offer(_rules(held, names))
        self.below = named(QSpinBox(), "bulk below", "Borders that differ by fewer characters than")
        self.below.setRange(1, _MOST)
        self.below.setValue(_BELOW)
        self.below.setSuffix(" characters")
        self._less = QLabel("that differ by &fewer than")
        self._less.setBuddy(self.below)
        self.model = _ForetoldModel(held, names, self)
        self.table = short_table(self.model, "foretold differences", "What would come of it")
        self.grounds.left.connect(self.table.setFocus)
        self.leave_out = push_button("leave out", "&Leave out", self._leave_out)
        self.leave_out.setToolTip("What is chosen in the list stays as it is; again: it does not")
        self._said = words(name="bulk words")
        self._settle = push_button("settle them", "&Settle", self.accept)
        self.rule.value_changed.connect(self._foretell)
        self.below.valueChanged.connect(self._foretell)
        self._build()
        self._foretell()

    @property
    def settled(self) -> list[Foretold]:
        """Those that would be settled."""
        return [one for one in self.foretold if one.way is not None]

    def _foretell(self) -> None:
        rule: Rule = self.rule.value
        is_union = rule.sort == "union"
        self.below.setVisible(is_union)
        self._less.setVisible(is_union)
        if is_union:
            rule = Rule("union", below=self.below.value())
        self.foretold = foretell(self._listed, rule, self._without)
        self.model.show_rows(self.foretold)
        number = len(self.settled)
        left = sum(one.standing != "settled" for one in self._listed) - number
        rest = f" {left:,} of the list would not change." if left else ""
        is_off = rule.sort == "defer"
        self._said.setText(
            f"{counted(number, 'difference')} would be {'put off' if is_off else 'settled'},"
            " in one act that Undo takes back."
            f"{rest} What each reviewer did stays as it is."
        )
        self._said.setAccessibleName(self._said.text())
        act = "&Put off" if is_off else "&Settle"
        self._settle.setText(f"{act} {counted(number, 'difference')}")
        self._settle.setAccessibleName(self._settle.text().replace("&", ""))
        self._settle.setEnabled(number > 0)

    def _leave_out(self) -> None:
        """Take what is chosen out of what would be settled, or in again."""
        rows = [index.row() for index in self.table.selectionModel().selectedRows()]
        self._without ^= {self.foretold[row].listed.key for row in rows}
        self._foretell()
        for row in rows:
            self.table.selectRow(row)

    def _build(self) -> None:
        label = QLabel("&How")
        label.setBuddy(self.rule)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for widget in (label, self.rule, self._less, self.below):
            row.addWidget(widget)
        row.addStretch(1)
        self.table.setWordWrap(False)
        head = self.table.horizontalHeader()
        for number in range(4):
            head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self._said, 1)
        below.addWidget(self.leave_out, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        column.addWidget(self.grounds)
        refuse = push_button("settle none", "&Cancel", self.reject)
        column.addWidget(answers(self._settle, refuse=refuse))
        resize_within(self, QSize(*_SIZE))


def _rules(held: Compared, names: Names) -> list[tuple[Rule, str]]:
    rules = [(Rule("union"), "Differences of borders: all that they marked")]
    rules += [
        (Rule("coder", coder=place), f"As {names.name(place)} has it")
        for place in range(len(held.coders))
    ]
    if len(held.coders) >= FEW:
        rules.append((Rule("majority"), "As most of them have it"))
    return [*rules, (Rule("defer"), "Put all of them off")]
