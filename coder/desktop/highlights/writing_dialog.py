"""Asks what goes into annotated PDFs, and where they are kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from PySide6.QtWidgets import (
    QCheckBox,
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

from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.document import Document
from coder.domain.telling import counted
from coder.domain.theme import Theme, with_below
from coder.export.annotated import CopyOptions, annotated_names
from coder.store.coders import coders
from coder.store.themes import themes

_WIDTH: Final = 560
_MEMOS: Final = "With the &memos on the passages"
_SENSE: Final = (
    "Acrobat, Zotero, Okular and others show the passages as highlights with their themes and"
    " reviewers. The PDFs themselves stay as they are."
)


class Wanted(NamedTuple):
    """What is to be written, and where to."""

    folder: Path
    documents: tuple[Document, ...]
    options: CopyOptions


class WritingDialog(QDialog):
    """The folder, the documents, the reviewers, the themes, and whether memos go along."""

    def __init__(
        self,
        parent: QWidget,
        *,
        folder: Path,
        chosen: Sequence[Document],
        held: Sequence[Document],
        workspace: Workspace,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("annotate dialog")
        self.setWindowTitle("Write annotated PDFs")
        self._beside = folder.parent
        self._chosen, self._held = tuple(chosen), tuple(held)
        self._themes, self._passwords = themes(workspace.project), workspace.passwords
        self.folder = named(QLineEdit(str(folder)), "annotate folder", "Folder")
        self.documents = Choice("annotate documents", "Documents", letters=20)
        self.documents.offer(self._which())
        self.reviewers = Choice("annotate reviewers", "Reviewers", letters=20)
        alone = workspace.whose
        people = [alone] if alone else coders(workspace.project)
        self.reviewers.offer(
            ([] if alone else [(None, "All reviewers")])
            + [(one, f"Only {one_line(one.name)}") for one in people]
        )
        self.themes = Choice("annotate themes", "Themes", letters=20)
        self.themes.offer(_offered(self._themes))
        self.memos = named(QCheckBox(_MEMOS), "annotate memos", _MEMOS.replace("&", ""))
        self.password = named(QLineEdit(), "annotate password", "Password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("Only for PDFs that need one that was not given yet")
        self._told = words(name="annotate told")
        self._write = push_button("annotate now", "&Write", self.accept)
        buttons = answers(self._write, refuse=push_button("cancel", "Cancel", self.reject))
        self.folder.textChanged.connect(self._look)
        self.documents.value_changed.connect(self._look)
        self._lay_out(buttons)
        self._look()
        self._write.setFocus()
        self.resize(_WIDTH, self.sizeHint().height())

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        theme = self.themes.value
        options = CopyOptions(
            coder=self.reviewers.value,
            themes=with_below(self._themes, [theme]) if theme else None,
            memos=self.memos.isChecked(),
            password=self.password.text() or None,
            known=dict(self._passwords),
        )
        return Wanted(self._path(), self.documents.value, options)

    def _path(self) -> Path:
        return self._beside / Path(self.folder.text().strip()).expanduser()

    def _which(self) -> list[tuple[Any, str]]:
        one = one_line(self._chosen[0].key) if len(self._chosen) == 1 else ""
        many = counted(len(self._chosen), "chosen document")
        chosen = [(self._chosen, one or f"The {many}")] if self._chosen else []
        everything = [(self._held, f"All {counted(len(self._held), 'document')}")]
        return chosen + everything if self._chosen != self._held else everything

    def _look(self) -> None:
        """Say what will be written, and what will happen to what is there already."""
        is_named = bool(self.folder.text().strip())
        there = 0
        if is_named:
            path = self._path()
            there = sum((path / name).exists() for name in annotated_names(self.documents.value))
        self._write.setEnabled(is_named)
        self._write.setText("Replace" if there else "&Write")
        self._told.setText(
            f"{counted(there, 'file')} of that name there will be replaced." if there else _SENSE
        )

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Write annotated PDFs to", str(self._beside))
        if name:
            self.folder.setText(name)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(GRID)
        beside.addWidget(self.folder, 1)
        beside.addWidget(push_button("choose folder", "&Choose…", self._choose_folder))
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, buddy, field in (
            ("&Folder", self.folder, beside),
            ("&Documents", self.documents, self.documents),
            ("Re&viewers", self.reviewers, self.reviewers),
            ("&Themes", self.themes, self.themes),
            ("&Password", self.password, self.password),
        ):
            label = QLabel(text)
            label.setBuddy(buddy)
            form.addRow(label, field)
        form.addRow("", self.memos)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self._told)
        column.addWidget(buttons)


def _offered(held: Sequence[Theme]) -> list[tuple[Theme | None, str]]:
    listed = [(theme, f"{'    ' * theme.depth}{theme.name}") for theme in held]
    return [(None, "All themes"), *listed]
