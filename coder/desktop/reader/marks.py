"""How passages are laid over a page: fills, underlines, labels; pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from coder.analysis.highlights import Highlight
from coder.domain.texts.text import Box
from coder.domain.theme import Theme


class Paint(NamedTuple):
    """One theme on one passage, and how deep it lies: 0 fills, the others underline."""

    passage: str
    theme: Theme | None  # None where there is no coding
    level: int
    boxes: tuple[Box, ...]  # on this page
    region: bool
    charted: bool = False  # it is there for a charted value alone


class Wish(NamedTuple):
    """A label that wants to stand beside a passage: for a theme, an attribute, or a memo."""

    passage: str
    theme: Theme | None
    letters: str  # of the coder, where several are shown
    memo: bool
    box: Box  # the first on this page
    attribute: str = ""  # the name


class PageMarks(NamedTuple):
    """All that is laid over one page."""

    paints: tuple[Paint, ...]
    wishes: tuple[Wish, ...]


EMPTY = PageMarks((), ())


def lay_out(
    found: Iterable[Highlight], boxes_of: Callable[[Highlight], Sequence[Box]]
) -> dict[int, PageMarks]:
    """The marks of every page that has any; ``boxes_of`` says where a passage is painted."""
    ordered = sorted(found, key=lambda one: (one.anchor.order, -one.anchor.end, one.passage))
    several = len({one.coder for one in ordered}) > 1
    levels = _levels([one for one in ordered if not _only_charted(one)])
    paints: dict[int, list[Paint]] = defaultdict(list)
    wishes: dict[int, list[Wish]] = defaultdict(list)
    for one in ordered:
        by_page: dict[int, list[Box]] = defaultdict(list)
        for box in boxes_of(one):
            by_page[box.page].append(box)
        letters = one.letters if several else ""
        for page, boxes in by_page.items():
            paints[page] += _paints(one, levels.get(one.passage, 0), tuple(boxes))
            wishes[page] += _wishes(one, letters, boxes[0])
    return {page: PageMarks(tuple(paints[page]), tuple(wishes[page])) for page in paints}


def _only_charted(one: Highlight) -> bool:
    """Whether a passage supports values and nothing else: its line takes no room from others."""
    return bool(one.charted) and not one.themes


def _paints(one: Highlight, level: int, boxes: tuple[Box, ...]) -> list[Paint]:
    region = one.anchor.kind == "region"
    return [
        Paint(one.passage, theme, level + number, boxes, region, _only_charted(one))
        for number, theme in enumerate(one.themes or (None,))
    ]


def _wishes(one: Highlight, letters: str, box: Box) -> list[Wish]:
    """Its themes, then its attributes; what has neither is there for its memo."""
    said: list[tuple[Theme | None, str]] = [
        *((theme, "") for theme in one.themes), *((None, name) for name, _ in one.charted)
    ]  # fmt: skip
    return [
        Wish(one.passage, theme, letters, bool(one.memos) and number == 0, box, attribute)
        for number, (theme, attribute) in enumerate(said or [(None, "")])
    ]


def _levels(ordered: Sequence[Highlight]) -> dict[str, int]:
    """The lowest level at which each passage lies on no other; regions lie on nothing."""
    levels: dict[str, int] = {}
    open_: list[tuple[int, range]] = []  # end of a passage, and the levels that it takes
    for one in ordered:
        count = max(1, len(one.themes))
        if one.anchor.kind == "region":
            levels[one.passage] = 0
            continue
        open_ = [(end, taken) for end, taken in open_ if end > one.anchor.start]
        used = {level for _, taken in open_ for level in taken}
        first = 0
        while any(level in used for level in range(first, first + count)):
            first += 1
        levels[one.passage] = first
        open_.append((one.anchor.end, range(first, first + count)))
    return levels


def spread(tops: Sequence[float], height: float) -> list[float]:
    """Where labels stand that want to stand at these heights: never on each other."""
    found: list[float] = []
    for top in tops:
        found.append(max(top, found[-1] + height) if found else top)
    return found
