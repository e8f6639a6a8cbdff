"""The dialog in which highlights get their meaning before they come in."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.background import Background
from coder.desktop.highlights.found_view import FoundView
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.waiting import Waiting
from coder.desktop.workspace import Workspace
from coder.domain.annotations.plan import HighlightPlan, passages_of
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.telling import counted
from coder.exchange.highlights import OWN, Source, bring_in, plan_highlights
from coder.pdf.readers import Readers
from coder.store.documents import files_of
from coder.store.project import Project
from coder.store.themes import themes

_SIZE: Final = (900, 640)
_SMALLEST: Final = (640, 420)
_AT_ONCE: Final = 50
"""So many passages are made without waiting."""


class HighlightDialog(QDialog):
    """Reads beside the window, shows what was found, and brings in what is wanted of it."""

    def __init__(
        self, workspace: Workspace, documents: Sequence[Document], me: Coder, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("highlight import")
        self.setWindowTitle("Bring in highlights")
        self._workspace, self._documents, self._me = workspace, documents, me
        self._plan: HighlightPlan | None = None
        self._source = OWN
        self._reading: Background | None = None
        self._sum = words(name="highlight sum")
        self._problems = words(name="highlight problems")
        self.bar = named(QProgressBar(), "reading highlights", "Reading the PDFs")
        self.found = FoundView()
        self.found.changed.connect(self._show_passages)
        self.again = named(QCheckBox(), "highlights again")
        self.again.toggled.connect(self._show_passages)
        self.password = named(QLineEdit(), "highlight password", "Password of the PDF")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("Password of the PDF (it is not kept)")
        self.password.returnPressed.connect(self._unlock)
        self._lock, self._space = QWidget(), QWidget()
        self._told = words(name="highlight told")
        self.other = push_button("another copy", "From another &copy of the PDF…", self._choose)
        self.take = push_button("bring in", "&Bring in", self._bring_in)
        self._lay_out()
        workspace.closing.connect(self._close)
        self._read(OWN)

    def reject(self) -> None:
        """Close, and stop what is being read."""
        self._stop()
        super().reject()

    def read_other(self, path: Path) -> None:
        """Read the highlights of another copy of the PDF."""
        self._read(Source(path, self._source.password))

    def _read(self, source: Source) -> None:
        self._source, self._plan = source, None
        source = source._replace(known=dict(self._workspace.passwords))
        many = counted(len(self._documents), "document")
        self._sum.setText(f"Reading {one_line(source.path.name) if source.path else many}…")
        self.bar.setRange(0, 0)
        self._look()
        path, documents, me = self._workspace.project.path, self._documents, self._me
        self._reading = Background(
            lambda work: _planned(work, path, documents, me, source),
            done=self._show,
            failed=self._refuse,
            advance=self._advance,
            parent=self._workspace,  # it may outlive the dialog
        )

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _close(self) -> None:
        """The project closes: nobody may read it any longer."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading.wait()

    def _advance(self, done: int, of_all: int) -> None:
        if of_all > 1:
            self.bar.setRange(0, of_all)
            self.bar.setValue(done)

    def _refuse(self, error: Exception) -> None:
        if self._reading is None or isinstance(error, _StoppedError):
            return
        self.reject()
        if not isinstance(error, CoderError):
            raise error
        self._workspace.tell(str(error), kind="problem")

    def _show(self, plan: HighlightPlan) -> None:
        if self._reading is None:  # it was closed meanwhile
            return
        self._reading, self._plan = None, plan
        if self._source.password and self._source.path is None and not plan.locked:
            self._remember(self._source.password)
        self.found.show_plan(plan, themes(self._workspace.project))
        self._sum.setText(plan.summary)
        self._problems.setText("\n".join(map(one_line, plan.problems)))
        removed = plan.count("removed")
        self.again.setText(f"&Also the {removed:,} that were brought in before and removed since")
        self._look()
        self._show_passages()

    def _remember(self, password: str) -> None:
        """What opened the PDFs is not asked again in this sitting."""
        for document in self._documents:
            for file in files_of(self._workspace.project, document.id)[:1]:
                self._workspace.passwords.setdefault(file.sha256, password)

    def _look(self) -> None:
        """Show what there is to be seen."""
        plan = self._plan
        is_found = plan is not None and bool(plan.found)
        self.bar.setVisible(plan is None)
        self.found.setVisible(is_found)
        self._space.setVisible(not is_found)
        self._told.setText("")
        self.take.setEnabled(False)
        self.again.setVisible(plan is not None and plan.count("removed") > 0)
        self._problems.setVisible(plan is not None and bool(plan.problems))
        self._lock.setVisible(plan is not None and plan.locked)
        self.other.setVisible(len(self._documents) == 1)
        self.other.setEnabled(plan is not None)

    def _show_passages(self) -> None:
        if self._plan is None or not self._plan.found:
            return
        count = self.found.show_passages(self._plan, again=self.again.isChecked())
        self.take.setText(f"&Bring in {counted(count, 'passage')}" if count else "&Bring in")
        self.take.setEnabled(count > 0)
        mine = f"They become passages of {one_line(self._me.name)}, in one step to undo."
        self._told.setText(mine if count else "Nothing comes in this way.")

    def _bring_in(self) -> None:
        plan, project = self._plan, self._workspace.project
        if plan is None:
            return
        meanings, again = self.found.meanings, self.again.isChecked()
        count = passages_of(plan.wanted(meanings, again=again))
        act = partial(bring_in, project, plan, meanings, self._me, again=again)
        if count <= _AT_ONCE:
            if self._workspace.do(act) is not None:
                self._done(count)
            return
        waiting = Waiting(
            self._workspace, f"Bringing in {counted(count, 'passage')}…",
            done=lambda change: self._came(change, count), parent=self,
        )  # fmt: skip
        waiting.start_counted(lambda work: act(ask=lambda: _go_on(work, project)))

    def _came(self, change: Change, count: int) -> None:
        self._workspace.changed.emit(change)
        self._done(count)

    def _done(self, count: int) -> None:
        self._workspace.tell(f"Brought in {counted(count, 'passage')}.", kind="done")
        self.accept()

    def _choose(self) -> None:
        folder = str(self._workspace.project.path.parent)
        name, _ = QFileDialog.getOpenFileName(
            self, "Another copy of the PDF", folder, "PDF files (*.pdf)"
        )
        if name:
            self.read_other(Path(name))

    def _unlock(self) -> None:
        if self.password.text():
            self._read(Source(self._source.path, self.password.text()))
            self.password.clear()

    def _lay_out(self) -> None:
        unlock = push_button("unlock", "&Read again", self._unlock)
        line = QHBoxLayout(self._lock)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        line.addWidget(self.password, 1)
        line.addWidget(unlock)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self._told, 1)
        below.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GRID)
        for widget in (self._sum, self.bar, self._problems, self._lock):
            column.addWidget(widget)
        column.addWidget(self.found, 1)
        column.addWidget(self._space, 1)
        column.addWidget(self.again)
        column.addLayout(below)
        column.addWidget(answers(self.take, refuse=push_button("cancel", "Cancel", self.reject)))
        for button in (unlock, self.other):
            button.setAutoDefault(False)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)


class _StoppedError(Exception):
    """Nobody wants it any longer."""


def _planned(
    work: Background, path: Path, documents: Sequence[Document], me: Coder, source: Source
) -> HighlightPlan:
    def advance(done: int, of_all: int) -> None:
        if work.cancelled:
            raise _StoppedError
        work.report(done, of_all)

    with Project(path, write=False) as project, Readers(processes=1) as readers:
        return plan_highlights(project, documents, readers, me, source=source, progress=advance)


def _go_on(work: Background, project: Project) -> None:
    if work.cancelled:
        raise CoderError(f"Stopped: nothing was changed in {project.path.name}.")
