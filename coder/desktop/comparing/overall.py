"""What is said of all themes together, in a sentence or two."""

from collections.abc import Iterator

from coder.analysis.agreement.figure import Figure
from coder.analysis.comparing.agreement import ALPHA, POSITIVE, Line
from coder.analysis.comparing.spot import BOTH, BOUNDARY
from coder.analysis.comparing.units import CELLS
from coder.desktop.comparing.asking import Found
from coder.desktop.comparing.columns import interval_told, told
from coder.desktop.comparing.intervals import how_drawn
from coder.domain.telling import counted


def overall_words(found: Found, pooled: Figure | None = None) -> str:
    """Of how many passages, and what the figures are; how the interval was drawn, and its notes.

    ``pooled`` is the pooled kappa, where further coefficients are looked at.
    """
    agreement = found.drawn or found.agreement
    if agreement is None:
        return ""
    line = agreement.overall
    alike, borders = line.kinds.get(BOTH, 0), line.kinds.get(BOUNDARY, 0)
    rest = sum(line.kinds.values()) - alike - borders
    passages = (
        f"{counted(alike, 'passage')} marked alike, {borders:,} with other borders, {rest:,} by"
        " some only."
    )
    if not found.has_coefficients:
        return passages
    said = [passages]
    positive, alpha = (line.figures.together[name] for name in (POSITIVE, ALPHA))
    interval = line.intervals.get(ALPHA)
    limits = ""
    if interval is not None and interval.low is not None:
        limits = f" (95 %: {interval_told(interval)}; {how_drawn(agreement)})"
    of = "cells of document and theme" if agreement.unit == CELLS else agreement.unit
    said.append(
        f"Over all themes, by {of}: positive agreement {told(positive.value)}, alpha"
        f" {told(alpha.value)}{limits}."
    )
    if pooled is not None:
        said.append(f"Pooled kappa {told(pooled.value)}.")
    if alpha.reason:
        said.append(alpha.reason)
    if interval is not None:
        said += [interval.reason or "", interval.note or ""]
    said += [*_limits(found, line)]
    return " ".join(part for part in said if part)


def _limits(found: Found, line: Line) -> Iterator[str]:
    """Whether what was held to be good enough beforehand is reached, or why that is not said."""
    limits = found.limits
    when = f" {limits.when}," if limits.when else ""
    for name, limit in limits.least.items():
        figure = line.figures.together.get(name)
        if figure is None or figure.value is None:
            continue
        called = name.replace("_", " ")
        reached = "is reached" if figure.value >= limit else "is not reached"
        interval = line.intervals.get(name)
        below = ""
        if interval is not None and interval.below is not None:
            below = f"; {called} lies below it in {_share(interval.below)} of the draws"
        yield f"The limit for {called}, {limit:g},{when} {reached}{below}."
    if limits.elsewhere:
        yield limits.elsewhere


def _share(share: float) -> str:
    """How many of the draws; few are not none, and most are not all."""
    if share in {0, 1}:
        return "all" if share else "none"
    return f"{min(max(100 * share, 1), 99):.0f} %"
