"""Opens a cell of the matrix: the list of its passages, or the page of what was agreed on."""

from PySide6.QtCore import QObject

from coder.desktop.agreed_passages import AgreedPassages
from coder.desktop.matrix.contents import said_of
from coder.desktop.matrix.export_dialog import Shown
from coder.desktop.workspace import Wanted, Workspace
from coder.domain.matrix.cell import PRESENT
from coder.domain.matrix.matrix import Cell, Row
from coder.domain.theme import Theme


class CellOpening(QObject):
    """Leads to the passages that a cell counts."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._agreed = AgreedPassages(workspace, self)

    def open(self, row: Row, theme: Theme, cell: Cell, shown: Shown) -> None:
        """List its passages; those of the consensus are in no list, so go to the first one."""
        if cell.state != PRESENT:
            self._workspace.tell(f"{row.key} has no passages with {theme.path}: {said_of(cell)}.")
            return
        if shown.coders == "consensus":
            documents = [one.id for one in row.documents]
            self._agreed.go_to_first(documents, theme.id, shown.round)
            return
        one, is_study = row.documents[0], len(row.documents) > 1
        self._workspace.passages_wanted.emit(
            Wanted(
                theme=theme.id,
                document=None if is_study else one.id,
                coder=shown.only,
                study=one.study_id if is_study else None,
            )
        )
