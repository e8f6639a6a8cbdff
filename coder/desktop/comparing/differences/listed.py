"""Differences as they are listed: with their page, their words, and what was decided."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.decided import Decided
from coder.analysis.comparing.difference import Difference, ValueDifference, differences
from coder.analysis.comparing.majority import Majority, majorities
from coder.analysis.comparing.question import questions
from coder.desktop.comparing.differences.chosen import Stands, codings_of, sort_of, stands, theme_of
from coder.desktop.comparing.differences.sides import quoted
from coder.domain.decision import Decision
from coder.domain.layout.printed_page import PrintedPage
from coder.operations.quoting import printed_pages
from coder.store.compared import anchors_of
from coder.store.project import Project

_SAID: Final = {"cell": "The document as a whole", "value": "Charted of the document"}
_REGION: Final = "A part of the page"

Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ListedDifference:
    """One difference as it is listed."""

    difference: Difference
    key: Key  # by which it is found again
    page: str  # as printed; of a cell and a value there is none
    words: str  # the longest that anybody marked
    words_of: Mapping[int, str]  # by coder, what they marked; of cells and values nothing
    decision: Decision | None = None
    earlier: tuple[Decision, ...] = ()  # that knew some of its codings, and not all
    question: int | None = None  # shared by those that are settled at once; None: it is alone
    most: Majority | None = None  # who most are, of all of its question

    @property
    def standing(self) -> Stands:
        """Whether it is settled."""
        return stands(self.decision)

    @property
    def waits(self) -> bool:
        """Whether it comes up again by itself."""
        return self.standing in {"open", "contested"}


def read_listed(project: Project, held: Compared) -> list[ListedDifference]:
    """All differences of some coders, in their order, without decisions.

    ``project`` may be the state of a round, which has no later decisions.
    """
    found = differences(project, held)
    anchors = anchors_of(project, [coding for one in found for coding in codings_of(one)])
    printed: dict[tuple[str, str], list[PrintedPage]] = {}
    whose: dict[str, int] = {}
    for each in held.documents:
        whose |= {mark.coding: mark.coder for mark in each.marks}
        whose |= {mark.coding: mark.coder for mark in each.regions}
    listed = []
    numbers = questions(held, found)
    often, most = Counter(numbers), majorities(found, numbers)
    for number, one in zip(numbers, found, strict=True):
        page, words = "", _SAID.get(sort_of(one), _REGION)
        said = {id_: json.loads(anchors[id_][1]) for id_ in codings_of(one) if id_ in anchors}
        marked = list(said.values())
        if marked:
            first = min(marked, key=lambda anchor: anchor["boxes"][:1])
            at = one.document.id, first["text"]
            if at not in printed:
                printed[at] = printed_pages(project, one.document, first["text"])
            page = _printed(printed[at], first["boxes"])
            quotes = (anchor.get("words") or anchor.get("quote") or "" for anchor in marked)
            words = max(quotes, key=len) or words
        question = number if often[number] > 1 else None
        by = _by(whose, said)
        listed.append(
            ListedDifference(
                one, key_of(held, one), page, words, by, question=question, most=most.get(number)
            )
        )
    return listed


def with_decisions(
    project: Project, state: Project, held: Compared, listed: Sequence[ListedDifference]
) -> list[ListedDifference]:
    """The same with what is decided now about a state."""
    decided = Decided(project, state=state)
    about: dict[tuple[str, str], list[Decision]] = {}
    for decision in decided.spots:
        about.setdefault((decision.about, decision.theme or ""), []).append(decision)
    return [_with_decision(held, one, decided, about) for one in listed]


def _with_decision(
    held: Compared,
    one: ListedDifference,
    decided: Decided,
    about: Mapping[tuple[str, str], Sequence[Decision]],
) -> ListedDifference:
    """The same one if nothing else was decided: of many that spares making all of them anew."""
    settled = decided.about(held, one.difference)
    others = about.get(one.key[:2], ()) if settled is None else ()
    earlier = tuple(other for other in others if not set(one.key[2]).isdisjoint(other.disputed))
    if settled == one.decision and earlier == one.earlier:
        return one
    return replace(one, decision=settled, earlier=earlier)


def key_of(held: Compared, one: Difference) -> Key:
    """By which a difference is found again when all are read anew."""
    theme = theme_of(one)
    if isinstance(one, ValueDifference):
        return one.about[0], one.attribute.id, ()
    return one.document.id, held.themes[theme or 0].id, codings_of(one)


def _by(whose: Mapping[str, int], said: Mapping[str, Mapping[str, Any]]) -> dict[int, str]:
    """What each coder marked."""
    by: dict[int, list[Mapping[str, Any]]] = {}
    for id_, anchor in said.items():
        if id_ in whose:
            by.setdefault(whose[id_], []).append(anchor)
    return {place: quoted(anchors) for place, anchors in by.items()}


def _printed(printed: Sequence[PrintedPage], boxes: Sequence[Sequence[int]]) -> str:
    """The page on which it begins."""
    if not boxes:
        return ""
    page = boxes[0][0]
    return printed[page].page if page < len(printed) else str(page + 1)
