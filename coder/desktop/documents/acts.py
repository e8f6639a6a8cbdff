"""What is done with the selected documents: assign, finish, exclude, remove."""

from collections.abc import Callable, Sequence
from functools import partial
from random import Random

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from coder.desktop.documents.questions import AssignQuestion, ExcludeQuestion
from coder.desktop.look.plain_text import heading, one_line
from coder.desktop.look.questions import RemoveQuestion
from coder.desktop.workspace import Noted, Workspace
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.journal.change import Change
from coder.domain.telling import counted, listed
from coder.operations.documents import exclude, include, remove_document
from coder.operations.readings import assign, finish, reopen, sample, take_back_assignment
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.journal import together
from coder.store.readings import assigned_to
from coder.store.work_done import standing_counts

Chosen = list[tuple[Document, str | None]]
"""Documents, each with the state of my reading."""


class DocumentActs(QObject):
    """The acts of the Document menu and of the list's own menu."""

    def __init__(
        self, workspace: Workspace, selected: Callable[[], Chosen], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._selected = selected
        self._parent = parent

    def open(self) -> None:
        """Open the first of the selected documents in the reader."""
        for document, _ in self._chosen()[:1]:
            self._workspace.document_wanted.emit(document.id)

    def assign_to(self, coder: Coder) -> None:
        """Give the selected documents to a reviewer."""
        self._assign(_documents(self._chosen()), coder)

    def take_back_from(self, coder: Coder) -> None:
        """Say that a reviewer is not to read the selected documents that they were given."""
        project = self._workspace.project
        held = _documents(self._chosen())
        theirs = assigned_to(project, [one.id for one in held]).get(coder.id, [])
        given = [one for one in held if one.id in theirs]
        if given:
            change = self._workspace.do(lambda: take_back_assignment(project, given, coder))
            if change is not None and not change.left_out:
                said = f"{one_line(coder.name)} no longer reads {_what(given)}."
                self._workspace.tell(said, kind="done")

    def ask_assign(self) -> None:
        """Ask who reads what, and assign it."""
        project = self._workspace.project
        rows = self._selected()
        answer = AssignQuestion.ask(len(rows), coders(project), self._parent)
        if answer is None:
            return
        if answer.share is None:
            self._assign(_documents(rows), answer.coder)
        else:
            held = [one for one in documents(project) if not one.excluded]
            self._assign(sample(held, answer.share, Random()), answer.coder)

    def toggle_finished(self) -> None:
        """Say that I have finished the selected documents; or not, if all are finished."""
        rows = self._chosen()
        again = bool(rows) and all(state == "finished" for _, state in rows)
        act = reopen if again else finish
        project = self._workspace.project
        wanted = [one for one, state in rows if again or state != "finished"]
        self._do_all(wanted, lambda one: act(project, one, self._workspace.me))

    def toggle_excluded(self) -> None:
        """Exclude the selected documents with a reason; or include them, if all are excluded."""
        rows = self._chosen()
        project = self._workspace.project
        if rows and all(one.excluded for one, _ in rows):
            self._do_all(_documents(rows), lambda one: include(project, one))
            return
        held = [one for one, _ in rows if not one.excluded]
        if not held or not self._may_write():
            return
        known = {one.excluded for one in documents(project) if one.excluded}
        reason = ExcludeQuestion.ask(_what(held), sorted(known), self._parent)
        if reason is not None:
            self._do_all(held, lambda one: exclude(project, one, reason))

    def remove(self) -> None:
        """Remove the selected documents, after saying what goes along."""
        held = _documents(self._chosen())
        project = self._workspace.project
        if not held or not self._may_write():
            return
        along = _going_along(self._workspace, held)
        if RemoveQuestion.ask(_what(held), along, self._parent):
            self._do_all(held, lambda one: remove_document(project, one))

    def show_menu(self, place: QPoint) -> None:
        """The list's own menu, at a place on the screen."""
        menu = self.menu()
        if menu is not None:
            menu.popup(place)

    def menu(self) -> QMenu | None:
        """What can be done with what is selected."""
        rows = self._selected()
        if not rows:
            return None
        menu = QMenu(self._parent)
        menu.setObjectName("document menu")
        menu.aboutToHide.connect(menu.deleteLater)
        finished = all(state == "finished" for _, state in rows)
        excluded = all(one.excluded for one, _ in rows)
        menu.addAction("&Open in the reader", self.open)
        menu.addSeparator()
        self._add_people(menu.addMenu("&Assign to"))
        self._add_assigned(menu, _documents(rows))
        menu.addAction(
            "Not &finished after all" if finished else "I have &finished it", self.toggle_finished
        )
        menu.addAction("&Include again" if excluded else "&Exclude…", self.toggle_excluded)
        menu.addAction("&Remove…", self.remove)
        if len(rows) == 1:
            menu.addSeparator()
            menu.addAction("&Memo…", partial(self.note, rows[0][0]))
        return menu

    def note(self, document: Document) -> None:
        """Open my memo on a document."""
        self._workspace.memo_wanted.emit(Noted("document", document.id, heading(document)))

    def _add_people(self, menu: QMenu) -> None:
        for coder in coders(self._workspace.project):
            name = one_line(coder.name).replace("&", "&&")
            menu.addAction(name, partial(self.assign_to, coder))
        menu.addSeparator()
        menu.addAction("A &sample…", self.ask_assign)

    def _add_assigned(self, menu: QMenu, held: list[Document]) -> None:
        given = assigned_to(self._workspace.project, [one.id for one in held])
        people = [one for one in coders(self._workspace.project) if one.id in given]
        if people:
            back = menu.addMenu("Take &back from")
            for coder in people:
                name = one_line(coder.name).replace("&", "&&")
                back.addAction(name, partial(self.take_back_from, coder))

    def _chosen(self) -> Chosen:
        rows = self._selected()
        if not rows:
            self._workspace.tell("Choose a document in the list first.")
        return rows

    def _may_write(self) -> bool:
        # Where nothing may be done, the workspace says so, and nothing is asked before.
        return self._workspace.do(lambda: Change("")) is not None

    def _assign(self, held: list[Document], coder: Coder) -> None:
        project = self._workspace.project
        if held and self._workspace.do(lambda: assign(project, held, coder)) is not None:
            self._workspace.tell(f"{one_line(coder.name)} reads {_what(held)}.", kind="done")

    def _do_all(self, held: list[Document], act: Callable[[Document], Change]) -> None:
        """Do one thing with several documents as one act."""

        def all_of_them() -> Change:
            with together(self._workspace.project) as running:
                for one in held:
                    act(one)
            return running.done()

        if len(held) == 1:
            self._workspace.do(lambda: act(held[0]))
        elif held:
            self._workspace.do(all_of_them)


def _documents(chosen: Chosen) -> list[Document]:
    return [one for one, _ in chosen]


def _going_along(workspace: Workspace, held: Sequence[Document]) -> str:
    """What goes with documents that are removed, in a sentence; empty if nothing does."""
    counts = standing_counts(workspace.project, [one.id for one in held])
    if counts and workspace.whose is not None:  # while the project is blind, no numbers
        return "All that was coded, judged or charted in it goes along, whoever did it."
    going = [counted(count, noun) for noun, count in counts.items()]
    return f"With it go {listed(going)}." if going else ""


def _what(held: list[Document]) -> str:
    return held[0].key if len(held) == 1 else counted(len(held), "document")
