"""What people do to the codebook: add, rename, define, move, merge and remove themes."""

from collections.abc import Collection, Mapping, Sequence

from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.identity import normal_name
from coder.domain.journal.ids import new_id
from coder.domain.journal.order_key import key_between
from coder.domain.names import one_line
from coder.domain.theme import (
    PALETTE,
    SEPARATOR,
    Theme,
    checked_colour,
    checked_name,
    checked_shortcut,
    split_path,
)
from coder.operations.memos import remove_memos
from coder.operations.uncoding import remove_coding
from coder.operations.undeciding import remove_decisions
from coder.store import rows, themes
from coder.store.decisions import decisions_with_theme
from coder.store.identities import write_down_joins
from coder.store.journal import Act, act
from coder.store.project import Project


def find_theme(project: Project, path: str) -> Theme:
    """The theme with a path of names, or with an id.

    Raises:
        CoderError: there is none.
    """
    held = themes.themes(project)
    wanted = _normal(path)
    found = next((theme for theme in held if theme.id == path), None) or next(
        (theme for theme in held if _normal(theme.path) == wanted), None
    )
    if found is not None:
        return found
    raise CoderError(f"There is no theme '{path}': 'coder themes' lists them.")


def _normal(path: str) -> list[str]:
    return [normal_name(one_line(name)) for name in path.split(SEPARATOR)]


def themes_at(project: Project, paths: Sequence[str]) -> list[Theme]:
    """The themes that have one of these paths of names, as names are compared."""
    wanted = {tuple(normal_name(name) for name in split_path(path)) for path in paths}
    return [
        theme
        for theme in themes.themes(project)
        if tuple(normal_name(name) for name in theme.path.split(SEPARATOR)) in wanted
    ]


def add_theme(
    project: Project, path: str, *, fields: Mapping[str, str | int] | None = None
) -> Change:
    """Add a theme; parents that are missing are made.

    Raises:
        CoderError: it exists already, or a name or field is not as it should be.
    """
    names = split_path(path)
    with act(project, "add theme", f"Add theme {SEPARATOR.join(names)}") as running:
        write_down_joins(running, "theme")
        make_path(running, names, fields or {})
    return running.done()


def make_path(running: Act, names: list[str], fields: Mapping[str, str | int]) -> str:
    """Make the last theme of a path, and whatever above it is missing; returns its id."""
    held = themes.themes(running.project)
    parent: str | None = None
    for depth, name in enumerate(names):
        child = child_named(held, parent, name)
        last = depth == len(names) - 1
        if child is not None and last:
            raise CoderError(f"The theme '{child.path}' exists already.")
        parent = child.id if child else _add(running, held, name, parent, fields if last else {})
    return str(parent)


def set_theme(project: Project, theme: Theme, fields: Mapping[str, str | int | None]) -> Change:
    """Set name, definition, use_when, use_not, colour, shortcut or assess of a theme.

    Raises:
        CoderError: a sibling has the name, or a field is not as it should be.
    """
    if not fields:
        raise CoderError("Say what to change of the theme.")
    checked = _checked(fields)
    name = checked.get("name")
    if isinstance(name, str):
        refuse_sibling(project, theme, theme.parent, name)
        description = f"Rename theme {theme.path} to {name}"
    else:
        description = f"Change {', '.join(fields)} of theme {theme.path}"
    with act(project, "set theme", description) as running:
        write_down_joins(running, "theme")
        take_shortcut(running, theme.id, checked.get("shortcut"))
        rows.choose(running, "theme", theme.id, checked)
    return running.done()


def move_theme(
    project: Project, theme: Theme, parent: Theme | None, *, before: Theme | None = None
) -> Change:
    """Put a theme under another or at the top, at the end or before a sibling.

    Raises:
        CoderError: it would stand under itself, or a theme there has its name.
    """
    place = parent.path if parent else "the top"
    if parent and stands_under(project, parent.id, theme.id):
        raise CoderError(f"'{theme.path}' cannot stand under itself ('{parent.path}').")
    if parent_id(parent) != theme.parent:
        refuse_sibling(project, theme, parent_id(parent), theme.name)
    siblings = [
        other
        for other in themes.themes(project)
        if other.parent == parent_id(parent) and other.id != theme.id
    ]
    with act(project, "move theme", f"Move theme {theme.path} to {place}") as running:
        write_down_joins(running, "theme")
        fields = {"parent": parent_id(parent), "position": _position(siblings, before)}
        rows.choose(running, "theme", theme.id, fields)
    return running.done()


def merge_theme(project: Project, theme: Theme, into: Theme) -> Change:
    """Merge a theme into another: its codings show under that one, later ones too.

    Raises:
        CoderError: the other stands under it, or is the same.
    """
    if stands_under(project, into.id, theme.id):
        raise CoderError(
            f"'{theme.path}' cannot be merged into '{into.path}', which is part of it."
        )
    with act(project, "merge theme", f"Merge theme {theme.path} into {into.path}") as running:
        write_down_joins(running, "theme")
        for raw in themes.raw_themes(project, theme.id):
            rows.set_fields(running, "theme", raw, {"merged": into.id})
    return running.done()


