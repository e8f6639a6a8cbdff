"""The documents as rows for a view: an array of ids, and pages of rows that are read when shown."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coder.analysis.cells_left import cells_left
from coder.analysis.progress import Progress, progress
from coder.analysis.rechecking import rechecks, to_recheck
from coder.desktop.look.plain_text import heading, one_line
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.domain.telling import counted
from coder.store.coders import coders
from coder.store.document_list import Asked, document_ids, documents_touched

if TYPE_CHECKING:
    from collections.abc import Callable

    from coder.domain.rechecking import Recheck

_PAGE: Final = 16
_LISTED: Final = frozenset({"document", "file", "identity", "study", "coder", "theme", "project"})
_Index = QModelIndex | QPersistentModelIndex
ROW: Final = Qt.ItemDataRole.UserRole
"""The role of a whole Progress."""
WHY: Final = Qt.ItemDataRole.UserRole + 1
"""The role of why a document is to be looked at again, where those alone are listed."""
_REOPENS: Final = frozenset({"assessment", "coding"})


class DocumentModel(QAbstractListModel):
    """The documents that are asked for, in their order."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._asked = Asked()
        self._only_recheck = False
        self._why: dict[str, list[Recheck]] = {}
        self._pages: dict[int, list[Progress]] = {}
        self._names = self._people()
        self.ids = self._found()
        workspace.changed.connect(self._follow)

    def ask(self, asked: Asked, *, only_recheck: bool) -> None:
        """List other documents, or in another order."""
        self._asked, self._only_recheck = asked, only_recheck
        self.refresh()

    def refresh(self) -> None:
        """Read anew what is listed; rows that stay keep their selection."""
        self._show(self._found())

    def _show(self, now: list[str]) -> None:
        self._pages.clear()
        before = self.ids
        if sorted(before) == sorted(now):
            self._reorder(now)
            return
        first = 0
        shorter = min(len(before), len(now))
        while first < shorter and before[first] == now[first]:
            first += 1
        last = 0
        while last < shorter - first and before[-1 - last] == now[-1 - last]:
            last += 1
        if len(before) - last > first:
            self.beginRemoveRows(QModelIndex(), first, len(before) - last - 1)
            self.ids = before[:first] + before[len(before) - last :]
            self._pages.clear()
            self.endRemoveRows()
        if len(now) - last > first:
            self.beginInsertRows(QModelIndex(), first, len(now) - last - 1)
            self.ids = now
            self._pages.clear()
            self.endInsertRows()
        self._repaint()

    def _reorder(self, now: list[str]) -> None:
        """Show the same documents in another order; what is selected stays so."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        places = {id_: place for place, id_ in enumerate(now)}
        moved = [self.index(places[self.ids[one.row()]]) for one in held]
        self.ids = now
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()
        self._repaint()

    def row(self, index: int) -> Progress | None:
        """What a row shows; None of a document that has just gone."""
        page, place = divmod(index, _PAGE)
        if page not in self._pages:
            ids = self.ids[page * _PAGE : (page + 1) * _PAGE]
            project = self._workspace.project
            rows = progress(project, ids, project.me, self._workspace.whose)
            held = {one.document.id: one for one in rows}
            self._pages[page] = [held[id_] for id_ in ids] if len(held) == len(ids) else []
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def place_of(self, document: str) -> QModelIndex:
        """Where a document is listed."""
        return self.index(self.ids.index(document)) if document in self.ids else QModelIndex()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        told: dict[int, Callable[[], object]] = {
            ROW: lambda: row,
            Qt.ItemDataRole.DisplayRole: lambda: heading(row.document),
            WHY: lambda: self._reason(row),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._aloud(row),
            Qt.ItemDataRole.ToolTipRole: lambda: self._everything(row),
        }
        return told[role]() if role in told else None

    def _found(self) -> list[str]:
        project = self._workspace.project
        if self._only_recheck:
            self._why = to_recheck(project, self._asked, project.me)
            return list(self._why)
        self._why = {}
        return document_ids(project, self._asked, project.me)

    def _recheck(self, touched: set[str] | None) -> None:
        """Look again at documents that were answered; at all, where it is not known which."""
        project = self._workspace.project
        if touched is None or project.me is None or not touched <= set(self.ids):
            self.refresh()
            return
        found = rechecks(project, sorted(touched), [project.me])
        held = {document: cells for (document, _), cells in found.items()}
        now = [id_ for id_ in self.ids if id_ not in touched or id_ in held]
        self._why = {id_: held.get(id_, self._why.get(id_, [])) for id_ in now}
        self._show(now)

    def _people(self) -> dict[str, str]:
        return {one.id: one.name for one in coders(self._workspace.project)}

    def _follow(self, change: Change) -> None:
        if change.tables & _LISTED:
            self._names = self._people()
            self.refresh()
            return
        if "reading" in change.tables:
            self.refresh()
            return
        touched = documents_touched(self._workspace.project, change.rows)
        if self._only_recheck and change.tables & _REOPENS:
            self._recheck(touched)
        if touched is None:
            self._pages.clear()
            self._repaint()
        for document in touched or ():
            index = self.place_of(document)
            if index.isValid():
                self._read_again(index.row(), document)
                self.dataChanged.emit(index, index)

    def _read_again(self, row: int, document: str) -> None:
        """Read one row of a page anew: this is done with every coding."""
        page, place = divmod(row, _PAGE)
        project = self._workspace.project
        rows = progress(project, [document], project.me, self._workspace.whose)
        if place < len(self._pages.get(page, ())) and rows:
            self._pages[page][place] = rows[0]
        else:
            self._pages.pop(page, None)

    def _repaint(self) -> None:
        if self.ids:
            self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))

    def _reason(self, row: Progress) -> str:
        """The first reason to look at a document again, and how many more there are."""
        why = self._why.get(row.document.id, ())
        more = f", and {len(why) - 1} more" if len(why) > 1 else ""
        return one_line(f"{why[0].said}{more}") if why else ""

    def _aloud(self, row: Progress) -> str:
        return ". ".join(filter(None, (aloud(row), self._reason(row))))

    def _everything(self, row: Progress) -> str:
        document = row.document
        lines = [one_line(document.title), one_line("; ".join(document.authors)), document.key]
        if document.excluded:
            lines.append(f"Excluded: {one_line(document.excluded)}")
        lines += [one_line(one.said) for one in self._why.get(document.id, ())]
        whose = self._workspace.whose
        shown = {coder for coder in row.states if whose is None or coder == whose.id}
        left = cells_left(self._workspace.project, [document.id], shown)
        for coder in sorted({*row.states, *row.by}, key=lambda id_: self._names.get(id_, "")):
            count = len(left.get((document.id, coder), ()))
            said = [
                row.states.get(coder, ""),
                counted(row.by.get(coder, 0), "coding"),
                f"{count} open" if count and not document.excluded else "",
            ]
            name = one_line(self._names.get(coder, "Someone"))
            lines.append(f"{name}: {', '.join(filter(None, said))}")
        return "\n".join(filter(None, lines))


def state_words(row: Progress) -> str:
    """How far I am with a document; nothing where it is no task of mine."""
    return "excluded" if row.document.excluded else row.state or ""


def count_words(row: Progress) -> str:
    """How much was coded, and where I read, how much is left."""
    parts = [counted(row.codings, "coding")] if row.codings else []
    if row.open and row.state and not row.document.excluded:
        parts.append(f"{row.open} open")
    return ", ".join(parts)


def aloud(row: Progress) -> str:
    """A row as a screen reader says it."""
    words = (
        heading(row.document),
        one_line(row.document.title or row.file),
        state_words(row) or "not assigned",
        count_words(row),
    )
    return ". ".join(filter(None, words))
