"""The themes that a merge brought or changed, and which of them have been looked at."""

import json
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt

from coder.desktop.look.icons import icon
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable
from coder.desktop.merging.shown import Shown, is_shown_again
from coder.domain.merge_report import ThemeNews
from coder.store.merges import report_of
from coder.store.project import Project

_ACCEPTED: Final = "themes accepted of merge {}"  # what this copy remembers for itself
_Role = Qt.ItemDataRole


def name_of(news: ThemeNews) -> str:
    """What this copy remembers a theme of a merge by."""
    return f"{news.what} {news.theme_id}"


def accepted(project: Project, merge: int) -> frozenset[str]:
    """The themes of a merge that somebody looked at here, and left or changed."""
    return frozenset(json.loads(project.local(_ACCEPTED.format(merge)) or "[]"))


def accept(
    project: Project, merge: int, news: Sequence[ThemeNews], *, is_accepted: bool = True
) -> None:
    """Remember that themes were looked at, or that they have to be looked at again.

    It changes nothing of the project, so it is no act.
    """
    named = {name_of(one) for one in news}
    before = accepted(project, merge)
    held = before | named if is_accepted else before - named
    project.set_local(_ACCEPTED.format(merge), json.dumps(sorted(held)))


class ThemesModel(ShortTable):
    """One row a theme; a tick stands before those that were looked at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(("Theme", "Is", "By"), parent)
        self.accepted: frozenset[str] = frozenset()

    @property
    def open_count(self) -> int:
        """How many are to be looked at."""
        return sum(name_of(one) not in self.accepted for one in self.rows)

    def show_news(self, news: Sequence[ThemeNews], held: frozenset[str]) -> None:
        """Show these; those that stay keep their places."""
        self.accepted = held
        if list(news) == self.rows and self.rows:
            last = self.index(len(self.rows) - 1, 2)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.show_rows(news)

    def words(self, row: ThemeNews, column: int) -> str:
        """Its path, what became of it, and who did it."""
        what = "shown again" if is_shown_again(row) else row.what
        return one_line((row.path, what, row.coder or "")[column])

    def other(self, row: ThemeNews, column: int, role: int) -> object:
        """The tick, and the whole of what does not fit."""
        if role == _Role.DecorationRole and not column:
            return icon("check" if name_of(row) in self.accepted else "theme")
        if role == _Role.AccessibleTextRole and not column and name_of(row) in self.accepted:
            return f"{row.path}, accepted"
        return tool_tip(self.words(row, column)) if role == _Role.ToolTipRole else None


def themes_open(project: Project, merge: int | None) -> int:
    """How many themes of a merge are to be looked at."""
    if merge is None:
        return 0
    held = accepted(project, merge)
    return sum(name_of(one) not in held for one in Shown(report_of(project, merge)).themes)
