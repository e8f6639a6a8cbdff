"""The list itself: rows of one height, so that of many none has to be measured."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from coder.desktop.comparing.differences.model import DifferencesModel
from coder.desktop.comparing.differences.rows import DifferenceRows, height_of
from coder.desktop.look.controls import named


class DifferencesView(QTableView):
    """One difference a row; a table, since a list measures all of them whenever one changes."""

    turned_to = Signal()  # somebody goes through its rows by keys

    def __init__(self, model: DifferencesModel) -> None:
        super().__init__()
        named(self, "differences", "Differences")
        self.setModel(model)
        self.setItemDelegate(DifferenceRows(model, self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()
        model.repainted.connect(self.viewport().update)

    def _fit(self) -> None:
        height = height_of(self.fontMetrics())
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In a table these keys go to the ends of a row; here a row is all there is."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        row = ends.get(Qt.Key(event.key()))
        before = self.currentIndex()
        if row is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(self.model().index(row, 0))
        if self.currentIndex() != before:
            self.turned_to.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters settle; what they do not, they do not search for either."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The opened difference stays in sight where the list gives way to what is said of it."""
        top = self.visualRect(self.currentIndex()).top()
        super().resizeEvent(event)
        if 0 <= top < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
