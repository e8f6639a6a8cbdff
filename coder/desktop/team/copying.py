"""Copies to hand out: for whom, of what kind, and where; one reviewer or several at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QVBoxLayout, QWidget

from coder.desktop.background import Background
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.folders import show_folder
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.team.copy_fields import KindOfCopy, Where
from coder.desktop.team.recipients import Recipient, Recipients
from coder.desktop.team.saying import free_name
from coder.desktop.waiting import Waiting
from coder.desktop.window_size import grow
from coder.desktop.workspace import Notice, Workspace
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.telling import listed
from coder.merge.copying import Written, copy_for_each

_WIDTH = 560


@dataclass(frozen=True, slots=True)
class CopiesWanted:
    """What was chosen: for each recipient, by id or new name, a file."""

    copies: tuple[tuple[str, Path], ...]
    light: bool
    blind: bool


class CopyDialog(QDialog):
    """Asks for whom copies are, of what kind, and where they are to be written."""

    def __init__(self, workspace: Workspace, *, parent: QWidget, chosen: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("copy dialog")
        self.setWindowTitle("Copies for reviewers")
        self._project = workspace.project
        self._whom = Recipients(workspace.project, chosen)
        self._kind = KindOfCopy(workspace.project, light=False)
        self._blind = named(QCheckBox("&Blind: without what others coded"), "blind copy")
        self._must_be_blind = False
        self._said = words(name="what comes of it")
        self._where = Where(workspace.project.path.absolute().parent)
        self._named = words(name="which files")
        self._rows = QFormLayout()
        self._save = push_button("write copy", "&Write the copy", self.accept)
        self._build()
        self._whom.changed.connect(self._suggest)
        self._where.changed.connect(self._check)
        self._suggest()

    @classmethod
    def ask(cls, workspace: Workspace, *, parent: QWidget, chosen: str = "") -> CopiesWanted | None:
        """What copies are wanted; None if none are. ``chosen`` is the id of a likely recipient."""
        dialog = cls(workspace, parent=parent, chosen=chosen)
        wanted = dialog.wanted() if dialog.exec() else None
        dialog.deleteLater()
        return wanted

    def wanted(self) -> CopiesWanted:
        """What is chosen now."""
        whom, where = self._whom.chosen, self._where.path
        paths = [where] if len(whom) == 1 else self._names_in(where, whom)
        copies = zip((one.wanted for one in whom), paths, strict=True)
        return CopiesWanted(tuple(copies), self._kind.is_light, self._blind.isChecked())

    def _build(self) -> None:
        form = self._rows
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("F&or", self._whom)
        self._kind.add_to(form)
        form.addRow("", self._blind)
        form.addRow("", self._said)
        form.addRow("Wh&ere", self._where)
        form.addRow("", self._named)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(words(_ABOUT, name="copy words"))
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(answers(self._save, refuse=push_button("no copy", "&Cancel", self.reject)))
        self.resize(_WIDTH, 0)
        self._whom.setFocus()

    def _suggest(self) -> None:
        whom = self._whom.chosen
        if len(whom) > 1:
            self._where.ask_folder()
        else:
            self._where.suggest((lambda folder: self._names_in(folder, whom)[0]) if whom else None)
        self._say(whom)
        self._check()

    def _names_in(self, folder: Path, whom: Sequence[Recipient]) -> list[Path]:
        """A free name for the file of each."""
        found: list[Path] = []
        for one in whom:
            stem = f"{self._project.path.stem} – {one.name}"
            found.append(free_name(folder, stem, taken=found))
        return found

    def _check(self) -> None:
        whom = self._whom.chosen
        several = len(whom) > 1
        self._save.setText(f"&Write {len(whom)} copies" if several else "&Write the copy")
        self._save.setEnabled(bool(whom) and self._where.is_given)
        names = [one.name for one in self._names_in(self._where.path, whom)] if several else [""]
        self._named.setText(f"{len(names)} files, such as {names[0]}")
        self._rows.setRowVisible(self._named, several)
        grow(self)

    def _say(self, whom: Sequence[Recipient]) -> None:
        """Say what the names bring along: new reviewers, copies that must be blind."""
        told = [*_told_of_new(whom), *_told_of_blind(whom)]
        self._said.setText(" ".join(told))
        self._rows.setRowVisible(self._said, bool(told))
        must = bool(whom) and all(one.why_blind for one in whom)
        self._blind.setEnabled(not must)
        if self._must_be_blind != must:
            self._must_be_blind = must
            self._blind.setChecked(must)


def hand_out(workspace: Workspace, parent: QWidget, *, chosen: str = "") -> None:
    """Ask for whom copies are, and write them."""
    wanted = CopyDialog.ask(workspace, parent=parent, chosen=chosen)
    if wanted is None:
        return
    files = [path.name for _, path in wanted.copies]
    said = f"Writing {files[0]}…" if len(files) == 1 else f"Writing {len(files)} copies…"
    waiting = Waiting(
        workspace, said, parent=parent,
        done=lambda written: _tell(workspace, written, len(files)),
    )  # fmt: skip

    def write(running: Background) -> Written:
        return copy_for_each(
            workspace.project, wanted.copies, light=wanted.light, blind=wanted.blind,
            report=running.report, ask=lambda: check_goes_on(running),
        )  # fmt: skip

    waiting.start_counted(write)


def check_goes_on(running: Background) -> None:
    """Stop what is under way once it is cancelled.

    Raises:
        CoderError: it is.
    """
    if running.cancelled:
        raise CoderError("Stopped.")


def _tell(workspace: Workspace, written: Written, of_all: int) -> None:
    added = [("coder", one.coder.id) for one in written.copies if one.coder]
    if added:  # who was not here before has come with the copy
        workspace.changed.emit(Change("Add reviewers", rows=tuple(added)))
    if not written.copies:
        workspace.tell(f"{written.trouble} No copy was written.", kind="problem")
        return
    workspace.told.emit(
        Notice(
            _told_of(written, of_all), "problem" if written.trouble else "done",
            answer="Show in folder", act=lambda: show_folder(written.copies[0].path),
        )
    )  # fmt: skip


def _told_of(written: Written, of_all: int) -> str:
    """What was written for whom, what was not, and which of it is blind unasked."""
    whom = [
        Recipient(one.coder.id, one.coder.name, why_blind=one.why)
        for one in written.copies
        if one.coder
    ]
    names = listed([one.name for one in whom])
    if of_all == 1:
        said = f"{written.copies[0].path.name} for {names} is written."
    elif written.trouble:
        are = "copies is" if len(whom) == 1 else "copies are"
        said = f"{written.trouble} {len(whom)} of {of_all} {are} written, for {names}."
    else:
        said = f"{of_all} copies are written, for {names}."
    return " ".join([said, *_told_of_blind(whom)])


def _told_of_new(whom: Sequence[Recipient]) -> list[str]:
    new = [one.name for one in whom if one.is_new]
    if not new:
        return []
    become = "is new, and becomes a reviewer" if len(new) == 1 else "are new, and become reviewers"
    return [f"{listed(new)} {become}."]


def _told_of_blind(whom: Sequence[Recipient]) -> list[str]:
    blind = [one for one in whom if one.why_blind]
    if not blind:
        return []
    if len(blind) == len(whom):
        subject = "It is" if len(whom) == 1 else "All are"
        return [f"{subject} blind, since {blind[0].why_blind}."]
    return [f"Blind for {listed([one.name for one in blind])}, since {blind[0].why_blind}."]


_ABOUT = (
    "A reviewer opens the copy, codes in it, and sends it back. You merge it then: nothing is lost"
    " or doubled, whatever you do here meanwhile."
)
