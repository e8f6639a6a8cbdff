"""Going to the hit of a search: its document is opened if it is not, and all its hits shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coder.desktop.workspace import HitWanted, Spot, Workspace


class HitTravel(QObject):
    """Waits for the document of a hit."""

    def __init__(
        self, workspace: Workspace, show: Callable[[HitWanted], object], parent: QObject
    ) -> None:
        """``show`` is called once the document is open."""
        super().__init__(parent)
        self._workspace, self._show = workspace, show
        self._wanted: HitWanted | None = None
        workspace.hit_wanted.connect(self._go)
        workspace.document_opened.connect(self._arrive)

    def _go(self, wanted: HitWanted) -> None:
        is_open = self._workspace.document == wanted.document
        self._wanted = None if is_open else wanted
        self._workspace.spot_wanted.emit(Spot(wanted.document, wanted.pdf_page))
        if is_open:
            self._show(wanted)

    def _arrive(self, document: str) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted.document == document:
            self._show(wanted)
