"""The fields of a report on agreement: its file, and what the program does not know."""

import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named
from coder.desktop.look.file_row import file_row
from coder.desktop.look.measures import GRID
from coder.store.project import Project

_KINDS: Final = {
    ".docx": "Word document (.docx)",
    ".xlsx": "Excel workbook (.xlsx)",
    ".json": "Data with every parameter (.json)",
}
_FILTERS: Final = "Word documents (*.docx);;Excel workbooks (*.xlsx);;JSON (*.json)"
_LOCAL: Final = "agreement report"  # what this copy remembers: the file, and what was typed
_LINES: Final = 3


class ReportFields(QWidget):
    """File and kind, how reviewers were prepared, how documents were drawn."""

    changed = Signal()

    def __init__(self, project: Project, sampling: str) -> None:
        """``sampling`` is what the round says of it; then it is not typed again."""
        super().__init__()
        self._project = project
        held = json.loads(project.local(_LOCAL) or "{}")
        last = _last(project, held.get("file", ""))
        self._folder = last.parent
        self.file = named(QLineEdit(str(last)), "report file", "File")
        self.kind = Choice("report kind", "Kind of file")
        self.kind.offer(list(_KINDS.items()))
        self.kind.choose(last.suffix.lower())
        self.training = _paragraph("report training", "How reviewers were prepared")
        self.training.setPlaceholderText("such as: two articles coded together, then discussed")
        self.training.setPlainText(held.get("training", ""))
        self.sampling = _paragraph("report sampling", "How the documents were drawn")
        self.sampling.setPlaceholderText("such as: 10 of 40, drawn at random; or: all of them")
        self.sampling.setPlainText(sampling or held.get("sampling", ""))
        self.sampling.setReadOnly(bool(sampling))
        self.kind.value_changed.connect(self._rename)
        self.file.textChanged.connect(self._follow)
        self._lay_out()

    @property
    def is_named(self) -> bool:
        """Whether a file is named."""
        return bool(Path(self.file.text().strip()).name)

    @property
    def path(self) -> Path:
        """The file that is named, with its ending; a bare name lies where the last one does."""
        path = self._folder / Path(self.file.text().strip()).expanduser()
        has_ending = path.suffix.lower() in _KINDS
        return path if has_ending else path.with_name(path.name + (self.kind.value or ".docx"))

    @property
    def training_words(self) -> str:
        """How reviewers were prepared, in one line."""
        return " ".join(self.training.toPlainText().split())

    @property
    def sampling_words(self) -> str:
        """How the documents were drawn, in one line."""
        return " ".join(self.sampling.toPlainText().split())

    def remember(self) -> None:
        """Keep what is typed for the next report."""
        if not self._project.write:
            return
        held = json.loads(self._project.local(_LOCAL) or "{}")
        held |= {"file": str(self.path), "training": self.training.toPlainText()}
        if not self.sampling.isReadOnly():
            held["sampling"] = self.sampling.toPlainText()
        self._project.set_local(_LOCAL, json.dumps(held, ensure_ascii=False))

    def _rename(self) -> None:
        """Give the file the ending of the kind that was chosen."""
        if self.is_named:
            self.file.setText(str(self.path.with_suffix(self.kind.value)))

    def _follow(self) -> None:
        if self.is_named:
            self.kind.choose(self.path.suffix.lower())
        self.changed.emit()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(GRID)
        row = file_row(self.file, "Report on agreement", lambda: (self.path, _FILTERS))
        for text, buddy, field in (
            ("&File", self.file, row),
            ("&Kind", self.kind, self.kind),
            ("&Training of reviewers", self.training, self.training),
            ("&Documents drawn", self.sampling, self.sampling),
        ):
            label = QLabel(text)
            label.setBuddy(buddy)
            form.addRow(label, field)


def _last(project: Project, file: str) -> Path:
    beside = project.path.with_name("agreement.docx")
    return Path(file) if file and Path(file).parent.is_dir() else beside


def _paragraph(name: str, said: str) -> QPlainTextEdit:
    field = named(QPlainTextEdit(), name, said)
    field.setTabChangesFocus(True)
    field.setFixedHeight(_LINES * field.fontMetrics().lineSpacing() + 2 * GRID)
    return field
