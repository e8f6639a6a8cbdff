"""Asks what of the matrix goes into a workbook, and where that is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.whose import NOBODY
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.coder import Coder
from coder.domain.matrix.matrix import By, Coders
from coder.store.coders import coders
from coder.store.project import Project

_WIDTH = 560
_ENDING = ".xlsx"


class Shown(NamedTuple):
    """What a matrix shows: by what, and of whom."""

    by: By = "document"
    coders: Coders = "union"
    only: str | None = None  # a reviewer's id


def offer_rows(choice: Choice) -> None:
    """Offer what the rows of a matrix can be."""
    choice.offer([("document", "By document"), ("study", "By study")])


def offer_reviewers(choice: Choice, people: Sequence[Coder], whose: Coder | None) -> None:
    """Offer whose coding a matrix can show; ``whose`` if one person's work alone is shown."""
    alone = [] if whose is None else [(("union", whose.id), f"Only {whose.name}")]
    choice.offer(
        alone
        or [
            (("union", None), "All reviewers together"),
            (("majority", None), "Majority of reviewers"),
            (("each", None), "Each reviewer"),
            *((("union", one.id), f"Only {one.name}") for one in people),
        ]
    )


def only_of(project: Project, shown: Shown) -> Coder | None:
    """The one whose work alone a matrix shows; None if everyone's."""
    people = (NOBODY, *coders(project))
    return next((one for one in people if one.id == shown.only), None)


def chosen(by: Choice, reviewers: Choice) -> Shown:
    """What is chosen in two such boxes."""
    of: tuple[Coders, str | None] = reviewers.value or ("union", None)
    return Shown(by.value or "document", *of)


class ExportDialog(QDialog):
    """The file, the rows, the reviewers."""

    def __init__(self, parent: QWidget, *, path: Path, shown: Shown, workspace: Workspace) -> None:
        super().__init__(parent)
        self.setObjectName("export dialog")
        self.setWindowTitle("Export the matrix")
        self._folder = path.parent
        self.file = named(QLineEdit(str(path)), "export file", "File")
        self.by = Choice("export by", "Rows")
        offer_rows(self.by)
        self.by.choose(shown.by)
        self.reviewers = Choice("export reviewers", "Reviewers", letters=20)
        offer_reviewers(self.reviewers, coders(workspace.project), workspace.whose)
        self.reviewers.choose((shown.coders, shown.only))
        self._told = words(name="export told")
        self._export = push_button("export now", "Export", self.accept)
        buttons = answers(self._export, refuse=push_button("cancel", "Cancel", self.reject))
        self.file.textChanged.connect(self._look)
        self._lay_out(buttons)
        self._look()
        self._export.setFocus()
        self.resize(_WIDTH, self.sizeHint().height())

    @classmethod
    def ask(
        cls, parent: QWidget, *, path: Path, shown: Shown, workspace: Workspace
    ) -> tuple[Path, Shown] | None:
        """Where to and what; None if nothing shall be written."""
        dialog = cls(parent, path=path, shown=shown, workspace=workspace)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.path, chosen(dialog.by, dialog.reviewers)
        dialog.deleteLater()
        return answer if accepted else None

    @property
    def path(self) -> Path:
        """The file that is named, with its ending; a bare name lies where the last one does."""
        path = self._folder / Path(self.file.text().strip()).expanduser()
        has_ending = path.suffix.lower() == _ENDING
        return path if has_ending else path.with_name(path.name + _ENDING)

    def _look(self) -> None:
        """Say what will happen to a file that is there already."""
        is_named = bool(Path(self.file.text().strip()).name)
        is_there = is_named and self.path.is_file()
        self._export.setEnabled(is_named)
        self._export.setText("Replace" if is_there else "Export")
        self._told.setText(
            f"{one_line(self.path.name)} is there already and will be replaced."
            if is_there
            else "The workbook holds the matrix, every quotation with its page, the codebook and"
            " the documents."
        )

    def _choose_file(self) -> None:
        # The dialog of the system asks before it names a file that is there.
        name, _ = QFileDialog.getSaveFileName(
            self, "Export the matrix", str(self.path), f"Excel workbooks (*{_ENDING})"
        )
        if name:
            self.file.setText(name)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(GRID)
        beside.addWidget(self.file, 1)
        beside.addWidget(push_button("choose file", "&Choose…", self._choose_file))
        form = QFormLayout()
        form.setSpacing(GRID)
        label = QLabel("&File")
        label.setBuddy(self.file)
        form.addRow(label, beside)
        form.addRow("&Rows", self.by)
        form.addRow("Re&viewers", self.reviewers)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addStretch()
        column.addWidget(buttons)
