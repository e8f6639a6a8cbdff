"""The codebook: the tree of themes, a field that searches in it, and what a theme means."""

import json
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.codebook import acts
from coder.desktop.codebook.details import ThemeDetails
from coder.desktop.codebook.menu import fill_menu
from coder.desktop.codebook.name_bar import NameBar
from coder.desktop.codebook.removal import RemovalDialog
from coder.desktop.codebook.tree_model import CodebookModel
from coder.desktop.codebook.tree_view import ThemeTree
from coder.desktop.coding import code_marked, recode_with_id
from coder.desktop.look.controls import faint_words, named, tool_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.workspace import Wanted, Workspace
from coder.domain.journal.change import Change
from coder.domain.theme import SEPARATOR, Theme
from coder.operations.codebook import freeze
from coder.store import codebook
from coder.store.themes import themes

_FOLDED: Final = "folded themes"
_COUNTS_AFTER: Final = 120  # milliseconds: counting must not stand between a key and the page


class CodebookPanel(QWidget):
    """The codebook of the project."""

    merge_wanted = Signal(object)  # Theme: choose what it is merged into

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebook")
        self._workspace = workspace
        self.model = CodebookModel(workspace.id, self)
        self.tree = ThemeTree(self.model)
        self.details = ThemeDetails()
        self.bar = NameBar()
        self.filter = named(QLineEdit(), "theme filter", "Search the themes")
        self._empty = words(
            "No themes yet. N adds one; or mark a passage, press Q, and type a name.",
            name="codebook empty",
        )
        self._version = faint_words(name="codebook version")
        self._fold = QToolButton()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._count = QTimer(self, singleShot=True, interval=_COUNTS_AFTER)
        self._build()
        self._connect()
        self._refresh()
        stored = workspace.project.local(_FOLDED)
        self.tree.fold(set(json.loads(stored)) if stored else set())

    def add_theme(self, under: Theme | None = None) -> None:
        """Ask for the name of a new theme, below another or at the top level."""
        where = f"below “{under.path}”" if under else "at the top level"
        self.bar.ask(
            f"New theme {where}", button="Add", named_so=lambda name: self._add(under, name)
        )

    def add_beside(self) -> None:
        """Ask for the name of a new theme: beside the one at which the keyboard is, else on top."""
        current = self.tree.current() if self.tree.hasFocus() else None
        held = {theme.id: theme for theme in themes(self._workspace.project)}
        self.add_theme(held.get(current.parent or "") if current else None)

    def freeze(self) -> None:
        """Ask for the name under which the codebook is frozen."""
        self.bar.ask("Freeze the codebook as a version", button="Freeze", named_so=self._freeze)

    def merge(self, theme: Theme, into: Theme) -> None:
        """Merge a theme into another."""
        acts.merge(self._workspace, theme, into)
        self.tree.choose([into.id])

    def remove(self) -> None:
        """Remove the selected themes; what goes along is said first."""
        chosen = self.tree.chosen()
        if not chosen:
            return
        below = [one for theme in chosen for one in self.model.below(theme) if one not in chosen]
        along = acts.what_goes_along(self._workspace, chosen, list(dict.fromkeys(below)))
        what = ", ".join(f"“{theme.name}”" for theme in chosen)
        if along is None or RemovalDialog.ask(what, along, self):
            acts.remove(self._workspace, chosen)

    def act(self, asked: str) -> None:
        """Do what a key or an entry of the menu asks for with the current theme."""
        current = self.tree.current()
        if current is None:
            return
        if asked in acts.DIRECTIONS:
            self._shift(current, asked)
            return
        {
            "passages": lambda: self._show_passages(current),
            "code": lambda: code_marked(self._workspace, [one.id for one in self.tree.chosen()]),
            "add": self.add_beside,
            "add below": lambda: self.add_theme(current),
            "rename": lambda: self.tree.edit(self.model.index_of(current.id)),
            "memo": lambda: acts.note(self._workspace, current),
            "merge": lambda: self.merge_wanted.emit(current),
            "remove": self.remove,
        }[asked]()

    def _build(self) -> None:
        self.filter.setPlaceholderText("Search the themes")
        self.filter.setClearButtonEnabled(True)
        top = QHBoxLayout()
        top.setSpacing(HALF)
        top.addWidget(self.filter, 1)
        top.addWidget(tool_button("add theme", "New theme (N)", self.add_beside, picture="add"))
        self._split.addWidget(self.tree)
        self._split.addWidget(self._foldable())
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(HALF)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self._empty)
        column.addWidget(self._split, 1)
        column.addWidget(self._version)
        shown = str(QSettings().value("theme details", "no")) == "yes"
        self._fold_details(shown)

    def _foldable(self) -> QWidget:
        """What is written about the theme, which can be folded away."""
        named(self._fold, "fold details", "About the theme")
        self._fold.setText("About the theme")
        self._fold.setAutoRaise(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(HALF)
        below.addWidget(self._fold)
        below.addWidget(self.details)
        return lower

    def _connect(self) -> None:
        self._workspace.changed.connect(self._follow)
        self._workspace.leaving.connect(self._leave)
        self._count.timeout.connect(lambda: self.model.count(acts.counts(self._workspace)))
        self._fold.clicked.connect(lambda: self._fold_details(self.details.isHidden()))
        self.filter.textChanged.connect(self._search)
        self.tree.wanted.connect(self.act)
        self.tree.doubleClicked.connect(lambda _: self.act("passages"))
        self.tree.selectionModel().currentChanged.connect(self._show_current)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.details.edited.connect(self._put)
        # After the drag is over, and the field of the name closed: the tree may be made anew.
        queued = Qt.ConnectionType.QueuedConnection
        self.model.renamed.connect(self._rename, queued)
        self.model.themes_dropped.connect(self._drop, queued)
        self.model.marked_dropped.connect(lambda id_: code_marked(self._workspace, [id_]), queued)
        self.model.coding_dropped.connect(
            lambda coding, id_: recode_with_id(self._workspace, coding, id_), queued
        )
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.filter)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._enter_tree)

    def _follow(self, change: Change) -> None:
        if change.tables & {"theme", "identity", "codebook_version"}:
            self._refresh()
        elif "coding" in change.tables:
            self._count.start()

    def _refresh(self) -> None:
        project = self._workspace.project
        self._count.stop()
        held = themes(project)
        self.tree.keep_place(lambda: self.model.load(held, acts.counts(self._workspace)))
        self._empty.setVisible(not held)
        self._split.setVisible(bool(held))
        self._show_current()
        version = codebook.last_version(project)
        edited = ", edited since" if version and codebook.edited_since(project, version) else ""
        self._version.setText(f"Version “{version.name}”{edited}" if version else "No version yet")

    def _show_current(self, *_: QModelIndex) -> None:
        self.details.show_theme(self.tree.current(), themes(self._workspace.project))

    def _search(self, typed: str) -> None:
        self.tree.keep_place(lambda: self.model.search(typed))

    def _enter_tree(self) -> None:
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.model.index(0, 0))
        self.tree.setFocus()

    def _fold_details(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        self._fold.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self.details.setVisible(shown)
        lower = self.details.parentWidget()
        if lower is not None:
            lower.setMaximumHeight(_ANY if shown else self._fold.sizeHint().height())
        QSettings().setValue("theme details", "yes" if shown else "no")

    def _add(self, under: Theme | None, name: str) -> bool:
        path = f"{under.path}{SEPARATOR}{name}" if under else name
        change = acts.add(self._workspace, path)
        if change is not None:
            self.tree.choose(change.ids("theme")[-1:])
        return change is not None

    def _freeze(self, name: str) -> bool:
        return self._workspace.do(lambda: freeze(self._workspace.project, name)) is not None

    def _rename(self, id_: str, name: str) -> None:
        self._put(id_, {"name": name})

    def _put(self, id_: str, fields: dict[str, str | int | None]) -> None:
        held = next((one for one in themes(self._workspace.project) if one.id == id_), None)
        if held is not None:
            acts.put(self._workspace, held, fields)
            self._show_current()

    def _shift(self, theme: Theme, direction: str) -> None:
        place = acts.place_beside(themes(self._workspace.project), theme, direction)
        if place is not None:
            parent, before = place
            acts.move(self._workspace, [theme], parent, before)

    def _drop(self, ids: list[str], parent: str, behind: str) -> None:
        held = {theme.id: theme for theme in themes(self._workspace.project)}
        moved = [held[id_] for id_ in ids if id_ in held]
        siblings = [one for one in held.values() if (one.parent or "") == parent]
        behind_it = [one.id for one in siblings]
        start = behind_it.index(behind) if behind in behind_it else len(siblings)
        before = next((one for one in siblings[start:] if one not in moved), None)
        if moved:
            acts.move(self._workspace, moved, held.get(parent), before)

    def _show_passages(self, theme: Theme) -> None:
        self._workspace.passages_wanted.emit(Wanted(theme=theme.id))

    def _show_menu(self, place: QPoint) -> None:
        menu = named(QMenu(self), "theme menu", "What can be done with the theme")
        fill_menu(menu, self.tree.chosen(), self.act, is_marked=self._workspace.marked is not None)
        menu.addSeparator()
        menu.addAction("Free&ze the codebook…").triggered.connect(self.freeze)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _leave(self) -> None:
        self.details.save()
        self._count.stop()
        if self._workspace.project.write:
            folded = json.dumps(sorted(self.tree.folded))
            self._workspace.project.set_local(_FOLDED, folded)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.tree)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)


_ANY: Final = 16_777_215  # pixels: QWIDGETSIZE_MAX
