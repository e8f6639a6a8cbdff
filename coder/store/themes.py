"""Themes, as they are shown and as they are stored."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from coder.domain.theme import Theme
from coder.store.project import Project


def themes(project: Project) -> list[Theme]:
    """All themes as they are shown, in codebook order."""
    rows = project.db.execute(
        "SELECT id, name, parent, path, place, depth, definition, use_when, use_not, colour,"
        " shortcut, assess, position FROM shown_theme ORDER BY place"
    )
    return [_theme(row) for row in rows]


def _theme(row: Sequence[Any]) -> Theme:
    return replace(Theme(*row), assess=bool(row[-2]), position=row[-1] or "")


def coding_counts(project: Project) -> dict[str, int]:
    """The number of codings of every shown theme that has any."""
    rows = project.db.execute(
        "SELECT coalesce((SELECT as_row FROM shown WHERE row = theme), theme), count(*)"
        " FROM coding GROUP BY theme"
    )
    found: dict[str, int] = {}
    for theme, count in rows:
        found[theme] = found.get(theme, 0) + count
    return found


def raw_themes(project: Project, theme: str) -> list[str]:
    """The stored themes that are shown as one, those merged into it included."""
    rows = project.db.execute(
        "SELECT id FROM theme WHERE id = ?1"
        " UNION SELECT row FROM shown WHERE as_row = ?1 AND row IN (SELECT id FROM theme)"
        " ORDER BY 1",
        (theme,),
    )
    return [row for (row,) in rows]


def holders_of(project: Project, shortcut: str) -> list[str]:
    """The stored themes that have a favourite key."""
    rows = project.db.execute("SELECT id FROM theme WHERE shortcut = ?", (shortcut,))
    return [row for (row,) in rows]


def codings_of(project: Project, theme: str) -> list[str]:
    """The codings with one stored theme."""
    rows = project.db.execute("SELECT id FROM coding WHERE theme = ? ORDER BY id", (theme,))
    return [row for (row,) in rows]


def assessments_of(project: Project, theme: str) -> list[str]:
    """The assessments for one stored theme."""
    rows = project.db.execute("SELECT id FROM assessment WHERE theme = ? ORDER BY id", (theme,))
    return [row for (row,) in rows]
