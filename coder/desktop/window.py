"""The window of one project: its places, its panels and its menus. Glue, and nothing else.

What is not seen at first is built when it is asked for: that saves a third of the time to start.
"""

# ruff: noqa: PLC0415 - the rooms of what is built later are imported later
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from coder.desktop.actions import fill_menus, make_actions, offer_appearances
from coder.desktop.assessing.panel import CellsPanel
from coder.desktop.charting.acts import ChartingActs
from coder.desktop.charting.panel import ChartingPanel
from coder.desktop.codebook.panel import CodebookPanel
from coder.desktop.coding_tools import coding_acts, watch_keys
from coder.desktop.documents.file_drops import FileDrops
from coder.desktop.documents.panel import DocumentsPanel
from coder.desktop.foot import Foot
from coder.desktop.going_round import go_round
from coder.desktop.history.steps import words_of
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.notices import NoticeBar
from coder.desktop.passages.panel import PassagesPanel
from coder.desktop.quoting import quoting_part
from coder.desktop.reader.panel import ReaderPanel
from coder.desktop.reading_place import ReadingPlace
from coder.desktop.searching.panel import SearchPanel
from coder.desktop.seen_marked import seen_marked
from coder.desktop.tool_bar import fill_tool_bar
from coder.desktop.window_size import SMALLEST, remember_size, restore_size
from coder.desktop.workspace import Wanted, Workspace
from coder.domain.journal.change import Change
from coder.operations.projects import set_blind
from coder.store.blindness import is_blind
from coder.store.history import next_redo, next_undo
from coder.store.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from coder.desktop.charts.place import ChartsPlace
    from coder.desktop.comparing.place import ComparePlace
    from coder.desktop.history.place import HistoryPlace
    from coder.desktop.matrix.exporting import ExportStrip
    from coder.desktop.matrix.place import MatrixPlace
    from coder.desktop.statements.place import StatementsPlace
    from coder.desktop.team.place import TeamPlace

_Place = TypeVar("_Place", bound=QWidget)
_FINDS: Final = {"find": ("read", "matrix"), "find next": ("read",), "find previous": ("read",)}
"""Where something can be found: what is hidden is not searched."""


