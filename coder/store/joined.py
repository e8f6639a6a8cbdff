"""Rows of one table that are one thing, and which of them shows in which field."""

from collections.abc import Collection
from typing import Final

from coder.domain.document import PERSON
from coder.domain.journal.identity import Groups, Pair, ThemeGroups
from coder.domain.journal.tables import Table
from coder.store.columns import Fields
from coder.store.project import Project
from coder.store.writes import writes_on

Rows = dict[str, Fields]

_NEVER: Final = (0, "", 0, 0)
_SOURCES: Final = {PERSON: 3, "metadata": 2, "page": 1}
"""Where a bibliographic value comes from, and what it weighs: nobody's guess hides a decision."""


class Joined:
    """The groups of one table, and which member shows in which field."""

    def __init__(self, project: Project, table: Table, rows: Rows, groups: Groups) -> None:
        self.table = table
        self.rows = rows
        self.groups = groups
        self.refused: list[Pair] = []
        """Joinings by a person that would put a theme under itself."""
        self.themes: ThemeGroups | None = None
        self._project = project
        self._orders: dict[str, dict[str, tuple[int, str, int, int]]] = {}

    def latest(self, members: Collection[str], field: str) -> str:
        """The member whose field was written last; of guesses, the one that is best founded.

        A citation key that nobody chose is that of the document that was there first.
        """
        if len(members) == 1:
            return next(iter(members))
        if field == "key" and not any(self._is_chosen(row, field) for row in members):
            return self.first(members)
        return max(
            members,
            key=lambda row: (self._weight(row, field), self._order(row).get(field, _NEVER), row),
        )

    def first(self, members: Collection[str]) -> str:
        """The member that was added first."""
        return min(members, key=lambda row: (self._birth(row), row))

    def _birth(self, row: str) -> tuple[int, str, int, int]:
        return min(self._order(row).values(), default=_NEVER)

    def _is_chosen(self, row: str, field: str) -> bool:
        """Whether a field was written after its row was made."""
        return self._order(row).get(field, _NEVER) > self._birth(row)

    def _weight(self, row: str, field: str) -> int:
        """How well founded a guess is; what belongs to no guess weighs alike."""
        if field == "key":
            return int(self._is_chosen(row, field))
        source = f"{field.removesuffix('_from')}_from"
        return _SOURCES.get(str(self.rows[row].get(source)), 0)

    def shown(self, row: str) -> str:
        """The row as which a row is shown."""
        if self.themes is not None and row in self.rows:
            return self.themes.shown(row)
        return self.head(row)

    def how(self, row: str, by_person: Collection[str]) -> str:
        """How a row came to be shown as another: merged, or joined by a person or a rule."""
        if self.themes is not None and self.themes.is_merged(row):
            return "merged"
        return "person" if row in by_person else "rule"

    def head(self, row: str) -> str:
        """The smallest id of a group stands for it."""
        return min(self.groups.members(row))

    def pooled(self, head: str) -> Fields:
        """The fields of a group: of each, what was written last."""
        members = sorted(self.groups.members(head))
        if len(members) == 1:
            return self.rows[head]
        return {field: self.rows[self.latest(members, field)][field] for field in self.table.fields}

    def _order(self, row: str) -> dict[str, tuple[int, str, int, int]]:
        if row not in self._orders:
            order = {}
            for write in writes_on(self._project, [row]).get(row, ()):
                order.update(dict.fromkeys(write.fields, write[:4]))
            self._orders[row] = order
        return self._orders[row]
