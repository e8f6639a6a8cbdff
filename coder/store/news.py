"""What a merge did to the small things of a project, and who had done it."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from coder.domain.merge_report import RowNews, ThemeNews, Values
from coder.domain.telling import listed
from coder.store.aside import Aside
from coder.store.project import Project
from coder.store.snapshots import Snapshot, Snapshots

NEW: Final = "new"
CHANGED: Final = "changed"
JOINED: Final = "joined"
REMOVED: Final = "removed"

Range = tuple[int, int]


class Difference(NamedTuple):
    """What became of one thing, and the stored rows that it is or was."""

    id: str
    name: str
    what: str
    fields: Mapping[str, Values]
    stored: Sequence[str]


def theme_news(
    project: Project, before: Snapshots, after: Snapshots, ranges: Sequence[Range]
) -> tuple[ThemeNews, ...]:
    """The themes that are new, changed, joined to others, or gone; in the order of their paths."""
    return tuple(
        ThemeNews(one.id, one.name, one.what, _authors(project, one, ranges), one.fields)
        for one in _in_order(before["theme"], after["theme"])
    )


def other_news(
    project: Project, before: Snapshots, after: Snapshots, ranges: Sequence[Range]
) -> tuple[RowNews, ...]:
    """The same of everything else that is small, by kind."""
    return tuple(
        RowNews(kind, one.id, one.name, one.what, _authors(project, one, ranges), one.fields)
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
        first = id_ if id_ in olds else min(olds, default=id_)
        if first not in olds or (first != id_ and first in after.rows):
            yield Difference(id_, str(told[0]), NEW, {}, now[id_])
            continue
        changed = _changed(after.fields, before.rows[first], told)
        if changed:
            yield Difference(id_, str(told[0]), CHANGED, changed, now[id_])
        for other in sorted(olds - {first} - after.rows.keys()):
            path = {"path": (before.rows[other][0], told[0])}
            yield Difference(id_, str(told[0]), JOINED, path, was[other])
    for id_ in before.rows.keys() - lasting:
        yield Difference(id_, str(before.rows[id_][0]), REMOVED, {}, was[id_])


def _stored(held: Snapshot) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row, shown in held.shown.items():
        found[shown].append(row)
    return found


def _changed(
    fields: Sequence[str], old: Sequence[str | None], new: Sequence[str | None]
) -> dict[str, Values]:
    return {
        field: (before, after)
        for field, before, after in zip(fields, old[1:], new[1:], strict=True)
        if before != after
    }


def _authors(project: Project, one: Difference, ranges: Sequence[Range]) -> str | None:
    """Who of those whose acts came in wrote on a thing, by name."""
    came = Aside(tuple(first for first, _ in ranges), tuple(last for _, last in ranges))
    rows = project.db.execute(
        "SELECT c.operation, coalesce(r.name, '') FROM change c"
        " JOIN operation o ON o.n = c.operation LEFT JOIN coder r ON r.id = o.coder"
        " WHERE c.row IN (SELECT value FROM json_each(?))",
        (json.dumps(one.stored),),
    )
    names = sorted({name for operation, name in rows if name and operation in came})
    return listed(names) if names else None
