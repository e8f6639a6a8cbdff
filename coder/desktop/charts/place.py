"""The place of charts: choices above, the picture, and its numbers beside it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from coder.analysis.charts.charts import chart
from coder.desktop.charts.choices import ChartChoices
from coder.desktop.charts.numbers import NumbersModel, NumbersTable
from coder.desktop.charts.picture import ChartPicture
from coder.desktop.charts.saving import SaveChart
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.splits import keep_widths
from coder.desktop.workspace import Workspace
from coder.desktop.written import tell_written
from coder.domain.chart import Chart
from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.export.charts.writing import write_chart
from coder.store.coders import coders

_SOON: Final = 100  # milliseconds: several acts in a row are counted once
_TABLES: Final = frozenset(
    {"coding", "passage", "assessment", "reading", "theme", "document", "file", "study", "coder",
     "identity", "attribute", "charted", "decision"}
)  # fmt: skip
_SHARES: Final = (3, 2)  # of the width: the picture, the numbers
_ROOMY: Final = 1_000  # pixels, which are shared out again when there is less room
_EMPTY: Final = (
    "Charts show what was coded: code some passages, and each chart draws itself. Its numbers"
    " stand beside it, and both can be saved for the paper."
)
_NO_ATTRIBUTE: Final = (
    "There is no attribute yet by which the documents could be divided. Add one under About this"
    " document (F4)."
)


class ChartsPlace(QWidget):
    """One chart at a time; it follows what is coded."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("charts")
        self._workspace = workspace
        self._stale = True
        self._shown: Chart | None = None
        self.choices = ChartChoices(workspace)
        self.picture = ChartPicture(workspace)
        self._model = NumbersModel(self)
        self.numbers = NumbersTable(self._model)
        self._fetcher = Fetcher(workspace, self)
        self._clock = QTimer(self, singleShot=True, interval=_SOON)
        self._build()
        workspace.changed.connect(self._hear)
        self._clock.timeout.connect(self._count)
        self._fetcher.working_changed.connect(lambda: self._busy.setVisible(self._fetcher.working))
        self.choices.changed.connect(self._count)

    def _build(self) -> None:
        self._busy = named(QLabel("Counting…"), "chart busy", "Counting")
        self._busy.hide()
        self._copy = push_button("copy numbers", "&Copy the numbers", self._copy_numbers)
        self._save = push_button("save chart", "&Save…", self._ask_and_save)
        self._save.setIcon(icon("export"))
        self._save.setDefault(True)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self.choices)
        above.addWidget(self._busy)
        above.addStretch()
        above.addWidget(self._copy)
        above.addWidget(self._save)
        beside = QSplitter()
        beside.addWidget(self.picture)
        beside.addWidget(self.numbers)
        for part, share in enumerate(_SHARES):
            beside.setStretchFactor(part, share)
        beside.setChildrenCollapsible(False)
        beside.setSizes([_ROOMY * share for share in _SHARES])
        keep_widths(beside, "charts parts")
        self._sentence = words(_EMPTY, name="no chart")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(beside)
        self._pages.addWidget(self._sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(self._pages, 1)

    def _hear(self, change: Change) -> None:
        if change.tables & _TABLES or not change.rows:
            self._stale = True
            if self.isVisible():
                self._clock.start()

    def _count(self) -> None:
        if self._stale:
            self.choices.offer()
        self._stale = False
        kind, options = self.choices.kind, self.choices.options
        if kind == "attribute" and options.attribute is None:
            self._say(_NO_ATTRIBUTE)
            return
        only = self._only()
        self._fetcher.fetch(
            lambda project: chart(project, kind, options, only_coder=only), self._show
        )
        if self._fetcher.working:
            self.picture.fade()
            self.numbers.setEnabled(False)

    def _only(self) -> Coder | None:
        """The one whose coding alone is drawn; None if everyone's."""
        if self._workspace.whose is not None:
            return self._workspace.whose
        chosen = self.choices.reviewer.value
        return next((one for one in coders(self._workspace.project) if one.id == chosen), None)

    def _show(self, found: Chart) -> None:
        if found.is_empty:
            self._say(_EMPTY)
            return
        self._shown = found
        self._model.show_chart(found)
        self.numbers.setEnabled(True)
        self.picture.show_chart(found)
        self._pages.setCurrentIndex(0)
        for button in (self._copy, self._save):
            button.setEnabled(True)

    def _say(self, sentence: str) -> None:
        self._shown = None
        self._sentence.setText(sentence)
        self._pages.setCurrentIndex(1)
        for button in (self._copy, self._save):
            button.setEnabled(False)

    def _copy_numbers(self) -> None:
        self.numbers.clearSelection()
        count = self.numbers.copy()
        self._workspace.tell(f"Copied {count:,} rows, with their heads.", kind="done")

    def _ask_and_save(self) -> None:
        shown = self._shown
        if shown is None:
            return
        wanted = SaveChart.ask(self.window(), workspace=self._workspace, kind=shown.kind)
        if wanted is None:
            return
        try:
            write_chart(shown, wanted.path, width=wanted.width, dpi=wanted.dpi)
        except CoderError as error:
            self._workspace.tell(str(error), kind="problem")
        else:
            tell_written(self._workspace, wanted.path, f"Wrote {one_line(str(wanted.path))}.")

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.choices.kind_choice)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._clock.start()
