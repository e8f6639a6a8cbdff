"""The passages of a cell as the team agrees on them, and which differences in it are open."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from coder.analysis.agreed_cell import AgreedCell, agreed_cell
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import words
from coder.desktop.look.plain_text import one_line
from coder.desktop.passages.model import PassagesModel
from coder.desktop.workspace import Workspace
from coder.domain.document import Document
from coder.domain.theme import Theme

_MOST = 5  # open differences that are named; of more the number is told


class AgreedList(QObject):
    """Fills the list of passages with those of the consensus, and names what is open."""

    filled = Signal()

    def __init__(self, workspace: Workspace, model: PassagesModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._fetcher = Fetcher(workspace, self)
        self._asked = 0
        self.undecided = words(name="cell undecided")
        self.undecided.hide()

    def show_cell(self, documents: Sequence[Document], theme: Theme, round_: str | None) -> None:
        """List what the team, or those of a round, agree on; empty until that is read."""
        self.leave()
        asked, ids = self._asked, [one.id for one in documents]
        self._model.turn_to_passages([])
        self._fetcher.fetch(
            lambda project: agreed_cell(project, ids, theme.id, round_),
            lambda found: self._show(found) if asked == self._asked else None,
        )

    def leave(self) -> None:
        """Show no consensus any longer: what is still being read is not waited for."""
        self._asked += 1
        self.undecided.hide()

    def _show(self, found: AgreedCell) -> None:
        self._model.turn_to_passages(found.passages)
        named = [f"· {one_line(one)}" for one in found.undecided[:_MOST]]
        more = len(found.undecided) - _MOST
        if more > 0:
            named.append(f"· and {more:,} more")
        self.undecided.setText("\n".join(["Open, and so not in the consensus:", *named]))
        self.undecided.setVisible(bool(named))
        self.filled.emit()
