"""The conflicts told on the small tables, where joined rows are one thing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from coder.domain.document import FIELDS
from coder.domain.journal.conflict import Conflict
from coder.domain.journal.fold import (
    Candidate,
    Saw,
    Write,
    concurrency,
    distinct_values,
    frontier,
    writes_of,
)
from coder.domain.journal.identity import DIFFERENT, SAME, identity_id, normal_name
from coder.domain.journal.replay import UPWARD
from coder.domain.journal.tables import DOCUMENT, SMALL, THEME, Table
from coder.store import conflicts
from coder.store.contradictions import contradicted
from coder.store.joined import Joined
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.small import Small, fold_small

_TOLD_ON_GROUP: Final = ("file", "document", "theme")
"""Tables whose joined rows are one thing with one value; a person may well have two names."""

_GUESSED: Final = frozenset({*FIELDS, "key"})
"""Fields of documents into which an import writes what it found: that is nobody's opinion."""


def refresh(project: Project, joined: Mapping[str, Joined]) -> None:
    """Replace all conflicts on small tables by those that follow from the journal."""
    small = fold_small(project)
    names = ", ".join(f"'{table.name}'" for table in SMALL)
    project.db.execute(f"DELETE FROM conflict WHERE tbl IN ({names})")
    saw = causality_of(project).saw
    for conflict in (
        *_of_rows(small, joined),
        *_of_groups(small, joined, saw),
        *_of_pointers(small, joined["theme"], saw),
        *_of_circles(small, joined["theme"]),
        *_of_contradictions(project, small),
        *_of_keys(project, small, joined["document"]),
    ):
        conflicts.write(project, conflict)


def _of_rows(small: Small, joined: Mapping[str, Joined]) -> Iterator[Conflict]:
    """Fields and removals of single rows; the fields of joined rows are told on the group."""
    skipped = {(row, name) for row, name, _ in small.pointers.skipped()}
    for table in SMALL:
        for row in small.alive[table.name]:
            grouped = (
                table.name in _TOLD_ON_GROUP and len(joined[table.name].groups.members(row)) > 1
            )
            for conflict in conflicts.conflicts_of(table.name, row, small.folded[table.name][row]):
                elsewhere = (
                    grouped or (row, conflict.field) in skipped or _is_hidden(conflict, joined)
                )
                if conflict.kind == "removed" or not elsewhere:
                    yield conflict


def _of_groups(small: Small, joined: Mapping[str, Joined], saw: Saw) -> Iterator[Conflict]:
    for name in _TOLD_ON_GROUP:
        held = joined[name]
        for members in held.groups.joined():
            for field in held.table.fields:
                if field in held.table.quiet:
                    continue
                writes = _pooled(small, held.table, sorted(members), field, saw)
                if held.table is DOCUMENT and field in _GUESSED:
                    writes = [write for write in writes if write.kind != "add"]
                candidates = frontier(writes, concurrency(writes, saw))
                values = distinct_values(candidates, field, _comparable(field, joined))
                conflict = Conflict("field", name, min(members), field, tuple(values))
                if len(values) > 1 and not _is_hidden(conflict, joined):
                    yield conflict


def _is_hidden(conflict: Conflict, joined: Mapping[str, Joined]) -> bool:
    """Whether nothing of a field shows, since its theme is part of another."""
    themes = joined[THEME.name].themes
    is_theme = conflict.table == THEME.name and conflict.field != "merged"
    return is_theme and themes is not None and themes.is_merged(conflict.row)


def _pooled(
    small: Small, table: Table, members: Sequence[str], field: str, saw: Saw
) -> list[Write]:
    found: list[Write] = []
    for row in members:
        writes = small.writes[table.name][row]
        found += writes_of(writes, field, concurrency(writes, saw))
    return sorted(found, key=lambda write: write[:4])


def _comparable(field: str, joined: Mapping[str, Joined]) -> Callable[[object], object]:
    """What a value means where joined rows are one thing."""
    tables = {"parent": "theme", "merged": "theme", "reading": "file", "document": "document"}
    if field in tables:
        held = joined[tables[field]]
        return lambda value: held.shown(value) if isinstance(value, str) else value
    if field == "name":
        return lambda value: normal_name(value) if isinstance(value, str) else value
    return lambda value: value


def _of_pointers(small: Small, themes: Joined, saw: Saw) -> Iterator[Conflict]:
    alive = small.alive[THEME.name]
    for row, field, (shown, skipped) in small.pointers.skipped():
        if row in alive:
            # One that nobody wrote stands there since the theme was added.
            since = shown.operation or small.writes[THEME.name][row][0].operation
            both = (Candidate(shown.value, since), skipped)
            yield Conflict("cycle", THEME.name, row, field, both)
    for candidates in small.pointers.taken(saw):
        holder = str(candidates[0].value)
        as_shown: dict[str, Candidate] = {}
        for candidate in candidates:
            if candidate.value in alive:
                as_shown.setdefault(themes.shown(str(candidate.value)), candidate)
        if holder in alive and len(as_shown) > 1:
            yield Conflict("key", THEME.name, holder, "shortcut", tuple(as_shown.values()))


def _of_circles(small: Small, themes: Joined) -> Iterator[Conflict]:
    """Themes that are said to be the same while one stands under the other."""
    for one, other in themes.refused:
        row = identity_id(one, other)
        members = sorted({*themes.groups.members(one), *themes.groups.members(other)})
        candidates = (
            Candidate(SAME, _last(small, "identity", [row], "answer")),
            Candidate(DIFFERENT, _last(small, THEME.name, members, *UPWARD)),
        )
        yield Conflict("cycle", "identity", row, "answer", candidates)


def _of_contradictions(project: Project, small: Small) -> Iterator[Conflict]:
    """Two things that are said to be one, of which one is said to differ from the other's kin."""
    first: dict[str, str] = {}
    for same, different in contradicted(project):
        first.setdefault(same, different)
    for same, different in first.items():
        candidates = (
            Candidate(SAME, _last(small, "identity", [same], "answer")),
            Candidate(DIFFERENT, _last(small, "identity", [different], "answer")),
        )
        yield Conflict("contradiction", "identity", same, "answer", candidates)


def _last(small: Small, table: str, rows: Iterable[str], *fields: str) -> int:
    """The operation that wrote one of these fields of some rows last."""
    writes = [write for row in rows for write in small.writes[table][row]]
    named = [write for write in writes if set(fields) & write.fields.keys()]
    return max(named or writes, key=lambda write: write[:4]).operation


def _of_keys(project: Project, small: Small, documents: Joined) -> Iterator[Conflict]:
    """Documents that came to have one citation key."""
    first: dict[str, str] = {}
    for row, key in project.db.execute(
        "SELECT id, key FROM shown_document WHERE key IS NOT NULL ORDER BY id"
    ):
        if first.setdefault(key, row) != row:
            candidates = tuple(
                Candidate(one, _last(small, "document", documents.groups.members(one), "key"))
                for one in (first[key], row)
            )
            yield Conflict("citation key", "document", row, "key", candidates)
