"""Agreement within a project as lines for people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from coder.analysis.comparing.agreement import ALPHA, POSITIVE, Agreement, Line, top_confusions
from coder.analysis.comparing.flags import Flagged
from coder.analysis.comparing.spot import BOTH, BOUNDARY, ONLY, OTHER_THEME
from coder.analysis.comparing.units import CELLS, Unit
from coder.cli.agreement_figures import number
from coder.cli.answer import columns
from coder.domain.telling import counted, listed

BYS: Final = ("theme", "document", "pair")
"""What the table has a row for."""

_SHORT: Final[Mapping[Flagged, str]] = {
    "not used": "not used", "rare": "rare", "never used by": "one never",
    "mostly uncoded": "uncoded", "rates": "rates", "boundary": "borders",
    "not assessed": "not assessed", "no text": "no text",
    "left open": "left open",
}  # fmt: skip
_RARE_CELLS: Final = "present in fewer than 10 documents"
_LEGEND: Final[dict[Flagged, str]] = {
    "not used": "nobody used the theme",
    "rare": "fewer than 10 passages in all",
    "never used by": "so many reviewers never used it",
    "mostly uncoded": "nearly all is uncoded, so that percent agreement and AC1 say little",
    "rates": "one uses it more than twice as often as another",
    "boundary": "they differ mostly in where passages begin and end",
    "no text": "used only where there is no text to count, such as on parts of pages",
    "not assessed": "documents are not assessed for it: its cells are not compared",
    "left open": "reviewers left judgements open: these are missing, and no answer",
}
_WIDE: Final = 3
"""Of so many reviewers at most each has a column."""
_MOST: Final = 10
"""So many confusions of themes are told to people."""


def lines_of(found: Agreement, by: str, limit: float | None, without: str = "") -> list[str]:
    """What is to be known first, the figures over all, and a table by theme, document or pair.

    ``without`` says why the limits of a round are not applied.
    """
    known = [("! " if one.warns else "  ") + one.sentence for one in found.premises]
    overall = found.overall
    alpha = overall.figures.together[ALPHA]
    told = f"Over all themes, counted in {_unit_in_words(found.unit)}: positive agreement"
    told += f" {_value(overall, POSITIVE)}, alpha {number(alpha.value) or '–'}{_limits(overall)}."
    below = overall.intervals[ALPHA].below if ALPHA in overall.intervals else None
    if limit is not None and below is not None:
        told += f" Alpha lies below {limit:g} in {_share(below)} of the draws."
    if without:
        told += f" {without}"
    tables = {"theme": _by_theme, "document": _by_document, "pair": _by_pair}
    notes = dict.fromkeys(
        one.reason or one.note for one in overall.intervals.values() if one.reason or one.note
    )
    opened = found.ratings.all_left_open
    if opened is not None and opened.open:
        told += f" {opened.sentence}"
    return [
        *known, "", told, *(str(note) for note in notes), "", *tables[by](found),
        *(_beside_themes(found) if by == "theme" else ()),
    ]  # fmt: skip


def _share(part: float) -> str:
    return "none" if not part else "all" if part == 1 else f"{100 * part:.0f}%"


def _unit_in_words(unit: Unit) -> str:
    return "cells (document and theme)" if unit == CELLS else unit


def _by_theme(found: Agreement) -> list[str]:
    held = found.held
    flagged: dict[Flagged, None] = {}
    rows: list[Sequence[object]] = [("", *_heads(found), "", "flags")]
    for one in found.themes:
        theme = held.themes[one.theme]
        counts = Counter(flag.what for flag in one.flags)
        flagged |= dict.fromkeys(counts)
        short = [_SHORT[what] if count == 1 else f"{count} never" for what, count in counts.items()]
        row = "  " * theme.depth + theme.name, *_cells(found, one.line), "", ", ".join(short)
        rows.append(row)
    told = _LEGEND | ({"rare": _RARE_CELLS} if found.unit == CELLS else {})
    legend = [f"  {_SHORT[what]}: {told[what]}" for what in flagged]
    reasons = _reasons([one.line for one in found.themes])
    return [*columns(rows), *reasons, *(["", "Flags:", *legend] if legend else [])]


def _reasons(lines: Sequence[Line]) -> list[str]:
    """Why there is a dash in the place of a figure, each reason once."""
    shown = (line.figures.together[name] for line in lines for name in (POSITIVE, ALPHA))
    found = dict.fromkeys(one.reason for one in shown if one.value is None and one.reason)
    return ["", *(f"–  {reason}" for reason in found)] if found else []


def _by_document(found: Agreement) -> list[str]:
    rows = [(document.key, *_cells(found, line)) for document, line in found.by_document]
    reasons = _reasons([line for _, line in found.by_document])
    return [*columns([("", *_heads(found)), *rows]), *reasons]


def _by_pair(found: Agreement) -> list[str]:
    names = found.held.names
    rows: list[Sequence[object]] = [("", "positive", "alpha", "kappa", "percent")]
    for (one, other), line in found.by_pair:
        row = [_value(line, name) for name in (POSITIVE, ALPHA, "kappa", "percent")]
        rows.append((f"{names[one]}, {names[other]}", *row))
    return columns(rows)


def _heads(found: Agreement) -> tuple[str, ...]:
    coders = found.held.coders
    only = [f"only {coder.name}" for coder in coders] if len(coders) <= _WIDE else ["one alone"]
    some = ["some"] if len(coders) > 2 else []  # noqa: PLR2004 - of two, some is one
    return (
        "positive", "alpha", "95 %", "both", *only, *some,
        "passages: same", "borders", "not all", "other theme",
    )  # fmt: skip


def _cells(found: Agreement, line: Line) -> tuple[object, ...]:
    counts, coders = line.counts, found.held.coders
    only = [counts.only.get(place, 0) for place in range(len(coders))]
    shown = only if len(coders) <= _WIDE else [sum(only)]
    some = [counts.some] if len(coders) > 2 else []  # noqa: PLR2004 - of two, some is one
    kinds = [line.kinds.get(kind, 0) for kind in (BOUNDARY, ONLY, OTHER_THEME)]
    return (
        _value(line, POSITIVE), _value(line, ALPHA), _limits(line, bare=True), counts.both, *shown,
        *some, line.kinds.get(BOTH, 0), *kinds,
    )  # fmt: skip


def _value(line: Line, name: str) -> str:
    return number(line.figures.together[name].value) or "–"


def _limits(line: Line, *, bare: bool = False) -> str:
    alpha = line.intervals.get(ALPHA)
    if alpha is None or alpha.low is None:
        return ""
    told = f"{number(alpha.low)} to {number(alpha.high)}"
    return told if bare else f" (95 % {told})"


def _beside_themes(found: Agreement) -> Iterable[str]:
    held = found.held
    if found.groups:
        yield from ("", "Where or what:")
    for group in found.groups:
        name = held.themes[group.theme].path if group.theme is not None else "All themes"
        yield f"  {name}: {group.sentence}"
        for two in group.overlaps:
            themes = listed([held.themes[place].name for place in two.themes])
            yield f"    {held.coders[two.coder].name} put {themes} on one in {two.document.key}."
    most = list(top_confusions(found.confused, _MOST))
    if most:
        each = ", each pair of reviewers by itself" if len(held.coders) > 2 else ""  # noqa: PLR2004
        yield from ("", f"One theme for another{each}:")
    for one, other, put, instead, length in most:
        yield (
            f"  {held.coders[one].name} put {held.themes[put].path} where"
            f" {held.coders[other].name} put {held.themes[instead].path}:"
            f" {counted(length, 'character')}"
        )
