"""The cells of one document as one coder has filled them."""

from collections import defaultdict
from dataclasses import dataclass

from coder.analysis.rechecking import rechecks
from coder.domain.matrix.cell import OPEN, PRESENT
from coder.domain.matrix.own_states import own_states
from coder.domain.matrix.theme_tree import ThemeTree
from coder.domain.rechecking import Recheck
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
    recheck: Recheck | None = None  # why it is to be looked at again


def own_cells(project: Project, *, document: str, coder: str) -> list[OwnCell]:
    """The cells that a coder is to fill in a document, in codebook order, and to look at again.

    What the coder said of a theme stands before what follows from the themes below it.
    """
    held = themes(project)
    tree = ThemeTree.of(held)
    own = readings.coding_counts_in(project, document=document, coder=coder)
    counts = _with_children(held, own)
    judged: dict[str, tuple[str, str]] = defaultdict(lambda: ("", ""))
    judged.update(readings.judgements(project, document=document, coder=coder))
    said = [(theme, state) for theme, (state, _) in judged.items() if state]
    states = own_states(tree, own, said)
    again = rechecks(project, [document], [coder]).get((document, coder), ())
    why = {one.theme.id: one for one in again}
    return [
        OwnCell(
            theme,
            PRESENT if counts.get(theme.id) else judged[theme.id][0] or states.get(place, OPEN),
            counts.get(theme.id, 0),
            judged[theme.id][1],
            why.get(theme.id),
        )
        for place, theme in enumerate(held)
        if theme.assess or theme.id in why
    ]


def _with_children(held: list[Theme], own: dict[str, int]) -> dict[str, int]:
    """Counts to which those of the themes below are added."""
    found = dict(own)
    for theme in reversed(held):  # children come behind their parents
        if theme.parent is not None and theme.id in found:
            found[theme.parent] = found.get(theme.parent, 0) + found[theme.id]
    return found
