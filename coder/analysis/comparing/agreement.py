"""Agreement of the coders of a project: by theme, by document, by pair, and over all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Final

from coder.analysis.agreement.additive import alpha_sums
from coder.analysis.agreement.coefficients import (
    Coefficients,
    Figures,
    coefficients,
    pooled_kappa,
)
from coder.analysis.agreement.figure import Figure
from coder.analysis.agreement.ratings import Ratings, added, of_coders, one_value
from coder.analysis.agreement.resampling import Interval
from coder.analysis.agreement.two_coders import mean
from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.confusion import Confused, confused_once, confusion
from coder.analysis.comparing.flags import Flag, flags, left_open, not_assessed
from coder.analysis.comparing.passages import passages_of
from coder.analysis.comparing.premises import Premise, premises
from coder.analysis.comparing.ratings import (
    NO,
    YES,
    ThemeRatings,
    theme_ratings,
    values_of,
)
from coder.analysis.comparing.spot import Kind
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.units import Unit
from coder.analysis.comparing.where_or_what import WhereOrWhat, all_themes, where_or_what
from coder.domain.document import Document
from coder.store.project import Project

ALPHA: Final = "alpha"
POSITIVE: Final = "positive_agreement"
NEGATIVE: Final = "negative_agreement"
JACCARD: Final = "jaccard"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the coders marked alike and apart, in the unit that is counted."""

    both: int  # all who could have
    only: Mapping[int, int]  # one alone, by coder
    some: int  # several, and not all
    neither: int
    otherwise: int = 0  # of cells: nobody says present, and they differ


