"""The place where reviewers are compared: how far they agree, and where they do not."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from coder.analysis.comparing.agreement import Agreement
from coder.analysis.comparing.texts import Texts
from coder.desktop.comparing.again_bar import AgainBar
from coder.desktop.comparing.arrangement import Arrangement
from coder.desktop.comparing.asking import Found, answer, complete
from coder.desktop.comparing.before_figures import BeforeFigures, can_set_before
from coder.desktop.comparing.differences.chosen import ChosenDifferences
from coder.desktop.comparing.differences.pane import DifferencesPane
from coder.desktop.comparing.head import Head
from coder.desktop.comparing.interval_bar import IntervalBar
from coder.desktop.comparing.limits_history import figures_are_seen
from coder.desktop.comparing.nothing import Nothing
from coder.desktop.comparing.overall import overall_words
from coder.desktop.comparing.premises_bar import PremisesBar
from coder.desktop.comparing.rounds_reader import RoundsReader
from coder.desktop.comparing.tables import ROUNDS, Tables
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID
from coder.desktop.look.spoken import announce
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change

_SOON: Final = 100  # milliseconds: several acts in a row are compared once
_AFTER: Final = 60  # milliseconds: listing must not stand between a key and the next
_TABLES: Final = frozenset(
    {"coding", "passage", "assessment", "reading", "theme", "document", "file", "study", "coder",
     "identity", "attribute", "charted", "project", "placing", "codebook_version"}
)  # fmt: skip
_FAILED: Final = "The reviewers could not be compared: something went wrong that nobody foresaw."
_OTHERS_FAILED: Final = "Documents, pairs and confusions could not be computed."
_ROUNDS_FAILED: Final = "The course over the rounds could not be computed."


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
        self.intervals = IntervalBar(workspace)
        self.head = Head(workspace)
        self.premises = PremisesBar()
        self.tables = Tables()
        self._rounds = RoundsReader(workspace, self.tables.rounds, self._texts, self)
        self.differences = DifferencesPane(workspace)
        self.nothing = Nothing()
        self.before = BeforeFigures()
        self._others_failed = AgainBar("others", _OTHERS_FAILED, self._read_others)
        self._rounds_failed = AgainBar("rounds", _ROUNDS_FAILED, self._read_rounds)
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
        page = self._pages.currentWidget()
        if page is not self._shown:
            return [self.head, *([page] if page in {self.nothing, self.before} else [])]
        figures = [self.tables] if self.beside.has_figures else []
        return [self.head, self.premises, *figures, *self.differences.parts()]

    def _build(self) -> None:
        left = QWidget()
        column = _column(left)
        column.addWidget(self._others_failed)
        column.addWidget(self._rounds_failed)
        column.addWidget(self.tables, 1)
        column.addWidget(self.intervals)
        self.beside = Arrangement(left, self.differences)
        self._shown = QWidget()
        column = _column(self._shown)
        column.addWidget(self.premises)
        column.addWidget(self.beside, 1)
        waiting = words("Comparing\N{HORIZONTAL ELLIPSIS}", name="comparing")
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        for page in (waiting, self._shown, self.nothing, self.before):
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
        self.beside.figures_seen.connect(self.tables.take_keyboard)
        self.differences.side.all_wanted.connect(self.tables.choose_everything)
        self.nothing.again_wanted.connect(self._compare)
        self.before.limits_wanted.connect(self.head.freeze.click)
        self.before.figures_wanted.connect(self._show_figures)
        self._fetcher.failed.connect(self._fail)
        self._others.failed.connect(self._others_failed.show)
        self._rounds.failed.connect(self._rounds_failed.show)

    def _hear(self, change: Change) -> None:
        # A merge names no tables: everything may be new.
        if change.tables & _TABLES or not change.rows:
            self._stale = True
            if self._workspace.whose is not None:
                self._pages.setCurrentIndex(0)  # others' work goes out of sight at once
            if self.isVisible():
                self._clock.start()
        elif "round" in change.tables:
            self._rounds.forget()
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
        self._others_failed.hide()
        self._rounds_failed.hide()
        if self._pages.currentWidget() is self.nothing:
            self._pages.setCurrentIndex(0)
        question, texts = self.head.choices.question, self._texts
        self._fetcher.fetch(lambda project: answer(project, question, texts), self._show)

    def _show(self, found: Found) -> None:
        self._found = found
        self.head.show_found(found)
        if found.agreement is None:
            self._show_nothing(found)
            return
        if can_set_before(self._workspace.project, found):
            self.before.tell(found)
            self.head.report.setEnabled(False)  # it would show them
            self._pages.setCurrentWidget(self.before)
            self._take_keyboard(self.before)
        else:
            self._show_figures()

    def _show_figures(self) -> None:
        """Show what was found."""
        found = self._found
        if found is None or found.agreement is None:
            return
        self.head.report.setEnabled(True)
        if found.has_coefficients:
            figures_are_seen(self._workspace.project)
        self.premises.show_premises(found.agreement.premises)
        self.tables.show_themes(found)
        self.tables.overall.setText(overall_words(found))
        announce(self, self.tables.overall.text())
        self._pages.setCurrentWidget(self._shown)
        self._take_keyboard(self.tables.table if self.beside.has_figures else self.differences)
        self._read_others()
        self.tables.tell_chosen()

    def _take_keyboard(self, to: QWidget) -> None:
        """The keyboard goes to what is there now, if it waited for that."""
        if self._waits and self.isAncestorOf(QApplication.focusWidget() or self):
            to.setFocus()
        self._waits = to is self.before

    def _read_others(self) -> None:
        """Compute what is shown beside the themes."""
        found = self._found
        if found is not None and found.agreement is not None:
            agreement = found.agreement
            self._others.fetch(lambda _: complete(agreement), partial(self._show_others, found))

    def _fail(self) -> None:
        """Nothing was found, since something went wrong; what was shown before may be outdated."""
        self._found = None
        self._looking.stop()
        self.nothing.say(_FAILED, can_try_again=True)
        self.differences.show_nothing(_FAILED)
        self._pages.setCurrentWidget(self.nothing)

    def _show_nothing(self, found: Found) -> None:
        can_add = not found.question.unfinished and found.round is None and found.is_allowed
        self._looking.stop()
        self.nothing.say(found.sentence, can_add_unfinished=can_add)
        self.differences.show_nothing(found.sentence)
        self._pages.setCurrentWidget(self.nothing)

    def _show_others(self, found: Found, agreement: Agreement) -> None:
        if self._found is None or agreement is not self._found.agreement:
            return
        self.tables.show_others(found, agreement)
        self.intervals.offer(found)
        self._read_rounds()

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
        self.differences.opening.emit()
        self.differences.setFocus()

    def _read_rounds(self) -> None:
        """Read how alpha went over the rounds, when that is looked at."""
        found = self._found
        if found is not None and self.tables.tab == ROUNDS and self.isVisible():
            self._rounds.read(found)

    def _say_busy(self) -> None:
        self.head.busy.setVisible(self._reads)

    def focusInEvent(self, event: QFocusEvent) -> None:
        is_shown = self._pages.currentWidget() is self._shown
        self._waits = not is_shown
        here = self.tables.table if self.beside.has_figures else self.differences
        hand_on(self, here if is_shown else None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._clock.start()


def _column(of: QWidget, margin: int = 0) -> QVBoxLayout:
    column = QVBoxLayout(of)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(GRID)
    return column
