"""Asks what of the matrix goes into a workbook or a Word document, and where that is kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.whose import NOBODY
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.file_row import file_row, no_folder
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.matrix.export_contents import Contents
from coder.desktop.whose_coding import WhoseCoding, consensuses
from coder.desktop.window_size import resize_within
from coder.desktop.workspace import Workspace
from coder.domain.coder import Coder
from coder.domain.matrix.matrix import By, Coders
from coder.domain.statements.statement import StatementOptions
from coder.domain.statements.telling import rounded
from coder.domain.telling import listed
from coder.export.evidence_folder import folder_of
from coder.export.options import Options
from coder.store.attributes import attributes
from coder.store.coders import coders
from coder.store.project import Project

EXCEL: Final = ".xlsx"
WORD: Final = ".docx"

_WIDTH: Final = 600
_HEIGHT: Final = 560
_EVIDENCE: Final = "&Evidence pages: each passage on its page, in a folder beside the workbook"


def _told(options: StatementOptions, by: By) -> str:
    """How documents are cited and counted, and where that is chosen."""
    of_all = options.denominator == "all"
    things = "documents" if by == "document" else "studies"
    of = f"all included {things}" if of_all else f"the {things} with a value, or assessed"
    return (
        f"Citations such as {options.style.told}; percentages of {of}, {rounded(options)}: as"
        " chosen at Statements. Every document and theme goes in: filters, groups and the order of"
        " the matrix on the screen are not taken over."
    )


def _replaced(names: Sequence[str]) -> str:
    verb = "is" if len(names) == 1 else "are"
    return f"{listed(names)} {verb} there already and will be replaced."


class Shown(NamedTuple):
    """What a matrix shows: by what, and of whom."""

    by: By = "document"
    coders: Coders = "union"
    only: str | None = None  # a reviewer's id
    round: str | None = None  # the id of one, whose reviewers' consensus it is

    @property
    def whose(self) -> WhoseCoding:
        """Of whom."""
        return WhoseCoding(self.coders, self.only, self.round)


def offer_rows(choice: Choice) -> None:
    """Offer what the rows of a matrix can be."""
    choice.offer([("document", "By document"), ("study", "By study")])


def reviewers_of(project: Project, whose: Coder | None) -> list[tuple[WhoseCoding, str]]:
    """Whose coding a matrix can show, in words; ``whose`` if one person's work alone is shown."""
    if whose is not None:
        return [(WhoseCoding("union", whose.id), f"Only {whose.name}")]
    return [
        (WhoseCoding("union"), "All reviewers together"),
        (WhoseCoding("majority"), "Majority of reviewers"),
        (WhoseCoding("each"), "Each reviewer"),
        *consensuses(project),
        *((WhoseCoding("union", one.id), f"Only {one.name}") for one in coders(project)),
    ]


def only_of(project: Project, shown: Shown) -> Coder | None:
    """The one whose work alone a matrix shows; None if everyone's."""
    people = (NOBODY, *coders(project))
    return next((one for one in people if one.id == shown.only), None)


def chosen(by: Choice, reviewers: Choice) -> Shown:
    """What is chosen in two such boxes."""
    of: WhoseCoding = reviewers.value or WhoseCoding()
    return Shown(by.value or "document", *of)


class Export(NamedTuple):
    """What is to be written, and where to."""

    path: Path
    shown: Shown
    options: Options


