"""The passages that something is about, beside where it is decided; Enter leads to the page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import named, push_button
from coder.desktop.look.measures import GRID
from coder.desktop.passages.acts import copy_quotations, spot_of
from coder.desktop.passages.model import (
    DOCUMENT,
    HEADS,
    PAGE,
    QUOTATION,
    REVIEWER,
    THEME,
    PassagesModel,
)
from coder.desktop.passages.view import PassagesView
from coder.desktop.workspace import Workspace
from coder.domain.telling import counted

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from coder.store.project import Project

_NARROW: Final = 60  # letters


class SideView(PassagesView):
    """Beside where something is decided; where that is narrow, all but the words stands below."""

    below: Sequence[int] = (DOCUMENT, PAGE, THEME, REVIEWER)

    def _fit(self) -> None:
        letters = self.viewport().width() // self.fontMetrics().horizontalAdvance("0")
        if letters > _NARROW:
            super()._fit()
            return
        for column in range(len(HEADS)):
            self.setColumnHidden(column, column != QUOTATION)
        self._quotations.below = self.below


class OfThemeView(SideView):
    """The passages of one theme, which therefore is not told."""

    below = (DOCUMENT, PAGE, REVIEWER)

    def _fit(self) -> None:
        super()._fit()
        self.hideColumn(THEME)


class Quotations(QWidget):
    """A list of codings as quotations; hidden while there are none."""

    def __init__(
        self, workspace: Workspace, name: str, *, page: str = "Show on the pa&ge",
        view: type[SideView] = SideView, of: str = "concerned",
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName(f"{name} section")
        self._workspace = workspace
        self._of = of  # what they are passages of
        self._model = PassagesModel(workspace, self)
        self._fetcher = Fetcher(workspace, self)
        self._count = named(QLabel(), f"{name} count")
        self.view = view(self._model)
        named(self.view, name, "The passages concerned")
        self.view.horizontalHeader().setSortIndicatorShown(False)
        self.view.horizontalHeader().setSectionsClickable(False)
        self.view.wanted.connect(self._go)
        self.view.copying.connect(self.copy_quotations)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self._page = push_button(f"{name} page", page, self._go_to_current)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._count, 1)
        row.addWidget(self._page)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._inside)

    def fetch(self, read: "Callable[[Project], array[int]]") -> None:
        """Show the codings whose row numbers are read."""
        self._fetcher.fetch(read, self.show_rows)

    def show_rows(self, rows: "array[int]") -> None:
        """Show these codings."""
        self._model.show(rows)
        self._inside.setVisible(bool(rows))
        self._count.setText(f"{counted(len(rows), 'passage')} {self._of}:")
        if rows:  # ready for the keys, and not yet chosen
            first = self._model.index(0, QUOTATION)
            none = QItemSelectionModel.SelectionFlag.NoUpdate
            self.view.selectionModel().setCurrentIndex(first, none)

    def copy_quotations(self) -> None:
        """Copy the chosen quotations with their citations."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        found = (self._model.passage(row) for row in rows)
        copy_quotations(self._workspace, [one for one in found if one is not None])

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("quotation menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("&Go to the passage", self._go_to_current)
        menu.addAction("Copy quotation with c&itation", self.copy_quotations)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _go_to_current(self) -> None:
        self._go(self.view.currentIndex())

    def _go(self, index: QModelIndex) -> None:
        spot = spot_of(self._model.passage(index.row())) if index.isValid() else None
        if spot is not None:
            self._workspace.spot_wanted.emit(spot)
