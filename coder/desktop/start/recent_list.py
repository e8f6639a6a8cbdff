"""The list of recent projects on the start page."""

from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.start.recent import Recent, forget_project, recent_projects

_Index = QModelIndex | QPersistentModelIndex
_ENTRY: Final = Qt.ItemDataRole.UserRole


class RecentModel(QAbstractListModel):
    """The recent projects; a dozen at most."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[tuple[Recent, bool]] = []  # with whether it is there
        self.refresh()

    def refresh(self) -> None:
        """Look again what there is."""
        found = [(one, one.is_there) for one in recent_projects()]
        if found != self.entries:
            self.beginResetModel()
            self.entries = found
            self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        entry, there = self.entries[index.row()]
        if role == _ENTRY:
            return entry, there
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(entry.title)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return (
                f"{one_line(entry.title)}\n{one_line(str(entry.path))}\n{when(entry, there=there)}"
            )
        return None


class RecentList(QListView):
    """Click or Enter opens a project; Delete, or the menu, takes it off the list."""

    project_wanted = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries = RecentModel()
        self.setModel(self.entries)
        self.setItemDelegate(_Delegate(self))
        self.clicked.connect(self._open)

    def forget(self, index: QModelIndex) -> None:
        """Take a project off the list; the file stays."""
        if index.isValid():
            entry, _ = index.data(_ENTRY)
            forget_project(entry.path)
            self.entries.refresh()

    def menu(self, index: QModelIndex) -> QMenu:
        """What can be done with a recent project."""
        menu = QMenu(self)
        menu.setObjectName("recent menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("&Open", lambda: self._open(index))
        menu.addAction("&Remove from this list", lambda: self.forget(index))
        return menu

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            entry, _ = index.data(_ENTRY)
            self.project_wanted.emit(entry.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.forget(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.menu(index).popup(event.globalPos())


class _Delegate(QStyledItemDelegate):
    """A title and when it was open; below it the path. What is gone is grey and says so."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        styled = QStyleOptionViewItem(option)
        self.initStyleOption(styled, index)
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        styled.widget.style().drawPrimitive(panel, styled, painter, styled.widget)
        entry, there = index.data(_ENTRY)
        selected = bool(styled.state & QStyle.StateFlag.State_Selected)
        faint = styled.palette.color(QPalette.ColorRole.PlaceholderText)
        strong = styled.palette.color(QPalette.ColorRole.Text) if there else faint
        if selected:
            faint = strong = styled.palette.color(QPalette.ColorRole.HighlightedText)
        height = QFontMetrics(styled.font).height()
        area = styled.rect.adjusted(GRID, GRID - 1, -GRID, 0)
        first = QRect(area.left(), area.top(), area.width(), height)
        painter.save()
        painter.setPen(faint)
        said = when(entry, there=there)
        painter.drawText(first, Qt.AlignmentFlag.AlignRight, said)
        used = QFontMetrics(styled.font).horizontalAdvance(said) + 2 * GRID
        second = first.translated(0, height + HALF // 2)
        _elided(painter, second, one_line(str(entry.path)), Qt.TextElideMode.ElideMiddle)
        font = QFont(styled.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(strong)
        room = first.adjusted(0, 0, -used, 0)
        _elided(painter, room, one_line(entry.title), Qt.TextElideMode.ElideRight)
        painter.restore()


def when(entry: Recent, *, there: bool) -> str:
    """When a project was open, or that it is gone."""
    if not there:
        return "not found"
    days = (datetime.now(entry.at.tzinfo).date() - entry.at.date()).days
    if days <= 1:
        return f"{'yesterday' if days else 'today'}, {entry.at:%H:%M}"
    return f"{entry.at.day} {entry.at:%B %Y}"


def _elided(painter: QPainter, place: QRect, text: str, mode: Qt.TextElideMode) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, mode, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, shown)
