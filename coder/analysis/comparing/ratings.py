"""Ratings of a project by theme and document, in the unit that is asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coder.analysis.agreement.ratings import Pattern, Ratings, added
from coder.analysis.agreement.sweeping import Stretch, marked
from coder.analysis.comparing.compared import Compared, ComparedDocument
from coder.analysis.comparing.mark import by_theme
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.units import CELLS, CHARACTERS, PASSAGES, Unit, Units, passage_units
from coder.domain.matrix.cell import ABSENT, PRESENT, UNCLEAR, State
from coder.store.project import Project

YES: Final = 1
NO: Final = 0
_VALUES: Final[Mapping[State, int]] = {PRESENT: YES, ABSENT: NO, UNCLEAR: 2}

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
    tables: dict[int, dict[int, Ratings]] = {}
    unassessed = _unassessed(held)
    for number, document in enumerate(held.documents):
        for theme in _said(document.states.values()):
            if theme in unassessed:
                continue
            readers = document.readers_of(theme)
            pattern: Pattern = tuple(
                _VALUES.get(document.states[place].get(theme, "open")) if place in readers else None
                for place in range(len(held.coders))
            )
            tables.setdefault(theme, {})[number] = {pattern: 1}
    nothing: tuple[Ratings, ...] = tuple({} for _ in held.documents)
    return ThemeRatings(CELLS, len(held.themes), nothing, tables, {}, unassessed)


def _unassessed(held: Compared) -> frozenset[int]:
    """The themes of which somebody says present, and nobody could say anything else."""
    said = [states for one in held.documents for states in one.states.values()]
    present = {theme for states in said for theme, state in states.items() if state == PRESENT}
    judged = {theme for states in said for theme, state in states.items() if state != PRESENT}
    return frozenset(theme for theme in present - judged if not held.themes[theme].assess)


def _said(states: Iterable[Mapping[int, State]]) -> Sequence[int]:
    return sorted({theme for of_coder in states for theme in of_coder})
