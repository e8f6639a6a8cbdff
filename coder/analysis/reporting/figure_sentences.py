"""The sentences with figures: over all themes, from the lowest to the highest, and to be heeded."""

from collections import Counter
from collections.abc import Iterator, Set
from statistics import median
from typing import Final

from coder.analysis.agreement.figure import ONE_VALUE
from coder.analysis.comparing.agreement import ALPHA, POSITIVE, Line, ThemeLine
from coder.analysis.comparing.units import CELLS
from coder.analysis.reporting.report import Report
from coder.analysis.reporting.wording import capital, figure, limits, many, number, sentences, was


def figures_told(report: Report) -> str:
    """The sentences with figures."""
    themes = report.found.themes
    unused = [
        one
        for one in themes
        if any(flag.what == "not used" for flag in one.flags)
        and one.line.figures.together[ALPHA].value is None
    ]
    rare = [one for one in themes if any(flag.what == "rare" for flag in one.flags)]
    told = [
        _overall(report.found.overall),
        _range(report),
        _limits(report),
        _unused(len(unused), len(themes)) if unused else None,
        _without_text(report),
        _undefined(report),
        _rare(report, len(rare)) if rare else None,
    ]  # fmt: skip
    return sentences(told)


def _rare(report: Report, rare: int) -> str:
    whose = "its figures" if rare == 1 else "their figures"
    of_all = f"{number(rare)} of the {number(len(report.found.themes))} themes"
    told = f"Fewer than 10 passages were marked with {of_all}"
    if report.wanted.unit == CELLS:
        told = f"{capital(of_all)} {was(rare)} present in fewer than 10 documents"
    return f"{told}, so that {whose} should be read with care."


def _unused(unused: int, of_all: int) -> str:
    if unused == of_all:
        return f"Nobody used any of the {many(of_all, 'theme')}."
    verb = "has" if unused == 1 else "have"
    return (
        f"Nobody used {number(unused)} of the {number(of_all)} themes, which {verb} no coefficient."
    )


def _without_text(report: Report) -> str | None:
    """That themes were used on parts of pages alone, which no coefficient counts."""
    themes = report.found.themes
    found = [one for one in themes if any(flag.what == "no text" for flag in one.flags)]
    if not found:
        return None
    count, of_all = len(found), len(themes)
    which = (
        f"{capital(number(count))} of the {number(of_all)} themes" if of_all > 1 else "The theme"
    )
    has = "has" if count == 1 else "have"
    return (
        f"{which} {was(count)} used only where there is no text to count, such as on figures or"
        f" scanned pages, and {has} no coefficient; what was marked there is counted among the"
        " passages."
    )


def _undefined(report: Report) -> str | None:
    """Why alpha is not defined of themes that somebody used in a text or judged."""
    found: Counter[str] = Counter()
    for one in report.found.themes:
        heeded = {flag.what for flag in one.flags}
        reason = one.line.figures.together[ALPHA].reason
        if reason is not None and not heeded & {"not used", "no text"}:
            why = _NOT_ASSESSED if "not assessed" in heeded else _WHY.get(reason, _NOT_BY_TWO)
            found[why] += 1
    if not found:
        return None
    told = [f"{many(count, 'theme')} {why}" for why, count in found.items()]
    return f"Alpha is not defined for {' and for '.join(told)}."


_NOT_ASSESSED: Final = "that documents are not assessed for"
_NOT_BY_TWO: Final = "that no two reviewers rated in one document"
_WHY: Final = {ONE_VALUE: "of which all ratings were the same"}


def _overall(line: Line) -> str:
    positive, alpha = (line.figures.together[name] for name in (POSITIVE, ALPHA))
    held = {name: limits(one) for name, one in line.intervals.items()}
    if alpha.value is None and positive.value is None:
        return f"Over all themes no coefficient is defined: {_reason(alpha.reason)}."
    if alpha.value is None:
        return (
            f"Over all themes, positive agreement was {figure(positive.value or 0.0)}; alpha is not"
            f" defined: {_reason(alpha.reason)}."
        )
    told = f"alpha was {figure(alpha.value)}{held.get(ALPHA, '')}"
    if positive.value is None:
        return f"Over all themes, {told}."
    return (
        f"Over all themes, positive agreement was {figure(positive.value)}{held.get(POSITIVE, '')}"
        f" and {told}."
    )


