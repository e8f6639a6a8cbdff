"""What a merge did to the small things of a project, and who had done it."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from coder.domain.merge_report import RowNews, ThemeNews, Values
from coder.domain.telling import listed
from coder.store.aside import Aside
from coder.store.coders import shown_names
from coder.store.project import Project
from coder.store.snapshots import PARENT, Snapshot, Snapshots

NEW: Final = "new"
CHANGED: Final = "changed"
JOINED: Final = "joined"
REMOVED: Final = "removed"

_IN_THE_NAME: Final = frozenset({"name", PARENT, "key"})

Range = tuple[int, int]


class Difference(NamedTuple):
    """What became of one thing, and the stored rows that it is or was."""

    id: str
    name: str
    what: str
    fields: Mapping[str, Values]
    stored: Sequence[str]


class Authors:
    """Who of those whose acts came in wrote on what, by name."""

    def __init__(self, project: Project, ranges: Sequence[Range]) -> None:
        self._db = project.db
        self._names = shown_names(project)
        held = sorted(ranges)
        self._came = Aside(tuple(first for first, _ in held), tuple(last for _, last in held))

    def of(self, rows: Sequence[str]) -> str | None:
        """The names of those who wrote on some stored rows."""
        found = self._db.execute(
            "SELECT o.coder, c.operation FROM change c JOIN operation o ON o.n = c.operation"
            " WHERE c.row IN (SELECT value FROM json_each(?))",
            (json.dumps(rows),),
        )
        names = {
            self._names[coder]
            for coder, operation in found
            if coder in self._names and operation in self._came
        }
        return listed(sorted(names)) if names else None


def theme_news(before: Snapshots, after: Snapshots, authors: Authors) -> tuple[ThemeNews, ...]:
    """The themes that are new, changed, joined to others, or gone; in the order of their paths."""
    return tuple(
        ThemeNews(one.id, one.name, one.what, authors.of(one.stored), one.fields)
        for one in _in_order(before["theme"], after["theme"])
    )


def other_news(before: Snapshots, after: Snapshots, authors: Authors) -> tuple[RowNews, ...]:
    """The same of everything else that is small, by kind."""
    return tuple(
        RowNews(kind, one.id, one.name, one.what, authors.of(one.stored), one.fields)
        for kind in after
        if kind != "theme"
        for one in _in_order(before[kind], after[kind])
    )


def _in_order(before: Snapshot, after: Snapshot) -> list[Difference]:
    if before.rows == after.rows and before.shown == after.shown:
        return []
    return sorted(differences(before, after), key=lambda one: (one.name, one.id))


def differences(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    """What differs; a thing is the one that its stored rows were."""
    now, was = _stored(after), _stored(before)
    lasting: set[str] = set()
    for id_, told in after.rows.items():
        olds = {before.shown[row] for row in now[id_] if row in before.shown}
        lasting |= olds
        first = id_ if id_ in olds else _likest(before, olds, str(told[0])) or id_
        if first not in olds or (first != id_ and first in after.rows):
            yield Difference(id_, str(told[0]), NEW, _changed(before, after, None, id_), now[id_])
            continue
        changed = _changed(before, after, first, id_)
        if changed:
            yield Difference(id_, str(told[0]), CHANGED, changed, now[id_])
        for other in sorted(olds - {first} - after.rows.keys()):
            path = {"path": (before.rows[other][0], told[0])}
            yield Difference(id_, str(told[0]), JOINED, path, was[other])
    for id_ in before.rows.keys() - lasting:
        yield Difference(id_, str(before.rows[id_][0]), REMOVED, {}, was[id_])


def _likest(before: Snapshot, olds: Collection[str], name: str) -> str | None:
    """Of what became one thing, what was called so before; else the smallest id."""
    return min(olds, key=lambda old: (before.rows[old][0] != name, old), default=None)


def _stored(held: Snapshot) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row, shown in held.shown.items():
        found[shown].append(row)
    return found


def _changed(before: Snapshot, after: Snapshot, old: str | None, new: str) -> dict[str, Values]:
    """The fields that differ, in the words of each moment; of a new thing what its name leaves."""
    was = (None,) * (len(after.fields) + 1) if old is None else before.rows[old]
    found: dict[str, Values] = {}
    for field, earlier, later in zip(after.fields, was[1:], after.rows[new][1:], strict=True):
        if old is None and field in _IN_THE_NAME:
            continue
        if field == PARENT:
            if after.shown.get(earlier or "", earlier) != later:  # else it was only renamed
                found[field] = _name(before, earlier), _name(after, later)
        elif earlier != later:
            found[field] = earlier, later
    return found


def _name(held: Snapshot, id_: str | None) -> str | None:
    return None if id_ is None else held.rows[id_][0]
