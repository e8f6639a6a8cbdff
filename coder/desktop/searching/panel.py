"""The panel that searches all documents: words above, hits by document below."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.searching import FoundIn, Hit, Sought
from coder.desktop.going_round import go_to_field
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.searching.asking import Asking
from coder.desktop.searching.autocode_dialog import AutocodeDialog
from coder.desktop.searching.indexing import Indexing
from coder.desktop.searching.model import FOUND, HIT, FoundModel
from coder.desktop.searching.seeker import TABLES, Searched, Seeker
from coder.desktop.searching.view import FoundView
from coder.desktop.workspace import HitWanted, Workspace
from coder.domain.journal.change import Change
from coder.domain.telling import counted

_OPEN: Final = 30  # rows that are open at once
_FIRST: Final = (
    'Type words that a document holds. "peer support" is a phrase, mentor* any word that begins so;'
    " OR and NOT stand between words."
)
_NOTHING: Final = (
    "Nothing was found. Whole words are searched: mentor* finds mentors and mentoring."
)


class SearchPanel(QWidget):
    """Searches as one types; what is ticked can be coded."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._workspace = workspace
        self._asked: tuple[Sought, str] | None = None  # what is shown, and as it was typed
        self._wanted: tuple[Sought, str] | None = None  # of which nothing has come yet
        self._stale = True
        self.asking = Asking(workspace)
        self.seeker = Seeker(workspace, self)
        self.indexing = Indexing(workspace, self)
        self.model = FoundModel(self.seeker.read, self)
        self.view = FoundView(self.model)
        self.count = named(QLabel(), "search count", "Number of hits")
        self.code = push_button("code hits", "&Code the hits…", self.code_hits)
        self._bar = named(QProgressBar(), "search index", "Texts made ready for searching")
        self._indexed = words(name="search index words")
        self._empty = words(_FIRST, name="nothing searched")
        self._build()
        self._connect()

    def search(self) -> None:
        """Wait for words to be typed."""
        go_to_field(self.asking.words)

    def code_hits(self) -> None:
        """Ask how to code what is ticked."""
        if self._asked is not None and self.model.ticked_hits:
            AutocodeDialog(self._workspace, self.model, self._asked[1], self).open()

    def _build(self) -> None:
        self.count.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.code.setEnabled(False)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self.asking, 1)
        above.addWidget(self.count)
        above.addWidget(self.code)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.view)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._indexed, 1)
        row.addWidget(self._bar)
        self._bar.setMaximumWidth(160)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(HALF, HALF, HALF, HALF)
        column.setSpacing(HALF)
        column.addLayout(above)
        column.addWidget(self._pages, 1)
        column.addWidget(self._below)

    def _connect(self) -> None:
        self._workspace.changed.connect(self._hear)
        self.asking.asked_changed.connect(self._seek)
        self.asking.left_down.connect(self.view.enter)
        self.seeker.found.connect(self._show)
        self.seeker.ended.connect(self._say_end)
        self.indexing.progress.connect(self._say_indexing)
        self.indexing.ended.connect(self._indexing_ended)
        self.indexing.failed.connect(lambda said: self._workspace.tell(said, kind="problem"))
        self.model.dataChanged.connect(lambda *_: self._say_ticked())
        self.view.wanted.connect(self._go)

    def _seek(self) -> None:
        """Search for what is typed now; what was found before is shown until something comes."""
        wanted, typed = self.asking.sought(), self.asking.words.text().strip()
        self.code.setEnabled(False)
        self.count.setToolTip("")
        if wanted is None:
            self._asked = self._wanted = None
            self.seeker.stop()
            self.model.begin(again=False)
            self.count.clear()
            self._empty.setText(_FIRST)
            self._pages.setCurrentIndex(0)
            return
        self._wanted = wanted, typed
        self.count.setText("Searching…")
        self.seeker.seek(wanted)

    def _show(self, found: list[FoundIn]) -> None:
        """Show more of what is found, in place of what was found before."""
        if self._wanted is not None:
            self.model.begin(again=self._asked == self._wanted)
            self._asked, self._wanted = self._wanted, None
        first = len(self.model.found)
        self.model.add(found)
        self._open_first(first)
        if self.model.found:
            self._pages.setCurrentIndex(1)
            self._say_count()

    def _open_first(self, first: int) -> None:
        """Show the hits of the first documents, as many as are seen."""
        rows = 0
        for row, one in enumerate(self.model.found):
            if rows >= _OPEN:
                return
            rows += 1 + len(one.spans)
            if row >= first:
                self.view.expand(self.model.index(row, 0))

    def _say_end(self, searched: Searched) -> None:
        if not self.model.found:
            self._empty.setText(_NOTHING)
            self._pages.setCurrentIndex(0)
        self._say_count()
        self._say_ticked()
        self.count.setToolTip(f"{counted(searched.documents, 'document')} searched")
        if not self.indexing.working:
            self._indexed.setText(_not_searched(searched))
            self._bar.hide()
            self._below.setVisible(bool(searched.wordless or searched.partly))

    def _say_count(self) -> None:
        found = len(self.model.found)
        said = f"{counted(self.model.hits, 'hit')} in {counted(found, 'document')}"
        self.count.setText(said if found else "No hits")

    def _say_ticked(self) -> None:
        ticked = self.model.ticked_hits
        self.code.setEnabled(bool(ticked) and self._workspace.project.write)
        self.code.setText(f"&Code {counted(ticked, 'hit')}…" if ticked else "&Code the hits…")

    def _say_indexing(self, done: int, of_all: int) -> None:
        self._below.setVisible(of_all > 0)
        self._bar.show()
        self._bar.setRange(0, of_all)
        self._bar.setValue(done)
        left = of_all - done
        self._indexed.setText(
            f"{counted(left, 'text')} to be made ready for searching: what they hold is not found"
            " yet."
        )

    def _indexing_ended(self) -> None:
        self._below.hide()
        if self.asking.words.text():
            self._seek()
        self.indexing.begin()  # what came meanwhile

    def _hear(self, change: Change) -> None:
        if change.tables & TABLES or not change.rows:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self.indexing.begin()
        if self.asking.words.text():
            self._seek()

    def _go(self, index: QModelIndex) -> None:
        """Show a hit in the reader; of a document, its first."""
        one: FoundIn | None = index.data(FOUND)
        if one is None or self._asked is None:
            return
        hit: Hit | None = index.data(HIT) or self.model.index(0, 0, index).data(HIT)
        if hit is not None:
            wanted = HitWanted(
                one.document.id, hit.pdf_page, hit.start, hit.end, self._asked[1],
                self._asked[0].exactly,
            )  # fmt: skip
            self._workspace.hit_wanted.emit(wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.asking.words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()


def _not_searched(searched: Searched) -> str:
    """What of the documents has no text in which something could be found."""
    some = "some pages of "
    if searched.wordless:
        scans = f"{counted(searched.wordless, 'document')} without text, such as scans"
        more = f", and {some}{searched.partly:,} more" if searched.partly else ""
        return f"{scans}{more}, cannot be searched."
    partly = counted(searched.partly, "document")
    return f"{some.capitalize()}{partly} are without text, such as scans, and cannot be searched."
