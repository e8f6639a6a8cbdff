"""Opening a circle of themes, so that a pointer that was skipped can count."""

from coder.domain.errors import CoderError
from coder.domain.journal.conflict import Conflict
from coder.domain.journal.identity import SAME
from coder.domain.journal.replay import UPWARD
from coder.store import rows, themes
from coder.store.columns import Value
from coder.store.documents import shown
from coder.store.journal import Act
from coder.store.names import name_of
from coder.store.project import Project
from coder.store.shown import refresh

_MOST = 100  # themes on the way; each is freed once


def open_circle(running: Act, conflict: Conflict, value: Value) -> None:
    """Free the way for a value that may lead back to the theme that it is chosen for.

    A theme on the way up that stands under that one takes its place instead; one that was merged
    into it is a theme of its own again.

    Raises:
        CoderError: the theme was removed, and would close a circle if it came back.
    """
    project = running.project
    if conflict.kind == "cycle" and value is not None and conflict.table == "theme":
        _check_there(project, str(value))
    if conflict.table == "identity":
        held = rows.read(project, "identity", conflict.row)
        if value == SAME and held is not None:
            one, other = str(held["one"]), str(held["other"])
            for theme, above in ((one, other), (other, one)):
                _part(running, theme, above)
                _part_unseen(running, theme, above)
    elif conflict.table == "theme" and conflict.field in UPWARD and value is not None:
        _part(running, str(value), conflict.row)


def _check_there(project: Project, theme: str) -> None:
    if rows.read(project, "theme", theme) is None:
        name = name_of(project, "theme", theme)
        raise CoderError(f"The theme '{name}' was removed meanwhile: choose the other place.")


def _part(running: Act, theme: str, above: str) -> None:
    """Let a theme stand no longer under another, nor be part of it."""
    project = running.project
    for _ in range(_MOST):
        place = _step_below(project, theme, above)
        if place is None and not _free_merged(running, theme, above):
            return
        if place is not None:
            parent = themes.parents(project).get(shown(project, above))
            rows.choose(running, "theme", place, {"parent": parent})
        refresh(project)
    raise CoderError("These themes lead in too many circles: move them by hand first.")


def _part_unseen(running: Act, theme: str, above: str) -> None:
    """Let stored themes that show elsewhere, being part of another, name that one no longer."""
    project = running.project
    there = set(themes.raw_themes(project, shown(project, above)))
    parent = themes.parents(project).get(shown(project, above))
    for row in themes.raw_themes(project, shown(project, theme)):
        held = rows.read(project, "theme", row)
        if held is not None and held["parent"] in there:
            rows.set_fields(running, "theme", row, {"parent": parent})


def _step_below(project: Project, theme: str, above: str) -> str | None:
    """The theme on the way up from one that stands right under another; both as shown."""
    parents = themes.parents(project)
    here, top = shown(project, theme), shown(project, above)
    while here in parents and parents[here] != top:
        here = str(parents[here])
    return here if here in parents else None


def _free_merged(running: Act, theme: str, above: str) -> bool:
    """Let a theme that is shown as another be one of its own again; False if it is."""
    project = running.project
    if shown(project, theme) != shown(project, above) or theme == above:
        return False
    merged = [
        row
        for row in themes.raw_themes(project, shown(project, theme))
        if (held := rows.read(project, "theme", row)) and held["merged"] is not None
    ]
    for row in merged:
        rows.set_fields(running, "theme", row, {"merged": None})
    return bool(merged)
