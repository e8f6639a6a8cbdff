"""The dialog that begins a project."""

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.documents.file_drops import SUFFIX, FileDrops
from coder.desktop.documents.pdf_dialog import ask_for_pdfs
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.elided import ElidedLabel
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.start.example import documents_folder
from coder.domain.errors import CoderError
from coder.domain.names import checked_name
from coder.operations.codebook import import_codebook, read_template, templates
from coder.operations.projects import new_project
from coder.store.project import check_new

_WIDTH: Final = 560
_LONGEST: Final = 60  # of a suggested file name
_LEAD: Final = "my name"


class NewProjectDialog(QDialog):
    """Title, file, lead, codebook and first PDFs; a refusal stands below what it is about."""

    made = Signal(Path, list)  # the project, and the PDFs to bring in

    def __init__(self, pdfs: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new project dialog")
        self.setWindowTitle("New project")
        self.setMinimumWidth(_WIDTH)
        self._pdfs: list[Path] = []
        self._chosen_file = False
        self.title = named(QLineEdit(), "title of the review", "Title of the review")
        self.file = named(QLineEdit(), "project file", "File of the project")
        self.lead = named(QLineEdit(user_name()), "lead", "Your name, who leads the project")
        self.codebook = named(QComboBox(), "codebook template", "Codebook to begin with")
        self.blind = named(
            QCheckBox("Reviewers are &blind to each other"), "blind", "Reviewers are blind"
        )
        self._first = named(ElidedLabel(), "first PDFs")
        self._refusals: dict[str, QLabel] = {}
        self._build()
        self._connect()
        self._suggest()
        self.add_pdfs(pdfs)

    def add_pdfs(self, paths: Sequence[Path]) -> None:
        """Bring these in when the project is made."""
        self._pdfs = list(dict.fromkeys((*self._pdfs, *paths)))
        count = f"{len(self._pdfs)}: " if len(self._pdfs) > 1 else ""
        names = ", ".join(one_line(path.name) for path in self._pdfs)
        self._first.say(f"{count}{names}" if names else "None yet: drop PDFs or folders here.")
        self._clear.setVisible(bool(self._pdfs))

    def accept(self) -> None:
        """Make the project; what stands in the way is said at its field."""
        for label in self._refusals.values():
            label.hide()
        path = Path(self.file.text().strip()).expanduser()
        if path.suffix.casefold() != SUFFIX:
            path = path.with_name(f"{path.name}{SUFFIX}") if path.name else path
        if not self._is_complete(path):
            return
        try:
            self._make(path)
        except CoderError as error:
            self._refuse("file", str(error))
            return
        QSettings().setValue(_LEAD, self.lead.text().strip())
        super().accept()
        self.made.emit(path, self._pdfs)

    def _is_complete(self, path: Path) -> bool:
        template = self.codebook.currentData()
        checks = (
            ("title", lambda: _needs(self.title.text(), "Give the review a title.")),
            ("file", lambda: _check_file(path)),
            ("lead", lambda: checked_name(self.lead.text(), "the lead")),
            ("codebook", lambda: template and read_template(template)),
        )
        for name, check in checks:
            try:
                check()
            except CoderError as error:
                self._refuse(name, str(error))
                return False
        return True

    def _make(self, path: Path) -> None:
        template = self.codebook.currentData()
        title, lead = one_line(self.title.text()), one_line(self.lead.text())
        blind = self.blind.isChecked()
        with new_project(path, title=title, lead=lead, blind=blind) as project:
            try:
                if template:
                    import_codebook(project, template)
            except BaseException:
                project.close()
                path.unlink(missing_ok=True)
                raise

    def _refuse(self, name: str, sentence: str) -> None:
        self._refusals[name].setText(sentence)
        self._refusals[name].show()
        getattr(self, name).setFocus()

    def _build(self) -> None:
        self.codebook.addItem("Empty codebook", "")
        for name in templates():
            self.codebook.addItem(name.capitalize(), name)
        self.blind.setToolTip(
            "Copies for reviewers hold nobody else's coding, until you open the project to all"
        )
        from_file = push_button("choose codebook", "Fro&m a file…", self._choose_codebook)
        choose = push_button("choose project file", "C&hange…", self._choose_file)
        add = push_button("choose PDFs", "&Add…", self._choose_pdfs)
        self._clear = push_button("no PDFs", "Non&e", self._drop_pdfs)
        self.title.setPlaceholderText("Trainers in Recovery Colleges: a scoping review")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setSpacing(GRID)
        for name, label, widgets in (
            ("title", "&Title:", (self.title,)),
            ("file", "&File:", (self.file, choose)),
            ("lead", "Your &name:", (self.lead,)),
            ("codebook", "&Codebook:", (self.codebook, from_file)),
            ("blind", "", (self.blind,)),
            ("pdfs", "First PDFs:", (self._first, add, self._clear)),
        ):
            form.addRow(self._label(label, widgets[0]), self._line(name, widgets))
        for button in (choose, from_file, add, self._clear):
            button.setAutoDefault(False)
        begin = push_button("begin", "&Begin", self.accept)
        buttons = answers(begin, refuse=push_button("cancel", "Cance&l", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)

    def _label(self, text: str, widget: QWidget) -> QLabel:
        label = QLabel(text)
        label.setBuddy(widget)
        return label

    def _line(self, name: str, widgets: Sequence[QWidget]) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        for widget in widgets:
            line.addWidget(widget, 1 if widget is widgets[0] else 0)
        refusal = words(name=f"refusal of {name}")
        refusal.setForegroundRole(refusal.palette().ColorRole.BrightText)
        refusal.hide()
        self._refusals[name] = refusal
        column = QVBoxLayout()
        column.setSpacing(GRID // 4)
        column.addLayout(line)
        column.addWidget(refusal)
        return column

    def _connect(self) -> None:
        self.title.textChanged.connect(self._suggest)
        self.file.textEdited.connect(self._keep_file)
        self._drops = FileDrops(self, self.add_pdfs, lambda _: None)

    def _suggest(self) -> None:
        if not self._chosen_file:
            self.file.setText(str(suggested_file(self.title.text())))

    def _keep_file(self) -> None:
        self._chosen_file = True

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Where the project is kept", self.file.text(), f"Coder projects (*{SUFFIX})"
        )
        if name:
            self.file.setText(name)
            self._chosen_file = True

    def _choose_pdfs(self) -> None:
        self.add_pdfs(ask_for_pdfs("First PDFs", self))

    def _drop_pdfs(self) -> None:
        self._pdfs = []
        self.add_pdfs([])

    def _choose_codebook(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "A codebook", "", "Codebooks (*.json);;All files (*)"
        )
        if name:
            self.codebook.addItem(one_line(Path(name).name), name)
            self.codebook.setCurrentIndex(self.codebook.count() - 1)


def suggested_file(title: str) -> Path:
    """A file name for a title, in the documents folder, that is not taken."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    name = " ".join(kept.split())[:_LONGEST].strip() or "Review"
    folder = documents_folder()
    path, count = folder / f"{name}{SUFFIX}", 1
    while path.exists():
        count += 1
        path = folder / f"{name} {count}{SUFFIX}"
    return path


def user_name() -> str:
    """The name of who works here: as it was given last, else as the computer knows it."""
    held = QSettings().value(_LEAD)
    return str(held) if held else _full_name() or _short_name()


def _full_name() -> str:
    if sys.platform == "win32":
        return ""
    import pwd  # noqa: PLC0415 - not there on Windows

    try:
        return pwd.getpwnam(getpass.getuser()).pw_gecos.split(",")[0].strip()
    except (OSError, KeyError, ImportError):
        return ""


def _short_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _needs(text: str, sentence: str) -> None:
    if not one_line(text):
        raise CoderError(sentence)


def _check_file(path: Path) -> None:
    _needs(path.name, "Say where the project is kept.")
    check_new(path)
