"""Differences between coders, one after the other on the page; each is settled with a key."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coder.analysis.comparing.compared import Compared
from coder.desktop.comparing.differences import saying
from coder.desktop.comparing.differences.border_edit import HINT
from coder.desktop.comparing.differences.chosen import ChosenDifferences
from coder.desktop.comparing.differences.heading import Heading
from coder.desktop.comparing.differences.keys import SettlingKeys
from coder.desktop.comparing.differences.list_side import ListSide
from coder.desktop.comparing.differences.listed import ListedDifference
from coder.desktop.comparing.differences.listing import Listing, Shown
from coder.desktop.comparing.differences.marking_anew import MarkingAnew
from coder.desktop.comparing.differences.model import DifferencesModel
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.differences.opened import Opened
from coder.desktop.comparing.differences.page import DifferencePage
from coder.desktop.comparing.differences.parts import ListOver, PageBeside
from coder.desktop.comparing.differences.settling import Settling
from coder.desktop.comparing.differences.ways import OPEN_AGAIN, Way, not_offered
from coder.desktop.look.controls import words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.spoken import announce
from coder.desktop.reader.selection import Selection
from coder.desktop.workspace import Spot, Workspace
from coder.domain.journal.change import Change
from coder.domain.round import Round

_BLIND: Final = (
    "Reviewers are blind to each other here: what they differ on is shown once they no longer are."
)
_NOT_YET: Final = "Differences are listed here once coders are compared."
_Key = Qt.Key


class DifferencesPane(QWidget):
    """The list, the page, and what each coder has."""

    opening = Signal()  # somebody turns to a difference: its page is to be seen
    figures_turned = Signal()  # what stands beside the pane is to come, or to give way

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("differences pane")
        self._workspace = workspace
        self._stale = False  # decisions were made while nobody looked
        self.listing = Listing(workspace, self)
        self.model = DifferencesModel(self)
        self.side = ListSide(self.model)
        self.heading = Heading()
        self.page = DifferencePage(workspace)
        self.opened = Opened(workspace)
        self._anew = MarkingAnew(workspace, self.page, self.side.view)
        self.settling = Settling(workspace, self.page, self)
        self._nothing = words(_NOT_YET, name="no differences")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    @property
    def names(self) -> Names:
        """What coders are called just now."""
        held = self.listing.held
        return Names(held.coders if held else (), self.side.names.isChecked())

    @property
    def current(self) -> ListedDifference | None:
        """The difference that is opened."""
        return self.model.at(self.side.view.currentIndex().row())

    def show_differences(
        self, held: Compared, chosen: ChosenDifferences, round_: Round | None = None
    ) -> None:
        """Show the differences of some coders, as ``round_`` froze them where one is compared."""
        if self._workspace.whose is not None:
            self.show_nothing(_BLIND)
            return
        self.settling.begin(held, round_)
        self.side.tell_chosen(saying.chosen(held, chosen, self.names))
        self._stack.setCurrentIndex(1)
        self.listing.show(held, chosen, round_)

    def show_nothing(self, said: str) -> None:
        """Say why nothing is compared."""
        self.listing.show_none()
        self.model.show(None)
        self._open()
        self._nothing.setText(said)
        self._nothing.setAccessibleName(said)
        self._stack.setCurrentIndex(0)

    def arrange(self, *, with_page: bool, with_figures: bool) -> None:
        """Show the page or not; ``with_figures`` is what stands beside the pane."""
        self._parts.show_page(shown=with_page)
        self.side.to_page.setVisible(not with_page)
        self.heading.tell_figures(seen=with_figures)

    def parts(self) -> list[QWidget]:
        """What F6 goes round."""
        if self._stack.currentIndex() == 0:
            return [self]
        return [part for part in (self.page.view, self.side.view, self.opened) if part.isVisible()]

    def step(self, by: int) -> None:
        """Go to the next difference, or to the one before."""
        count = self.model.rowCount()
        if count:
            row = (self.side.view.currentIndex().row() + by) % count
            self.side.view.setCurrentIndex(self.model.index(row))

    def _list(self, shown: Shown) -> None:
        """List what was read; the opened one stays open, or the next takes its place."""
        before, row = self.current, max(0, self.side.view.currentIndex().row())
        self.settling.forget()
        self.model.show(shown)
        self.side.tell(shown)
        self.side.several.setEnabled(self._workspace.project.write and not shown.is_done)
        self.opened.setVisible(bool(shown.rows))
        at = None if before is None else shown.row_of.get(before.key)
        self._go(min(row, len(shown.rows) - 1) if at is None else at)  # -1: none is listed

    def _go(self, row: int) -> None:
        index = self.model.index(row)
        if self.side.view.currentIndex() != index:
            self.side.view.setCurrentIndex(index)
        else:
            self._open()

    def _open(self) -> None:
        held, one, names, round_ = self.listing.held, self.current, self.names, self.listing.round
        if held is None or one is None:
            self.page.show_none()
            self.heading.say("")
            return
        passages = one.decision.answer.passages if one.decision else ()
        decided = [passage.anchor for passage in passages]
        self.page.show_difference(held, one.difference, names, decided, round_)
        self.opened.show_difference(held, one, names, round_, self.listing.along(one))
        self.heading.say(saying.where(held, one))
        if self.page.view.hasFocus():  # in the list it is read by itself
            announce(self.page.view, str(self.side.view.currentIndex().data()))

    def _choose(self, way: Way) -> None:
        """Settle the opened difference in a way."""
        one = self.current
        self.opening.emit()
        if way.kind == "edit":
            if self._anew.begin():
                self.opened.hint(HINT)
        elif one is not None:
            grounds = self.opened.grounds.grounds
            self.settling.settle(one, way, grounds, self.listing.along(one))

    def _foresee(self, way: Way | None) -> None:
        """Show on the page what a way would leave there."""
        found = self.page.marks.foresee(way)
        shown = self.page.shown
        if way is not None and found is not None and shown is not None:
            self.opened.bar.tell(way, saying.foreseen(found, shown.text))

    def _keep_marked(self, held: Selection) -> None:
        """Settle it with what was marked anew."""
        self.settling.settle_marked(self.current, held, self.opened.grounds.grounds)

    def _tell_why_not(self, key: int) -> Callable[[], object] | None:
        one = self.current
        why = not_offered(one.difference, key) if one and self.opened.bar.isEnabled() else ""
        return (lambda: self._workspace.tell(why)) if why else None

    def _go_on(self, settled: ListedDifference) -> None:
        """The next open difference comes."""
        self.opened.grounds.forget(settled.key)
        at = self.model.row_of(settled.key)
        row = self.side.view.currentIndex().row() - 1 if at is None else at
        found = self.model.next_open(row, self.settling.just)
        if found is None:
            self._workspace.tell(self.model.at_the_end(self.settling.just), kind="done")
            self._open()
        else:
            self._go(found)

    def _rename(self) -> None:
        names = self.names
        self.model.rename(names)
        self.page.rename(names)
        self.opened.rename(names)

    def _heed(self, change: Change) -> None:
        if self.listing.held is None:
            return
        if self._workspace.whose is not None:
            self.show_nothing(_BLIND)
        elif "decision" in change.tables:
            self._stale = True
            if self.isVisible():
                self._catch_up()

    def _catch_up(self) -> None:
        """Read what was decided meanwhile."""
        if self._stale:
            self._stale = False
            self.listing.read_decisions()

    def _act(self, key: int) -> Callable[[], object] | None:
        """What a key does."""
        if self.page.edit.is_on and self.page.view.hasFocus():
            return None
        way = self.opened.bar.way(key) if self.opened.isVisible() else None
        if key == OPEN_AGAIN.key and self.opened.again.isVisible():
            way = OPEN_AGAIN
        if way is not None:
            return lambda: self._choose(way)
        return {
            int(_Key.Key_N): lambda: self.step(1),
            -int(_Key.Key_N): lambda: self.step(-1),
            int(_Key.Key_R): lambda: announce(self.side.view, self.opened.grounds.turn_reason(1)),
            -int(_Key.Key_R): lambda: announce(self.side.view, self.opened.grounds.turn_reason(-1)),
            int(_Key.Key_C): self.opened.grounds.comment.setFocus,
            int(_Key.Key_W): self.opened.grounds.present.setFocus,
            int(_Key.Key_S): self.side.several.click,
            int(_Key.Key_M): self.side.names.toggle,
            int(_Key.Key_G): self._read,
            int(_Key.Key_F): self.figures_turned.emit,
        }.get(key) or self._tell_why_not(key)

    def _read(self) -> None:
        """Open the difference in the reader."""
        one, boxes = self.current, self.page.boxes()
        if one is not None:
            page, top = (boxes[0].page, boxes[0].y0) if boxes else (0, 0)
            self._workspace.spot_wanted.emit(Spot(one.difference.document.id, page, top))

    def _settle_several(self) -> None:
        if self.listing.held is not None:
            self.settling.settle_several(
                self.model.rows, self.current, self.names, self.opened.grounds.of_many
            )
            self.side.view.setFocus()  # nothing may be left to settle by the button that had it

    def _open_coding(self, coding: str) -> None:
        """Open the difference that a clicked passage belongs to."""
        row = self.model.row_with(coding)
        if row is not None:
            self._go(row)

    def _connect(self) -> None:
        self._workspace.changed.connect(self._heed)
        self.listing.shown.connect(self._list)
        self.listing.failed.connect(self.side.failed.show)
        self.side.again_wanted.connect(self.listing.read_anew)
        self.side.filtered.connect(lambda: self.listing.filter(self.side.filter))
        self.side.page_wanted.connect(self.opening)
        self.side.view.turned_to.connect(self.opening)
        self.side.several_wanted.connect(self._settle_several)
        self.side.names.toggled.connect(self._rename)
        self.side.view.selectionModel().currentChanged.connect(lambda *_: self._open())
        for turning in (self.side.view.clicked, self.side.view.activated):
            turning.connect(lambda _: self.opening.emit())
        self.side.view.clicked.connect(lambda _: self._open())  # also what is chosen already
        self.side.view.activated.connect(lambda _: self.page.view.setFocus())
        self.heading.stepped.connect(self.step)
        self.heading.read_wanted.connect(self._read)
        self.heading.figures_turned.connect(self.figures_turned)
        self.opened.bar.chosen.connect(self._choose)
        self.opened.bar.looked_at.connect(self._foresee)
        self.opened.grounds.left.connect(self.side.view.setFocus)
        self.page.coding_clicked.connect(self._open_coding)
        self.page.emptied.connect(self.side.view.setFocus)
        self._anew.kept.connect(self._keep_marked)
        self._anew.left.connect(self._open)
        self.settling.settled.connect(self._go_on)
        SettlingKeys((self.side.view, self.page.view), self._act, self)

    def _build(self) -> None:
        said = QWidget()
        column = QVBoxLayout(said)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._stack.addWidget(said)
        self._parts = PageBeside(self.heading, self.page, ListOver(self.side, self.opened))
        self._stack.addWidget(self._parts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._stack)

    def sizeHint(self) -> QSize:
        return QSize(1080, 640)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.side.view)

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)
