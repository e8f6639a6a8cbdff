"""What became of the files of an import: a list, and passwords for those that need one."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.window_size import resize_within
from coder.operations.importing import ADDED, PRESENT, REFUSED, Imported

_HEADS: Final = ("File", "What became of it")
_WORDS: Final = {ADDED: "added", PRESENT: "already here", REFUSED: "refused"}
_SIZE: Final = (720, 400)


class ResultModel(ShortTable):
    """A file and what became of it in a row; what wants attention comes first."""

    def __init__(self) -> None:
        super().__init__(_HEADS)

    def show(self, found: list[Imported]) -> None:
        """Show other results; of a file that was tried again, the last counts."""
        last = {one.path: one for one in found}
        self.show_rows(sorted(last.values(), key=_urgency))

    def words(self, row: Imported, column: int) -> str:
        """The name of a file, or what became of it."""
        return said_of(row) if column else one_line(row.path.name)

    def other(self, row: Imported, column: int, role: int) -> object:
        """A sign of whether it wants attention, and all about it."""
        if role == Qt.ItemDataRole.DecorationRole and column == 1:
            return icon("warning" if wants_attention(row) else "check")
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{one_line(str(row.path))}\n{said_of(row)}"
        return None


class ImportResults(QDialog):
    """Stays open beside the window until it is closed."""

    password_given = Signal(Path, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import results")
        self.setWindowTitle("Import")
        self.model = ResultModel()
        self._skipped: set[Path] = set()
        self._locked: Path | None = None
        self._sum = words(name="import sum")
        self._table = short_table(self.model, "imported files", "Imported files")
        self._ask = QWidget()
        self._about = words(name="which needs a password")
        self.password = named(QLineEdit(), "password", "Password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("Password (it is not kept)")
        self.password.returnPressed.connect(self._give)
        self._build()

    def show_results(self, found: list[Imported]) -> None:
        """Show what became of each file, and ask for the first password that is missing."""
        self.model.show(found)
        self._sum.setText(summary(self.model.rows))
        self._table.resizeRowsToContents()
        locked = [one for one in self.model.rows if one.needs_password]
        waiting = [one for one in locked if one.path not in self._skipped]
        self._locked = waiting[0].path if waiting else None
        self._ask.setVisible(bool(waiting))
        if waiting:
            self._about.setText(one_line(f"{waiting[0].path.name}: {waiting[0].reason}"))
            self.password.clear()
            self.password.setFocus()

    def _build(self) -> None:
        table = self._table
        head = table.horizontalHeader()
        head.resizeSection(0, _SIZE[0] * 2 // 5)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        line = QHBoxLayout()
        line.addWidget(self.password, 1)
        for button in (
            push_button("try again", "&Try again", self._give),
            push_button("skip", "&Skip", self._skip),
        ):
            button.setAutoDefault(False)
            line.addWidget(button)
        asked = QVBoxLayout(self._ask)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self._about)
        asked.addLayout(line)
        close = push_button("close", "&Close", self.reject)
        buttons = answers(refuse=close)
        close.setAutoDefault(False)  # Enter gives the password
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        for widget in (self._sum, table, self._ask, buttons):
            column.addWidget(widget)
        resize_within(self, QSize(*_SIZE))

    def _give(self) -> None:
        if self._locked is not None and self.password.text():
            self.password_given.emit(self._locked, self.password.text())
            self.password.clear()

    def _skip(self) -> None:
        if self._locked is not None:
            self._skipped.add(self._locked)
            self.show_results(self.model.rows)


def said_of(one: Imported) -> str:
    """What became of a file, in a line or a few."""
    is_back = "its PDF was missing in this copy, and is back" if one.is_back else ""
    parts = [_WORDS[one.status], is_back, one.reason or "", *one.warnings]
    return one_line(": ".join(filter(None, (parts[0], " ".join(filter(None, parts[1:]))))))


def summary(found: list[Imported]) -> str:
    """How many were added, here already and refused."""
    if not found:
        return "There is no PDF there."
    counts = {status: sum(one.status == status for one in found) for status in _WORDS}
    said = [f"{count} {_WORDS[status]}" for status, count in counts.items() if count]
    return f"{', '.join(said)}."


def wants_attention(one: Imported) -> bool:
    """Whether a reviewer should hear of it."""
    return bool(one.reason or one.warnings)


def _urgency(one: Imported) -> tuple[int, int]:
    order = (REFUSED, ADDED, PRESENT).index(one.status)
    return (0 if one.needs_password else 1 if one.reason else 2 if one.warnings else 3), order
