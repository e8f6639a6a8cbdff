"""Cross-tables of themes by the values of an attribute."""

from collections.abc import Sequence

from coder.analysis.charted_rows import charted_rows
from coder.analysis.matrix import matrix
from coder.analysis.statements import theme_states
from coder.domain.attribute import Attribute
from coder.domain.coder import Coder
from coder.domain.matrix.cell import OPEN, PRESENT, State
from coder.domain.matrix.matrix import Row
from coder.domain.statements.charted_rows import alike
from coder.domain.statements.cross_table import Crossed, CrossTable
from coder.domain.statements.percent import percent
from coder.domain.statements.statement import StatementOptions
from coder.domain.theme import Theme
from coder.store.project import Project


def cross_table(
    project: Project,
    attribute: Attribute,
    options: StatementOptions,
    *,
    themes: Sequence[Theme] | None = None,
    only_coder: Coder | None = None,
) -> CrossTable:
    """In how many documents or studies of each value a theme, with those below it, is present.

    All themes unless some are given. Values are as in statements, numbers one by one; what differs
    and what is not charted are values here.

    Raises:
        CoderError: the consensus is asked for.
    """
    made = matrix(project, by=options.by, coders=options.coders, only_coder=only_coder)
    charted = charted_rows(project, made.rows, only_coder).of(attribute)
    groups = alike(attribute, charted, options.order)
    wanted = None if themes is None else {theme.id for theme in themes}
    places = [
        place for place, theme in enumerate(made.themes) if wanted is None or theme.id in wanted
    ]
    counts = []
    for place in places:
        states = theme_states(made, place)
        counts.append([_crossed(group.rows, states, made.rows, options) for group in groups])
    return CrossTable(
        attribute,
        [group.value for group in groups],
        [len(group.rows) for group in groups],
        [made.themes[place] for place in places],
        counts,
    )


def _crossed(
    having: Sequence[int], states: Sequence[State], rows: Sequence[Row], options: StatementOptions
) -> Crossed:
    present = [row for row in having if states[row] == PRESENT]
    counts_all = options.denominator == "all"
    of = len(having) if counts_all else sum(states[row] != OPEN for row in having)
    share = percent(len(present), of, decimals=options.decimals, rounding=options.rounding)
    who = tuple(document for row in present for document in rows[row].documents)
    return Crossed(len(present), of, share, who)
