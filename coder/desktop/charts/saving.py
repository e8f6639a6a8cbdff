"""Asks as what a chart is kept, how wide, and where."""

from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.file_row import file_row, no_folder
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.chart import Kind
from coder.export.charts.drawing import PRINT, WIDTH
from coder.export.charts.writing import NARROWEST, WIDEST

_WIDE: Final = 560
_FORMS: Final = {
    ".svg": "SVG: outlines, sharp at every size",
    ".png": "PNG: pixels",
    ".csv": "CSV: the numbers as a table",
}
_SPARSE, _DENSE = 72, 1_200  # pixels an inch
_LAST: Final = "last chart"  # what this copy remembers


class Wanted(NamedTuple):
    """The file, and how a picture in it is."""

    path: Path
    width: float  # centimetres
    dpi: int


class SaveChart(QDialog):
    """The form, the size, the file."""

    def __init__(self, parent: QWidget, *, path: Path) -> None:
        super().__init__(parent)
        self.setObjectName("save chart dialog")
        self.setWindowTitle("Save the chart")
        self._folder = path.parent
        self.form = Choice("chart form", "Form", letters=30)
        self.form.offer(list(_FORMS.items()))
        self.form.choose(path.suffix)
        self.size_ = named(QDoubleSpinBox(), "chart width", "Width in centimetres")
        self.size_.setRange(NARROWEST, WIDEST)
        self.size_.setDecimals(1)
        self.size_.setSuffix(" cm")
        self.size_.setValue(WIDTH)
        self.dpi = named(QSpinBox(), "chart dpi", "Resolution, in pixels an inch")
        self.dpi.setRange(_SPARSE, _DENSE)
        self.dpi.setSuffix(" dpi")
        self.dpi.setValue(round(PRINT))
        self.file = named(QLineEdit(str(path)), "chart file", "File")
        self._told = words(name="chart told")
        self._save = push_button("save now", "Save", self.accept)
        buttons = answers(self._save, refuse=push_button("cancel", "Cancel", self.reject))
        self.form.value_changed.connect(self._follow)
        self.file.textChanged.connect(self._look)
        self._lay_out(buttons)
        self._follow()
        self._save.setFocus()
        self.resize(_WIDE, self.sizeHint().height())

    @classmethod
    def ask(cls, parent: QWidget, *, workspace: Workspace, kind: Kind) -> Wanted | None:
        """As what and where to; None if nothing shall be written."""
        project = workspace.project
        last = Path(project.local(_LAST) or "")
        folder = last.parent if last.name and last.parent.is_dir() else project.path.parent
        dialog = cls(parent, path=folder / f"{kind}{last.suffix or '.svg'}")
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wanted = Wanted(dialog.path, dialog.size_.value(), dialog.dpi.value())
        dialog.deleteLater()
        if accepted and project.write:
            project.set_local(_LAST, str(wanted.path))
        return wanted if accepted else None

    @property
    def path(self) -> Path:
        """The file that is named, with the ending of its form."""
        path = self._folder / Path(self.file.text().strip()).expanduser()
        return (
            path
            if path.suffix.lower() == self.form.value
            else path.with_name(path.name + self.form.value)
        )

    def _follow(self) -> None:
        """Give the file the ending of its form; the numbers have no size, outlines no pixels."""
        named_ = self.file.text().strip()
        ending = Path(named_).suffix
        if ending.lower() in _FORMS and ending.lower() != self.form.value:
            self.file.setText(named_[: -len(ending)] + self.form.value)
        self.size_.setEnabled(self.form.value != ".csv")
        self.dpi.setEnabled(self.form.value == ".png")
        self._look()

    def _look(self) -> None:
        """Say what will happen to a file that is there already."""
        is_named = bool(Path(self.file.text().strip()).name)
        is_there = is_named and self.path.is_file()
        missing = is_named and not self.path.parent.is_dir()
        self._save.setEnabled(is_named and not missing)
        self._save.setText("Replace" if is_there else "Save")
        said = "Pictures are on white, whatever the window looks like, and as high as they need."
        if is_there:
            said = f"{one_line(self.path.name)} is there already and will be replaced."
        self._told.setText(no_folder(self.path) if missing else said)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        row = file_row(
            self.file,
            "Save the chart",
            lambda: (self.path, f"{_FORMS[self.form.value]} (*{self.form.value})"),
        )
        form = QFormLayout()
        form.setSpacing(GRID)
        form.addRow("F&orm", self.form)
        form.addRow("&Width", self.size_)
        form.addRow("&Resolution", self.dpi)
        label = QLabel("&File")
        label.setBuddy(self.file)
        form.addRow(label, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addStretch()
        column.addWidget(buttons)
