"""Rows of one table that are one thing, and which of them shows in which field."""

from collections.abc import Collection
from typing import Final

from coder.domain.document import FIELDS, PERSON
from coder.domain.journal.identity import Groups, Pair, ThemeGroups
from coder.domain.journal.tables import Table
from coder.store.columns import Fields
from coder.store.project import Project
from coder.store.writes import writes_on

Rows = dict[str, Fields]

_NEVER: Final = (0, "", 0, 0)
_DECIDED: Final = 3
_SOURCES: Final = {PERSON: _DECIDED, "metadata": 2, "page": 1}
"""Where a bibliographic value comes from, and what it weighs."""

_FOUND: Final = frozenset({"key", *FIELDS, *(f"{field}_from" for field in FIELDS)})
"""The fields of a document that an import fills with what it found."""


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
        """The member whose field was written last.

        Of what imports found the best founded counts, of equals what was there first: nobody's
        guess hides a decision, and a citation key stays what it was.
        """
        if len(members) == 1:
            return next(iter(members))
        if field in _FOUND:
            weights = {row: self._weight(row, field) for row in members}
            most = max(weights.values())
            members = [row for row in members if weights[row] == most]
            if most < _DECIDED:
                return self.first(members)
        return max(members, key=lambda row: (self._order(row).get(field, _NEVER), row))

    def first(self, members: Collection[str]) -> str:
        """The member that was added first."""
        return min(members, key=lambda row: (self._birth(row), row))

    def _birth(self, row: str) -> tuple[int, str, int, int]:
        return min(self._order(row).values(), default=_NEVER)

    def _is_chosen(self, row: str, field: str) -> bool:
        """Whether a field was written after its row was made."""
        return self._order(row).get(field, _NEVER) > self._birth(row)

    def _weight(self, row: str, field: str) -> int:
        """How well founded the value of a field is that an import may have filled."""
        if field == "key":
            return _DECIDED if self._is_chosen(row, field) else 0
        source = self.rows[row][f"{field.removesuffix('_from')}_from"]
        return 0 if source is None else _SOURCES.get(str(source), 1)

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
