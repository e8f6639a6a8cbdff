"""Freezing the codebook, and bringing one in."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.journal.identity import normal_name
from coder.domain.journal.ids import new_id
from coder.domain.names import checked_name
from coder.domain.resources import resource
from coder.domain.theme import SEPARATOR, Theme, split_path
from coder.operations.coders import check_lead
from coder.operations.themes import child_named, make_path, move_theme, remove_theme
from coder.store import codebook, rows, themes
from coder.store.identities import write_down_joins
from coder.store.journal import Act, act, together
from coder.store.project import Project
from coder.store.shown import refresh

_FIELDS = ("definition", "use_when", "use_not", "colour", "shortcut", "assess")


def freeze(project: Project, name: str) -> Change:
    """Name the codebook as it is now.

    Raises:
        CoderError: the name is empty or too long, a version has it, or who works here is no lead.
    """
    check_lead(project, "freeze the codebook")
    tidy = checked_name(name, "a version of the codebook")
    held = (version.name for version in codebook.versions(project))
    taken = next((one for one in held if normal_name(one) == normal_name(tidy)), None)
    if taken is not None:
        raise CoderError(f"There is a version '{taken}' of the codebook already.")
    with act(project, "freeze", f"Freeze the codebook as {tidy}") as running:
        write_down_joins(running, "theme")
        rows.add(running, "codebook_version", new_id(), {"name": tidy})
    return running.done()


def move_themes(
    project: Project, moved: Sequence[Theme], parent: Theme | None, *, before: Theme | None = None
) -> Change:
    """Put themes under another or at the top, in the order given, in one act.

    Raises:
        CoderError: one would stand under itself, or a theme there has its name.
    """
    with together(project) as running:
        for theme in moved:
            move_theme(project, theme, parent, before=before)
            refresh(project)  # the next one comes behind it
    return running.done()


def remove_themes(project: Project, removed: Sequence[Theme]) -> Change:
    """Remove themes with all below them and all codings that use them, in one act."""
    with together(project) as running:
        for theme in topmost(removed):
            remove_theme(project, theme)
    return running.done()


def topmost(held: Sequence[Theme]) -> list[Theme]:
    """Those of some themes that stand under no other of them."""
    return [
        theme
        for theme in held
        if not any(theme.path.startswith(other.path + SEPARATOR) for other in held)
    ]


def templates() -> list[str]:
    """The names of the codebooks that come with the program."""
    return sorted(path.stem for path in resource("codebooks").glob("*.json"))


def read_template(name: str) -> list[Mapping[str, object]]:
    """The themes of a codebook that comes with the program, or of a file of that form.

    Raises:
        CoderError: there is none, or it is not as it should be.
    """
    path = resource("codebooks") / f"{name}.json"
    if name not in templates():
        path = Path(name)
    try:
        held = json.loads(path.read_text("utf-8"))
        found = held["themes"]
    except FileNotFoundError as error:
        known = ", ".join(templates())
        raise CoderError(
            f"There is no codebook '{name}': name a file, or one of these: {known}."
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CoderError(f"{path.name} is not a codebook that Coder can read.") from error
    if not _are_entries(found):
        raise CoderError(f"{path.name} is not a codebook that Coder can read.")
    return list(found)


def _are_entries(found: object) -> bool:
    """Whether something is a list of themes, each of which may have more below it."""
    return isinstance(found, list) and all(
        isinstance(entry, dict)
        and isinstance(entry.get("name"), str)
        and _are_entries(entry.get("children") or [])
        for entry in found
    )


def import_codebook(project: Project, name: str) -> Change:
    """Add the themes of a template or file; what the codebook has already stays as it is.

    Raises:
        CoderError: there is no such codebook, or a theme in it is not as it should be.
    """
    found = read_template(name)
    with act(project, "import codebook", f"Import codebook {Path(name).stem}") as running:
        write_down_joins(running, "theme")
        _add_all(running, found, ())
    return running.done()


def _add_all(running: Act, entries: Sequence[Mapping[str, object]], above: tuple[str, ...]) -> None:
    for entry in entries:
        path = (*above, *split_path(str(entry.get("name", ""))))
        if _missing(running.project, path):
            fields = {
                field: int(bool(value)) if field == "assess" else str(value)
                for field in _FIELDS
                if (value := entry.get(field)) is not None
            }
            make_path(running, list(path), fields)
            refresh(running.project)
        children = cast("Sequence[Mapping[str, object]]", entry.get("children") or ())
        _add_all(running, children, path)


def _missing(project: Project, path: tuple[str, ...]) -> bool:
    parent: str | None = None
    held = themes.themes(project)
    for name in path:
        child = child_named(held, parent, name)
        if child is None:
            return True
        parent = child.id
    return False
