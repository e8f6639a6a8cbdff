"""What is laid over a page and beside it: paints of passages, stripes of codings; pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coder.analysis.highlights import Highlight
from coder.domain.texts.text import Box
from coder.domain.theme import Theme


class Paint(NamedTuple):
    """One theme on one passage."""

    passage: str
    theme: Theme | None  # None where there is no coding
    level: int  # its place among the themes of the passage
    boxes: tuple[Box, ...]  # on this page
    region: bool
    charted: bool = False  # it is there for a charted value alone


class Stripe(NamedTuple):
    """What stands beside a passage, with a name: a theme, an attribute, or a memo."""

    passage: str
    coding: str  # id; empty for an attribute and for a memo
    theme: Theme | None
    letters: str  # of the coder, where several are shown
    memo: bool
    boxes: tuple[Box, ...]  # on this page
    attribute: str = ""  # the name


class PageMarks(NamedTuple):
    """All that is laid over one page, and beside it."""

    paints: tuple[Paint, ...]
    stripes: tuple[Stripe, ...]


EMPTY = PageMarks((), ())


class Marks(Mapping[int, PageMarks]):
    """The marks of the pages that have any, worked out when a page is looked at."""

    def __init__(
        self,
        found: Mapping[str, Highlight],
        boxes_of: Callable[[Highlight], Sequence[Box]],
        *,
        several: bool | None = None,
    ) -> None:
        """``boxes_of`` says where a passage is painted.

        Whose one is, is told where those of ``several`` people are shown.
        """
        self._boxes_of = boxes_of
        self._several = _are_several(found) if several is None else several
        self._on: dict[int, dict[str, Highlight]] = defaultdict(dict)
        self._made: dict[int, PageMarks] = {}
        for one in found.values():
            self._put(one)

    def after(self, found: Mapping[str, Highlight], touched: Iterable[str]) -> "Marks":
        """The marks once some passages have changed; other pages stay as they were."""
        if _are_several(found) != self._several:
            return Marks(found, self._boxes_of)
        for passage in touched:
            for page, held in list(self._on.items()):
                if held.pop(passage, None) is not None:
                    self._made.pop(page, None)
                if not held:
                    del self._on[page]
            if passage in found:
                self._put(found[passage])
        return self

    def _put(self, one: Highlight) -> None:
        first, last = one.pages
        for page in range(first, last + 1):
            self._on[page][one.passage] = one
            self._made.pop(page, None)

    def __getitem__(self, page: int) -> PageMarks:
        if page not in self._made:
            if page not in self._on:
                raise KeyError(page)
            self._made[page] = self._lay_out(page)
        return self._made[page]

    def __contains__(self, page: object) -> bool:
        return page in self._on

    def __iter__(self) -> Iterator[int]:
        return iter(self._on)

    def __len__(self) -> int:
        return len(self._on)

    def _lay_out(self, page: int) -> PageMarks:
        """Those that begin first come first, and of these the longest."""
        paints: list[Paint] = []
        stripes: list[Stripe] = []
        for one in sorted(self._on[page].values(), key=_order):
            boxes = tuple(box for box in self._boxes_of(one) if box.page == page)
            if boxes:
                paints += _paints(one, boxes)
                stripes += _stripes(one, one.letters if self._several else "", boxes)
        return PageMarks(tuple(paints), tuple(stripes))


def _are_several(found: Mapping[str, Highlight]) -> bool:
    """Whether passages of several people are shown, so that it is to be told whose one is."""
    first = next(iter(found.values()), None)
    return first is not None and any(one.coder != first.coder for one in found.values())


def _order(one: Highlight) -> tuple[tuple[int, int, int], int, str]:
    return one.anchor.order, -one.anchor.end, one.passage


def _only_charted(one: Highlight) -> bool:
    """Whether a passage supports values and nothing else: its line takes no room from others."""
    return bool(one.charted) and not one.themes


def _paints(one: Highlight, boxes: tuple[Box, ...]) -> list[Paint]:
    region = one.anchor.kind == "region"
    return [
        Paint(one.passage, theme, number, boxes, region, _only_charted(one))
        for number, theme in enumerate(one.themes or (None,))
    ]


def _stripes(one: Highlight, letters: str, boxes: tuple[Box, ...]) -> list[Stripe]:
    """Its themes, then its attributes; what has neither is there for its memo."""
    codings = {theme: coding for coding, theme in one.codings}
    said: list[tuple[Theme | None, str]] = [
        *((theme, "") for theme in one.themes), *((None, name) for name, _ in one.charted)
    ]  # fmt: skip
    return [
        Stripe(
            one.passage, codings.get(theme.id, "") if theme else "", theme, letters,
            bool(one.memos) and number == 0, boxes, attribute,
        )
        for number, (theme, attribute) in enumerate(said or [(None, "")])
    ]  # fmt: skip
