"""The pages of a comparison behind their tabs, and what is chosen in the one that is seen."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from coder.analysis.comparing.agreement import Agreement
from coder.analysis.comparing.units import CELLS
from coder.desktop.comparing.asking import Found
from coder.desktop.comparing.confusion_model import Confusion
from coder.desktop.comparing.confusion_page import ConfusionPage
from coder.desktop.comparing.differences.chosen import ChosenDifferences
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.figures_page import (
    ORDERS,
    DocumentsPage,
    FiguresPage,
    PairsPage,
    ThemesPage,
)
from coder.desktop.comparing.over_rounds import OverRoundsPage
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, toggle, tool_button, words
from coder.desktop.look.measures import GRID

THEMES, DOCUMENTS, PAIRS, CONFUSIONS, ROUNDS = range(5)
_TITLES: Final = ("Themes", "Doc&uments", "P&airs", "Con&fusions", "Rounds")
_EVERYTHING: Final = ChosenDifferences()


class Tables(QWidget):
    """Themes, documents, pairs, confusions, rounds."""

    chosen = Signal(object)  # ChosenDifferences
    wanted = Signal()  # go to what differs
    arranging = Signal()  # another order, or other columns
    rounds_wanted = Signal()  # the page of rounds is seen

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("compare tables")
        self._others: tuple[Found, Agreement] | None = None
        self._unfilled: set[int] = set()
        self._names_shown = False
        self.themes = ThemesPage()
        self.documents = DocumentsPage()
        self.pairs = PairsPage()
        self.confusions = ConfusionPage()
        self.rounds = OverRoundsPage()
        self.tabs = named(QTabBar(), "compare tabs", "Tables of the comparison")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for title in _TITLES:
            self.tabs.addTab(title)
        self.order = Choice("compare order", "Order", letters=12)
        self.order.offer(list(ORDERS.items()))
        self.more = toggle("more columns", "More coefficients: kappa, AC1, percent and others",
                           "More co&lumns")  # fmt: skip
        self.all = tool_button("all differences", "Show all differences again, not of one row alone"
                               " (Esc)", self.choose_everything, text="Show all")  # fmt: skip
        self.all.hide()
        self.overall = words(name="overall")
        self._pages = QStackedWidget()
        for page in (self.themes, self.documents, self.pairs, self.confusions, self.rounds):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect()

    @property
    def tab(self) -> int:
        """The tab that is seen."""
        return self.tabs.currentIndex()

    @property
    def table(self) -> QWidget:
        """What is worked with in the page that is seen."""
        views = (self.themes.view, self.documents.view, self.pairs.view, self.confusions.view)
        if self.tab < ROUNDS:
            return views[self.tab]
        return self.rounds.table or self.tabs

    def show_themes(self, found: Found) -> None:
        """Show what is known at once: the themes."""
        is_on = found.has_coefficients
        self.tabs.setTabVisible(ROUNDS, is_on)
        self.more.setVisible(is_on)
        names, more = self._names(found), self.more.isChecked()
        self.themes.show_themes(found, names, order=self.order.value, more=more)

    def show_others(self, found: Found, agreement: Agreement) -> None:
        """Show what was computed after them; ``agreement`` is what holds it.

        A page is filled when it is seen.
        """
        self._others = found, agreement
        self._unfilled = {DOCUMENTS, PAIRS, CONFUSIONS}
        is_told = found.has_coefficients and agreement.unit != CELLS  # which are no places
        self.themes.show_groups(agreement if is_told else None, self._names(found))
        self._fill()

    def show_names(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Tell reviewers by their names, or by numbers, as the differences beside it do."""
        self._names_shown = shown
        self.arranging.emit()

    def _names(self, found: Found) -> Names:
        coders = () if found.agreement is None else found.agreement.held.coders
        return Names(coders, self._names_shown)

    def _fill(self) -> None:
        if self._others is None or self.tab not in self._unfilled:
            return
        self._unfilled.discard(self.tab)
        found, agreement = self._others
        names, order, more = self._names(found), self.order.value, self.more.isChecked()
        if self.tab == DOCUMENTS:
            self.documents.show_documents(found, names, order=order, more=more)
        elif self.tab == PAIRS:
            self.pairs.show_pairs(found, names, order=order, more=more)
        else:
            self.confusions.show_agreement(agreement, names)

    def take_keyboard(self) -> None:
        """The keyboard goes to the page that is seen."""
        self.table.setFocus()

    def choose_everything(self) -> None:
        """Choose nothing in particular in the page that is seen."""
        page = self._pages.currentWidget()
        if isinstance(page, FiguresPage):
            page.view.choose(None)
            page.view.setFocus()

    def tell_chosen(self) -> None:
        """Say what is chosen in the page that is seen."""
        if self.tab == CONFUSIONS:
            self.all.hide()
            self.confusions.tell_chosen()
            return
        page = self._pages.currentWidget()
        row = page.view.current if isinstance(page, FiguresPage) else None
        self.all.setVisible(row is not None)
        self.chosen.emit(_EVERYTHING if row is None else self._of(row.key))

    def _of(self, key: object) -> ChosenDifferences:
        if self.tab == DOCUMENTS:
            return ChosenDifferences(document=str(key))
        if self.tab == PAIRS and isinstance(key, tuple):
            return ChosenDifferences(pair=(key[0], key[1]))
        return ChosenDifferences(theme=key if isinstance(key, int) else None)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self.tabs)
        above.addStretch(1)
        above.addWidget(self.all)
        above.addWidget(self.order)
        above.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(self.overall)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.order.value_changed.connect(self.arranging)
        self.more.toggled.connect(lambda _: self.arranging.emit())
        for page in (self.themes, self.documents, self.pairs):
            page.chosen.connect(self.tell_chosen)
            page.wanted.connect(self.wanted)
            page.sort_wanted.connect(self._sort)
        self.confusions.chosen.connect(self._choose_confusion)
        self.confusions.wanted.connect(self.wanted)

    def _choose_confusion(self, cell: Confusion) -> None:
        whose = self.confusions.model.whose
        self.chosen.emit(ChosenDifferences(theme=cell.put, other=cell.instead, whose=whose))

    def _sort(self, order: str) -> None:
        self.order.choose(order)
        self.arranging.emit()

    def _turn(self, tab: int) -> None:
        self._fill()
        self._pages.setCurrentIndex(tab)
        self.order.setVisible(tab < CONFUSIONS)
        self.more.setEnabled(tab < CONFUSIONS)
        if tab == ROUNDS:
            self.rounds_wanted.emit()
        self.tell_chosen()
