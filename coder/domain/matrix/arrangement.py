"""How a matrix is looked at: which rows and themes are seen, in which order and which groups.

An **arrangement** is what is asked for; ``arrange`` answers it. Counting is done elsewhere: here
lines and columns are only chosen, so that another arrangement of 1,000 rows costs milliseconds.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from coder.domain.attribute import Attribute
from coder.domain.matrix.cell import OPEN, PRESENT, STATES
from coder.domain.matrix.matrix import Cells, Matrix
from coder.domain.matrix.theme_tree import ThemeTree
from coder.domain.matrix.value_order import order_of
from coder.domain.searching import plain
from coder.domain.theme import Theme

KEY: Final = "key"
YEAR: Final = "year"
STUDY: Final = "study"
THEMES: Final = "themes"
"""What rows can be sorted by, beside an attribute or a theme (its id); the first is the default."""

DIFFERS: Final = "Reviewers differ"
NOT_REPORTED: Final = "Nothing is reported"
NOT_CHARTED: Final = "Not charted"
NO_YEAR: Final = "No year"
NO_STUDY: Final = "No study"
_NO_VALUES: Final = frozenset({(DIFFERS,), (NOT_REPORTED,)})
_LAST: Final = (DIFFERS, NOT_REPORTED, NOT_CHARTED, NO_YEAR, NO_STUDY)

Keep = Literal["all", "open", "complete", "disagree", "nothing"]
"""Which rows are kept for their cells: with open ones, with none, with disagreement, with nothing
present."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is asked for; ids, and empty is any or none."""

    group: str = ""  # YEAR, STUDY or an attribute
    sort: str = KEY  # KEY, YEAR, THEMES, an attribute or a theme
    backwards: bool = False
    words: str = ""  # all occur in key, title or authors
    attribute: str = ""
    value: str = ""  # of that attribute
    keep: Keep = "all"
    within: str = ""  # a theme: it and those below it
    collapsed: frozenset[str] = field(default_factory=frozenset)  # themes
    folded: frozenset[str] = field(default_factory=frozenset)  # names of groups


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What is known of a row besides its cells."""

    key: str
    year: int | None
    study: str
    words: str  # plain, to search in
    values: Mapping[str, tuple[str, ...]]  # by attribute; none if it is not charted


class Line(NamedTuple):
    """A line that is seen: a row of the matrix, or the head of a group."""

    group: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Arranged:
    """The lines and the columns, in order."""

    columns: tuple[int, ...]  # themes, by their place
    lines: tuple[Line, ...]
    rows: tuple[int, ...]  # those that answer to the filters, each once
    members: Mapping[str, tuple[int, ...]]  # the rows of every group


def arrange(
    matrix: Matrix,
    facts: Sequence[RowFacts],
    attributes: Sequence[Attribute],
    wanted: Arrangement,
) -> Arranged:
    """The lines and columns of a matrix that answer; ``facts`` has one for each of its rows.

    A row with several values of the attribute by which rows are grouped stands in each group.
    """
    columns = columns_of(matrix.themes, wanted)
    held = {one.id: one for one in attributes}
    rows = [
        row for row in range(len(matrix.rows)) if _answers(matrix, facts[row], row, columns, wanted)
    ]
    _sort(rows, matrix, facts, held, columns, wanted)
    if not wanted.group:
        return Arranged(columns, tuple(Line("", row) for row in rows), tuple(rows), {})
    members: dict[str, list[int]] = {}
    for row in rows:
        for name in _groups_of(facts[row], wanted.group):
            members.setdefault(name, []).append(row)
    names = sorted(members, key=lambda name: _group_order(name, held.get(wanted.group)))
    lines: list[Line] = []
    for name in names:
        lines.append(Line(name))
        if name not in wanted.folded:
            lines += (Line(name, row) for row in members[name])
    grouped = {name: tuple(members[name]) for name in names}
    return Arranged(columns, tuple(lines), tuple(rows), grouped)


def columns_of(themes: Sequence[Theme], wanted: Arrangement) -> tuple[int, ...]:
    """The themes that are seen: those within one, without what is below collapsed ones."""
    found: list[int] = []
    inside: set[str] = set()
    hidden: set[str] = set()
    for place, theme in enumerate(themes):  # children come behind their parents
        if wanted.within and theme.id != wanted.within and theme.parent not in inside:
            continue
        inside.add(theme.id)
        if theme.parent in hidden:
            hidden.add(theme.id)
            continue
        found.append(place)
        if theme.id in wanted.collapsed:
            hidden.add(theme.id)
    return tuple(found)


def collapsed_to(themes: Sequence[Theme], level: int) -> frozenset[str]:
    """The themes to collapse so that so many levels are seen, the top one being the first."""
    return frozenset(one.parent for one in themes if one.parent is not None and one.depth >= level)


def levels_of(themes: Sequence[Theme]) -> int:
    """How many levels a codebook has."""
    return max((one.depth + 1 for one in themes), default=0)


def documents_with(cells: Sequence[Cells], rows: Sequence[int]) -> Counter[int]:
    """How many of some rows report each theme, or one below it."""
    found = Counter[int]()
    for row in rows:
        together = cells[row].together
        found.update([theme for theme, state in together.items() if state == PRESENT])
    return found


def themes_in(cells: Cells, columns: Sequence[int]) -> int:
    """How many of some themes a row reports."""
    together = cells.together
    return sum(together.get(theme) == PRESENT for theme in columns)


def _answers(
    matrix: Matrix, facts: RowFacts, row: int, columns: Sequence[int], wanted: Arrangement
) -> bool:
    if not all(word in facts.words for word in plain(wanted.words).split()):
        return False
    held = facts.values.get(wanted.attribute) or (NOT_CHARTED,)
    if wanted.attribute and wanted.value and wanted.value not in held:
        return False
    return _KEEPS[wanted.keep](matrix, matrix.cells[row], columns)


def _has_open(matrix: Matrix, cells: Cells, columns: Sequence[int]) -> bool:
    return any(matrix.themes[one].assess and one not in cells.together for one in columns)


def _has_nothing(_: Matrix, cells: Cells, columns: Sequence[int]) -> bool:
    return not themes_in(cells, columns)


_KEEPS: Final[Mapping[Keep, Callable[[Matrix, Cells, Sequence[int]], bool]]] = {
    "all": lambda _matrix, _cells, _columns: True,
    "open": _has_open,
    "complete": lambda matrix, cells, columns: not _has_open(matrix, cells, columns),
    "disagree": lambda _, cells, columns: not cells.disputed.isdisjoint(columns),
    "nothing": _has_nothing,
}


def _sort(
    rows: list[int],
    matrix: Matrix,
    facts: Sequence[RowFacts],
    attributes: Mapping[str, Attribute],
    columns: Sequence[int],
    wanted: Arrangement,
) -> None:
    """Put rows in order; those without what is asked for come last, also backwards."""
    by = wanted.sort
    places = ThemeTree.of(matrix.themes).places

    def value(row: int) -> tuple[object, ...] | None:
        if by == YEAR:
            year = facts[row].year
            return None if year is None else (year,)
        if by == THEMES:
            return (-themes_in(matrix.cells[row], columns),)
        if by in attributes:
            held = facts[row].values.get(by)
            return order_of(attributes[by], held) if held and held not in _NO_VALUES else None
        if by in places:
            count = matrix.cells[row].with_children(places[by])
            return None if count.state == OPEN else (STATES.index(count.state), -count.passages)
        return (plain(facts[row].key),)

    values = {row: value(row) for row in rows}
    last = [row for row in rows if values[row] is None]
    rows[:] = [row for row in rows if values[row] is not None]
    rows.sort(key=lambda row: values[row] or (), reverse=wanted.backwards)
    rows += last


def _groups_of(facts: RowFacts, group: str) -> tuple[str, ...]:
    if group == YEAR:
        return (NO_YEAR if facts.year is None else str(facts.year),)
    if group == STUDY:
        return (facts.study or NO_STUDY,)
    return facts.values.get(group) or (NOT_CHARTED,)


def _group_order(name: str, attribute: Attribute | None) -> tuple[object, ...]:
    if name in _LAST:
        return (1, _LAST.index(name))
    return (0, plain(name)) if attribute is None else (0, *order_of(attribute, (name,)))