class Window(QMainWindow):
    """A project's window."""

    closed = Signal()
    project_dropped = Signal(Path)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("window")
        self.workspace = workspace
        self.actions_by_name = make_actions(self)
        self.reader = ReaderPanel(workspace)  # it shows an act before the lists take it in
        self.documents = DocumentsPanel(workspace)
        self.codebook = CodebookPanel(workspace)
        self.passages = PassagesPanel(workspace)
        self.searching = SearchPanel(workspace)
        self.reading = ReadingPlace(self.reader)
        self.cells = CellsPanel(workspace)
        self.charting = ChartingPanel(workspace)
        self.charting_acts = ChartingActs(
            workspace, self.reader, self.charting, self.show_panel,
            lambda: seen_marked(workspace, self.reader.view, self),
        )  # fmt: skip
        self.notices = NoticeBar()
        self._places = QStackedWidget()
        self._build()
        self._connect()
        self._refresh_undo()
        restore_size(self)
        self.show_place("read")

    @cached_property
    def matrix(self) -> "MatrixPlace":
        """The place of documents and themes in one table."""
        from coder.desktop.matrix.place import MatrixPlace

        place = self._added(MatrixPlace(self.workspace))
        place.export_wanted.connect(self.actions_by_name["export"].trigger)
        return place

    @cached_property
    def statements(self) -> "StatementsPlace":
        """The place of what goes into the paper."""
        from coder.desktop.statements.place import StatementsPlace

        return self._added(StatementsPlace(self.workspace))

    @cached_property
    def team(self) -> "TeamPlace":
        """The place of reviewers, copies and merges."""
        from coder.desktop.team.place import TeamPlace

        place = self._added(TeamPlace(self.workspace))
        place.wanted.connect(lambda: self.show_place("team"))
        return place

    @cached_property
    def compare(self) -> "ComparePlace":
        """The place of how far reviewers agree, and of where they do not."""
        from coder.desktop.comparing.place import ComparePlace

        return self._added(ComparePlace(self.workspace))

    @cached_property
    def history(self) -> "HistoryPlace":
        """The place of what was done, when and by whom."""
        from coder.desktop.history.place import HistoryPlace

        return self._added(HistoryPlace(self.workspace))

    @cached_property
    def charts(self) -> "ChartsPlace":
        """The place of what the numbers look like."""
        from coder.desktop.charts.place import ChartsPlace

        return self._added(ChartsPlace(self.workspace))

    @cached_property
    def exporting(self) -> "ExportStrip":
        """Below the places while a workbook is written."""
        from coder.desktop.matrix.exporting import ExportStrip

        strip = ExportStrip(self.workspace)
        self._foot.hold(strip)
        return strip

    def show_place(self, place: str) -> None:
        """Show one of the places."""
        shown: QWidget = getattr(self, "reading" if place == "read" else place)
        self._places.setCurrentWidget(shown)
        self.actions_by_name[place].setChecked(True)
        for name, places in _FINDS.items():
            self.actions_by_name[name].setEnabled(place in places)
        self._panels.setEnabled(place == "read")  # what is out of sight cannot be seen to go
        shown.setFocus()

    def show_panel(self, panel: QWidget) -> None:
        """Show a part of the reading place, also one that lies behind another or was closed."""
        if self._places.currentWidget() is not self.reading:
            self.show_place("read")
        self.reading.show_panel(panel)

    def _added(self, place: _Place) -> _Place:
        self._places.addWidget(place)
        return place

    def _build(self) -> None:
        self.setMinimumSize(SMALLEST)
        self._add_panels()
        self._places.addWidget(self.reading)
        self._foot = Foot(self.notices)
        self.setCentralWidget(self._foot.below(self._places))
        self._panels = fill_menus(self.menuBar(), self.actions_by_name, self.reading.panel_switches)
        fill_tool_bar(self, self.actions_by_name, self.show_place)
        FileDrops(self, self.documents.importing.bring_in, self.project_dropped.emit)
        self._name()

    def _add_panels(self) -> None:
        areas = Qt.DockWidgetArea
        add = self.reading.add_panel
        add("Documents", self.documents, areas.LeftDockWidgetArea)
        add("Codebook", self.codebook, areas.RightDockWidgetArea)
        for title, panel in (("Open cells", self.cells), ("Charting", self.charting)):
            dock = add(title, panel, areas.RightDockWidgetArea, behind=self.codebook)
            panel.retitled.connect(dock.setWindowTitle)
        add("Passages", self.passages, areas.BottomDockWidgetArea)
        add("Search", self.searching, areas.BottomDockWidgetArea, behind=self.passages)

    def _connect(self) -> None:
        self.workspace.changed.connect(lambda _: self.notices.close_it())
        self.workspace.told.connect(self.notices.tell)
        self.workspace.changed.connect(self._refresh_undo)
        self.workspace.changed.connect(self._name)
        self.workspace.document_wanted.connect(lambda _: self.show_place("read"))
        self.workspace.spot_wanted.connect(lambda _: self.show_place("read"))
        self.workspace.passages_wanted.connect(self._show_passages)
        self.documents.wanted.connect(lambda: self.show_panel(self.documents))
        acts: dict[str, Callable[[], object]] = {
            "undo": self.workspace.undo,
            "redo": self.workspace.redo,
            "close": self.close,
            "quit": QApplication.closeAllWindows,
            "next part": lambda: go_round(self._parts(), 1),
            "previous part": lambda: go_round(self._parts(), -1),
            **self.reader.acts,
            "find": self._find,
            **coding_acts(self.workspace, self.reader, self.codebook, self.cells, self.show_panel),
            **self.charting_acts.acts,
            **self.documents.acts,
            "export": lambda: self.exporting.ask(self.matrix.shown),
            "search passages": lambda: self._search(self.passages),
            "search texts": lambda: self._search(self.searching),
            "copy quotation": self._copy_quotation,
            "blind": self._switch_blind,
            # Not before they are wanted is there a team's place.
            "copy for": lambda: self.team.copy_for(),  # noqa: PLW0108
            "send to lead": lambda: self.team.send_to_lead(),  # noqa: PLW0108
            "get changes": lambda: self.team.get_changes(),  # noqa: PLW0108
            "merge": lambda: self.team.choose_files(),  # noqa: PLW0108
            "keys": self._show_keys,
            "about": self._show_about,
        }
        for name, act in acts.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, act=act: act())
        offer_appearances(self, self.actions_by_name)
        self.actions_by_name["darken pages"].setChecked(self.reader.view.dark)
        self.reader.region.switched.connect(self.actions_by_name["region"].setChecked)
        watch_keys(self.workspace, self.reader, self.actions_by_name)

    def _parts(self) -> list[QWidget]:
        """What F6 goes round."""
        shown = self._places.currentWidget() or self._places
        parts = getattr(shown, "parts", lambda: [shown])()
        return parts if self.notices.isHidden() else [*parts, self.notices]

    def _show_passages(self, wanted: Wanted) -> None:
        self.show_place("read")
        self.passages.show_wanted(wanted)

    def _show_keys(self) -> None:
        from coder.desktop.help.keys import KeysDialog

        KeysDialog(self).open()

    def _show_about(self) -> None:
        from coder.desktop.help.about import AboutDialog

        AboutDialog(self).exec()

    def _search(self, panel: PassagesPanel | SearchPanel) -> None:
        self.show_panel(panel)
        self.reading.give_room(panel)
        panel.search()

    def _find(self) -> None:
        """Search what is shown: the document, or the rows of the matrix."""
        place = self._places.currentWidget()
        (self.reader.finder.open_bar if place is self.reading else self.matrix.search)()

    def _copy_quotation(self) -> None:
        """Of the passages where the keyboard is, else of what is marked in the reader."""
        (quoting_part(QApplication.focusWidget()) or self.reader).copy_quotations()

    def _refresh_undo(self, _change: Change | None = None) -> None:
        for name, step in (
            ("undo", next_undo(self.workspace.project)),
            ("redo", next_redo(self.workspace.project)),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(step is not None)
            words = f"{name.title()} {words_of(step)}".strip() if step else name.title()
            action.setText("&" + words.replace("&", "&&"))
            action.setIconText(name.title())
            action.setToolTip(tool_tip(words))

    def _name(self, change: Change | None = None) -> None:
        if change is not None and "project" not in change.tables:
            return
        project = self.workspace.project
        reading_only = "" if project.write else " (reading only)"
        self.setWindowTitle(f"{one_line(title_of(project))}{reading_only}")
        self.actions_by_name["blind"].setChecked(is_blind(project))

    def _switch_blind(self) -> None:
        project = self.workspace.project
        self.workspace.do(lambda: set_blind(project, blind=not is_blind(project)))
        self.actions_by_name["blind"].setChecked(is_blind(project))

    def end(self) -> None:
        """Remember how everything stands, and let go of the project; nobody is asked any more."""
        remember_size(self)
        self.reading.remember()
        self.documents.leave()
        self.closed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.charting.may_leave():
            event.ignore()
            self.show_panel(self.charting)
            return
        self.end()
        super().closeEvent(event)
