"""The report of a merge: what came in, what became one, what is left to settle."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from coder.analysis.disputes import open_conflicts
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.team.merging import files_table
from coder.desktop.team.saying import came_in, counted
from coder.desktop.workspace import Workspace
from coder.domain.merge_report import MergeReport
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.themes import themes

_SIZE = (720, 400)


class ReportDialog(QDialog):
    """What a merge brought, to read and to copy."""

    def __init__(self, workspace: Workspace, report: MergeReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("merge report")
        self.setWindowTitle("Report of the merge")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._backup = report.backup
        lines = report_lines(workspace.project, report)
        told = named(QPlainTextEdit("\n".join(lines), readOnly=True), "report words", "Report")
        told.setTabChangesFocus(True)
        told.setFrameShape(told.frameShape().NoFrame)
        told.viewport().setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        if report.backup:
            buttons.addWidget(push_button("show backup", "Show the &backup", self._show_backup))
        buttons.addStretch(1)
        close = push_button("close report", "Close", self.accept)
        close.setDefault(True)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(words(came_in(report), name="report came"))
        column.addWidget(files_table(report.files))
        column.addWidget(told, 1)
        column.addLayout(buttons)
        close.setFocus()
        self.resize(*_SIZE)

    def _show_backup(self) -> None:
        show_folder(Path(str(self._backup)))


def show_folder(path: Path) -> None:
    """Show the folder that a file lies in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def report_lines(project: Project, report: MergeReport) -> list[str]:
    """What the table of files does not say."""
    lines = [f"{one.coder}: {counted(one.codings, 'coding')}." for one in report.coders]
    lines += _joined(project, report)
    number = len(open_conflicts(project))
    are = "is" if number == 1 else "are"
    lines.append(
        f"{counted(number, 'conflict')} {are} open now: settle under Conflicts."
        if number
        else "No conflict is open."
    )
    lines += [
        f"The clock of {name} is more than a day ahead: what {name} did shows over what others"
        " did at the same time, until it is settled."
        for name in report.ahead
    ]
    if report.backup:
        lines.append(f"The project as it was before lies in {report.backup}.")
    return lines


def _joined(project: Project, report: MergeReport) -> list[str]:
    """What became one, by the names that are known in this copy."""
    names = {one.id: one.key for one in documents(project)}
    names |= {one.id: one.path for one in themes(project)}
    return sorted(
        {
            f"The {joining.kind} {name} was there several times, and is shown as one."
            for joining in report.joined
            if (name := names.get(joining.one) or names.get(joining.other))
        }
    )
