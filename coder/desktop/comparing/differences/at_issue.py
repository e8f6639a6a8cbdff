"""What a difference is about on the page: whose codings, and what all of them marked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import (
    Difference,
    RegionDifference,
    SpotDifference,
    ValueDifference,
)
from coder.analysis.highlights import Highlight, highlights
from coder.desktop.comparing.differences.chosen import codings_of, theme_of
from coder.desktop.comparing.differences.foreseen import common
from coder.desktop.comparing.frozen import state_of
from coder.domain.document import File
from coder.domain.round import Round
from coder.domain.texts.text import Box
from coder.store.project import Project

_NEAR: Final = 2_000  # 1/100 pt: the next lines
_BESIDE: Final = 4_000  # 1/100 pt: where plates stand before a line


def read_marks(project: Project, file: File, round_: Round | None) -> dict[str, Highlight]:
    """The passages in a file and those of equal content, as a round froze them or as they are."""
    with state_of(project, round_) as state:
        return highlights(state, file)


def by_coding(held: Compared, found: Mapping[str, Highlight]) -> dict[str, Highlight]:
    """The passages of the coders compared, each coding by itself: one passage may bear several.

    What supports a charted value stands there by its passage.
    """
    places = {coder.id for coder in held.coders}
    of: dict[str, Highlight] = {}
    for one in found.values():
        if one.coder not in places:
            continue
        themes = {theme.id: theme for theme in one.themes}
        for coding, theme in one.codings:
            if theme in themes:
                of[coding] = replace(
                    one, passage=coding, themes=(themes[theme],), codings=((coding, theme),),
                    memos=(), charted=(),
                )  # fmt: skip
        if one.charted:
            of[one.passage] = replace(one, themes=(), codings=(), memos=())
    return of


def at_issue(held: Compared, one: Difference, of: Mapping[str, Highlight]) -> list[Highlight]:
    """What a difference is between.

    Its codings and those that stand there instead; for a cell all with its theme; for a charted
    value what supports it.
    """
    codings = codings_of(one)
    if codings:
        return [of[id_] for id_ in (*codings, *_instead(held, one)) if id_ in of]
    if isinstance(one, ValueDifference):
        name = one.attribute.name
        return [x for x in of.values() if any(said == name for said, _ in x.charted)]
    theme = held.themes[theme_of(one) or 0].id
    return [x for x in of.values() if x.themes and x.themes[0].id == theme]


def marked_by_all(one: Difference) -> list[tuple[int, int]]:
    """The stretches that all marked, where they differ in their borders alone."""
    if not isinstance(one, SpotDifference) or one.kind != "boundary":
        return []
    return common(list(one.spot.by_coder.values()))


def without(one: Difference) -> tuple[int, ...]:
    """Who could have marked something there, and holds that nothing is there."""
    if not isinstance(one, SpotDifference | RegionDifference):
        return ()
    instead = one.spot.instead if isinstance(one, SpotDifference) else {}
    return tuple(
        place for place in one.spot.readers
        if place not in one.spot.by_coder and place not in instead
    )  # fmt: skip


def beginning(first: Box, lines: Sequence[Box]) -> Box:
    """The first line, as wide as those that begin near it on its page, with room for plates."""
    here = [box for box in lines if box.page == first.page and box.y0 <= first.y1 + _NEAR]
    left, right = min(box.x0 for box in here) - _BESIDE, max(box.x1 for box in here)
    return Box(first.page, max(0, left), first.y0, right, first.y1)


def around(regions: Sequence[Highlight]) -> Box | None:
    """The part of a page that takes in all that is marked of it; None where nothing is."""
    boxes = [box for one in regions for box in one.anchor.boxes if one.anchor.kind == "region"]
    here = [box for box in boxes if box.page == boxes[0].page]
    if not here:
        return None
    return Box(
        here[0].page, min(box.x0 for box in here), min(box.y0 for box in here),
        max(box.x1 for box in here), max(box.y1 for box in here),
    )  # fmt: skip


def _instead(held: Compared, one: Difference) -> list[str]:
    """The codings of other themes in place of those of a spot."""
    if not isinstance(one, SpotDifference) or not one.spot.instead:
        return []
    marks = next(each.marks for each in held.documents if each.document.id == one.document.id)
    spot = one.spot
    return [
        mark.coding for mark in marks
        if mark.start < spot.end and mark.end > spot.start
        and mark.theme in spot.instead.get(mark.coder, ())
    ]  # fmt: skip
