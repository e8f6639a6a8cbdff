"""What bunches of annotations mean in a project: what was said last time, else what is likely."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from coder.domain.annotations.annotation import ON_WORDS, colour_name
from coder.domain.annotations.bunches import MEMO, NOTHING, Likeness, Meaning
from coder.domain.journal.identity import normal_name
from coder.domain.theme import SEPARATOR, Theme
from coder.store.project import Project
from coder.store.themes import themes

_OWN_MEANING: Final = frozenset({"note", "strikeout"})

_LOCAL: Final = "meanings of highlights"


def suggestions(project: Project, bunches: Iterable[Likeness]) -> dict[Likeness, Meaning]:
    """What each of some bunches likely means."""
    held = themes(project)
    said = _remembered(project)
    return {one: _suggested(one, held, said) for one in bunches}


def remember(
    project: Project, meanings: Mapping[Likeness, Meaning], made: Mapping[Likeness, list[Theme]]
) -> None:
    """Keep for the next time, in this copy, what was meant; themes that were made are there now."""
    said = _remembered(project)
    for bunch, meaning in meanings.items():
        ids = [theme.id for theme in made.get(bunch, [])]
        if meaning.kind != "themes" or ids:
            said[bunch.key] = [meaning.kind, *ids]
    project.set_local(_LOCAL, json.dumps(said))


def _remembered(project: Project) -> dict[str, list[str]]:
    stored = project.local(_LOCAL)
    found: dict[str, list[str]] = json.loads(stored) if stored else {}
    return found


def _suggested(bunch: Likeness, held: list[Theme], said: Mapping[str, list[str]]) -> Meaning:
    return (
        _as_last_time(bunch, held, said)
        or _by_label(bunch, held)
        or _by_colour(bunch, held)
        or _otherwise(bunch)
    )


def _as_last_time(
    bunch: Likeness, held: list[Theme], said: Mapping[str, list[str]]
) -> Meaning | None:
    match said.get(bunch.key):
        case ["memo"]:
            return MEMO
        case ["nothing"]:
            return NOTHING
        case ["themes", *ids] if {theme.id for theme in held}.issuperset(ids):
            return Meaning("themes", tuple(ids))
    return None


def _by_label(bunch: Likeness, held: list[Theme]) -> Meaning | None:
    """A theme for each line of the label, by its path, else by a name that only one has."""
    parts = [part.strip() for part in bunch.label.splitlines() if part.strip()]
    if not parts:
        return None
    ids, new = [], []
    for part in parts:
        theme = _called(part, held)
        if theme is None:
            new.append(part)
        else:
            ids.append(theme.id)
    return Meaning("themes", tuple(ids), tuple(new))


def _called(name: str, held: list[Theme]) -> Theme | None:
    path = [normal_name(part) for part in name.split(SEPARATOR)]
    for theme in held:
        if [normal_name(part) for part in theme.path.split(SEPARATOR)] == path:
            return theme
    alike = [theme for theme in held if [normal_name(theme.name)] == path]
    return alike[0] if len(alike) == 1 else None


def _by_colour(bunch: Likeness, held: list[Theme]) -> Meaning | None:
    """The only theme of that colour, or one that is called by it; not of notes and strike-outs."""
    if bunch.kind in _OWN_MEANING:
        return None
    named = [theme for theme in held if normal_name(theme.name) == colour_name(bunch.colour)]
    coloured = [theme for theme in held if bunch.colour and theme.colour == bunch.colour]
    for found in (named, coloured):
        if len(found) == 1:
            return Meaning("themes", (found[0].id,))
    return _called_by(bunch, held)


def _called_by(bunch: Likeness, held: list[Theme]) -> Meaning | None:
    theme = _called(bunch.theme, held)
    return Meaning("themes", (theme.id,)) if theme else None


def _otherwise(bunch: Likeness) -> Meaning:
    """Notes are memos; what is struck out is not what a reviewer looks for; the rest is new."""
    if bunch.kind == "strikeout":
        return NOTHING
    if bunch.kind in ON_WORDS or bunch.kind == "square":
        return Meaning("themes", new=(bunch.theme,))
    return MEMO
