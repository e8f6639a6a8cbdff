"""Figures and differences: beside each other, or in a narrow window one in place of the other."""

from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from coder.desktop.comparing.differences.pane import DifferencesPane
from coder.desktop.comparing.differences.parts import keep_side_width, side_width

_ENOUGH: Final = 900  # pixels for the tables: what is more goes to the page beside them
_BOTH: Final = 1640  # pixels: in less, tables and page have not enough of them beside the list
_SHARE: Final = 0.4  # of the width for the tables, where the page stands beside them
_NAME: Final = "width of the figures"


class Arrangement(QSplitter):
    """The tables at the left, the list of differences at the right, and the page between them.

    Where there is no room for all, the page comes in place of the tables as soon as somebody
    turns to a difference; the list stays where it is.
    """

    figures_seen = Signal()  # again

    def __init__(self, figures: QWidget, pane: DifferencesPane) -> None:
        super().__init__()
        self.setObjectName("compare parts")
        self.setChildrenCollapsible(False)
        self._figures, self._pane = figures, pane
        self._alone = False  # whether the figures give way
        self.addWidget(figures)
        self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(lambda *_: self._keep())
        pane.opening.connect(self._open)
        pane.figures_turned.connect(lambda: self.show_figures(seen=self._alone))
        self._lay_out()

    @property
    def has_figures(self) -> bool:
        """Whether the tables are seen."""
        return not self._alone

    def show_figures(self, *, seen: bool) -> None:
        """Show the tables, or let them give way to the page."""
        if self._alone == seen:
            self._alone = not seen
            self._lay_out()
            if seen:
                self.figures_seen.emit()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _BOTH

    def _open(self) -> None:
        if not self._is_wide:
            self.show_figures(seen=False)

    def _lay_out(self) -> None:
        self._figures.setVisible(self.has_figures)
        self._pane.arrange(
            with_page=self._alone or self._is_wide, with_figures=self.has_figures
        )  # fmt: skip
        room = self.width()
        if self._is_wide:
            held = QSettings().value(_NAME, defaultValue=0, type=int)
            figures = held if isinstance(held, int) and held else min(round(_SHARE * room), _ENOUGH)
        else:
            figures = room - side_width(room)
        self.setSizes([figures, room - figures])

    def _keep(self) -> None:
        """Remember what somebody moved."""
        if self._is_wide:
            QSettings().setValue(_NAME, self.sizes()[0])
        else:
            keep_side_width(self.sizes()[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()
