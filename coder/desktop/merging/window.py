"""The merge window: what a merge brings, step by step, and what is to be decided about it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from coder.desktop.look.controls import push_button
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.times import day_and_time
from coder.desktop.merging import acts
from coder.desktop.merging.arrivals import Arrivals
from coder.desktop.merging.conflicts import Conflicts
from coder.desktop.merging.head import Head
from coder.desktop.merging.proposals import Proposals
from coder.desktop.merging.rehearsal import Rehearsal
from coder.desktop.merging.saying import came_in, to_come
from coder.desktop.merging.shown import Shown
from coder.desktop.merging.steps import Step, Steps
from coder.desktop.merging.themes import Themes
from coder.desktop.merging.unplaced import Unplaced
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.domain.merge_report import MergeReport
from coder.domain.telling import listed
from coder.store.merges import Merged, merges, report_of

_NOTHING: Final = "There is nothing new in this: all of it is here already."
_ITSELF: Final = "This is the project that is open here: choose the files of others."
_SAFE: Final = "Nothing has been changed yet, and a merge can be taken back at any time."
_OPEN: Final = "What is to be decided"


class _Stack(QStackedWidget):
    """The pages; the keyboard goes to the main part of the one that is seen."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, getattr(self.currentWidget(), "main", None))


class MergeWindow(QWidget):
    """Steps on the left, the page of one of them beside; it takes the place of the team's.

    It can be closed and opened again at any time: what was decided are acts like all others.
    """

    closed = Signal()

    def __init__(self, workspace: Workspace, wait: acts.Wait) -> None:
        super().__init__()
        self.setObjectName("merge window")
        self._workspace, self._wait = workspace, wait
        self._shown = Shown()
        self._changed: set[str] = set()  # tables of which the pages have not heard yet
        self.arrivals = Arrivals(workspace)
        self.themes = Themes(workspace)
        self.proposals = Proposals(workspace)
        self.conflicts = Conflicts(workspace, wait)
        self.unplaced = Unplaced(workspace)
        self._pages: dict[str, Arrivals | Themes | Proposals | Conflicts | Unplaced] = {
            "arrivals": self.arrivals, "themes": self.themes, "proposals": self.proposals,
            "conflicts": self.conflicts, "unplaced": self.unplaced,
        }  # fmt: skip
        self._rehearsal = Rehearsal(workspace)
        self.steps = Steps()
        self._head = Head(
            {
                "merge now": self._merge, "cancel merge": self.leave,
                "show what came": self._show_passages, "save report": self._save_report,
                "take back merge": self._flip, "bring back merge": self._flip,
            }
        )  # fmt: skip
        self._stack = _Stack()
        self._build()
        self._connect()

    def rehearse(self, paths: Sequence[Path]) -> None:
        """Try a merge on a copy, and show what it would bring."""
        self._shown = Shown(paths=tuple(paths), whose=self._workspace.whose)
        self._head.tell("Looking at what would come in", self._names(), "cancel merge")
        self.steps.hide()
        self._stack.setCurrentWidget(self._rehearsal)
        self._rehearsal.start(paths)
        self._head.focus_on("cancel merge")

    def show_merge(self, number: int | None, step: str = "arrivals") -> None:
        """Show a merge that was made, or only what the project has to decide."""
        report = None if number is None else report_of(self._workspace.project, number)
        self._show(Shown(report, number, whose=self._workspace.whose), step)
        self.steps.table.setFocus()

    @property
    def rehearsing(self) -> bool:
        """Whether a merge is being tried just now."""
        return self._rehearsal.running

    def leave(self) -> None:
        """Close it; what was only tried is forgotten."""
        self._rehearsal.stop()
        self.closed.emit()

    def parts(self) -> list[QWidget]:
        """What F6 goes round: the steps, what stands above, and the page."""
        found = [self.steps, self._head, self._stack]
        return [part for part in found if part.isVisible()]

    def _found(self, report: MergeReport) -> None:
        shown = Shown(report, paths=self._shown.paths, whose=self._workspace.whose)
        self._show(shown, "arrivals")
        news = any(file.operations for file in report.files)
        self._head.focus_on("merge now" if news else "cancel merge")

    def _refused(self, said: str) -> None:
        self._head.tell(said, self._names(), "cancel merge")

    def _show(self, shown: Shown, step: str) -> None:
        self._shown = shown
        self.steps.show()
        self._refresh()
        self.steps.choose(step)
        self._turn(self.steps.current)

    def _refresh(self, changed: Collection[str] | None = None) -> None:
        """Let the pages read anew; only those that show some of the tables, if these are given."""
        self._changed.clear()
        merge = self._merge_shown()
        counts = merge is None or merge.counts
        self._shown = replace(self._shown, whose=self._workspace.whose, counts=counts)
        for page in self._pages.values():
            if changed is None or not page.tables.isdisjoint(changed):
                page.show_merge(self._shown)
        self._tell()
        self._count()

    def _count(self) -> None:
        """Say what is open on each step."""
        found = []
        if self._shown.report is not None:
            comes = "comes" if self._shown.rehearsed else "came"
            waiting = self.themes.open_count if self._shown.counts else 0
            found = [Step("arrivals", f"What {comes} in", None), Step("themes", "Themes", waiting)]
        found += [
            Step("proposals", "Same or not?", self.proposals.open_count),
            Step("conflicts", "Conflicts", self.conflicts.open_count),
        ]
        if self.unplaced.any:
            found.append(Step("unplaced", "Not placed", self.unplaced.open_count))
        self.steps.show_steps(found)

    def _tell(self) -> None:
        report, merge = self._shown.report, self._merge_shown()
        if report is None:
            self._head.tell(_OPEN, "")
        elif self._shown.rehearsed:
            news = any(file.operations for file in report.files)
            said = to_come(report, self._shown.whose) if news else self._why_nothing()
            offered = ("merge now", "cancel merge") if news else ("cancel merge",)
            self._head.tell(said, _SAFE if news else self._names(), *offered)
        elif merge is not None:
            back = "" if merge.counts else "Taken back: "
            flip = "take back merge" if merge.counts else "bring back merge"
            flips = (flip,) if self._workspace.project.write else ()
            sees_all = self._shown.whose is None
            show = ("show what came",) if merge.counts and merge.codings and sees_all else ()
            save = ("save report",) if sees_all else ()
            self._head.tell(
                f"{back}{came_in(report, self._shown.whose)}",
                f"{day_and_time(merge.at)}: {listed(merge.files)}",
                *show, *save, *flips,
            )  # fmt: skip

    def _why_nothing(self) -> str:
        own = self._workspace.project.path
        paths = self._shown.paths
        itself = all(path.exists() and path.samefile(own) for path in paths)
        return _ITSELF if itself else _NOTHING

    def _merge_shown(self) -> Merged | None:
        number = self._shown.number
        held = merges(self._workspace.project) if number is not None else []
        return next((one for one in held if one.number == number), None)

    def _names(self) -> str:
        return listed([path.name for path in self._shown.paths])

    def _turn(self, step: str) -> None:
        if step in self._pages:
            self._stack.setCurrentWidget(self._pages[step])

    def _merge(self) -> None:
        acts.merge_now(self._workspace, self._shown.paths, self._wait, self._merged)

    def _merged(self, report: MergeReport) -> None:
        self._show(Shown(report, report.number, whose=self._workspace.whose), "arrivals")
        self.steps.table.setFocus()

    def _show_passages(self) -> None:
        if self._shown.number is not None:
            acts.show_passages(self._workspace, self._shown.number)

    def _save_report(self) -> None:
        if self._shown.report is not None:
            acts.save_report(self._workspace, self._shown.report, self.window())

    def _flip(self) -> None:
        merge = self._merge_shown()
        if merge is not None:
            acts.flip_merge(self._workspace, merge, self.window())

    def _heed(self, change: Change) -> None:
        self._changed |= change.tables
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        """Show what changed meanwhile, unless a merge is being tried, or could not be."""
        if self._changed and not self.steps.isHidden():
            self._refresh(frozenset(self._changed))

    def _connect(self) -> None:
        self._workspace.changed.connect(self._heed)
        self._rehearsal.found.connect(self._found)
        self._rehearsal.failed.connect(self._refused)
        self.steps.chosen.connect(self._turn)
        self.themes.accepted.connect(self._count)
        self.proposals.read.connect(self._count)
        self.unplaced.read.connect(self._count)

    def _build(self) -> None:
        self._stack.addWidget(self._rehearsal)
        for page in self._pages.values():
            self._stack.addWidget(page)
        left = QVBoxLayout()
        left.setSpacing(WIDE)
        back = push_button("close merging", "← &Back to the team", self.leave)
        left.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.steps, 1)
        right = QVBoxLayout()
        right.setSpacing(WIDE)
        right.addWidget(self._head)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        row.setSpacing(WIDE + GRID)
        row.addLayout(left)
        row.addLayout(right, 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.steps.table)

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not isinstance(self.focusWidget(), QLineEdit):
            self.leave()
        else:
            super().keyPressEvent(event)