def remove_theme(project: Project, theme: Theme) -> Change:
    """Remove a theme with the themes below it and all codings and assessments that use them."""
    below = [theme, *_descendants(project, theme)]
    raw = [row for one in reversed(below) for row in themes.raw_themes(project, one.id)]
    codings = [coding for row in raw for coding in themes.codings_of(project, row)]
    taken = f" with {len(codings)} codings" if codings else ""
    with act(project, "remove theme", f"Remove theme {theme.path}{taken}") as running:
        write_down_joins(running, "theme")
        for coding in codings:
            remove_coding(running, coding)
        _let_go(running, raw)
        for row in raw:
            for assessment in themes.assessments_of(project, row):
                rows.remove(running, "assessment", assessment)
            for summary in themes.summaries_of(project, row):
                rows.remove(running, "summary", summary)
            remove_decisions(running, decisions_with_theme(project, row))
            remove_memos(running, row)
            rows.remove(running, "theme", row)
    return running.done()


def _let_go(running: Act, removed: Collection[str]) -> None:
    """Lead stored themes that show elsewhere away from those that are removed.

    A theme joined to another may show under that one's parent while its own field names a theme
    that goes: it would keep it alive.
    """
    project = running.project
    for row in themes.pointing_to(project, removed):
        shown, merged = themes.shown_of(project, row)
        rows.set_fields(
            running, "theme", row, {"parent": shown.parent, "merged": shown.id if merged else None}
        )


def parent_id(parent: Theme | None) -> str | None:
    """The id of a parent; the top has none."""
    return None if parent is None else parent.id


def child_named(held: list[Theme], parent: str | None, name: str) -> Theme | None:
    """The theme with a name under a parent, as names are compared."""
    wanted = normal_name(name)
    return next(
        (one for one in held if one.parent == parent and normal_name(one.name) == wanted), None
    )


def _add(
    running: Act,
    held: list[Theme],
    name: str,
    parent: str | None,
    fields: Mapping[str, str | int],
) -> str:
    row = new_id()
    siblings = [one for one in held if one.parent == parent]
    checked = {"colour": _rarest_colour(held), **_checked(fields)}
    take_shortcut(running, row, checked.get("shortcut"))
    position = _position(siblings, None)
    rows.add(
        running, "theme", row, {"name": name, "parent": parent, "position": position, **checked}
    )
    return row


def _rarest_colour(held: list[Theme]) -> str:
    """The first colour of the palette that the fewest themes have."""
    taken = [one.colour for one in held]
    return min(PALETTE, key=taken.count)


def _checked(fields: Mapping[str, str | int | None]) -> dict[str, str | int | None]:
    """Fields as they are stored; an empty text is a blank."""
    found: dict[str, str | int | None] = {}
    for field, value in fields.items():
        check = _CHECKS.get(field)
        if isinstance(value, str) and check and (value or field == "name"):
            found[field] = check(value)
        else:
            found[field] = None if value == "" else value
    return found


_CHECKS = {"name": checked_name, "colour": checked_colour, "shortcut": checked_shortcut}


def take_shortcut(running: Act, theme: str, shortcut: str | int | None) -> None:
    """A favourite key belongs to one theme: whoever had it gives it up."""
    if shortcut is not None:
        for holder in themes.holders_of(running.project, str(shortcut)):
            if holder != theme:
                rows.set_fields(running, "theme", holder, {"shortcut": None})


def refuse_sibling(project: Project, theme: Theme, parent: str | None, name: str) -> None:
    """A name that another theme under the same parent has would join the two.

    Raises:
        CoderError: there is such a theme.
    """
    there = child_named(themes.themes(project), parent, name)
    if there is not None and there.id != theme.id:
        raise CoderError(
            f"There is a theme '{there.path}' already: choose another name, or merge the two."
        )


def _position(siblings: list[Theme], before: Theme | None) -> str:
    """The order key at the end of the siblings, or before one of them."""
    if before is None:
        return key_between(siblings[-1].position if siblings else None, None)
    place = next(n for n, one in enumerate(siblings) if one.id == before.id)
    return key_between(siblings[place - 1].position if place else None, before.position)


def stands_under(project: Project, theme: str, above: str) -> bool:
    """Whether a theme is another, or stands below it; both as they are shown."""
    parents = {one.id: one.parent for one in themes.themes(project)}
    here: str | None = theme
    while here is not None and here != above:
        here = parents.get(here)
    return here is not None


def _descendants(project: Project, theme: Theme) -> list[Theme]:
    """The themes below one, each behind the one it stands under."""
    found: list[Theme] = []
    for one in themes.themes(project):
        if one.parent in {theme.id, *(other.id for other in found)}:
            found.append(one)
    return found
