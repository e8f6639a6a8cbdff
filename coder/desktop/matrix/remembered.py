"""What was chosen about the matrix, as this copy of the project remembers it."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Final

from coder.desktop.matrix.contents import CONTENTS, Content
from coder.desktop.matrix.export_dialog import Shown
from coder.domain.matrix.arrangement import Arrangement
from coder.store.project import Project

_LOCAL: Final = "matrix"
_SETS: Final = ("collapsed", "folded")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Everything that is chosen about the matrix."""

    shown: Shown = field(default_factory=Shown)
    content: Content = "passages"
    arrangement: Arrangement = field(default_factory=Arrangement)
    compact: bool = False
    beside: bool = True  # whether the cell is shown beside the matrix


def recall(project: Project) -> Chosen:
    """What was chosen last in this copy; an older program remembered less."""
    held: Any = json.loads(project.local(_LOCAL) or "null")
    if not isinstance(held, dict):
        return Chosen(Shown(*held) if held else Shown())
    known = {one.name for one in fields(Arrangement)}
    kept = {name: value for name, value in held["arrangement"].items() if name in known}
    arrangement = Arrangement(**kept | {name: frozenset(kept.get(name, ())) for name in _SETS})
    content: Content = next((one for one in CONTENTS if one == held["content"]), "passages")
    shown = Shown(*held["shown"])
    return Chosen(shown, content, arrangement, bool(held["compact"]), bool(held["beside"]))


def remember(project: Project, chosen: Chosen) -> None:
    """Remember what is chosen; words that are searched for are not."""
    if not project.write:
        return
    held = asdict(replace(chosen, arrangement=replace(chosen.arrangement, words="")))
    held["arrangement"] |= {name: sorted(held["arrangement"][name]) for name in _SETS}
    project.set_local(_LOCAL, json.dumps(held))