class ExportDialog(QDialog):
    """The file, the rows, the reviewers, and what goes in."""

    def __init__(self, parent: QWidget, *, last: Export, workspace: Workspace) -> None:
        super().__init__(parent)
        self.setObjectName("export dialog")
        self.setWindowTitle("Export the matrix")
        self._folder = last.path.parent
        self.file = named(QLineEdit(str(last.path)), "export file", "File")
        self.kind = Choice("export kind", "Kind of file")
        self.kind.offer([(EXCEL, "Excel workbook (.xlsx)"), (WORD, "Word document (.docx)")])
        self.kind.choose(last.path.suffix.lower())
        self.kind.value_changed.connect(self._rename)
        self.by = Choice("export by", "Rows")
        offer_rows(self.by)
        self.by.choose(last.shown.by)
        self.reviewers = Choice("export reviewers", "Reviewers", letters=20)
        self.reviewers.offer(reviewers_of(workspace.project, workspace.whose))
        self.reviewers.choose(last.shown.whose)
        self.contents = Contents(last.options, [one.name for one in attributes(workspace.project)])
        self.evidence = named(QCheckBox(_EVIDENCE), "export evidence", _EVIDENCE.replace("&", ""))
        self.evidence.setChecked(last.options.evidence)
        self.evidence.toggled.connect(self._look)
        self.statements = words(name="export statements")
        self._counting = last.options.statements
        self._told = words(name="export told")
        self._export = push_button("export now", "Export", self.accept)
        buttons = answers(self._export, refuse=push_button("cancel", "Cancel", self.reject))
        self.file.textChanged.connect(self._look)
        self.by.value_changed.connect(self._look)
        self._lay_out(buttons)
        self._look()
        self._export.setFocus()
        resize_within(self, QSize(_WIDTH, max(_HEIGHT, self.sizeHint().height())))

    @classmethod
    def ask(cls, parent: QWidget, *, last: Export, workspace: Workspace) -> Export | None:
        """What to write where; ``last`` is what was written last. None if nothing shall be."""
        dialog = cls(parent, last=last, workspace=workspace)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.export
        dialog.deleteLater()
        return answer if accepted else None

    @property
    def export(self) -> Export:
        """What is chosen."""
        options = replace(
            self.contents.options, evidence=self.evidence.isChecked(), statements=self._counting
        )
        return Export(self.path, chosen(self.by, self.reviewers), options)

    @property
    def path(self) -> Path:
        """The file that is named, with its ending; a bare name lies where the last one does."""
        path = self._folder / Path(self.file.text().strip()).expanduser()
        has_ending = path.suffix.lower() in {EXCEL, WORD}
        return path if has_ending else path.with_name(path.name + (self.kind.value or EXCEL))

    def _rename(self) -> None:
        """Give the file the ending of the kind that was chosen."""
        if Path(self.file.text().strip()).name:
            self.file.setText(str(self.path.with_suffix(self.kind.value)))

    def _look(self) -> None:
        """Say what will be written, and what will happen to what is there already."""
        is_named = bool(Path(self.file.text().strip()).name)
        if is_named:
            self.kind.choose(self.path.suffix.lower())
        is_word = self.kind.value == WORD
        self.contents.offer(tables=is_word)
        self.evidence.setDisabled(is_word)
        self.statements.setText(_told(self._counting, self.by.value))
        missing = is_named and not self.path.parent.is_dir()
        self._export.setEnabled(is_named and not missing)
        there = self._there(self.path) if is_named else []
        self._export.setText("Replace" if there else "Export")
        said = _replaced(there) if there else self._sense(is_word=is_word)
        self._told.setText(no_folder(self.path) if missing else said)

    def _there(self, path: Path) -> list[str]:
        """What lies there already, by name."""
        found = [path] if path.is_file() else []
        if self.evidence.isEnabled() and self.evidence.isChecked() and folder_of(path).is_dir():
            found.append(folder_of(path))
        return [one_line(one.name) for one in found]

    def _sense(self, *, is_word: bool) -> str:
        if is_word:
            return "The document holds the tables that are chosen, ready for the manuscript."
        further = ", and each quotation to its page" if self.evidence.isChecked() else ""
        return f"Every number in the workbook leads to its quotations{further}."

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        kinds = f"Excel workbooks (*{EXCEL});;Word documents (*{WORD})"
        row = file_row(self.file, "Export the matrix", lambda: (self.path, kinds))
        form = QFormLayout()
        form.setSpacing(GRID)
        for text, buddy, field in (
            ("&File", self.file, row),
            ("&Kind", self.kind, self.kind),
            ("&Rows", self.by, self.by),
            ("Re&viewers", self.reviewers, self.reviewers),
            ("&What goes in", self.contents, self.contents),
        ):
            label = QLabel(text)
            label.setBuddy(buddy)
            form.addRow(label, field)
        form.addRow("", self.evidence)
        form.addRow("", self.statements)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(form, 1)
        column.addWidget(self._told)
        column.addWidget(buttons)
