"""A copy to hand out, or to send back: for whom, of what kind, and where."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.team.saying import free_name
from coder.desktop.workspace import Workspace
from coder.merge.copying import is_known, why_blind
from coder.store.coders import coders

_WIDTH = 560


@dataclass(frozen=True, slots=True)
class CopyWanted:
    """What was chosen; without a recipient the copy is mine, to send back."""

    recipient: str | None
    light: bool
    blind: bool
    path: Path


class CopyDialog(QDialog):
    """Asks for whom a copy is, of what kind, and where it is to be written."""

    def __init__(
        self, workspace: Workspace, *, to_lead: bool, parent: QWidget, recipient: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("copy dialog")
        self.setWindowTitle("Send to the lead" if to_lead else "Copy for a reviewer")
        self._to_lead = to_lead
        self._project = workspace.project
        self._where_typed = False
        self._recipient = named(QComboBox(), "recipient", "For whom")
        self._full = named(QRadioButton("&Full, with the PDFs"), "full copy")
        self._light = named(
            QRadioButton("&Light, without the PDFs: small enough for a mail, and can be coded"),
            "light copy",
        )
        self._blind = named(QCheckBox("&Blind: without what others coded"), "blind copy")
        self._said = words(name="what comes of it")
        self._must_be_blind = False
        self._rows = QFormLayout()
        self._where = named(QLineEdit(), "copy path", "Where")
        self._save = push_button("write copy", "&Write the copy", self.accept)
        self._build()
        self._fill(recipient)

    @classmethod
    def ask(
        cls, workspace: Workspace, *, to_lead: bool, parent: QWidget, recipient: str = ""
    ) -> CopyWanted | None:
        """What copy is wanted; None if none is."""
        dialog = cls(workspace, to_lead=to_lead, parent=parent, recipient=recipient)
        wanted = dialog.wanted() if dialog.exec() else None
        dialog.deleteLater()
        return wanted

    def wanted(self) -> CopyWanted:
        """What is chosen now."""
        path = Path(self._where.text().strip()).expanduser()
        if not path.is_absolute():
            path = self._project.path.parent / path
        return CopyWanted(
            None if self._to_lead else self._name(), self._light.isChecked(),
            self._blind.isChecked() and not self._to_lead,
            path if path.suffix else path.with_suffix(".coder"),
        )  # fmt: skip

    def _build(self) -> None:
        self._where.textEdited.connect(self._keep_where)
        self._where.textChanged.connect(self._check)
        refuse = push_button("no copy", "&Cancel", self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(words(_TO_LEAD if self._to_lead else _FOR_REVIEWER, name="copy words"))
        column.addLayout(self._form())
        column.addWidget(answers(self._save, refuse=refuse))
        self.resize(_WIDTH, self.sizeHint().height())

    def _form(self) -> QFormLayout:
        form = self._rows
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if not self._to_lead:
            self._recipient.setEditable(True)
            self._recipient.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            field = self._recipient.lineEdit()
            assert field is not None
            field.setPlaceholderText("A reviewer, or a new name")
            self._recipient.editTextChanged.connect(self._suggest)
            form.addRow("F&or", self._recipient)
        form.addRow("What", self._full)
        form.addRow("", self._light)
        if not self._to_lead:
            form.addRow("", self._blind)
            form.addRow("", self._said)
        where = QHBoxLayout()
        where.setSpacing(GRID)
        where.addWidget(self._where, 1)
        browse = push_button("browse", "C&hoose…", self._browse)
        browse.setAutoDefault(False)  # Enter writes the copy
        where.addWidget(browse)
        form.addRow("Where", where)
        return form

    def _fill(self, recipient: str) -> None:
        self._full.setChecked(not self._to_lead)
        self._light.setChecked(self._to_lead)
        others = [one.name for one in coders(self._project) if one.id != self._project.me]
        self._recipient.addItems(others)
        self._recipient.setCurrentText(recipient if recipient in others else "")
        self._suggest()
        self._check()

    def _name(self) -> str:
        return " ".join(self._recipient.currentText().split())

    def _suggest(self) -> None:
        if not self._where_typed:
            me = next((c.name for c in coders(self._project) if c.id == self._project.me), "")
            whom = f"from {me}" if self._to_lead else self._name()
            stem = f"{self._project.path.stem} – {whom}".removesuffix(" – ")
            self._where.setText(str(free_name(self._project.path.parent, stem)))
        self._check()

    def _keep_where(self) -> None:
        self._where_typed = True

    def _check(self) -> None:
        name = self._name()
        self._save.setEnabled((self._to_lead or bool(name)) and bool(self._where.text().strip()))
        if not self._to_lead:
            self._say(name)

    def _say(self, name: str) -> None:
        """Say what a name brings along: a new reviewer, a copy that must be blind."""
        is_new = bool(name) and not is_known(self._project, name)
        why = why_blind(self._project, name)
        new = f"{name} is new, and becomes a reviewer. " if is_new else ""
        blind = f"It is blind, since {why}." if why else ""
        self._said.setText(f"{new}{blind}".strip())
        self._rows.setRowVisible(self._said, bool(self._said.text()))
        self._blind.setEnabled(why is None)
        if self._must_be_blind != (why is not None):
            self._must_be_blind = why is not None
            self._blind.setChecked(self._must_be_blind)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Where to write the copy", self._where.text(), "Coder projects (*.coder)"
        )
        if chosen:
            self._where_typed = True
            self._where.setText(chosen)


_FOR_REVIEWER = (
    "The reviewer opens the copy, codes in it, and sends it back. You merge it then: nothing is"
    " lost or doubled, whatever you do here meanwhile."
)
_TO_LEAD = (
    "A copy of this project with all that you did. The lead merges it; you can go on working here,"
    " and send another one later."
)
