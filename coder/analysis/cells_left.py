"""What reviewers have left open in documents: the cells that they are still to answer."""

from collections.abc import Iterable, Sequence

from coder.domain.matrix.cell import of_several
from coder.domain.matrix.own_states import own_states
from coder.domain.matrix.theme_tree import ThemeTree
from coder.store.project import Project
from coder.store.themes import themes
from coder.store.work_done import codings_in_cells, judged_cells

CellsLeft = dict[tuple[str, str], tuple[str, ...]]
"""By document and coder the themes, in codebook order, whose cells are open for that coder."""


def cells_left(
    project: Project,
    documents: Sequence[str],
    coders: Iterable[str],
    coded: Sequence[tuple[str, str, str, int]] | None = None,
) -> CellsLeft:
    """The open cells of some coders in some documents, of themes that are assessed per document.

    A cell is answered by a judgement or a coding, of a theme also by those of the themes below it
    (see ``coder.domain.matrix.cell``). ``coded`` is what ``codings_in_cells`` read, if it was.
    """
    held = themes(project)
    tree = ThemeTree.of(held)
    asked = [(place, theme.id) for place, theme in enumerate(held) if theme.assess]
    who = set(coders)
    marked: dict[tuple[str, str], set[str]] = {}
    if coded is None:
        coded = codings_in_cells(project, documents)
    for document, coder, theme, _ in coded:
        marked.setdefault((document, coder), set()).add(theme)
    judged: dict[tuple[str, str], dict[str, str]] = {}
    for document, coder, theme, state in judged_cells(project, documents, who):
        of_pair = judged.setdefault((document, coder), {})
        of_pair[theme] = of_several((of_pair[theme], state)) if theme in of_pair else state
    found: CellsLeft = {}
    for document in documents:
        for coder in who:
            pair = document, coder
            themes_of, said = marked.get(pair, set()), judged.get(pair, {})
            left = [cell for cell in asked if cell[1] not in said and cell[1] not in themes_of]
            if any(place in tree.children for place, _ in left):  # which may answer those
                states = own_states(tree, themes_of, said.items())
                left = [cell for cell in left if cell[0] not in states]
            found[pair] = tuple(theme for _, theme in left)
    return found