@dataclass(frozen=True, slots=True)
class Line:
    """Figures of one table of ratings, with what they rest on."""

    counts: Counts
    figures: Coefficients
    kinds: Mapping[Kind, int]  # how many spots of each kind
    intervals: Mapping[str, Interval]  # by coefficient; none before documents were drawn


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme, with the themes below it."""

    theme: int
    line: Line
    alone: Mapping[int, int]  # spots that one coder alone marked, by coder
    flags: tuple[Flag, ...]


@dataclass(frozen=True)
class Agreement:
    """How far coders agree; themes are with those below them, and alone where all are summed."""

    held: Compared
    premises: tuple[Premise, ...]
    unit: Unit
    ratings: ThemeRatings
    themes: tuple[ThemeLine, ...]  # in codebook order
    overall: Line  # every unit with every theme by itself
    kinds_by_document: tuple[Counter[Kind], ...]  # spots, each theme by itself

    @cached_property
    def rated(self) -> tuple[int, ...]:
        """The documents (their places) in which two rated something: only these are drawn anew.

        One without a text has no units, and would say nothing of how much documents vary.
        """
        tables = self.ratings.by_document()
        return tuple(place for place, table in enumerate(tables) if alpha_sums(table))

    @cached_property
    def pooled_kappa(self) -> Figure:
        """The pooled kappa of all themes by themselves: of Cohen's kappas, or of Conger's."""
        name = "kappa" if len(self.held.coders) == 2 else "conger"  # noqa: PLR2004 - of a pair
        tables = (added(self.ratings.by_itself(one.theme)) for one in self.themes)
        found = (coefficients(table, absent=NO, values=values_of(self.unit)) for table in tables)
        return pooled_kappa(one.together[name] for one in found)

    @cached_property
    def by_document(self) -> list[tuple[Document, Line]]:
        """The same of each document as overall."""
        tables = zip(
            self.held.documents, self.ratings.by_document(), self.kinds_by_document, strict=True
        )
        return [
            (one.document, _line(table, kinds, values_of(self.unit)))
            for one, table, kinds in tables
        ]

    @cached_property
    def by_pair(self) -> list[tuple[tuple[int, int], Line]]:
        """The same of every two coders as overall."""
        everything = added(self.ratings.by_document())
        return [
            (pair, _line(of_coders(everything, pair), {}, values_of(self.unit)))
            for pair in combinations(range(len(self.held.coders)), 2)
        ]

    @cached_property
    def confused(self) -> Confused:
        """Which themes were put for which, by characters."""
        return _confused(self.held)

    @cached_property
    def confused_once(self) -> Counter[tuple[int, int]]:
        """The same by themes alone, each character once, whoever of several coders put them."""
        found: Counter[tuple[int, int]] = Counter()
        for document in self.held.documents:
            found += confused_once(document.counted, document.readers, document.readers_of)
        return found

    @cached_property
    def groups(self) -> list[WhereOrWhat]:
        """Where or what, of every theme at the top that has themes below it, by characters."""
        return where_or_what(self.held)

    @cached_property
    def together(self) -> WhereOrWhat:
        """Where or what, of all themes as values that exclude each other."""
        return all_themes(self.held)


def agreement(
    project: Project, held: Compared, unit: Unit, texts: Texts | None = None
) -> Agreement:
    """The figures of a comparison, without intervals: those take longer (see ``drawing``).

    Overall means every unit with every theme, each theme by itself, so that nothing counts twice.
    What a window may not show is computed when it is asked for.
    """
    ratings = theme_ratings(project, held, unit, texts or Texts())
    kinds, alone, by_document = passages_of(held)
    values = values_of(unit)
    lines = []
    for place in range(len(held.themes)):
        total = added(ratings.of(place))
        of_theme: Mapping[Kind, int] = kinds.get(place, {})
        line = _line(total, of_theme, values)
        heeded = flags(total, of_theme, unit=unit)
        if place in ratings.unassessed:
            heeded = not_assessed()
        opened = ratings.left_open.get(place)
        if opened is not None and opened.open:
            heeded = (*heeded, left_open(opened.sentence))
        lines.append(ThemeLine(place, line, alone.get(place, {}), heeded))
    overall = _line(added(ratings.by_document()), sum(by_document, Counter()), values)
    return Agreement(
        held, premises(project, held), unit, ratings, tuple(lines), overall, tuple(by_document)
    )


def _line(table: Ratings, kinds: Mapping[Kind, int], values: int) -> Line:
    found = _of_shared(coefficients(table, absent=NO, values=values))
    if values > 2:  # noqa: PLR2004 - beside yes and no
        yes = coefficients(one_value(table, YES), absent=NO, values=2)
        pairs = {pair: {**found.pairs[pair], **_of_yes(yes.pairs[pair])} for pair in found.pairs}
        found = Coefficients({**found.together, **_of_yes(yes.together)}, pairs)
    return Line(counts_of(table), found, kinds, {})


def _of_shared(found: Coefficients) -> Coefficients:
    """The same with Holsti of what both of two could rate, where it is the percent agreement.

    What one of them did not read, or left open, is missing here, and no decision of the other.
    """
    pairs = {
        pair: {**figures, "holsti": replace(figures["percent"], se=None)}
        for pair, figures in found.pairs.items()
    }
    held = mean((figures["holsti"] for figures in pairs.values()), all_needed=False)
    return Coefficients({**found.together, "holsti": held}, pairs)


def _of_yes(figures: Figures) -> Figures:
    """The figures that are about saying yes, where there is more to say than yes and no."""
    return {name: figures[name] for name in (POSITIVE, NEGATIVE, JACCARD)}


def counts_of(table: Ratings) -> Counts:
    """How much of a table of ratings all said yes to, one alone, some, or none.

    What fewer than two rated is not counted.
    """
    both = some = neither = otherwise = 0
    only = Counter[int]()
    for pattern, weight in table.items():
        yes = [place for place, value in enumerate(pattern) if value == YES]
        could = sum(value is not None for value in pattern)
        if could < 2:  # noqa: PLR2004 - whoever is alone agrees with nobody
            continue
        if not yes and len({value for value in pattern if value is not None}) > 1:
            otherwise += weight
        elif not yes:
            neither += weight
        elif len(yes) == could:
            both += weight
        elif len(yes) == 1:
            only[yes[0]] += weight
        else:
            some += weight
    return Counts(both, dict(sorted(only.items())), some, neither, otherwise)


def _confused(held: Compared) -> Confused:
    found: Confused = Counter()
    for document in held.documents:
        for key, length in confusion(document.counted, document.readers).items():
            one, other, put, instead = key
            had_both = other in document.readers_of(put) and one in document.readers_of(instead)
            if had_both:
                found[key] += length
    return found


def top_confusions(confused: Confused, most: int | None = None) -> Iterable[tuple[int, ...]]:
    """(coder, other coder, theme, other theme, characters), the most confused first."""
    ordered = sorted(confused.items(), key=lambda pair: (-pair[1], pair[0]))
    return ((*key, length) for key, length in ordered[:most])
