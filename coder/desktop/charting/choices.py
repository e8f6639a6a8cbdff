"""The choices of an attribute: a list that is edited in place and moved by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import named, tool_button
from coder.desktop.look.measures import HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.rows import RoomyRows
from coder.domain.telling import listed

_HELD = Qt.ItemDataRole.UserRole  # a choice, or an attribute's id
_ALT = Qt.KeyboardModifier.AltModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_REMOVING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class OrderedList(QListWidget):
    """Rows that are moved by dragging and with Alt and the arrows."""

    moved = Signal()
    removing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(RoomyRows(self))

    @property
    def held(self) -> list[str]:
        """What the rows stand for, in their order."""
        return [str(self.item(row).data(_HELD)) for row in range(self.count())]

    @property
    def current(self) -> str | None:
        """What the current row stands for."""
        row = self.currentRow()
        return self.held[row] if row >= 0 else None

    def fill(self, rows: Sequence[tuple[str, str]], *, editable: bool = False) -> None:
        """Show rows, each with what it stands for; the current one stays."""
        before, at = self.current, self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for held, text in rows:
                item = QListWidgetItem(one_line(text))
                item.setData(_HELD, held)
                item.setToolTip(one_line(text))
                flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
                item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if editable else flags)
                self.addItem(item)
        there = self.held
        row = there.index(before) if before in there else min(max(at, 0), len(there) - 1)
        self.setCurrentRow(row)

    def shift(self, by: int) -> None:
        """Move the current row up or down."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            self.insertItem(row + by, self.takeItem(row))
            self.setCurrentRow(row + by)
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & _ALT and event.key() in _MOVES:
            self.shift(_MOVES[Qt.Key(event.key())])
        elif event.key() in _REMOVING:
            self.removing.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        before = self.held
        super().dropEvent(event)
        if self.held != before:
            self.moved.emit()


class ChoicesEditor(QWidget):
    """Choices; each is renamed in place, and a new one is typed below."""

    ordered = Signal(list)  # all choices, as they shall be
    renamed = Signal(str, str)
    doubted = Signal(str)  # what was typed is there already, in a sentence

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.list = named(OrderedList(), "choice list", "Choices")
        self.new = named(QLineEdit(), "new choice", "A new choice")
        self.new.setPlaceholderText("Type a choice, and Enter")
        buttons = [
            tool_button("remove choice", "Remove the choice", self._remove, picture="remove"),
            tool_button("choice up", "Move up (Alt+Up)", lambda: self.list.shift(-1), picture="up"),
            tool_button(
                "choice down", "Move down (Alt+Down)", lambda: self.list.shift(1), picture="down"
            ),
        ]
        below = QHBoxLayout()
        below.setSpacing(HALF)
        below.addWidget(self.new, 1)
        for button in buttons:
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        self.setFocusProxy(self.new)
        self.new.editingFinished.connect(self.add)  # by Enter, or when it is left
        self.list.itemChanged.connect(self._rename)
        self.list.moved.connect(lambda: self.ordered.emit(self.list.held))
        self.list.removing.connect(self._remove)

    def show_choices(self, choices: Sequence[str]) -> None:
        """Show other choices."""
        self.list.fill([(choice, choice) for choice in choices], editable=True)

    def add(self) -> None:
        """Add what is typed: one choice, or several with semicolons between them."""
        held = self.list.held
        known = {one.casefold(): one for one in held}
        new: dict[str, str] = {}
        doubles: list[str] = []
        for one in filter(None, map(one_line, self.new.text().split(";"))):
            folded = one.casefold()
            if folded in known:
                doubles.append(known[folded])
            else:
                known[folded] = new[folded] = one
        if new:
            self.ordered.emit([*held, *new.values()])
            if len(self.list.held) == len(held):
                return  # refused: what was typed stays to be mended
        self.new.clear()
        for one in [*doubles, *new.values()][-1:]:
            self.list.setCurrentRow(self.list.held.index(one))
        if doubles:
            verb = "is a choice" if len(set(doubles)) == 1 else "are choices"
            called = listed([f"'{one}'" for one in dict.fromkeys(doubles)])
            self.doubted.emit(f"{called} {verb} already.")

    def _remove(self) -> None:
        current = self.list.current
        if current is not None:
            self.ordered.emit([one for one in self.list.held if one != current])

    def _rename(self, item: QListWidgetItem) -> None:
        before, after = str(item.data(_HELD)), one_line(item.text())
        if after and after != before:
            self.renamed.emit(before, after)
        else:
            self.show_choices(self.list.held)
