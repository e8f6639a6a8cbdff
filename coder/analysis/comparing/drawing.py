"""Intervals of a comparison: what draws need of it, small enough for another process."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coder.analysis.agreement.additive import alpha_of, alpha_sums, positive_of, positive_sums
from coder.analysis.agreement.ratings import Pattern, Ratings, one_value
from coder.analysis.agreement.resampling import SEED, TIMES, Draws, Interval, draws, interval
from coder.analysis.comparing.agreement import ALPHA, POSITIVE, Agreement, Line
from coder.analysis.comparing.ratings import NO, YES

OVERALL: Final = -1
"""In the place of a theme: all of them together."""

Drawn = Mapping[int, Mapping[str, Interval]]
"""By theme, the intervals of its coefficients."""
Report = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class PackedTables:
    """The ratings of one theme in each document, as columns.

    A thousand tables in a row of numbers go to another process in no time; as dicts of tuples
    they would be copied one by one, and the window would wait for it.
    """

    documents: int
    patterns: tuple[Pattern, ...]
    document: "array[int]"  # its place
    pattern: "array[int]"  # its place among the patterns
    weight: "array[int]"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn: how often, of how many documents, and the tables of each theme."""

    tables: Mapping[int, PackedTables]
    documents: int
    limit: float | None
    times: int = TIMES
    seed: int = SEED


def drawing_of(found: Agreement, limit: float | None) -> Drawing:
    """What has to be known of a comparison to draw its documents anew; no marks, and no texts."""
    tables = {theme: packed(tables) for theme, tables in _to_draw(found)}
    return Drawing(tables, len(found.rated), limit)


def draw(order: Drawing, report: Report) -> Drawn:
    """Draw; the same order gives the same intervals, in whatever process.

    ``report`` hears how many themes are done of how many; what it raises stops it.
    """
    drawn = draws(order.documents, times=order.times, seed=order.seed)
    tables = ((theme, unpacked(one)) for theme, one in order.tables.items())
    return _drawn(tables, len(order.tables), drawn, order.limit, report)


def with_intervals(
    found: Agreement,
    drawn: Draws,
    *,
    limit: float | None = None,
    report: Report = lambda _done, _all: None,
) -> Agreement:
    """The same with intervals of alpha and positive agreement, by drawing documents anew.

    ``drawn`` are draws of as many documents as ``found.rated`` are.
    ``limit`` is the alpha of which the share of draws below it is told. ``report`` hears how many
    themes are done of how many; what it raises stops it.
    """
    wanted = sum(1 for _ in _lines(found))
    return with_drawn(found, _drawn(_to_draw(found), wanted, drawn, limit, report))


def with_drawn(found: Agreement, drawn: Drawn) -> Agreement:
    """The same with intervals that were drawn of it."""
    themes = tuple(
        replace(one, line=replace(one.line, intervals=drawn.get(one.theme, {})))
        for one in found.themes
    )
    overall = replace(found.overall, intervals=drawn.get(OVERALL, {}))
    return replace(found, themes=themes, overall=overall)


def packed(tables: Sequence[Ratings]) -> PackedTables:
    """Tables of documents as columns."""
    places: dict[Pattern, int] = {}
    document, pattern, weight = array("L"), array("L"), array("Q")
    for number, table in enumerate(tables):
        for key, amount in table.items():
            document.append(number)
            pattern.append(places.setdefault(key, len(places)))
            weight.append(amount)
    return PackedTables(len(tables), tuple(places), document, pattern, weight)


def unpacked(columns: PackedTables) -> list[Ratings]:
    """The tables that were packed."""
    tables: list[dict[Pattern, int]] = [{} for _ in range(columns.documents)]
    for number, place, amount in zip(
        columns.document, columns.pattern, columns.weight, strict=True
    ):
        tables[number][columns.patterns[place]] = amount
    return list(tables)


def _lines(found: Agreement) -> Iterator[tuple[int, Line]]:
    """What has an alpha, and so an interval: themes, then all of them together."""
    for theme, line in [*((one.theme, one.line) for one in found.themes), (OVERALL, found.overall)]:
        if line.figures.together[ALPHA].value is not None:
            yield theme, line


def _to_draw(found: Agreement) -> Iterator[tuple[int, list[Ratings]]]:
    for theme, _ in _lines(found):
        of = found.ratings.by_document() if theme == OVERALL else found.ratings.of(theme)
        yield theme, [of[place] for place in found.rated]


def _drawn(
    tables: Iterable[tuple[int, list[Ratings]]],
    of_all: int,
    drawn: Draws,
    limit: float | None,
    report: Report,
) -> Drawn:
    found = {}
    for number, (theme, of_theme) in enumerate(tables):
        report(number, of_all)
        alphas = [alpha_sums(table) for table in of_theme]
        positives = [positive_sums(one_value(table, YES), NO) for table in of_theme]
        alpha = interval(alphas, alpha_of, drawn, limit=limit)
        report(number, of_all)
        found[theme] = {ALPHA: alpha, POSITIVE: interval(positives, positive_of, drawn)}
    return found
