"""Goes to what the team agreed on: its passages are in no list of the project."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from coder.analysis.agreed_cell import AgreedCell, agreed_cell
from coder.desktop.fetching import Fetcher
from coder.desktop.passages.acts import spot_of
from coder.desktop.workspace import Workspace

_NONE = "There is no passage to go to: it was decided without one."


class AgreedPassages(QObject):
    """Opens the page of the first agreed passage."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._fetcher = Fetcher(workspace, self)

    def go_to_first(self, documents: Sequence[str], theme: str, round_: str | None) -> None:
        """Go to the first one with a theme (all are ids), by the reviewers of a round if named."""
        asked = tuple(documents)
        self._fetcher.fetch(lambda project: agreed_cell(project, asked, theme, round_), self._go)

    def _go(self, found: AgreedCell) -> None:
        spots = [spot for one in found.passages if (spot := spot_of(one)) is not None]
        if spots:
            self._workspace.spot_wanted.emit(spots[0])
        else:
            self._workspace.tell(_NONE)
