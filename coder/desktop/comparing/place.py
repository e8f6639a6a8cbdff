"""The place where reviewers are compared: how far they agree, and where they do not."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from coder.analysis.comparing.agreement import Agreement
from coder.analysis.comparing.texts import Texts
from coder.desktop.comparing.asking import Found, RoundFigures, answer, complete, over_rounds
from coder.desktop.comparing.differences.chosen import ChosenDifferences
from coder.desktop.comparing.differences.pane import DifferencesPane
from coder.desktop.comparing.head import Head
from coder.desktop.comparing.interval_bar import IntervalBar
from coder.desktop.comparing.nothing import Nothing
from coder.desktop.comparing.overall import overall_words
from coder.desktop.comparing.premises_bar import PremisesBar
from coder.desktop.comparing.tables import ROUNDS, Tables
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID
from coder.desktop.look.splits import has_widths, keep_widths
from coder.desktop.look.spoken import announce
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change

_SOON: Final = 100  # milliseconds: several acts in a row are compared once
_AFTER: Final = 60  # milliseconds: listing must not stand between a key and the next
_TABLES: Final = frozenset(
    {"coding", "passage", "assessment", "reading", "theme", "document", "file", "study", "coder",
     "identity", "attribute", "charted", "project", "placing", "codebook_version"}
)  # fmt: skip
_PARTS: Final = "compare parts"
_SHARE: Final = 0.6  # of the width for the tables, in a small window
_ENOUGH: Final = 900  # pixels for the tables: what is more goes to the page beside them


class ComparePlace(QWidget):
    """Choices above, then what is to be known, the tables, and at the right what differs."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self._workspace = workspace
        self._stale = True
        self._waits = False  # whether the keyboard is to go to the table once that is there
        self._found: Found | None = None
        self._texts = Texts()
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        self._chosen = ChosenDifferences()
        self._looking = QTimer(self, singleShot=True, interval=_AFTER)
        self._fetcher = Fetcher(workspace, self, always_beside=True)
        self._others = Fetcher(workspace, self, always_beside=True)
        self._rounds = Fetcher(workspace, self, always_beside=True)
        self._rounds_of: Found | None = None  # whose course over rounds is shown
        self.intervals = IntervalBar(workspace)
        self.head = Head(workspace)
        self.premises = PremisesBar()
        self.tables = Tables()
        self.differences = DifferencesPane(workspace)
        self.nothing = Nothing()
        self._build()
        self._connect()

    @property
    def found(self) -> Found | None:
        """What is shown."""
        return self._found

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or computed."""
        return self._clock.isActive() or self._looking.isActive() or self._reads

    @property
    def _reads(self) -> bool:
        return any(one.working for one in (self._fetcher, self._others, self._rounds))

    def parts(self) -> list[QWidget]:
        """What F6 goes round."""
        if self._pages.currentWidget() is self.nothing:
            return [self.head, self.nothing]
        return [self.head, self.premises, self.tables, *self.differences.parts()]

    def _build(self) -> None:
        beside = self._beside = QSplitter()
        beside.setChildrenCollapsible(False)
        left = QWidget()
        self.differences.alone_wanted.connect(left.setHidden)
        column = _column(left)
        column.addWidget(self.tables, 1)
        column.addWidget(self.intervals)
        beside.addWidget(left)
        beside.addWidget(self.differences)
        beside.setStretchFactor(1, 1)
        keep_widths(beside, _PARTS)
        self._shown = QWidget()
        column = _column(self._shown)
        column.addWidget(self.premises)
        column.addWidget(beside, 1)
        waiting = words("Comparing\N{HORIZONTAL ELLIPSIS}", name="comparing")
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        for page in (waiting, self._shown, self.nothing):
            self._pages.addWidget(page)
        whole = _column(self, margin=GRID)
        whole.addWidget(self.head)
        whole.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self._clock.timeout.connect(self._compare)
        self._looking.timeout.connect(self._look)
        self.head.choices.changed.connect(self._compare)
        self.nothing.unfinished_wanted.connect(self.head.choices.count_unfinished)
        for reader in (self._fetcher, self._others, self._rounds):
            reader.working_changed.connect(self._say_busy)
        self.intervals.drawn.connect(self._show_intervals)
        self.tables.chosen.connect(self._choose)
        self.tables.wanted.connect(self._go_to_differences)
        self.tables.arranging.connect(self._arrange)
        self.differences.side.names.toggled.connect(self.tables.show_names)
        self.tables.rounds_wanted.connect(self._read_rounds)

    def _hear(self, change: Change) -> None:
        # A merge names no tables: everything may be new.
        if change.tables & _TABLES or not change.rows:
            self._stale = True
            if self._workspace.whose is not None:
                self._pages.setCurrentIndex(0)  # others' work goes out of sight at once
            if self.isVisible():
                self._clock.start()
        elif "round" in change.tables:
            self._rounds_of = None
            asked = self.head.choices.question
            self.head.offer()
            if self.head.choices.question != asked:  # the round is gone
                self._stale = True
                if self.isVisible():
                    self._clock.start()
            self._read_rounds()

    def _compare(self) -> None:
        """Compare anew."""
        if self._stale:
            self.head.offer()
        self._stale = False
        self.intervals.leave()
        question, texts = self.head.choices.question, self._texts
        self._fetcher.fetch(lambda project: answer(project, question, texts), self._show)

    def _show(self, found: Found) -> None:
        self._found, self._rounds_of = found, None
        self.head.show_found(found)
        if found.agreement is None:
            self._show_nothing(found)
            return
        agreement = found.agreement
        self.premises.show_premises(agreement.premises)
        self.tables.show_themes(found)
        self.tables.overall.setText(overall_words(found))
        announce(self, self.tables.overall.text())
        self._pages.setCurrentWidget(self._shown)
        if self._waits and self.isAncestorOf(QApplication.focusWidget() or self):
            self.tables.table.setFocus()
        self._waits = False
        self._others.fetch(lambda _: complete(agreement), partial(self._show_others, found))
        self.tables.tell_chosen()

    def _show_nothing(self, found: Found) -> None:
        can_add = not found.question.unfinished and found.round is None and found.is_allowed
        self._looking.stop()
        self.nothing.say(found.sentence, can_add_unfinished=can_add)
        self.differences.show_nothing(found.sentence)
        self._pages.setCurrentWidget(self.nothing)

    def _show_others(self, found: Found, agreement: Agreement) -> None:
        if found.agreement is not self._agreement:
            return
        self.tables.show_others(found, agreement)
        self.intervals.offer(found)
        self._read_rounds()

    @property
    def _agreement(self) -> Agreement | None:
        return None if self._found is None else self._found.agreement

    def _show_intervals(self, agreement: Agreement, drawn: Agreement) -> None:
        if self._found is not None and agreement is self._found.agreement:
            self._found = replace(self._found, drawn=drawn)
            self._arrange()

    def _arrange(self) -> None:
        """Show what was found in another order, or with other columns."""
        found = self._found
        if found is None or found.agreement is None:
            return
        self.tables.show_themes(found)
        is_complete = not self._others.working
        with_pooled = is_complete and self.tables.more.isChecked()
        pooled = found.agreement.pooled_kappa if with_pooled else None
        self.tables.overall.setText(overall_words(found, pooled))
        if is_complete:
            self.tables.show_others(found, found.agreement)

    def _choose(self, chosen: ChosenDifferences) -> None:
        self._chosen = chosen
        self._looking.start()

    def _look(self) -> None:
        """Show the differences of what is chosen."""
        found = self._found
        if found is not None and found.agreement is not None:
            self.differences.show_differences(found.agreement.held, self._chosen, found.round)

    def _go_to_differences(self) -> None:
        if self._looking.isActive():
            self._looking.stop()
            self._look()
        parts = self.differences.parts()
        if parts:
            parts[0].setFocus()

    def _read_rounds(self) -> None:
        """Read how alpha went over the rounds, when that is looked at."""
        found = self._found
        is_seen = self.tables.tab == ROUNDS and self.isVisible()
        if found is None or found.agreement is None or not is_seen or found is self._rounds_of:
            return
        self._rounds_of = found
        self.tables.rounds.wait()
        question, texts, themes = found.question, self._texts, found.agreement.held.themes

        def show(figures: list[RoundFigures]) -> None:
            self.tables.rounds.show_rounds(figures, themes)

        self._rounds.fetch(lambda project: over_rounds(project, question, texts), show)

    def _say_busy(self) -> None:
        self.head.busy.setVisible(self._reads)

    def focusInEvent(self, event: QFocusEvent) -> None:
        is_shown = self._pages.currentWidget() is self._shown
        self._waits = not is_shown
        hand_on(self, self.tables.table if is_shown else None)

    def _share_out(self) -> None:
        """Give tables and differences their widths, unless somebody left them otherwise."""
        if not has_widths(_PARTS):
            room = self.width() - 2 * GRID
            tables = min(round(room * _SHARE), _ENOUGH)
            self._beside.setSizes([tables, room - tables])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._clock.start()


def _column(of: QWidget, margin: int = 0) -> QVBoxLayout:
    column = QVBoxLayout(of)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(GRID)
    return column
