"""Sending to the lead: what is in it, since when, with or without the PDFs, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from coder.desktop.look.controls import answers, push_button, words
from coder.desktop.look.folders import show_folder
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.times import day_and_time
from coder.desktop.team.copy_fields import KindOfCopy, Where
from coder.desktop.team.copying import check_goes_on
from coder.desktop.team.saying import free_name
from coder.desktop.waiting import Waiting
from coder.desktop.window_size import grow
from coder.desktop.workspace import Notice, Workspace
from coder.domain.telling import counted, listed
from coder.merge.sending import leads_to_send_to, send_to_lead
from coder.store.project import Project
from coder.store.sent import Unsent, unsent

_WIDTH = 560


@dataclass(frozen=True, slots=True)
class SendingWanted:
    """What was chosen."""

    light: bool
    path: Path


class SendDialog(QDialog):
    """Says what is in the copy for the lead, and asks where it is to be written."""

    def __init__(self, workspace: Workspace, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("send dialog")
        self.setWindowTitle("Send to the lead")
        project = workspace.project
        self._kind = KindOfCopy(project, light=True)
        self._where = Where(project.path.absolute().parent)
        self._save = push_button("write copy", "&Write the copy", self.accept)
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._kind.add_to(form)
        form.addRow("Wh&ere", self._where)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(words(_about(_leads(project)), name="copy words"))
        column.addWidget(words(what_is_new(unsent(project)), name="what is new"))
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(answers(self._save, refuse=push_button("no copy", "&Cancel", self.reject)))
        self._where.changed.connect(lambda: self._save.setEnabled(self._where.is_given))
        self._where.suggest(lambda folder: free_name(folder, _stem(project, workspace.me.name)))
        self._save.setFocus()
        self.resize(_WIDTH, 0)
        grow(self)

    @classmethod
    def ask(cls, workspace: Workspace, *, parent: QWidget) -> SendingWanted | None:
        """What is wanted; None if nothing is."""
        dialog = cls(workspace, parent=parent)
        wanted = SendingWanted(dialog._kind.is_light, dialog._where.path) if dialog.exec() else None
        dialog.deleteLater()
        return wanted


def send(workspace: Workspace, parent: QWidget) -> None:
    """Ask where, and write what I did into a copy for the lead."""
    wanted = SendDialog.ask(workspace, parent=parent)
    if wanted is None:
        return
    project, path = workspace.project, wanted.path

    def tell(_: None) -> None:
        to = f" Send it to {listed(leads)}." if (leads := _leads(project)) else ""
        workspace.told.emit(
            Notice(
                f"{path.name} is written.{to}", "done", answer="Show in folder",
                act=lambda: show_folder(path),
            )
        )  # fmt: skip

    waiting = Waiting(workspace, f"Writing {path.name}…", done=tell, parent=parent)
    waiting.start_counted(
        lambda running: send_to_lead(
            project, path, light=wanted.light, ask=lambda: check_goes_on(running)
        )
    )


def what_is_new(new: Unsent) -> str:
    """*New since the last one, of 24 Nov 2026, 14:05: 12 codings in 3 documents.*"""
    last = f"the last one, of {day_and_time(new.last)}" if new.last else ""
    if not new.acts:
        return f"Nothing is new since {last}." if last else "There is nothing of yours in it yet."
    told = []
    if new.codings:
        told.append(f"{counted(new.codings, 'coding')} in {counted(new.documents, 'document')}")
    if new.finished:
        told.append(f"{counted(new.finished, 'document')} finished")
    if not told:
        told.append(f"{counted(new.acts, 'act')}, and no new coding")
    return f"{f'New since {last}' if last else 'What you did'}: {'; '.join(told)}."


def _stem(project: Project, name: str) -> str:
    """What a copy from me of today is called; a copy for me bears my name already."""
    held = project.path.stem
    whose = held if name in held else f"{held} – from {name}"
    return f"{whose} – {QDate.currentDate().toString(Qt.DateFormat.ISODate)}"


def _leads(project: Project) -> list[str]:
    return [one.name for one in leads_to_send_to(project)]


def _about(leads: Sequence[str]) -> str:
    who = (
        f"{listed(leads)} {'leads' if len(leads) == 1 else 'lead'} this project, and merges it"
        if leads
        else "Nobody else leads this project; whoever gets it can merge it"
    )
    return (
        f"A copy of this project with all that you did. {who}; you can go on working here, and"
        " send another one later."
    )
