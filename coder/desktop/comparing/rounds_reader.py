"""Reads how alpha went over the rounds, as soon as somebody looks at that page."""

from PySide6.QtCore import QObject, Signal

from coder.analysis.comparing.texts import Texts
from coder.desktop.comparing.asking import Found, RoundFigures, over_rounds
from coder.desktop.comparing.over_rounds import OverRoundsPage
from coder.desktop.fetching import Fetcher
from coder.desktop.workspace import Workspace


class RoundsReader(QObject):
    """Reads it once for what was found."""

    working_changed = Signal()
    failed = Signal()

    def __init__(
        self, workspace: Workspace, page: OverRoundsPage, texts: Texts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._fetcher = Fetcher(workspace, self, always_beside=True)
        self._page, self._texts = page, texts
        self._of: Found | None = None  # of which it is shown
        self._fetcher.working_changed.connect(self.working_changed)
        self._fetcher.failed.connect(self._fail)

    @property
    def working(self) -> bool:
        """Whether it is being read."""
        return self._fetcher.working

    def forget(self) -> None:
        """Read it anew the next time."""
        self._of = None

    def read(self, found: Found) -> None:
        """Read it, unless that was done."""
        if found.agreement is None or found is self._of:
            return
        self._of = found
        self._page.wait()
        question, texts, themes = found.question, self._texts, found.agreement.held.themes

        def show(figures: list[RoundFigures]) -> None:
            self._page.show_rounds(figures, themes)

        self._fetcher.fetch(lambda project: over_rounds(project, question, texts), show)

    def _fail(self) -> None:
        self._of = None
        self.failed.emit()
