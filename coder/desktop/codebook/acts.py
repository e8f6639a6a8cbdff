"""What the codebook panel lets people do to themes; each is one act."""

from collections.abc import Sequence
from typing import Final

from coder.desktop.workspace import Noted, Workspace
from coder.domain.journal.change import Change
from coder.domain.theme import Theme
from coder.operations.codebook import move_themes, remove_themes, topmost
from coder.operations.themes import add_theme, merge_theme, set_theme
from coder.store.themes import TakenAlong, coding_counts, taken_along

DIRECTIONS: Final = ("up", "down", "in", "out")


def counts(workspace: Workspace) -> dict[str, int]:
    """How many codings each theme has of those whose work is shown."""
    whose = workspace.whose
    return coding_counts(workspace.project, None if whose is None else whose.id)


def add(workspace: Workspace, path: str) -> Change | None:
    """Add a theme by its path; what is missing above it is made."""
    return workspace.do(lambda: add_theme(workspace.project, path.strip()))


def put(workspace: Workspace, theme: Theme, fields: dict[str, str | int | None]) -> Change | None:
    """Set what differs of a theme's fields."""
    differing = {
        name: value
        for name, value in fields.items()
        if (getattr(theme, name) or "") != (value or "")
    }
    if not differing:
        return None
    return workspace.do(lambda: set_theme(workspace.project, theme, differing))


def move(
    workspace: Workspace, moved: Sequence[Theme], parent: Theme | None, before: Theme | None
) -> Change | None:
    """Put themes under another or at the top, before a sibling or at the end."""
    tops = topmost(moved)
    return workspace.do(lambda: move_themes(workspace.project, tops, parent, before=before))


def place_beside(
    held: Sequence[Theme], theme: Theme, direction: str
) -> tuple[Theme | None, Theme | None] | None:
    """The parent, and the sibling behind, of a theme that is moved one step; None if it cannot."""
    by_id = {one.id: one for one in held}
    siblings = [one for one in held if one.parent == theme.parent]
    row = siblings.index(theme)
    parent = by_id.get(theme.parent or "")
    if direction == "up" and row > 0:
        return parent, siblings[row - 1]
    if direction == "down" and row + 1 < len(siblings):
        return parent, siblings[row + 2] if row + 2 < len(siblings) else None
    if direction == "in" and row > 0:
        return siblings[row - 1], None
    if direction == "out" and parent is not None:
        aunts = [one for one in held if one.parent == parent.parent]
        behind = aunts[aunts.index(parent) + 1 :]
        return by_id.get(parent.parent or ""), behind[0] if behind else None
    return None


def note(workspace: Workspace, theme: Theme) -> None:
    """Open my memo on a theme."""
    workspace.memo_wanted.emit(Noted("theme", theme.id, f"the theme {theme.path}"))


def merge(workspace: Workspace, theme: Theme, into: Theme) -> None:
    """Merge a theme into another, and say what came of it."""
    count = counts(workspace).get(theme.id, 0)
    change = workspace.do(lambda: merge_theme(workspace.project, theme, into))
    if change is not None:
        what = f": {_of(count, 'coding')} shown there now" if count else ""
        workspace.tell(f"Merged “{theme.path}” into “{into.path}”{what}.", kind="done")


def remove(workspace: Workspace, themes: Sequence[Theme]) -> None:
    """Remove themes with all that is below them."""
    change = workspace.do(lambda: remove_themes(workspace.project, themes))
    if change is not None:
        names = ", ".join(f"“{theme.path}”" for theme in topmost(themes))
        workspace.tell(f"Removed {names}. Undo brings it back.", kind="done")


def what_goes_along(
    workspace: Workspace, themes: Sequence[Theme], below: Sequence[Theme]
) -> str | None:
    """What goes with themes that are removed, in sentences; None if nothing does."""
    ids = list(dict.fromkeys(theme.id for theme in (*themes, *below)))
    told = taken_along(workspace.project, ids)
    if not (told.codings or told.assessments or told.decisions or below):
        return None
    work = _codings_in_words(told)
    if work and workspace.whose is not None:
        work = _SOMETHING
    return " ".join(filter(None, (_themes_in_words(below), work)))


_SOMETHING: Final = "All that was coded or judged with it goes along, whoever did it."
"""While the project is blind, in place of numbers."""


def _themes_in_words(below: Sequence[Theme]) -> str:
    if not below:
        return ""
    names = ", ".join(f"“{theme.name}”" for theme in below[:_NAMED])
    more = f" and {len(below) - _NAMED} more" if len(below) > _NAMED else ""
    return f"{_of(len(below), 'theme')} below it {_goes(len(below))} along: {names}{more}."


_NAMED: Final = 5


def _codings_in_words(told: TakenAlong) -> str:
    parts = []
    if told.codings:
        total = sum(count for _, count in told.codings)
        by = ", ".join(f"{name} ({count})" for name, count in told.codings)
        where = _of(told.documents, "document")
        parts.append(f"{_of(total, 'coding')} {_goes(total)} along, by {by}, in {where}.")
    if told.assessments:
        what = f"{_of(told.assessments, 'cell')} judged absent or unclear"
        parts.append(f"{what} {_goes(told.assessments)} along.")
    if told.decisions:
        decided = _of(told.decisions, "decision")
        parts.append(f"{decided} of the team about it {_goes(told.decisions)} along.")
    return " ".join(parts)


def _of(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _goes(count: int) -> str:
    return "goes" if count == 1 else "go"
