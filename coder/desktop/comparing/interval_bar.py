"""Below the tables: intervals that are being drawn, or a button that draws them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coder.desktop.comparing.asking import Found
from coder.desktop.comparing.intervals import Intervals, is_quick
from coder.desktop.look.controls import push_button
from coder.desktop.look.measures import GRID
from coder.desktop.look.work_bar import WorkBar
from coder.desktop.workspace import Workspace


class IntervalBar(QWidget):
    """Where drawing is quick it begins by itself; else it waits until somebody wants it."""

    drawn = Signal(object, object)  # the comparison, and the same with intervals

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("interval bar")
        self._found: Found | None = None
        self._intervals = Intervals(workspace, self)
        self._work = WorkBar("intervals", "drawing intervals", self._stop)
        self._draw = push_button("draw intervals", "Dra&w intervals", self.begin)
        self._draw.setToolTip("Draw documents anew, which takes a while in a large project")
        self._draw.hide()
        row = QHBoxLayout()
        row.addWidget(self._draw)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._work)
        column.addLayout(row)
        self._intervals.drawn.connect(self.drawn)
        self._intervals.changed.connect(self._tell)
        self._intervals.failed.connect(self._draw.show)  # to try it again

    @property
    def working(self) -> bool:
        """Whether documents are being drawn."""
        return self._intervals.working

    def offer(self, found: Found) -> None:
        """Draw for what was found, or offer to."""
        self._found = found
        wanted = found.has_coefficients and found.agreement is not None
        quick = found.agreement is not None and is_quick(found.agreement)
        self._draw.setVisible(wanted and not quick)
        if wanted and quick:
            self.begin()

    def begin(self) -> None:
        """Draw, from the beginning."""
        found = self._found
        if found is not None and found.agreement is not None:
            self._draw.hide()
            self._intervals.begin(found.agreement, found.limits.alpha)

    def leave(self) -> None:
        """Draw no longer for what was found: it is being found anew."""
        self._found = None
        self._draw.hide()
        self._intervals.cancel()

    def _stop(self) -> None:
        self._intervals.cancel()
        self._draw.show()

    def _tell(self) -> None:
        work = self._intervals
        self._work.setVisible(work.working)
        self._work.show_progress("Drawing documents anew for the intervals", work.done, work.of_all)
