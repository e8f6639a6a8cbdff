"""Ratings of a project by theme and document, in the unit that is asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coder.analysis.agreement.ratings import Pattern, Ratings, added
from coder.analysis.agreement.sweeping import Stretch, marked
from coder.analysis.comparing.compared import Compared, ComparedDocument
from coder.analysis.comparing.mark import Mark, by_theme
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.units import CELLS, CHARACTERS, PASSAGES, Unit, Units, passage_units
from coder.domain.matrix.cell import ABSENT, PRESENT, UNCLEAR, State
from coder.store.project import Project

Level = Literal["own", "together"]
"""Whether a theme is what was marked with itself, or also with the themes below it."""

OWN: Final = "own"
TOGETHER: Final = "together"

YES: Final = 1
NO: Final = 0
_VALUES: Final[Mapping[State, int]] = {PRESENT: YES, ABSENT: NO, UNCLEAR: 2}


@dataclass(frozen=True, slots=True)
class ThemeRatings:
    """The ratings of every theme in every document; tables of several documents add up."""

    unit: Unit
    themes: int  # how many there are
    blank: tuple[Ratings, ...]  # by document: nobody marked anything
    tables: Mapping[int, Mapping[int, Ratings]]  # by theme and document, where that does not hold

    def of(self, theme: int) -> list[Ratings]:
        """The tables of a theme, one a document."""
        held = self.tables.get(theme, {})
        return [held.get(place, blank) for place, blank in enumerate(self.blank)]

    def total(self, theme: int) -> Ratings:
        """The table of a theme in all documents."""
        return added(self.of(theme))

    def by_document(self) -> list[Ratings]:
        """The tables of documents, of all themes together: each unit with each theme."""
        found = []
        for number, blank in enumerate(self.blank):
            held = [tables[number] for tables in self.tables.values() if number in tables]
            left = self.themes - len(held)
            found.append(added([*held, {key: left * length for key, length in blank.items()}]))
        return found


def theme_ratings(
    project: Project, held: Compared, unit: Unit, texts: Texts, level: Level = TOGETHER
) -> ThemeRatings:
    """Who marked which units with which theme: 1 yes, 0 no, None missing, in the order of coders.

    Missing is whoever did not read the document, or had not the theme when they finished it. Of
    cells (document and theme) 1 is present, 0 absent, 2 unclear and None open. A word, sentence
    or paragraph counts as marked if a character of it is. Characters are those of the whole text.
    """
    if unit == CELLS:
        return _of_cells(held)
    coders = [coder.id for coder in held.coders]
    lineages = (
        held.lineages if level == TOGETHER else [[place] for place in range(len(held.themes))]
    )
    blank: list[Ratings] = []
    tables: dict[int, dict[int, Ratings]] = {}
    for number, document in enumerate(held.documents):
        units = None if unit == CHARACTERS else _units(project, document, unit, texts)
        length = document.length if units is None else len(units)
        nobody = tuple(NO if place in document.readers else None for place in range(len(coders)))
        blank.append({nobody: length} if length else {})
        marks = by_theme(document.marks, lineages)
        for theme in {*marks, *_too_late(document)}:
            readers = document.readers_of(theme)
            stretches = _by_coder(marks.get(theme, ()), units)
            there = {coders[place]: stretches.get(place, []) for place in readers}
            table = marked(there, coders=coders, length=length)
            tables.setdefault(theme, {})[number] = table
    return ThemeRatings(unit, len(held.themes), tuple(blank), tables)


def _units(project: Project, document: ComparedDocument, unit: Unit, texts: Texts) -> Units:
    if unit == PASSAGES:
        return passage_units(document.marks)
    return texts.units(project, document.text, unit)


def _by_coder(marks: Iterable[Mark], units: Units | None) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = {}
    for start, end, coder, _, _ in marks:
        stretch = (start, end) if units is None else units.touched(start, end)
        found.setdefault(coder, []).append(stretch)
    return found


def _too_late(document: ComparedDocument) -> set[int]:
    """The themes that one of the readers had not."""
    return {theme for themes in document.lacking.values() for theme in themes}


def _of_cells(held: Compared) -> ThemeRatings:
    tables: dict[int, dict[int, Ratings]] = {}
    for number, document in enumerate(held.documents):
        for theme in _said(document.states.values()):
            readers = document.readers_of(theme)
            pattern: Pattern = tuple(
                _VALUES.get(document.states[place].get(theme, "open")) if place in readers else None
                for place in range(len(held.coders))
            )
            tables.setdefault(theme, {})[number] = {pattern: 1}
    return ThemeRatings(CELLS, len(held.themes), tuple({} for _ in held.documents), tables)


def _said(states: Iterable[Mapping[int, State]]) -> Sequence[int]:
    return sorted({theme for of_coder in states for theme in of_coder})
