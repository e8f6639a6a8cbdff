"""The cells of one document as one coder has filled them."""

from dataclasses import dataclass

from coder.domain.matrix.cell import OPEN, PRESENT
from coder.domain.theme import Theme
from coder.store import readings
from coder.store.project import Project
from coder.store.themes import themes


@dataclass(frozen=True, slots=True)
class OwnCell:
    """What one coder says of a theme in a document."""

    theme: Theme
    state: str  # present, unclear, absent, open
    codings: int  # with the themes below
    note: str


def own_cells(project: Project, *, document: str, coder: str) -> list[OwnCell]:
    """The cells that a coder is to fill in a document, in codebook order."""
    held = themes(project)
    counts = _with_children(
        held, readings.coding_counts_in(project, document=document, coder=coder)
    )
    judged = readings.judgements(project, document=document, coder=coder)
    found = []
    for theme in held:
        if theme.assess:
            state, note = judged.get(theme.id, ("", ""))
            count = counts.get(theme.id, 0)
            found.append(OwnCell(theme, PRESENT if count else state or OPEN, count, note))
    return found


def _with_children(held: list[Theme], own: dict[str, int]) -> dict[str, int]:
    """Counts to which those of the themes below are added."""
    found = dict(own)
    for theme in reversed(held):  # children come behind their parents
        if theme.parent is not None and theme.id in found:
            found[theme.parent] = found.get(theme.parent, 0) + found[theme.id]
    return found
