"""The command that lists where reviewers differ, with the words and the printed pages."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coder.analysis.comparing.compared import Compared, compare
from coder.analysis.comparing.decided import standing
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    RegionDifference,
    SpotDifference,
    ValueDifference,
    differences,
)
from coder.analysis.comparing.premises import premises
from coder.analysis.comparing.question import questions
from coder.analysis.comparing.quoted import Quoted, quoted_differences
from coder.analysis.comparing.spot import BOTH, KINDS
from coder.analysis.reporting.negotiation import became
from coder.cli.answer import Answer
from coder.cli.arguments import DOCUMENT, THEME, Commands, command
from coder.cli.comparing import asked_of, compared_state, with_compared
from coder.domain.decision import decided_in_words
from coder.domain.telling import counted, listed
from coder.domain.theme import Theme, with_below
from coder.export.compared_json import left_out_json, premises_json, round_json
from coder.operations.documents import find_document
from coder.operations.themes import find_theme
from coder.store.coders import shown_names
from coder.store.project import Project

CELL: Final = "cell"
VALUE: Final = "value"
CHOICES: Final = (*(kind for kind in KINDS if kind != BOTH), CELL, VALUE)


def register(commands: Commands) -> None:
    """The command differences."""
    parser = command(
        commands, "differences", _differences, "List where reviewers differ, with the words."
    )
    with_compared(parser)
    parser.add_argument("--theme", metavar="PATH", help=f"this and those below it: {THEME}")
    parser.add_argument("--document", metavar="DOC", help=f"only this: {DOCUMENT}")
    parser.add_argument("--kind", choices=CHOICES, help="only these")


def _differences(given: Namespace) -> Answer:
    with compared_state(given) as (project, round_, now):
        held = compare(project, asked_of(project, given, round_))
        every = differences(project, held)
        wanted = _wanted(project, held, given, every)
        found = list(
            quoted_differences(project, held, [every[at] for at in wanted], decided_in=now)
        )
        numbers = questions(held, every)
        known = premises(project, held)
        people = shown_names(now)
    value = {
        "coders": [coder.name for coder in held.coders],
        "coder_ids": [coder.id for coder in held.coders],
        "round": round_json(round_),
        "documents": [one.document.key for one in held.documents],
        "left_out": left_out_json(held),
        "premises": premises_json(known),
        "differences": [
            _as_json(held, one)
            | {"decided": _decided(held, one, people), "question": numbers[at] + 1}
            for one, at in zip(found, wanted, strict=True)
        ],
    }
    lines = [one.sentence for one in known if one.subject == "readers"]
    if not found:
        return Answer(value, [*lines, "They do not differ in what was asked for."])
    together: dict[int, list[Difference]] = {}
    for number, difference in zip(numbers, every, strict=True):
        together.setdefault(number, []).append(difference)
    for one, at in zip(found, wanted, strict=True):
        lines += ["", *_lines(held, one, people)]
        lines += _with_it(held, every[at], together[numbers[at]])
    return Answer(value, [*lines, "", _in_all(found, len({numbers[at] for at in wanted}))])


def _with_it(held: Compared, one: Difference, question: Sequence[Difference]) -> Iterator[str]:
    """What else is of one question with a difference: a line, if there is anything."""
    others = [
        (theme_of(held, it), isinstance(it, CellDifference)) for it in question if it is not one
    ]
    paths = [f"the cell {it.path}" if is_cell else it.path for it, is_cell in others if it]
    if paths:
        yield f"    One question with {listed(paths)}."


def _in_all(found: Sequence[Quoted], number: int) -> str:
    """How many differences there are, of how many questions, and what stands."""
    stands = Counter(became(one.decision) for one in found)
    asked = f" of {counted(number, 'question')}" if number < len(found) else ""
    others = (stands["contested"], "contested"), (stands["deferred"], "put off")
    rest = "".join(f", {count} {how}" for count, how in others if count)
    return f"{counted(len(found), 'difference')}{asked}, {stands['open']} open{rest}."


def _wanted(
    project: Project, held: Compared, given: Namespace, every: Sequence[Difference]
) -> list[int]:
    """The places of the differences that were asked for."""
    theme = None if given.theme is None else find_theme(project, given.theme)
    document = None if given.document is None else find_document(project, given.document)
    below = None if theme is None else with_below(held.themes, [theme])
    found = []
    for place, one in enumerate(every):
        about = theme_of(held, one)
        if below is not None and (about is None or about.id not in below):
            continue
        if document is not None and one.document.id != document.id:
            continue
        if given.kind is None or given.kind == kind_of(one):
            found.append(place)
    return found


def theme_of(held: Compared, one: Difference) -> Theme | None:
    """The theme that a difference is about; a value is about none."""
    if isinstance(one, ValueDifference):
        return None
    return held.themes[one.theme if isinstance(one, CellDifference) else one.spot.theme]


def kind_of(one: Difference) -> str:
    """How coders differ, or in what else than passages."""
    if isinstance(one, CellDifference):
        return CELL
    return VALUE if isinstance(one, ValueDifference) else one.kind


def _as_json(held: Compared, one: Quoted) -> dict[str, object]:
    difference = one.difference
    theme, shown = theme_of(held, difference), one.longest
    value: dict[str, object] = {
        "kind": kind_of(difference),
        "what": _what(difference),
        "key": difference.document.key,
        "document": difference.document.id,
        "theme": theme and theme.path,
        "theme_id": theme and theme.id,
        "attribute": difference.attribute.name if isinstance(difference, ValueDifference) else None,
        "page": shown and shown.page,
        "pdf_page": shown and shown.pdf_page,
        "quote": shown and shown.quote,
        "coders": [_coder_json(held, one, place) for place in _readers(difference)],
        "standing": standing(one.decision),
        "decision": one.decision and one.decision.id,
        "contested": one.decision is not None and one.decision.is_contested,
    }
    if isinstance(difference, SpotDifference):
        spot = difference.spot
        agreed = difference.agreed
        value |= {
            "start": spot.start, "end": spot.end, "overlap": spot.overlap,
            "agreed": None if agreed is None else held.themes[agreed].path,
            "codings": list(spot.codings),
        }  # fmt: skip
    elif isinstance(difference, RegionDifference):
        value |= {"start": None, "end": None, "codings": list(difference.spot.codings)}
    return value


def _what(one: Difference) -> str:
    if isinstance(one, SpotDifference):
        return "text"
    return "region" if isinstance(one, RegionDifference) else kind_of(one)


def _readers(one: Difference) -> Sequence[int]:
    """Who could have said something."""
    if isinstance(one, CellDifference):
        return tuple(one.states)
    return tuple(one.values) if isinstance(one, ValueDifference) else one.spot.readers


def _coder_json(held: Compared, one: Quoted, place: int) -> dict[str, object]:
    coder, difference = held.coders[place], one.difference
    value: dict[str, object] = {"coder": coder.name, "coder_id": coder.id}
    if isinstance(difference, CellDifference):
        return value | {"state": difference.states[place]}
    if isinstance(difference, ValueDifference):
        return value | {"value": difference.values[place]}
    instead = difference.spot.instead if isinstance(difference, SpotDifference) else {}
    return value | {
        "marked": [
            {"coding": passage.coding, "number": passage.number, "quote": passage.quote,
             "page": passage.page, "pdf_page": passage.pdf_page, "start": passage.start,
             "end": passage.end}
            for passage in one.passages if passage.coder_id == coder.id
        ],
        "instead": [held.themes[theme].path for theme in instead.get(place, ())],
    }  # fmt: skip


def _decided(held: Compared, one: Quoted, people: Mapping[str, str]) -> str | None:
    """What was decided, in words; None where nothing was, or it was put off."""
    if one.decision is None or one.decision.is_deferred:
        return None
    paths = {theme.id: theme.path for theme in held.themes}
    answer = one.decision.answer
    return decided_in_words(answer, people.get(answer.chosen or ""), paths)


def _lines(held: Compared, one: Quoted, people: Mapping[str, str]) -> Iterator[str]:
    difference, shown = one.difference, one.longest
    theme = theme_of(held, difference)
    about = theme.path if theme else ""
    if isinstance(difference, ValueDifference):
        about = difference.attribute.name
    page = f", p. {shown.page}" if shown is not None and shown.page else ""
    stands = standing(one.decision)
    said = "" if stands == "open" else f" [{stands}]"
    if one.decision is not None and one.decision.is_contested:
        said = f" [{stands}, contested]"
    yield f"{difference.document.key}{page}  {about}: {_kind_in_words(held, difference)}{said}"
    if isinstance(difference, CellDifference):
        yield from _said(held, difference.states)
    elif isinstance(difference, ValueDifference):
        yield from _said(held, difference.values)
    for passage in one.passages:
        yield f"    {passage.coder} ({passage.number}): {passage.quote or 'a part of the page'}"
    decided = _decided(held, one, people)
    if decided is not None and one.decision is not None:
        yield f"    Decided: {decided} ({one.decision.coder_name})"


def _said(held: Compared, by_coder: Mapping[int, str]) -> Iterator[str]:
    for place, said in by_coder.items():
        yield f"    {held.coders[place].name}: {said}"


def _kind_in_words(held: Compared, one: Difference) -> str:
    """Such as *only Ana*, *3 of 5 (Ana, Ben and Dara)*, *other borders (62% shared)*."""
    if isinstance(one, CellDifference):
        return "judged differently"
    if isinstance(one, ValueDifference):
        return "charted differently"
    spot = one.spot
    if len(spot.by_coder) == len(spot.readers):
        shared = (
            f" ({100 * one.spot.overlap:.0f}% shared)" if isinstance(one, SpotDifference) else ""
        )
        return f"other borders{shared}"
    names = listed([held.coders[place].name for place in spot.by_coder])
    said = f"only {names}"
    if len(spot.readers) > 2:  # noqa: PLR2004 - of two, the other is known
        said = f"{len(spot.by_coder)} of {len(spot.readers)} ({names})"
    if isinstance(one, RegionDifference):
        return said
    for place, themes in one.spot.instead.items():
        paths = listed([held.themes[theme].path for theme in themes])
        said += f"; {held.coders[place].name} put {paths}"
    if one.agreed is not None:
        said += f"; they agree on {held.themes[one.agreed].path}"
    return said