def _reason(reason: str | None) -> str:
    words = (reason or "there is nothing to compare").rstrip(".")
    return words[:1].lower() + words[1:]


def _defined(report: Report) -> list[tuple[float, ThemeLine]]:
    found = ((one.line.figures.together[ALPHA].value, one) for one in report.found.themes)
    return sorted(
        ((value, one) for value, one in found if value is not None),
        key=lambda pair: (pair[0], pair[1].theme),
    )


def _range(report: Report) -> str:
    values, of_all = _defined(report), len(report.found.themes)
    if not values:
        return "For no single theme is alpha defined."
    (low, lowest), (high, highest) = values[0], values[-1]
    names = [report.held.themes[one.theme].path for one in (lowest, highest)]
    if len(values) == 1:
        only = " only" if of_all > 1 else ""
        return f"Alpha is defined for one theme{only}: {figure(low)} ({names[0]})."
    where = f"the {number(of_all)} themes"
    if len(values) < of_all:
        where = f"the {number(len(values))} of {number(of_all)} themes for which it is defined"
    if figure(low) == figure(high):
        return f"Alpha was {figure(low)} for each of {where}."
    middle = figure(median(value for value, _ in values))
    return (
        f"Alpha of {where} ranged from {figure(low)} ({names[0]}) to {figure(high)} ({names[1]}),"
        f" with a median of {middle}."
    )


def _limits(report: Report) -> str | None:
    """How many themes reached each limit, and how many all of them."""
    least = report.limits.least
    defined = {name: dict(_by_theme(report, name)) for name in sorted(least)}
    if least.keys() <= {ALPHA} or not any(defined.values()):
        return _limit_of_alpha(report)
    reached = [
        {theme for theme, value in values.items() if value >= least[name]}
        for name, values in defined.items()
    ]
    told: list[str] = []
    before: Set[int] | None = None  # of which themes it was told last
    for (name, values), themes in zip(defined.items(), reached, strict=True):
        what = "that" if told else "The limit"
        was_reached = "" if told else " was reached"
        of_all = "" if values.keys() == before else _of_themes(report, len(values))
        told.append(
            f"{what} of {_called(name)}, {least[name]:g},{was_reached} by"
            f" {_count(len(themes))}{of_all}"
        )
        before = values.keys()
    if len(told) > 1:
        both = "both" if len(told) == 2 else f"all {number(len(told))}"  # noqa: PLR2004
        told.append(f"{both} by {_count(len(set.intersection(*reached)))}")
    return f"{'; '.join(told)}."


def _limit_of_alpha(report: Report) -> str | None:
    limit, values = report.limits.alpha, _defined(report)
    if limit is None or not values:
        return None
    reached = sum(value >= limit for value, _ in values)
    of_all = len(values)
    if reached == of_all:
        who = "all of them" if of_all > 1 else "it"
        return f"Of these, {who} reached the limit of {limit:g}."
    return f"Of these, {_count(reached)} reached the limit of {limit:g}."


def _by_theme(report: Report, name: str) -> Iterator[tuple[int, float]]:
    """The themes for which a coefficient is defined, with its value."""
    for one in report.found.themes:
        found = one.line.figures.together.get(name)
        if found is not None and found.value is not None:
            yield one.theme, found.value


def _called(name: str) -> str:
    return "AC1" if name == "ac1" else name.replace("_", " ")


def _of_themes(report: Report, count: int) -> str:
    """*of the six themes for which it is defined*."""
    if not count:
        return ", being defined for none"
    which = " for which it is defined" if count < len(report.found.themes) else ""
    return f" of the {many(count, 'theme')}{which}"


def _count(reached: int) -> str:
    return number(reached) if reached else "none"
