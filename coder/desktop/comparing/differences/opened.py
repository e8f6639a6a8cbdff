"""One difference opened: what each coder has, what was decided, and how to settle it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coder.analysis.comparing.compared import Compared
from coder.desktop.comparing.differences import saying
from coder.desktop.comparing.differences.grounds_bar import GroundsBar
from coder.desktop.comparing.differences.listed import ListedDifference
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.differences.parts import scrolled
from coder.desktop.comparing.differences.rulings import about_of
from coder.desktop.comparing.differences.settle_bar import SettleBar, way_button
from coder.desktop.comparing.differences.sides import Side, sides
from coder.desktop.comparing.differences.ways import OPEN_AGAIN, ways_of
from coder.desktop.comparing.differences.words_beside import WordsBeside
from coder.desktop.comparing.frozen import state_of
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import words
from coder.desktop.look.elided import ElidedLabel
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.workspace import Workspace
from coder.domain.round import Round
from coder.operations.earlier import own_grounds
from coder.store.decision_history import Said
from coder.store.project import Project

_SEEN: Final = 4  # lines of all that is said that are seen at once, at the least


class Opened(QWidget):
    """Stands below the list."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("opened difference")
        self._workspace = workspace
        self._fetcher = Fetcher(workspace, self)
        self._who = ElidedLabel()
        self._who.setObjectName("difference who")
        self._words = WordsBeside()
        self._told = words(name="difference told")
        self.bar = SettleBar()
        self.again = way_button(OPEN_AGAIN, self.bar.chosen.emit)
        self.grounds = GroundsBar()
        self._held: Compared | None = None
        self._listed: ListedDifference | None = None
        self._names = Names()
        self._along: Sequence[ListedDifference] = ()
        self._needed = 0  # pixels of height, for what was said last
        self._inside = QWidget()  # all that is said
        self._area = self._said()
        self._build()

    def show_difference(
        self, held: Compared, one: ListedDifference, names: Names, round_: Round | None = None,
        along: Sequence[ListedDifference] = (),
    ) -> None:  # fmt: skip
        """Show one difference, as ``round_`` froze it; ``along`` are the others of its question."""
        before = self._listed
        again = (
            before is not None and held is self._held
            and (one.key, one.decision) == (before.key, before.decision)
        )  # fmt: skip
        self._held, self._listed, self._names, self._along = held, one, names, along
        self.grounds.turn_to(one.key)
        if not again:
            difference, me = one.difference, self._workspace.me

            def read(project: Project) -> tuple[list[Side], Said | None]:
                with state_of(project, round_) as state:
                    found = sides(state, held, difference)
                    about = about_of(state, held, difference)
                return found, None if about is None else own_grounds(project, about, me)

            self._words.show_sides((), names)  # never those of another one
            self._area.verticalScrollBar().setValue(0)
            self._fetcher.fetch(read, self._show_read)
        self._tell()

    def _show_read(self, found: tuple[list[Side], Said | None]) -> None:
        held, said = found
        self._words.show_sides(held, self._names)
        self._ask_for_room()
        self.grounds.offer_earlier(said)

    def rename(self, names: Names) -> None:
        """Call coders otherwise."""
        self._names = names
        self._words.rename(names)
        self._tell()
        self._ask_for_room()

    def _ask_for_room(self) -> None:
        """Have its height looked at anew: what is scrolled does not ask for that by itself."""
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def sizeHint(self) -> QSize:
        """So high that all that is said is seen without scrolling, in the width that it has."""
        hint = super().sizeHint()
        if not self._words.is_empty:  # else it is being read, and the height stays
            needed = self._inside.heightForWidth(self.width())
            self._needed = max(needed, self._area.minimumHeight())
        around = self.minimumSizeHint().height() - self._area.minimumHeight()
        return QSize(hint.width(), around + self._needed)

    def hint(self, said: str) -> None:
        """Say what can be done just now, in place of what was decided."""
        self._told.setText(said)
        self._told.setAccessibleName(said)
        self._told.setVisible(bool(said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._words.arrange_in(self.width())
            self._ask_for_room()

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.grounds.reason)

    def _tell(self) -> None:
        held, one, names = self._held, self._listed, self._names
        if held is None or one is None:
            return
        self._who.say(saying.who(held, one.difference, names))
        if one.decision is not None:
            said = saying.decided(held, one.decision, names)
        else:
            told = (
                saying.unknown(held, one, names),
                saying.along(held, self._along),
                saying.agreed_above(held, one.difference),
                saying.majority(one, names),
            )
            said = " ".join(filter(None, told))
        self.hint(said)
        ways = ways_of(one.difference, names)
        can = self._workspace.project.write
        self.bar.show_ways(ways, can=can)
        self.again.setVisible(can and one.decision is not None)
        self.grounds.setEnabled(can)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(HALF)
        head.addWidget(self._who, 1)
        head.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addWidget(self.bar)
        column.addWidget(self.grounds)

    def _said(self) -> QScrollArea:
        """What is said scrolls, and what settles it never goes out of sight."""
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(HALF, HALF, GRID, HALF)  # the focus has a frame
        column.setSpacing(GRID)
        column.addWidget(self._told)  # above the words, of which there may be many
        column.addWidget(self._words, 1)
        area = scrolled(self._inside, "sides")
        area.setAccessibleName("What each reviewer has")
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # of a long word
        area.setMinimumHeight(_SEEN * self.fontMetrics().lineSpacing())
        return area
