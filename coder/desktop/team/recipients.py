"""For whom copies are: the reviewers of the project to tick, and a field for new names."""

import re
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.measures import HALF
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.rows import RoomyRows
from coder.domain.coder import LEAD
from coder.domain.journal.identity import normal_name
from coder.merge.copying import is_known, why_blind
from coder.operations.coders import find_coder
from coder.store.coders import coders
from coder.store.project import Project

_ROWS_SEEN: Final = 6
_BETWEEN: Final = re.compile(r"[;,\n]")
_ID: Final = Qt.ItemDataRole.UserRole


class Recipient(NamedTuple):
    """One for whom a copy is wanted."""

    wanted: str  # an id, or a new name
    name: str
    is_new: bool = False
    why_blind: str | None = None


class Recipients(QWidget):
    """A list to tick, and a field; whoever is named in both counts once."""

    changed = Signal()

    def __init__(self, project: Project, chosen: str) -> None:
        super().__init__()
        self._project = project
        self._list = named(QListWidget(), "recipients", "For whom")
        self._list.setSelectionMode(QListWidget.SelectionMode.NoSelection)  # a tick says it
        self._list.setItemDelegate(RoomyRows(self._list))
        self._list.viewport().setAutoFillBackground(False)  # on it, empty boxes cannot be seen
        others = [one for one in coders(project) if one.id != project.me]
        for one in others:
            lead = " (lead)" if one.role == LEAD else ""
            item = QListWidgetItem(f"{one_line(one.name)}{lead}", self._list)
            item.setData(_ID, one.id)
            item.setToolTip(tool_tip(one.name))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_chosen = one.id == chosen
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self._new = named(QLineEdit(), "recipient", "New reviewers")
        self._new.setPlaceholderText(
            "Or a new name; several with commas between"
            if others
            else "A name; several with commas between"
        )
        self._list.itemChanged.connect(lambda _: self.changed.emit())
        self._new.textChanged.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._list)
        column.addWidget(self._new)
        self._list.setVisible(bool(others))
        self._fit(len(others))
        self.setFocusProxy(self._list if others else self._new)

    @property
    def chosen(self) -> list[Recipient]:
        """Those that are ticked, then those that are typed."""
        items = [self._list.item(row) for row in range(self._list.count())]
        wanted = [
            str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]
        wanted += [" ".join(name.split()) for name in _BETWEEN.split(self._new.text())]
        found: dict[str, Recipient] = {}
        for name in filter(None, wanted):
            one = _recipient(self._project, name)
            found.setdefault(one.wanted if not one.is_new else normal_name(one.name), one)
        return list(found.values())

    def _fit(self, count: int) -> None:
        row = self._list.sizeHintForRow(0) if count else 0
        seen = min(count, _ROWS_SEEN)
        self._list.setFixedHeight(row * seen + 2 * self._list.frameWidth())


def _recipient(project: Project, name: str) -> Recipient:
    if not is_known(project, name):
        return Recipient(name, name, is_new=True, why_blind=why_blind(project, name))
    held = find_coder(project, name)
    return Recipient(held.id, held.name, why_blind=why_blind(project, held.id))
