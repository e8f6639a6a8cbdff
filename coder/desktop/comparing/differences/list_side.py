"""The list of differences, with what filters it and what counts it."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.comparing.again_bar import AgainBar
from coder.desktop.comparing.differences.chosen import SORTS, Filtered, Sort
from coder.desktop.comparing.differences.listing import Shown
from coder.desktop.comparing.differences.model import DifferencesModel
from coder.desktop.comparing.differences.view import DifferencesView
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, push_button, tool_button, words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line

_FAILED: Final = "The differences could not be read: the list may be outdated."
_BAR: Final = 6  # pixels
_STANDINGS: Final = (
    (None, "Any state"), ("open", "Open"), ("contested", "Contested"), ("deferred", "Put off"),
    ("settled", "Settled"),
)  # fmt: skip


class ListSide(QWidget):
    """What stands beside the page."""

    filtered = Signal()
    several_wanted = Signal()
    page_wanted = Signal()
    again_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, model: DifferencesModel) -> None:
        super().__init__()
        self.setObjectName("difference list side")
        self._progress = words(name="differences settled")
        self._bar = named(QProgressBar(), "differences bar", "Settled differences")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        self.sort = Choice("difference kind", "Which differences are listed", letters=12)
        sorts: list[tuple[Sort | None, str]] = [(None, "All differences"), *SORTS.items()]
        self.sort.offer(sorts)
        self.standing = Choice("difference standing", "Open or settled", letters=10)
        self.standing.offer(_STANDINGS)
        self._count = named(QLabel(), "difference count", "Listed")
        self.view = DifferencesView(model)
        self._none = words("No difference is listed here.", name="none listed")
        self.failed = AgainBar("differences", _FAILED, self.again_wanted.emit)
        self._chosen = ""
        self.all = tool_button("list all", "Show all differences again, not of one row alone",
                               self.all_wanted.emit, text="Show all")  # fmt: skip
        self.all.hide()
        self.names = named(QCheckBox("Show na&mes"), "show names", "Show the reviewers' names")
        self.several = push_button("several", "&Settle several…", self.several_wanted.emit)
        self.sort.value_changed.connect(self.filtered)
        self.standing.value_changed.connect(self.filtered)
        self._build()

    @property
    def filter(self) -> Filtered:
        """What is chosen above the list."""
        return Filtered(self.sort.value, self.standing.value)

    def tell(self, shown: Shown) -> None:
        """Say how far the team is."""
        self.failed.hide()
        others = (shown.contested, "contested"), (shown.deferred, "put off")
        besides = "".join(f", {number:,} {how}" for number, how in others if number)
        of = f" in {self._chosen}" if self._chosen else ""
        self._progress.setText(f"{shown.settled:,} of {shown.of_all:,} settled{of}{besides}")
        self._progress.setAccessibleName(self._progress.text())
        self._bar.setRange(0, max(1, shown.of_all))
        self._bar.setValue(shown.settled)
        listed = len(shown.rows)
        self._count.setText("" if listed == shown.of_all else f"{listed:,} listed")
        self._none.setVisible(not listed)
        self.view.setVisible(bool(listed))

    def tell_chosen(self, chosen: str) -> None:
        """Say what alone is listed, as it was chosen elsewhere; empty: all."""
        self._chosen = one_line(chosen)
        self.all.setVisible(bool(chosen))

    def _build(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(HALF)
        filters.addWidget(self.sort, 3)
        filters.addWidget(self.standing, 2)
        self.to_page = push_button("to the page", "Show the page", self.page_wanted.emit)
        self.to_page.setToolTip("Show the page of the difference in place of the figures (F)")
        policy = self.to_page.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that no row moves under the mouse
        self.to_page.setSizePolicy(policy)
        self.to_page.hide()
        head = QHBoxLayout()
        head.addWidget(self._progress, 1)
        head.addWidget(self._count)
        head.addWidget(self.all)
        head.addWidget(self.to_page)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.names, 1)
        foot.addWidget(self.several)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(filters)
        column.addWidget(self.view, 1)
        column.addWidget(self._none)
        column.addWidget(self.failed)
        column.addStretch(0)
        column.addLayout(foot)
