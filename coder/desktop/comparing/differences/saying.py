"""Differences in words: how coders differ, who has what, and what was decided."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Final

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    SpotDifference,
    ValueDifference,
)
from coder.desktop.comparing.differences.chosen import ChosenDifferences, theme_of
from coder.desktop.comparing.differences.foreseen import Foreseen
from coder.desktop.comparing.differences.listed import ListedDifference
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.differences.sides import joined_words
from coder.desktop.comparing.differences.ways import Way
from coder.desktop.look.times import day_and_time
from coder.domain.decision import REASONS, Decision, decided_in_words
from coder.domain.telling import counted, listed
from coder.domain.texts.text import Text

_CONTESTED: Final = (
    "Contested: somebody else decided otherwise without knowing of this. Deciding anew settles it."
)
_LONG: Final = 160  # letters of either end of a passage


def about(held: Compared, one: Difference) -> str:
    """What it is about: a theme, or an attribute."""
    theme = theme_of(one)
    return one.attribute.name if isinstance(one, ValueDifference) else held.themes[theme or 0].path


def where(held: Compared, one: ListedDifference) -> str:
    """What it is about, in which document, and on which page."""
    page = f", p. {one.page}" if one.page else ""
    return f"{about(held, one.difference)}, {one.difference.document.key}{page}"


def name(held: Compared, one: Difference) -> str:
    """The same without what it is below."""
    theme = theme_of(one)
    return one.attribute.name if isinstance(one, ValueDifference) else held.themes[theme or 0].name


def in_short(held: Compared, one: Difference, names: Names) -> str:
    """Who has what, in a few words."""
    if isinstance(one, CellDifference | ValueDifference) or one.kind == "other theme":
        return _said(_readings_in_words(held, one), names.short)
    if one.kind == "boundary":
        return "Other borders"
    apart = [place for place in one.spot.readers if place not in one.spot.by_coder]
    if len(apart) < len(one.spot.by_coder):
        return f"All but {names.listed(apart)}"
    return f"Only {names.listed(one.spot.by_coder)}"


def chosen(held: Compared, what: ChosenDifferences, names: Names) -> str:
    """What is chosen, in a few words; empty where nothing is in particular."""
    parts = []
    if what.theme is not None:
        parts.append(held.themes[what.theme].name)
    if what.other is not None:
        parts.append(f"taken for {held.themes[what.other].name}")
    if what.document is not None:
        documents = {one.document.id: one.document.key for one in held.documents}
        parts.append(documents.get(what.document, "one document"))
    if what.pair is not None:
        parts.append(names.listed(what.pair))
    return " ".join(parts)


def who(held: Compared, one: Difference, names: Names) -> str:
    """Who has what, in one line."""
    if isinstance(one, CellDifference | ValueDifference) or one.kind == "other theme":
        return _said(_readings_in_words(held, one), names.name)
    if one.kind == "boundary":
        return "Marked by all, with other borders"
    apart = [place for place in one.spot.readers if place not in one.spot.by_coder]
    return f"Marked by {names.listed(one.spot.by_coder)}, not by {names.listed(apart)}"


def agreed_above(held: Compared, one: Difference) -> str:
    """That all agree on a theme above; empty if it is not so."""
    if not isinstance(one, SpotDifference) or one.agreed is None:
        return ""
    return f"All of them marked something under {held.themes[one.agreed].path}."


def majority(one: ListedDifference, names: Names) -> str:
    """What most of more than two coders hold, and the key for it; empty if there is none."""
    most = one.most
    if most is None:
        return ""
    what = "have the same"
    if _lacks_theme(one.difference, most.coders[0]):
        what = "marked nothing with this theme here"  # but perhaps with another one
    return (
        f"{len(most.coders)} of {most.of}: {names.listed(most.coders)} {what}"
        f" (key {most.coders[0] + 1} settles it so)."
    )


def _lacks_theme(one: Difference, place: int) -> bool:
    return not isinstance(one, CellDifference | ValueDifference) and (
        place not in one.spot.by_coder
    )


def decided(held: Compared, decision: Decision, names: Names) -> str:
    """What was decided, by whom, when and why."""
    chosen = names.of(decision.answer.chosen)
    themes = {theme.id: theme.path for theme in held.themes}
    said = decided_in_words(decision.answer, chosen, themes)
    done = "Decided" if decision.is_contested else "Settled"
    what = "Put off" if decision.is_deferred else f"{done}: {said}"
    parts = [f"{what}. {decision.coder_name}, {day_and_time(decision.made_at)}."]
    if decision.reason is not None:
        parts.append(f"Reason: {REASONS[decision.reason]}.")
    if decision.comment:
        parts.append(f"“{decision.comment}”")
    if decision.present:
        parts.append(f"Present: {decision.present}.")
    if decision.is_contested:
        parts.append(_CONTESTED)
    return " ".join(parts)


def along(held: Compared, others: Sequence[ListedDifference]) -> str:
    """What is settled along with a difference, since it is one question; empty if nothing is."""
    if not others:
        return ""
    themes = listed(list(dict.fromkeys(name(held, one.difference) for one in others)))
    return f"One question with {themes}: as a reviewer has it, or put off, all are settled at once."


def unknown(held: Compared, one: ListedDifference, names: Names) -> str:
    """That codings of a spot are not as its decision knew them; empty if it is not so."""
    if not one.earlier:
        return ""
    before = decided(held, one.earlier[-1], names)
    return (
        f"Open again: codings here are new, or were moved, since it was decided. Before: {before}"
    )


def result(listed: ListedDifference, way: Way) -> str:
    """What a difference becomes by a rule: words, a state, a value; nobody is credited with it."""
    one = listed.difference
    if way.coder is None:
        if way.kind == "defer" or not isinstance(one, SpotDifference):
            return "put off" if way.kind == "defer" else "all that they marked"
        return f"“{_united(listed, one)}”, {one.spot.end - one.spot.start:,} characters"
    if isinstance(one, CellDifference):
        return one.states[way.coder]
    if isinstance(one, ValueDifference):
        return one.values[way.coder] or "nothing is reported"
    words = listed.words_of.get(way.coder)
    return f"“{words}”" if words else "nothing there"


def _united(listed: ListedDifference, one: SpotDifference) -> str:
    """The words of all that they marked."""
    by = sorted(one.spot.by_coder, key=lambda place: one.spot.by_coder[place])
    return reduce(joined_words, (listed.words_of.get(place, "") for place in by))


def foreseen(found: Foreseen, text: Text) -> str:
    """What would be marked, in its words; of a long passage how it begins and ends."""
    if not found.boxes:
        return "Nothing would be marked here."
    if not found.stretches:
        return f"{counted(len(found.boxes), 'part')} of the page"
    whole = text.whole()
    quotes = [" ".join(whole[start:end].split()) for start, end in found.stretches]
    said = " […] ".join(quotes)
    if len(said) > 2 * _LONG:
        said = f"{said[:_LONG].rstrip()} […] {said[-_LONG:].lstrip()}"
    letters = sum(end - start for start, end in found.stretches)
    return f"“{said}” ({counted(letters, 'character')})"


def _readings_in_words(held: Compared, one: Difference) -> Mapping[int, str]:
    """What each said: the state of a cell, a value, which theme words bear."""
    if isinstance(one, CellDifference):
        return one.states
    if isinstance(one, ValueDifference):
        return one.values
    own = dict.fromkeys(one.spot.by_coder, held.themes[one.spot.theme].name)
    instead = one.spot.instead if isinstance(one, SpotDifference) else {}
    return own | {
        place: listed([held.themes[theme].name for theme in themes])
        for place, themes in instead.items()
    }


def _said(by: Mapping[int, str], called: Callable[[int], str]) -> str:
    return " · ".join(f"{called(place)}: {by[place]}" for place in sorted(by))
