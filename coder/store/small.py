"""The small tables, folded whole: the codebook, the documents, the people."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.domain.journal.fold import Folded, fold_row
from coder.domain.journal.replay import REPLAYED, UPWARD, Replay, replay
from coder.domain.journal.tables import LARGE, SMALL, THEME, Table, children_of
from coder.store.columns import Fields, stored
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.writes import Writes, writes_in

_LARGE_NAMES = frozenset(table.name for table in LARGE)


@dataclass(frozen=True, slots=True)
class Small:
    """What the journal says of the small tables."""

    writes: Mapping[str, Writes]
    folded: Mapping[str, Mapping[str, Folded]]
    alive: Mapping[str, frozenset[str]]
    pointers: Replay

    def rows(self, table: Table) -> dict[str, Fields]:
        """The rows that live, as they are stored."""
        return {row: self._row(table, row) for row in sorted(self.alive[table.name])}

    def _row(self, table: Table, row: str) -> Fields:
        fields = stored(table, self.folded[table.name][row].fields)
        if table is THEME:
            fields.update({name: self.pointers.value(row, name) for name in REPLAYED})
        return fields


def fold_small(project: Project) -> Small:
    """Fold every small table; the large ones are settled already."""
    saw = causality_of(project).saw
    writes = writes_in(project, [table.name for table in SMALL])
    folded = {
        table.name: {
            row: fold_row(table, held, saw) for row, held in writes.get(table.name, {}).items()
        }
        for table in SMALL
    }
    themes = {
        row: writes[THEME.name][row] for row, fold in folded[THEME.name].items() if fold.added
    }
    pointers = replay(themes, saw)
    living = _Living(project, folded, pointers)
    for table in SMALL:
        living.settle(table)
    alive = {name: frozenset(rows) for name, rows in living.alive.items()}
    return Small(writes, folded, alive, pointers)


class _Living:
    """Which rows live: those that do by themselves, and what they stand on."""

    def __init__(
        self, project: Project, folded: Mapping[str, Mapping[str, Folded]], pointers: Replay
    ) -> None:
        self._project = project
        self._folded = folded
        self._pointers = pointers
        self.alive: dict[str, set[str]] = {table.name: set() for table in SMALL}

    def settle(self, table: Table) -> None:
        """Decide on a table; whatever stands on it is decided already."""
        carried = self._carried_by_small(table)
        for row, fold in self._folded[table.name].items():
            if self._rests(table, fold):
                continue
            if fold.lives or row in carried or (fold.added and self._carries_large(table, row)):
                self.alive[table.name].add(row)
        if table is THEME:
            self._raise_themes()

    def _rests(self, table: Table, fold: Folded) -> bool:
        return not fold.added or any(
            not self._added(parent, fold.fields.get(name)) for name, parent in table.needs
        )

    def _added(self, table: str, row: object) -> bool:
        fold = self._folded[table].get(str(row))
        return fold is not None and fold.added

    def _carried_by_small(self, table: Table) -> set[object]:
        found: set[object] = set()
        for child, field in children_of(table.name):
            if child.name in self.alive and child is not table:
                folded = self._folded[child.name]
                found |= {folded[row].fields.get(field) for row in self.alive[child.name]}
        return found

    def _carries_large(self, table: Table, row: str) -> bool:
        return any(
            self._project.db.execute(
                f'SELECT 1 FROM {child.name} WHERE "{field}" = ? LIMIT 1', (row,)
            ).fetchone()
            for child, field in children_of(table.name)
            if child.name in _LARGE_NAMES
        )

    def _raise_themes(self) -> None:
        """A theme lives while one under it, or one merged into it, does."""
        alive = self.alive[THEME.name]
        rest = list(alive)
        while rest:
            theme = rest.pop()
            for name in UPWARD:
                up = self._pointers.value(theme, name)
                if up is not None and up not in alive and self._added(THEME.name, up):
                    alive.add(up)
                    rest.append(up)
