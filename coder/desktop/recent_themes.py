"""The themes that were coded with last, as this copy remembers them; they never travel."""

import json
from collections.abc import Sequence
from typing import Final

from coder.store.project import Project

_NAME: Final = "recent themes"
_ACTS: Final = 12


def last_used(project: Project) -> list[str]:
    """The ids of the themes of the last act of coding; a theme may be gone by now."""
    held = _held(project)
    return held[0] if held else []


def recently_used(project: Project) -> list[str]:
    """The ids of themes coded with, the last first; a theme may be gone by now."""
    return list(dict.fromkeys(theme for themes in _held(project) for theme in themes))


def remember(project: Project, themes: Sequence[str]) -> None:
    """Note that themes were coded with, all in one act."""
    held = _held(project)
    used = list(themes)
    if held[:1] != [used]:
        held = [used, *(one for one in held if one != used)][:_ACTS]
        project.set_local(_NAME, json.dumps(held))


def _held(project: Project) -> list[list[str]]:
    stored = project.local(_NAME)
    found: list[list[str]] = json.loads(stored) if stored else []
    return found
