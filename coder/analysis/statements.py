"""Statements for a paper: how many documents or studies have a value, or a state of a theme."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

from coder.analysis.charted_rows import ChartedRows, charted_rows
from coder.analysis.matrix import matrix, matrix_rows
from coder.domain.attribute import Attribute
from coder.domain.citing.citations import Citations
from coder.domain.coder import Coder
from coder.domain.document import Document
from coder.domain.matrix.cell import OPEN, STATES, State
from coder.domain.matrix.matrix import Matrix, Row
from coder.domain.statements.charted_rows import Alike, spread
from coder.domain.statements.charted_rows import known as known_values
from coder.domain.statements.percent import percent
from coder.domain.statements.statement import Kind, Statement, StatementOptions, Subject
from coder.domain.theme import Theme
from coder.store import attributes as stored_attributes
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.themes import themes as stored_themes


def statements(
    project: Project,
    options: StatementOptions,
    *,
    attributes: Sequence[Attribute] | None = None,
    themes: Sequence[Theme] | None = None,
    only_coder: Coder | None = None,
) -> tuple[Statement, ...]:
    """Statements of attributes and then themes, all of them unless some are given.

    Each attribute has its values (also the choices that nobody has), numbers, years and dates in
    one; what differs and what is not charted behind them. Each theme, with those below it, has its
    four states. A study counts once; the documents of it that say so are cited, or all of them
    where it is said of the study itself. ``only_coder`` leaves one person's work.

    Raises:
        CoderError: the consensus is asked for.
    """
    held = documents(project)
    maker = _Maker.of(matrix_rows(held, options.by), options)
    asked = stored_attributes.attributes(project) if attributes is None else attributes
    columns = stored_themes(project) if themes is None else themes
    found: list[Statement] = []
    if asked:
        charted = charted_rows(project, maker.rows, only_coder)
        for one in asked:
            found.extend(maker.of_attribute(one, charted))
    if columns:
        made = matrix(project, by=options.by, coders=options.coders, only_coder=only_coder)
        single = made
        if options.by == "study":
            single = matrix(project, coders=options.coders, only_coder=only_coder)
        places = {theme.id: place for place, theme in enumerate(made.themes)}
        for theme in columns:
            place = places[theme.id]
            documents_ = (row.documents[0].id for row in single.rows)
            own = dict(zip(documents_, theme_states(single, place), strict=True))
            found.extend(maker.of_theme(theme, theme_states(made, place), own))
    return tuple(found)


def theme_states(made: Matrix, theme: int) -> list[State]:
    """The state of a theme, with those below it, in every row."""
    return [cells.with_children(theme).state for cells in made.cells]


def _saying(row: Row, state: State, own: Mapping[str, State]) -> Sequence[Document]:
    """The documents of a study that have its state; all, where only together they have it."""
    return [one for one in row.documents if own[one.id] == state] or row.documents


@dataclass(frozen=True, slots=True)
class _Maker:
    """Puts into statements which rows have what."""

    rows: Sequence[Row]
    options: StatementOptions
    citations: Citations

    @classmethod
    def of(cls, rows: Sequence[Row], options: StatementOptions) -> Self:
        included = (document for row in rows for document in row.documents)
        return cls(rows, options, Citations.of(included, options.style))

    def of_attribute(self, attribute: Attribute, charted: ChartedRows) -> Iterator[Statement]:
        adds_up = attribute.kind != "several_of"
        subject = Subject("attribute", attribute.id, attribute.name, adds_up)
        values = charted.of(attribute)
        known = sum(bool(known_values(value)) for value in values)
        for group in spread(attribute, values, self.options.order):
            cited = charted.documents(attribute, group).values()
            yield self._statement(subject, group, known, chain.from_iterable(cited))

    def of_theme(
        self, theme: Theme, states: Sequence[State], own: Mapping[str, State]
    ) -> Iterator[Statement]:
        """The states of the rows, and those of single documents by their ids."""
        subject = Subject("theme", theme.id, theme.path, adds_up=True)
        known = sum(state != OPEN for state in states)
        for state in STATES:
            rows = tuple(row for row, one in enumerate(states) if one == state)
            kind: Kind = "open" if state == OPEN else "state"
            cited = chain.from_iterable(_saying(self.rows[row], state, own) for row in rows)
            yield self._statement(subject, Alike(kind, state, rows), known, cited)

    def _statement(
        self, subject: Subject, group: Alike, known: int, documents: Iterable[Document]
    ) -> Statement:
        options, n = self.options, len(group.rows)
        counts_all = options.denominator == "all"
        of = len(self.rows) if counts_all else known
        share = ""
        if counts_all or group.is_known:
            share = percent(n, of, decimals=options.decimals, rounding=options.rounding)
        who = tuple(documents)
        cited = self.citations.citation_list(who)
        counted = f"(n = {n}; {share})" if share else f"(n = {n})"
        text = f"{counted} {self.citations.in_brackets(cited)}" if cited else counted
        return Statement(
            subject, group.kind, group.value, n, of, share, who, text, cited, group.spread
        )
