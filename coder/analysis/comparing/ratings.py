"""Ratings of a project by theme and document, in the unit that is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from coder.analysis.agreement.ratings import Pattern, Ratings, added
from coder.analysis.agreement.sweeping import Stretch, marked
from coder.analysis.comparing.compared import Compared, ComparedDocument
from coder.analysis.comparing.mark import by_theme
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.units import CELLS, CHARACTERS, PASSAGES, Unit, Units, passage_units
from coder.analysis.comparing.work import States
from coder.domain.matrix.cell import ABSENT, OPEN, PRESENT, UNCLEAR, State
from coder.domain.telling import counted
from coder.store.project import Project

YES: Final = 1
NO: Final = 0
_VALUES: Final[Mapping[State, int]] = {PRESENT: YES, ABSENT: NO, UNCLEAR: 2}


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Of judgements that are asked for, those that a reviewer left open: they are missing."""

    open: int
    of: int

    @property
    def sentence(self) -> str:
        """How many there are, in words."""
        was = "was" if self.open == 1 else "were"
        return (
            f"{self.open:,} of {counted(self.of, 'judgement')} {was} left open, and"
            f" {'is' if self.open == 1 else 'are'} missing."
        )


Tables = Mapping[int, Mapping[int, Ratings]]
"""By theme and document, by their places."""


@dataclass(frozen=True, slots=True)
class ThemeRatings:
    """The ratings of every theme in every document; tables of several documents add up."""

    unit: Unit
    themes: int  # how many there are
    blank: tuple[Ratings, ...]  # by document: nobody marked anything
    tables: Tables  # with the themes below, where that does not hold
    own: Tables  # of themes that have others below, the same of each by itself
    unassessed: frozenset[int] = frozenset()  # of cells: the themes that nobody could say no of
    left_open: Mapping[int, LeftOpen] = field(default_factory=dict)  # of cells, by theme

    @property
    def all_left_open(self) -> LeftOpen | None:
        """The same of all themes together; None of other units, and where nothing is asked for."""
        held = self.left_open.values()
        if not held:
            return None
        return LeftOpen(sum(one.open for one in held), sum(one.of for one in held))

    def of(self, theme: int) -> list[Ratings]:
        """The tables of a theme, one a document."""
        held = self.tables.get(theme, {})
        return [held.get(place, blank) for place, blank in enumerate(self.blank)]

    def by_itself(self, theme: int) -> list[Ratings]:
        """The tables of what was marked with the theme itself, one a document."""
        held = self._alone(theme)
        return [held.get(place, blank) for place, blank in enumerate(self.blank)]

    def by_document(self) -> list[Ratings]:
        """The tables of documents, of all themes by themselves: each unit with each theme."""
        alone = [self._alone(theme) for theme in range(self.themes)]
        found = []
        for number, blank in enumerate(self.blank):
            held = [tables[number] for tables in alone if number in tables]
            left = self.themes - len(held)
            found.append(added([*held, {key: left * length for key, length in blank.items()}]))
        return found

    def _alone(self, theme: int) -> Mapping[int, Ratings]:
        return self.own.get(theme, self.tables.get(theme, {}))


def theme_ratings(project: Project, held: Compared, unit: Unit, texts: Texts) -> ThemeRatings:
    """Who marked which units with which theme: 1 yes, 0 no, None missing, in the order of coders.

    Missing is whoever did not read the document, or had not the theme when they finished it. Of
    cells (document and theme) 1 is present, 0 absent, 2 unclear and None open. A word, sentence
    or paragraph counts as marked if a character of it is. Characters are those of the whole text.
    Of a theme that documents are not assessed for, and that nobody judged, there are no cells: who
    marked it says present, who did not says nothing, and all who say something agree.
    """
    if unit == CELLS:
        return _of_cells(held)
    coders = [coder.id for coder in held.coders]
    blank: list[Ratings] = []
    tables: dict[int, dict[int, Ratings]] = {}
    own: dict[int, dict[int, Ratings]] = {theme: {} for theme in held.tree.children}
    for number, document in enumerate(held.documents):
        units = None if unit == CHARACTERS else _units(project, document, unit, texts)
        length = document.length if units is None else len(units)
        nobody = tuple(NO if place in document.readers else None for place in range(len(coders)))
        blank.append({nobody: length} if length else {})
        marks = by_theme(document.counted, held.lineages)
        for theme in {*marks, *_too_late(document)}:
            there = {coders[place]: list[Stretch]() for place in document.readers_of(theme)}
            alone = {coder: list[Stretch]() for coder in there}
            for start, end, coder, marked_as, _ in marks.get(theme, ()):
                stretch = (start, end) if units is None else units.touched(start, end)
                there[coders[coder]].append(stretch)
                if marked_as == theme:
                    alone[coders[coder]].append(stretch)
            table = marked(there, coders=coders, length=length)
            tables.setdefault(theme, {})[number] = table
            if theme in own:
                own[theme][number] = marked(alone, coders=coders, length=length)
    return ThemeRatings(unit, len(held.themes), tuple(blank), tables, own)


