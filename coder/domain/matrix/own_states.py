"""The cells of one document as one coder answered them, with what follows for other themes."""

from collections.abc import Iterable

from coder.domain.matrix.cell import PRESENT, State, of_several, rolled_up
from coder.domain.matrix.theme_tree import ThemeTree


def own_states(
    tree: ThemeTree, coded: Iterable[str], judged: Iterable[tuple[str, str]]
) -> dict[int, State]:
    """The states of one coder's cells by the place of their themes; open ones are left out.

    ``coded`` are ids of themes, ``judged`` ids with what was assessed, of which joined rows can
    bring several for one cell.
    """
    return rolled_up(said_states(tree, coded, judged), tree.children)


def said_states(
    tree: ThemeTree, coded: Iterable[str], judged: Iterable[tuple[str, str]]
) -> dict[int, State]:
    """The same of what the coder coded or assessed itself, without what follows from it."""
    own: dict[int, State] = {}
    for theme, state in judged:
        place = tree.places.get(theme)
        if place is not None:
            own[place] = of_several((own.get(place), state))
    for theme in coded:
        if theme in tree.places:
            own[tree.places[theme]] = PRESENT
    return own
