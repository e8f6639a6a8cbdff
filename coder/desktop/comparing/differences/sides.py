"""What each coder has at a difference, read for showing side by side."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    RegionDifference,
    SpotDifference,
    ValueDifference,
)
from coder.domain.telling import listed
from coder.store.compared import anchors_of
from coder.store.highlights import memos_about
from coder.store.judgements import judgements
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder has."""

    coder: int  # place
    words: str  # what was marked, said or charted; empty where that is nothing
    note: str  # what stands there instead, or what was noted on it


def sides(project: Project, held: Compared, one: Difference) -> list[Side]:
    """Of all who were asked there, in the order of the coders."""
    if isinstance(one, CellDifference):
        theme = held.themes[one.theme].id
        ids = {coder.id: place for place, coder in enumerate(held.coders)}
        notes = {
            ids[said.coder]: said.note or ""
            for said in judgements(project, document=one.document.id)
            if said.coder in ids and said.theme == theme
        }
        states = sorted(one.states.items())
        return [Side(place, state, notes.get(place, "")) for place, state in states]
    if isinstance(one, ValueDifference):
        return [Side(place, value, "") for place, value in sorted(one.values.items())]
    return _of_spot(project, held, one)


def _of_spot(
    project: Project, held: Compared, one: SpotDifference | RegionDifference
) -> list[Side]:
    spot = one.spot
    document = next(each for each in held.documents if each.document.id == one.document.id)
    whose = {mark.coding: mark.coder for mark in document.marks}
    whose |= {mark.coding: mark.coder for mark in document.regions}
    anchors = {id_: json.loads(anchor) for id_, (_, anchor) in
               anchors_of(project, spot.codings).items()}  # fmt: skip
    memos: dict[str, list[str]] = {}
    for about, _, text in memos_about(project, spot.codings):
        memos.setdefault(about, []).append(text)
    instead = one.spot.instead if isinstance(one, SpotDifference) else {}
    found = []
    for place in spot.readers:
        own = sorted(
            (id_ for id_ in spot.codings if whose.get(id_) == place and id_ in anchors),
            key=lambda id_: (anchors[id_].get("start") or 0, id_),
        )
        notes = [f"Memo: {text}" for id_ in own for text in memos.get(id_, ())]
        if place in instead:
            notes.append(f"Instead: {listed([held.themes[one].path for one in instead[place]])}")
        found.append(Side(place, quoted(anchors[id_] for id_ in own), " ".join(notes)))
    return found


def quoted(anchors: Iterable[Mapping[str, Any]]) -> str:
    """The words of one person's anchors, in the order of the text; what overlaps is quoted once."""
    found: list[str] = []
    end = 0
    for anchor in sorted(anchors, key=lambda one: one.get("start") or 0):
        words = words_at(anchor)
        if found and (anchor.get("start") or 0) < end:
            found[-1] = joined_words(found[-1], words)
        elif words not in found:
            found.append(words)
        end = max(end, anchor.get("end") or 0)
    return " […] ".join(found)


def joined_words(first: str, then: str) -> str:
    """Words that go on with some of those before."""
    if then in first:
        return first
    for length in range(min(len(first), len(then)), 0, -1):
        if first.endswith(then[:length]):
            return first + then[length:]
    return f"{first} […] {then}"


def words_at(anchor: Mapping[str, Any]) -> str:
    """The words of an anchor as it is stored."""
    return anchor.get("words") or anchor.get("quote") or "A part of the page"