def values_of(unit: Unit) -> int:
    """How many values a unit can have: yes and no, and of cells also unclear."""
    return len(_VALUES) if unit == CELLS else 2


def _units(project: Project, document: ComparedDocument, unit: Unit, texts: Texts) -> Units:
    if unit == PASSAGES:
        return passage_units(document.counted)
    return texts.units(project, document.text, unit)


def _too_late(document: ComparedDocument) -> set[int]:
    """The themes that one of the readers had not."""
    return {theme for themes in document.lacking.values() for theme in themes}


def _of_cells(held: Compared) -> ThemeRatings:
    """Cells, each as what it is: present also for whoever marked a theme below.

    A theme's row is all its cells. By itself it has those of which somebody's own judgement
    stands: one that merely follows from the themes below is counted there, and would count twice.
    """
    together = _cell_tables(held, [one.states for one in held.documents])
    alone = _cell_tables(held, [_judged_there(one) for one in held.documents])
    own = {theme: alone.get(theme, {}) for theme in held.tree.children}
    nothing: tuple[Ratings, ...] = tuple({} for _ in held.documents)
    unassessed = _unassessed(held, [one.states for one in held.documents])
    return ThemeRatings(
        CELLS, len(held.themes), nothing, together, own, unassessed, left_open(held)
    )


def _judged_there(document: ComparedDocument) -> dict[int, States]:
    """The states of a document's cells of which a reader's own judgement stands, by reader.

    It does not stand where that reader marked a theme below, and so says that this one is present.
    """
    standing = {
        theme
        for reader, said in document.said.items()
        for theme, state in said.items()
        if document.states[reader].get(theme) == state
    }
    return {
        reader: {theme: state for theme, state in states.items() if theme in standing}
        for reader, states in document.states.items()
    }


def _cell_tables(
    held: Compared, said: Sequence[Mapping[int, States]]
) -> dict[int, dict[int, Ratings]]:
    """By theme and document one cell; ``said`` are the states of each document, by reader."""
    tables: dict[int, dict[int, Ratings]] = {}
    without = _unassessed(held, said)
    for number, (document, states) in enumerate(zip(held.documents, said, strict=True)):
        for theme in {theme for of_reader in states.values() for theme in of_reader} - without:
            readers = document.readers_of(theme)
            pattern: Pattern = tuple(
                _VALUES.get(states[place].get(theme, OPEN)) if place in readers else None
                for place in range(len(held.coders))
            )
            tables.setdefault(theme, {})[number] = {pattern: 1}
    return tables


def left_open(held: Compared) -> dict[int, LeftOpen]:
    """Of themes that documents are assessed for, how many judgements were left open, of how many.

    A judgement is one reader's of one document and theme; whoever lacked the theme owes none. A
    theme that follows from those below it is not open. Assessed for is a theme of which the
    codebook says so, or of which anybody said absent or unclear.
    """
    judged = {
        theme
        for document in held.documents
        for said in document.said.values()
        for theme, state in said.items()
        if state != PRESENT
    }
    found = {}
    for place, theme in enumerate(held.themes):
        if theme.assess or place in judged:
            states = [
                document.states[reader].get(place, OPEN)
                for document in held.documents
                for reader in document.readers_of(place)
            ]
            found[place] = LeftOpen(states.count(OPEN), len(states))
    return found


def _unassessed(held: Compared, said: Sequence[Mapping[int, States]]) -> frozenset[int]:
    """The themes of which somebody says present, and nobody could say anything else."""
    every = [states for of_document in said for states in of_document.values()]
    present = {theme for states in every for theme, state in states.items() if state == PRESENT}
    judged = {theme for states in every for theme, state in states.items() if state != PRESENT}
    return frozenset(theme for theme in present - judged if not held.themes[theme].assess)
