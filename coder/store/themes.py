"""Themes, as they are shown and as they are stored."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from coder.domain.theme import Theme
from coder.store.coders import SHOWN_AS, raw_coders
from coder.store.project import Project

_THEME = (
    "SELECT id, name, parent, path, place, depth, definition, use_when, use_not, colour,"
    " shortcut, assess, position FROM shown_theme"
)


@dataclass(frozen=True, slots=True)
class TakenAlong:
    """What goes with themes that are removed."""

    codings: tuple[tuple[str, int], ...]  # the name of each coder, and how many; most first
    documents: int
    assessments: int
    decisions: int


def themes(project: Project) -> list[Theme]:
    """All themes as they are shown, in codebook order."""
    return [_theme(row) for row in project.db.execute(f"{_THEME} ORDER BY place")]


def some_themes(project: Project, ids: Iterable[str]) -> list[Theme]:
    """Some themes as they are shown, in codebook order: a click asks for few of many."""
    rows = project.db.execute(
        f"{_THEME} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY place",
        (json.dumps(sorted(ids)),),
    )
    return [_theme(row) for row in rows]


def favourite(project: Project, shortcut: str) -> Theme | None:
    """The theme that is shown with a favourite key."""
    row = project.db.execute(f"{_THEME} WHERE shortcut = ?", (shortcut,)).fetchone()
    return None if row is None else _theme(row)


def parents(project: Project) -> dict[str, str | None]:
    """The parent of every theme as it is shown."""
    return dict(project.db.execute("SELECT id, parent FROM shown_theme").fetchall())


def _theme(row: Sequence[Any]) -> Theme:
    *fields, assess, position = row
    return Theme(*(*fields, bool(assess), position or ""))


def coding_counts(project: Project, coder: str | None = None) -> dict[str, int]:
    """The number of codings of every shown theme that has any; one coder's, if that is given."""
    of_coder = "" if coder is None else _OF_CODER
    ids = [] if coder is None else raw_coders(project, coder)
    rows = project.db.execute(
        "SELECT coalesce((SELECT as_row FROM shown WHERE row = theme), theme), count(*)"
        f" FROM coding{of_coder} GROUP BY theme",
        () if coder is None else (json.dumps(ids),),
    )
    found: dict[str, int] = {}
    for theme, count in rows:
        found[theme] = found.get(theme, 0) + count
    return found


_OF_CODER: Final = (
    " JOIN passage p ON p.id = coding.passage AND p.coder IN (SELECT value FROM json_each(?))"
)


def raw_themes(project: Project, theme: str) -> list[str]:
    """The stored themes that are shown as one, those merged into it included."""
    rows = project.db.execute(
        "SELECT id FROM theme WHERE id = ?1"
        " UNION SELECT row FROM shown WHERE as_row = ?1 AND row IN (SELECT id FROM theme)"
        " ORDER BY 1",
        (theme,),
    )
    return [row for (row,) in rows]


def pointing_to(project: Project, removed: Collection[str]) -> list[str]:
    """The stored themes besides some that stand under one of them, or are merged into one."""
    listed = "(SELECT value FROM json_each(?1))"
    rows = project.db.execute(
        f"SELECT id FROM theme WHERE (parent IN {listed} OR merged IN {listed})"
        f" AND id NOT IN {listed} ORDER BY id",
        (json.dumps(sorted(removed)),),
    )
    return [row for (row,) in rows]


def shown_of(project: Project, row: str) -> tuple[Theme, bool]:
    """The theme as which a stored one is shown, and whether it is because one was merged."""
    found = project.db.execute("SELECT as_row, how FROM shown WHERE row = ?", (row,)).fetchone()
    as_row, how = found or (row, None)
    (theme,) = some_themes(project, [as_row])
    return theme, how == "merged"


def holders_of(project: Project, shortcut: str) -> list[str]:
    """The stored themes that have a favourite key."""
    rows = project.db.execute("SELECT id FROM theme WHERE shortcut = ?", (shortcut,))
    return [row for (row,) in rows]


def codings_of(project: Project, theme: str) -> list[str]:
    """The codings with one stored theme."""
    rows = project.db.execute("SELECT id FROM coding WHERE theme = ? ORDER BY id", (theme,))
    return [row for (row,) in rows]


def summaries_of(project: Project, theme: str) -> list[str]:
    """The summaries of cells of one stored theme."""
    rows = project.db.execute("SELECT id FROM summary WHERE theme = ? ORDER BY id", (theme,))
    return [row for (row,) in rows]


def assessments_of(project: Project, theme: str) -> list[str]:
    """The assessments for one stored theme."""
    rows = project.db.execute("SELECT id FROM assessment WHERE theme = ? ORDER BY id", (theme,))
    return [row for (row,) in rows]


def taken_along(project: Project, theme_ids: Sequence[str]) -> TakenAlong:
    """What would go with themes as they are shown."""
    raw = [row for theme in theme_ids for row in raw_themes(project, theme)]
    marks = ", ".join("?" * len(raw))
    on = f"FROM coding c JOIN passage p ON p.id = c.passage WHERE c.theme IN ({marks})"
    codings = project.db.execute(
        f"SELECT coalesce((SELECT name FROM shown_coder WHERE id = who), '?'), count(*) AS n"
        f" FROM (SELECT {SHOWN_AS.format('p.coder')} AS who {on}) GROUP BY who ORDER BY n DESC, 1",
        raw,
    ).fetchall()
    documents = project.db.execute(
        "SELECT count(DISTINCT coalesce((SELECT as_row FROM shown WHERE row = f.document),"
        f" f.document)) FROM file f WHERE f.id IN (SELECT p.file {on})",
        raw,
    ).fetchone()[0]
    assessments = project.db.execute(
        f"SELECT count(*) FROM assessment WHERE state IS NOT NULL AND theme IN ({marks})", raw
    ).fetchone()[0]
    decisions = project.db.execute(
        f"SELECT count(*) FROM decision WHERE theme IN ({marks})", raw
    ).fetchone()[0]
    return TakenAlong(tuple(codings), documents, assessments, decisions)
