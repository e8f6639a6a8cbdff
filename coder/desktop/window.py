"""The window of one project: its places, its panels and its menus. Glue, and nothing else."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from coder.desktop.actions import fill_menus, make_actions
from coder.desktop.codebook.panel import CodebookPanel
from coder.desktop.documents.panel import DocumentsPanel
from coder.desktop.history.place import HistoryPlace
from coder.desktop.matrix.place import MatrixPlace
from coder.desktop.notices import NoticeBar
from coder.desktop.passages.panel import PassagesPanel
from coder.desktop.reader.panel import ReaderPanel
from coder.desktop.team.place import TeamPlace
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.store.history import next_redo, next_undo

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALLEST: Final = QSize(960, 600)
_FIRST: Final = QSize(1280, 800)
_LAYOUT: Final = 1  # of the saved docks; a new arrangement counts up
PLACES: Final = ("read", "matrix", "team", "history")


class Window(QMainWindow):
    """A project's window."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("window")
        self.workspace = workspace
        self.actions_by_name = make_actions(self)
        self.documents = DocumentsPanel(workspace)
        self.codebook = CodebookPanel(workspace)
        self.passages = PassagesPanel(workspace)
        self.reader = ReaderPanel(workspace)
        self.matrix = MatrixPlace(workspace)
        self.team = TeamPlace(workspace)
        self.history = HistoryPlace(workspace)
        self.notices = NoticeBar()
        self._places = QStackedWidget()
        self._docks: list[QDockWidget] = []
        self._build()
        self._connect()
        self._refresh_undo()
        self._restore()
        self.show_place("read")

    def show_place(self, place: str) -> None:
        """Show one of the places; the panels belong to reading alone."""
        self._remember_docks()
        self._places.setCurrentIndex(PLACES.index(place))
        self.actions_by_name[place].setChecked(True)
        for dock in self._docks:
            dock.setVisible(place == "read" and dock.objectName() not in self._hidden())
        current = self._places.currentWidget()
        if current is not None:
            current.setFocus()

    def _build(self) -> None:
        self.setMinimumSize(_SMALLEST)
        for place in (self.reader, self.matrix, self.team, self.history):
            self._places.addWidget(place)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self._places, 1)
        self.setCentralWidget(middle)
        self._dock("Documents", self.documents, Qt.DockWidgetArea.LeftDockWidgetArea)
        self._dock("Codebook", self.codebook, Qt.DockWidgetArea.RightDockWidgetArea)
        self._dock("Passages", self.passages, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        fill_menus(self.menuBar(), self.actions_by_name)
        self._fill_tool_bar()

    def _dock(self, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> None:
        dock = QDockWidget(title, self)
        dock.setObjectName(f"dock {title.lower()}")
        dock.setWidget(panel)
        self.addDockWidget(area, dock)
        self._docks.append(dock)

    def _fill_tool_bar(self) -> None:
        bar = self.addToolBar("Places")
        bar.setObjectName("places")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        group = QActionGroup(self)
        for place in PLACES:
            action = self.actions_by_name[place]
            action.setActionGroup(group)
            bar.addAction(action)
            action.triggered.connect(lambda _=False, place=place: self.show_place(place))
        bar.addSeparator()
        for name in ("undo", "redo"):
            bar.addAction(self.actions_by_name[name])

    def _connect(self) -> None:
        self.workspace.told.connect(self.notices.tell)
        self.workspace.changed.connect(self._refresh_undo)
        self.workspace.document_wanted.connect(lambda _: self.show_place("read"))
        self.workspace.spot_wanted.connect(lambda _: self.show_place("read"))
        self.workspace.passages_wanted.connect(lambda _: self.show_place("read"))
        acts: dict[str, Callable[[], object]] = {
            "undo": self.workspace.undo,
            "redo": self.workspace.redo,
            "close": self.close,
            "zoom in": self.reader.zoom_in,
            "zoom out": self.reader.zoom_out,
            "fit width": self.reader.fit_width,
            "go to page": self.reader.ask_page,
            "back": self.reader.travel.back,
            "find": self.reader.find_words,
            "find next": self.reader.finder.next,
            "find previous": self.reader.finder.previous,
            "outline": self.reader.show_outline,
            "next passage": self.reader.next_passage,
            "previous passage": self.reader.previous_passage,
            "caret": self.reader.keys.show_caret,
            "darken pages": self.reader.darken,
            "copy": self.reader.copy,
            "copy quotation": self.reader.copy_quotation,
            "forward": self.reader.travel.forward,
        }
        for name, act in acts.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, act=act: act())
        self.actions_by_name["darken pages"].setChecked(self.reader.view.dark)

    def _refresh_undo(self, _change: Change | None = None) -> None:
        for name, step in (
            ("undo", next_undo(self.workspace.project)),
            ("redo", next_redo(self.workspace.project)),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(step is not None)
            words = step.description.removeprefix("Undo: ") if step else ""
            action.setText(f"&{name.title()} {words}".strip().replace("&&", "&"))
            action.setIconText(name.title())
            action.setToolTip(action.text().replace("&", ""))

    def _hidden(self) -> set[str]:
        return set(str(QSettings().value("hidden panels", "")).split(","))

    def _remember_docks(self) -> None:
        if self._places.currentIndex() == 0 and self.isVisible():
            hidden = [dock.objectName() for dock in self._docks if dock.isHidden()]
            QSettings().setValue("hidden panels", ",".join(hidden))

    def _restore(self) -> None:
        settings = QSettings()
        self.resize(_FIRST)
        geometry, state = settings.value("geometry"), settings.value("panels")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if not (isinstance(state, QByteArray) and self.restoreState(state, _LAYOUT)):
            self.resizeDocks(self._docks[:2], [280, 280], Qt.Orientation.Horizontal)
            self.resizeDocks(self._docks[2:], [190], Qt.Orientation.Vertical)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.show_place("read")
        settings = QSettings()
        settings.setValue("geometry", self.saveGeometry())
        settings.setValue("panels", self.saveState(_LAYOUT))
        self.closed.emit()
        super().closeEvent(event)
