"""What is shown as what: themes, documents and coders that are the same thing, as one.

Kept tables hold raw ids; these derived tables are made anew when the codebook, the documents
or the coders change, so that every reader sees joined rows.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from coder.domain.coder import LEAD
from coder.domain.journal.identity import (
    SAME,
    DocumentTraits,
    Groups,
    Pair,
    ThemeGroups,
    ThemeTraits,
    join_documents,
    pair_of,
)
from coder.domain.journal.tables import CODER, DOCUMENT, FILE, THEME, Table
from coder.store.columns import Fields, columns
from coder.store.joined import Joined, Rows
from coder.store.project import Project


def refresh(project: Project) -> dict[str, Joined]:
    """Make the derived tables anew; returns the groups by table."""
    same, apart = _answers(project)
    held = _joined_documents(project, same["document"], apart["document"])
    found = {
        "file": _joined_files(project, held),
        "document": held,
        "theme": _joined_themes(project, same["theme"], apart["theme"]),
        "coder": _joined_coders(project, same["coder"], apart["coder"]),
    }
    _write_shown(project, found, {pair for pairs in same.values() for pair in pairs})
    themes = found["theme"].themes
    if themes is not None:
        _write_themes(project, found["theme"], themes)
    _write_documents(project, found["document"], found["file"])
    _write_coders(project, found["coder"])
    return found


def any_joined(project: Project) -> bool:
    """Whether any row is shown as another one."""
    return project.db.execute("SELECT 1 FROM shown LIMIT 1").fetchone() is not None


def _rows(project: Project, table: Table) -> Rows:
    return {
        row: dict(zip(table.fields, values, strict=True))
        for row, *values in project.db.execute(f"SELECT {columns(table)} FROM {table.name}")
    }


def _answers(project: Project) -> tuple[dict[str, set[Pair]], dict[str, set[Pair]]]:
    same: dict[str, set[Pair]] = defaultdict(set)
    apart: dict[str, set[Pair]] = defaultdict(set)
    for kind, one, other, answer in project.db.execute(
        "SELECT kind, one, other, answer FROM identity"
    ):
        (same if answer == SAME else apart)[kind].add(pair_of(one, other))
    return same, apart


def _joined_files(project: Project, documents: Joined) -> Joined:
    """One content is one file of a document; two that were parted have each their own."""
    rows = _rows(project, FILE)
    groups = Groups()
    first: dict[tuple[object, str], str] = {}
    for row in sorted(rows):
        held = rows[row]["sha256"], documents.head(str(rows[row]["document"]))
        groups.join(first.setdefault(held, row), row)
    return Joined(project, FILE, rows, groups)


def _joined_documents(project: Project, same: set[Pair], apart: set[Pair]) -> Joined:
    rows = _rows(project, DOCUMENT)
    files: dict[str, list[str]] = {}
    for document, sha256 in project.db.execute("SELECT document, sha256 FROM file"):
        files.setdefault(document, []).append(sha256)
    groups = _joined_by_person(rows, same, apart)
    traits = [
        DocumentTraits(
            row,
            _text(fields["title"]), _text(fields["doi"]), _text(fields["doi_from"]),
            tuple(files.get(row, ())),
        )
        for row, fields in rows.items()
    ]  # fmt: skip
    join_documents(traits, groups)
    return Joined(project, DOCUMENT, rows, groups)


def _joined_themes(project: Project, same: set[Pair], apart: set[Pair]) -> Joined:
    rows = _rows(project, THEME)
    traits = {
        row: ThemeTraits(row, str(fields["name"]), _text(fields["parent"]), _text(fields["merged"]))
        for row, fields in rows.items()
    }
    groups = Groups(apart)
    joined = Joined(project, THEME, rows, groups)
    joined.themes = ThemeGroups(traits, groups, joined.latest)
    joined.refused = joined.themes.join_by_person(same)
    joined.themes.join_by_path()
    return joined


def _joined_coders(project: Project, same: set[Pair], apart: set[Pair]) -> Joined:
    """People are joined by people alone: one name is no proof."""
    rows = _rows(project, CODER)
    return Joined(project, CODER, rows, _joined_by_person(rows, same, apart))


def _joined_by_person(rows: Rows, same: set[Pair], apart: set[Pair]) -> Groups:
    groups = Groups(apart)
    for one, other in sorted(same):
        if one in rows and other in rows:
            groups.join(one, other)
    return groups


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _write_shown(project: Project, found: Mapping[str, Joined], same: set[Pair]) -> None:
    by_person = {row for pair in same for row in pair}
    rows = [
        (row, joined.shown(row), joined.how(row, by_person))
        for joined in found.values()
        for row in joined.rows
        if joined.shown(row) != row
    ]
    _replace(project, "shown", "row, as_row, how", sorted(rows))


def _write_documents(project: Project, joined: Joined, files: Joined) -> None:
    rows: list[tuple[object, ...]] = []
    held = _builds(files, joined)
    for head in sorted({joined.head(row) for row in joined.rows}):
        pooled = dict(joined.pooled(head))
        if pooled["reading"] in files.rows:
            pooled["reading"] = files.head(str(pooled["reading"]))
        elif len(held.get(head, ())) > 1:  # the build that was there first, in every copy
            pooled["reading"] = files.first(held[head])
        rows.append((head, *(pooled[field] for field in DOCUMENT.fields)))
    _replace(project, "shown_document", ", ".join(("id", *DOCUMENT.fields)), rows)


def _builds(files: Joined, documents: Joined) -> dict[str, list[str]]:
    """The files of every document, both as they are shown."""
    found: dict[str, list[str]] = {}
    for row in files.rows:
        if files.head(row) == row:
            document = documents.head(str(files.rows[row]["document"]))
            found.setdefault(document, []).append(row)
    return found


def _write_coders(project: Project, joined: Joined) -> None:
    """Whoever leads under one name leads."""
    rows: list[tuple[object, ...]] = []
    for head in sorted({joined.head(row) for row in joined.rows}):
        roles = [joined.rows[row]["role"] for row in joined.groups.members(head)]
        role = LEAD if LEAD in roles else joined.rows[head]["role"]
        rows.append((head, joined.pooled(head)["name"], role, joined.rows[head]["letters"]))
    _replace(project, "shown_coder", "id, name, role, letters", rows)


def _write_themes(project: Project, joined: Joined, themes: ThemeGroups) -> None:
    below: dict[str | None, list[tuple[str, str, str, Fields]]] = {}
    for head in {joined.shown(row) for row in joined.rows}:
        pooled = joined.pooled(head)
        above = themes.parent(head)
        entry = str(pooled["position"] or ""), str(pooled["name"]), head, pooled
        below.setdefault(above, []).append(entry)
    rows: list[tuple[object, ...]] = []
    _descend(below, None, (), rows)
    names = ("place", "id", "name", "parent", "path", "depth", *_DETAILS, "position")
    _replace(project, "shown_theme", ", ".join(names), rows)


def _replace(project: Project, table: str, names: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Make a derived table hold these rows, given by their first column; mostly it does already."""
    db = project.db
    if db.execute(f"SELECT {names} FROM {table} ORDER BY 1").fetchall() == rows:
        return
    db.execute(f"DELETE FROM {table}")
    marks = ", ".join("?" * (names.count(",") + 1))
    db.executemany(f"INSERT INTO {table}({names}) VALUES ({marks})", rows)


def _descend(
    below: Mapping[str | None, list[tuple[str, str, str, Fields]]],
    parent: str | None,
    path: tuple[str, ...],
    rows: list[tuple[object, ...]],
) -> None:
    """Write the tree in codebook order; equal places fall to the smaller id."""
    for position, name, theme, fields in sorted(
        below.get(parent, ()), key=lambda entry: (entry[0], entry[2])
    ):
        here = (*path, name)
        details = [fields[field] for field in _DETAILS]
        if details[-1] is None:  # assess: by default at the top level
            details[-1] = int(not path)
        rows.append(
            (len(rows), theme, name, parent, " / ".join(here), len(path), *details, position)
        )
        _descend(below, theme, here, rows)


_DETAILS: Final = ("definition", "use_when", "use_not", "colour", "shortcut", "assess")
