"""Cross-tables of themes by the values of an attribute."""

from collections.abc import Mapping, Sequence

from coder.analysis.charted_rows import charted_rows
from coder.analysis.citations import citations
from coder.analysis.matrix import matrix
from coder.analysis.statements import theme_states
from coder.domain.attribute import Attribute
from coder.domain.citing.citations import Citations
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.matrix.cell import OPEN, PRESENT, State
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
    charted = charted_rows(project, made.rows, only_coder)
    groups = alike(attribute, charted.of(attribute), options.order)
    saying = [charted.documents(attribute, group) for group in groups]
    wanted = None if themes is None else {theme.id for theme in themes}
    places = [
        place for place, theme in enumerate(made.themes) if wanted is None or theme.id in wanted
    ]
    cited = citations(project, options.style)
    counts = []
    for place in places:
        states = theme_states(made, place)
        counts.append([_crossed(documents, states, options, cited) for documents in saying])
    return CrossTable(
        attribute,
        [group.value for group in groups],
        [len(group.rows) for group in groups],
        [made.themes[place] for place in places],
        counts,
    )


def _crossed(
    having: Mapping[int, tuple[Document, ...]],
    states: Sequence[State],
    options: StatementOptions,
    cited: Citations,
) -> Crossed:
    """A theme and a value, which some rows have, each in some documents."""
    present = [row for row in having if states[row] == PRESENT]
    counts_all = options.denominator == "all"
    open_ = sum(states[row] == OPEN for row in having)
    of = len(having) if counts_all else len(having) - open_
    share = percent(len(present), of, decimals=options.decimals, rounding=options.rounding)
    who = tuple(document for row in present for document in having[row])
    citing = cited.in_brackets(cited.citation_list(who)) if who else ""
    return Crossed(len(present), of, share, who, open_, citing)
