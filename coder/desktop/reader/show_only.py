"""Choosing whose stripes, and of which theme, are shown; what is chosen stands above the pages."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from coder.desktop.look.controls import tool_button
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.reader.marking import Marking
from coder.desktop.reader.passage_filter import ALL, PassageFilter
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.domain.theme import with_below
from coder.store.coders import coders
from coder.store.themes import themes

_SAID = "Show only some stripes: of one reviewer, or of one theme"
_AGAIN = "All stripes are shown again, with what you coded."
_LONGEST = 22  # characters on the button
_Offered = list[tuple[str | None, str]]


class ShowOnly(QObject):
    """Holds to a reviewer and a theme over all documents, until all are wanted again.

    Nobody is left without what was just coded: it ends what would hide it.
    """

    narrowed = Signal()

    def __init__(self, workspace: Workspace, marking: Marking) -> None:
        super().__init__(marking)
        self._workspace, self._marking = workspace, marking
        self._reviewer: str | None = None  # id
        self._theme: str | None = None  # id
        self.button = tool_button("show only", _SAID, self.ask, picture="filter")
        self.button.setCheckable(True)
        workspace.changed.connect(self._refresh)

    def ask(self) -> None:
        """Offer the reviewers and the themes of the open document."""
        self._say()  # a click alone leaves the button as it was
        menu = QMenu(self.button)
        menu.setObjectName("show only menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        people = self._people()
        if len(people) > 1 or self._reviewer is not None:
            self._offer(menu, [(None, "All reviewers"), *people], self._reviewer, self._to_reviewer)
            menu.addSeparator()
        self._offer(menu, [(None, "All themes"), *self._themes()], self._theme, self._to_theme)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _offer(
        self,
        menu: QMenu,
        offered: _Offered,
        chosen: str | None,
        choose: Callable[[str | None], object],
    ) -> None:
        group = QActionGroup(menu)
        for id_, name in offered:
            act = menu.addAction(one_line(name).replace("&", "&&"), partial(choose, id_))
            act.setCheckable(True)
            act.setChecked(id_ == chosen)
            group.addAction(act)

    def _people(self) -> _Offered:
        """Who marked something in the open document."""
        held = {one.coder: one.coder_name for one in self._marking.highlights.values()}
        return sorted(held.items(), key=lambda pair: (pair[1].casefold(), pair[0]))

    def _themes(self) -> _Offered:
        """The themes that the open document is coded with, and those that they stand under."""
        held = themes(self._workspace.project)
        used = {theme.id for one in self._marking.highlights.values() for theme in one.themes}
        return [(one.id, one.path) for one in held if used & with_below(held, [one])]

    def _to_reviewer(self, reviewer: str | None) -> None:
        self._reviewer = reviewer
        self._narrow()

    def _to_theme(self, theme: str | None) -> None:
        self._theme = theme
        self._narrow()

    def _narrow(self) -> None:
        held = themes(self._workspace.project)
        wanted = [one for one in held if one.id == self._theme]
        below = with_below(held, wanted) if wanted else None
        self._marking.narrow(PassageFilter(self._reviewer, below))
        self._say()
        self.narrowed.emit()

    def _say(self) -> None:
        project = self._workspace.project
        names = [one.name for one in coders(project) if one.id == self._reviewer]
        names += [one.name for one in themes(project) if one.id == self._theme]
        words = one_line(f"Only {', '.join(names)}") if names else ""
        self.button.setChecked(bool(names))
        self.button.setText(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
        beside, alone = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        )  # fmt: skip
        self.button.setToolButtonStyle(beside if names else alone)
        self.button.setToolTip(tool_tip(words or _SAID))

    def _refresh(self, change: Change) -> None:
        if self._marking.filter == ALL:
            return
        project = self._workspace.project
        if self._hides_own(set(change.ids("coding"))):
            self._reviewer = self._theme = None
            self._narrow()
            # What was told before the act is closed by it, once everybody has heard of it.
            QTimer.singleShot(0, self, partial(self._workspace.tell, _AGAIN))
        elif change.tables & {"theme", "coder", "identity", "project"}:
            if self._workspace.whose or self._reviewer not in {one.id for one in coders(project)}:
                self._reviewer = None
            if self._theme not in {one.id for one in themes(project)}:
                self._theme = None
            self._narrow()

    def _hides_own(self, codings: set[str]) -> bool:
        """Whether some of these codings are mine and not seen."""
        me = self._workspace.project.me
        return any(
            coding in codings and self._marking.filter.hides(one.coder, theme)
            for one in self._marking.highlights.values()
            if one.coder == me
            for coding, theme in one.codings
        )
