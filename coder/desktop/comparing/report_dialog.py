"""The report on agreement: asks what the program does not know, writes it, copies its text."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from coder.analysis.agreement.resampling import SEED, TIMES
from coder.analysis.comparing.shared import Asked
from coder.analysis.comparing.units import Unit
from coder.analysis.reporting.report import Wanted
from coder.desktop.comparing.report_bar import ReportBar
from coder.desktop.comparing.report_fields import ReportFields
from coder.desktop.look.controls import answers, push_button, words
from coder.desktop.look.file_row import no_folder
from coder.desktop.look.measures import WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.statements.clipboard import copy
from coder.desktop.window_size import resize_within
from coder.desktop.workspace import Workspace
from coder.desktop.written import tell_written
from coder.domain.round import Round
from coder.export.agreement_beside import ReportOrder, ReportText

_WIDTH: Final = 620
_COPIED: Final = "The {} paragraph is on the clipboard."


class ReportDialog(QDialog):
    """Writes the report on a comparison, in a process of its own, while it shows how far it is."""

    def __init__(
        self, workspace: Workspace, asked: Asked, unit: Unit, held: Round | None, parent: QWidget
    ) -> None:
        """``asked`` is what is compared now; ``held`` the round in which it is, if in one."""
        super().__init__(parent)
        self.setObjectName("report dialog")
        self.setWindowTitle("Report on agreement")
        self._workspace, self._round = workspace, held
        self._asked, self._unit = _as_settled(asked, held), unit
        sampling = held.settings.sampling if held is not None else ""
        self.fields = ReportFields(workspace.project, sampling)
        self._told = words(name="report told")
        self.bar = ReportBar(workspace)
        self._write = push_button("write report", "&Write the report", self.write)
        self._methods = push_button("copy methods", "&Copy the methods", self.copy_methods)
        self._results = push_button("copy results", "Copy the &results", self.copy_results)
        refuse = push_button("close report", "Close", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(self.fields, 1)
        row = answers(self._write, self._methods, self._results, refuse=refuse)
        for part in (self._told, self.bar, row):
            column.addWidget(part)
        self.fields.changed.connect(self._look)
        self.bar.made.connect(self._done)
        self.bar.failed.connect(self._failed)
        self._look()
        self._write.setFocus()
        resize_within(self, QSize(_WIDTH, self.sizeHint().height()))

    def write(self) -> None:
        """Write the file; what lies there is replaced when the new one is whole."""
        self._begin(self.fields.path, self._write)

    def copy_methods(self) -> None:
        """Make the text alone, and copy the paragraph on methods."""
        self._begin(None, self._methods)

    def copy_results(self) -> None:
        """Make the text alone, and copy the paragraph on results."""
        self._begin(None, self._results)

    def reject(self) -> None:
        """Close; what is being made is stopped first."""
        if self.bar.is_running:
            self.bar.cancel()
        else:
            super().reject()

    def _begin(self, path: Path | None, asked_by: QPushButton) -> None:
        self._asked_by = asked_by
        fields, held = self.fields, self._round
        fields.remember()
        wanted = Wanted(
            self._unit, TIMES, SEED, None, fields.training_words, fields.sampling_words
        )  # fmt: skip
        source = self._workspace.project.path
        self.bar.make(ReportOrder(source, path, held.id if held else None, self._asked, wanted))
        self._enable(enabled=False)

    def _done(self, made: ReportText) -> None:
        self._enable(enabled=True)
        if made.path is None:
            is_methods = self._asked_by is self._methods
            copy(made.methods if is_methods else made.results)
            self._told.setText(_COPIED.format("methods" if is_methods else "results"))
            return
        self.accept()
        tell_written(self._workspace, made.path, f"Wrote {one_line(made.path.name)}.")

    def _failed(self, why: str) -> None:
        self._enable(enabled=True)
        self._told.setText(why)

    def _enable(self, *, enabled: bool) -> None:
        self.fields.setEnabled(enabled)
        self._methods.setEnabled(enabled)
        self._results.setEnabled(enabled)
        self._look()
        if enabled:
            self._asked_by.setFocus()

    def _look(self) -> None:
        """Say what will happen to a file that is there already."""
        fields = self.fields
        missing = fields.is_named and not fields.path.parent.is_dir()
        there = fields.is_named and fields.path.is_file()
        self._write.setEnabled(fields.is_named and not missing and not self.bar.is_running)
        self._write.setText("&Replace the report" if there else "&Write the report")
        said = _about(self._round)
        if there:
            said = f"{one_line(fields.path.name)} is there already and will be replaced."
        self._told.setText(no_folder(fields.path) if missing else said)


def _as_settled(asked: Asked, held: Round | None) -> Asked:
    """What is asked for; where nothing is said, as the round settled it."""
    if held is None:
        return asked
    return replace(
        asked,
        coders=asked.coders or held.settings.coders,
        documents=held.settings.documents if asked.documents is None else asked.documents,
    )


def _about(held: Round | None) -> str:
    if held is None:
        return (
            "The report is of the project as it is now. Freeze a round before differences are"
            " talked about: figures can be computed of it then, whatever changes."
        )
    return f"The report is of the round “{one_line(held.name)}”, with what was decided since."
