"""Bringing tables of attributes in and out at the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from coder.desktop.background import Background
from coder.desktop.charting.export_question import ExportQuestion, Whose
from coder.desktop.charting.import_preview import ImportPreview
from coder.desktop.look.plain_text import one_line
from coder.desktop.waiting import Waiting
from coder.desktop.workspace import Workspace
from coder.desktop.written import tell_written
from coder.domain.attribute_table.plan import Plan
from coder.domain.coder import Coder
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.telling import counted
from coder.exchange.attribute_table import apply_import, plan_import, read_table
from coder.export.attribute_table import TableWritten, write_attribute_table
from coder.store.coders import coders
from coder.store.project import Project

_TABLES: Final = "Tables (*.xlsx *.xlsm *.csv *.tsv *.txt)"
_BOOK: Final = "Excel workbooks (*.xlsx)"
_TEXT: Final = "Separated values (*.csv)"
_AT_ONCE: Final = 1_000
"""So many values are charted without waiting."""

_Found = TypeVar("_Found")


class AttributeTables(QObject):
    """Reads and writes beside the window; charts what a reviewer has looked at and accepted."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._running: set[Background] = set()
        self._open: ImportPreview | None = None
        workspace.closing.connect(self._close)

    @property
    def is_running(self) -> bool:
        """Whether a table is being read or written."""
        return bool(self._running)

    def ask_import(self) -> None:
        """Ask for a table, and show what it would change."""
        # Where nothing may be done, the workspace says so, and nothing is asked before.
        if self._workspace.do(lambda: Change("")) is None:
            return
        folder = str(self._workspace.project.path.parent)
        name, _ = QFileDialog.getOpenFileName(self._window, "Import attributes", folder, _TABLES)
        if name:
            self.preview(Path(name))

    def preview(self, path: Path) -> None:
        """Show what a table would change, and chart it when that is accepted."""
        try:
            me = self._workspace.me
        except CoderError as error:
            self._workspace.tell(str(error), kind="problem")
            return
        preview = ImportPreview(path.name, me.name, self._window)
        source = self._workspace.project.path
        self._open = preview
        self._run(
            lambda: _plan(source, path, me),
            done=lambda plan: self._show(preview, plan, me),
            failed=lambda error: self._refuse(preview, error),
        )
        preview.finished.connect(self._forget)
        preview.open()

    def ask_export(self) -> None:
        """Ask whose values are wanted and where the table is to be kept, and write it there."""
        people = coders(self._workspace.project)
        is_plain = len(people) == 1 or self._workspace.whose is not None  # there is but one answer
        whose = Whose(None) if is_plain else ExportQuestion.ask(people, self._window)
        if whose is None:
            return
        beside = self._workspace.project.path.with_name("attributes.xlsx")
        name, kind = QFileDialog.getSaveFileName(
            self._window, "Export attributes", str(beside), f"{_BOOK};;{_TEXT}"
        )
        if name:
            path = Path(name)
            ending = ".csv" if kind == _TEXT else ".xlsx"
            self.write(path if path.suffix else path.with_name(path.name + ending), whose.coder)

    def write(self, path: Path, coder: Coder | None) -> None:
        """Write the table of one reviewer or of all; a file there is replaced when it is whole."""
        source = self._workspace.project.path
        self._run(
            lambda: _write(source, path, coder),
            done=lambda written: self._tell_written(path, written),
            failed=self._tell_error,
        )

    def _run(
        self,
        work: Callable[[], _Found],
        *,
        done: Callable[[_Found], object],
        failed: Callable[[Exception], object],
    ) -> None:
        def end(then: Callable[[], object]) -> None:
            self._running.discard(running)
            then()

        running = Background(
            lambda _: work(),
            done=lambda found: end(lambda: done(found)),
            failed=lambda error: end(lambda: failed(error)),
            parent=self,
        )
        self._running.add(running)

    def _show(self, preview: ImportPreview, plan: Plan, me: Coder) -> None:
        if self._open is preview:  # else it was closed meanwhile
            preview.accepted.connect(lambda: self._chart(preview, me))
            preview.show_plan(plan)

    def _refuse(self, preview: ImportPreview, error: Exception) -> None:
        if self._open is preview:
            preview.reject()
            self._tell_error(error)

    def _forget(self) -> None:
        if self._open is not None:
            self._open.deleteLater()
            self._open = None

    def _chart(self, preview: ImportPreview, me: Coder) -> None:
        plan = preview.plan
        if plan is None:
            return
        project, leave_out = self._workspace.project, preview.leave_out.isChecked()
        if len(plan.values) > _AT_ONCE:
            waiting = Waiting(
                self._workspace, f"Charting {counted(len(plan.values), 'value')}…",
                done=lambda change: self._charted(change, plan), parent=self._window,
            )  # fmt: skip
            waiting.start_counted(
                lambda work: apply_import(
                    project, plan, me, leave_out=leave_out, ask=partial(_go_on, work, project)
                )
            )
        elif self._workspace.do(lambda: apply_import(project, plan, me, leave_out=leave_out)):
            self._tell_charted(plan)

    def _charted(self, change: Change, plan: Plan) -> None:
        self._workspace.changed.emit(change)
        self._tell_charted(plan)

    def _tell_charted(self, plan: Plan) -> None:
        about = counted(len({one.document.id for one in plan.values}), "document")
        said = f"Charted {counted(len(plan.values), 'value')} of {about}."
        self._workspace.tell(said, kind="done")

    def _tell_written(self, path: Path, written: TableWritten) -> None:
        said = f"Wrote {one_line(path.name)} with {counted(written.documents, 'document')}."
        if written.differing:
            left = counted(written.differing, "cell")
            said += f" {left} stayed empty, since reviewers differ."
        tell_written(self._workspace, path, said)

    def _tell_error(self, error: Exception) -> None:
        if not isinstance(error, CoderError):
            raise error
        self._workspace.tell(str(error), kind="problem")

    def _close(self) -> None:
        for running in self._running:
            running.wait()


def _go_on(work: Background, project: Project) -> None:
    """Stop where that was asked for, with the words of a statement that was stopped midway."""
    if work.cancelled:
        raise CoderError(f"Stopped: nothing was changed in {project.path.name}.")


def _plan(source: Path, path: Path, me: Coder) -> Plan:
    with Project(source, write=False) as project:
        return plan_import(project, read_table(path), me)


def _write(source: Path, path: Path, coder: Coder | None) -> TableWritten:
    with Project(source, write=False) as project:
        return write_attribute_table(project, path, coder=coder, overwrite=True)
