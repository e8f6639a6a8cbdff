"""The margin beside a page: which stripe stands in which lane, and where the names stand; pure."""

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF

from coder.desktop.reader.marks import Stripe
from coder.desktop.reader.name_rows import Stretch, parted, rows
from coder.domain.theme import Theme

Form = Literal["names", "letters", "stripes"]
"""What is said of a stripe: its name, a few letters of it, or nothing where there is no room."""

_ROOM: Final[tuple[tuple[Form, float, float], ...]] = (
    ("names", 96.0, 4.0), ("names", 60.0, 4.0), ("names", 60.0, 3.0), ("letters", 34.0, 3.0)
)  # fmt: skip
"""Room for the names, and from lane to lane at the least: what fits first is taken (pixels)."""
_COMFORTABLE: Final = 160.0  # pixels: names have this before stripes get wider
_WIDEST: Final = 8.0  # pixels from lane to lane
_THINNEST: Final = 3.0
_APART: Final = 2.0  # pixels between two stripes in one lane
_SHORTEST: Final = 6.0
_NEAR: Final = 2.0  # pixels around a stripe that belong to it


class PlacedStripe(NamedTuple):
    """A stripe in its lane; of several stripes where there is no room for all."""

    stripes: tuple[Stripe, ...]
    left: float
    width: float
    pieces: tuple[tuple[float, float], ...]  # from where to where

    @property
    def around(self) -> QRectF:
        """All of it."""
        top = self.pieces[0][0]
        return QRectF(self.left, top, self.width, self.pieces[-1][1] - top)


class Label(NamedTuple):
    """The name of a stripe; of several where there is no room for all."""

    stripes: tuple[Stripe, ...]
    rectangle: QRectF


class Names(NamedTuple):
    """Where the names of stripes may stand."""

    stretches: Sequence[Stretch]  # of the stripes, ordered
    between: tuple[float, float]  # the top and the bottom of the page
    left: float
    width: float
    line: float  # the height of one

    def led_by(self, passage: str, top: float) -> "Names":
        """The same, with a passage's before all others of what is seen below a height."""
        below = [one for one in self.stretches if one.bottom > top + self.line / 2]
        highest = min((one.top for one in below), default=top)
        led = [
            one._replace(top=highest) if one.stripe.passage == passage else one
            for one in self.stretches
        ]
        led.sort(key=lambda one: (one.top, one.stripe.passage != passage))
        return self._replace(stretches=led)


class Group(NamedTuple):
    """Stripes that are painted alike, as lines through their middle."""

    theme: Theme | None  # None: an attribute, a memo, or several of any kind
    heap: bool  # whether each stands for several
    width: float
    lines: list[QLineF]
    links: list[QLineF]  # between pieces of one passage


class Margin(NamedTuple):
    """All that stands beside one page: across from the margin's left edge, down in the desk."""

    form: Form
    width: float
    stripes: Sequence[PlacedStripe]
    labels: Sequence[Label]
    groups: Sequence[Group] = ()
    names: Names | None = None
    apart: float = _APART  # pixels at the least between a stripe and those around it

    def seen_between(self, top: float, bottom: float, chosen: str = "") -> "Margin":
        """The same, with the names of what is seen between two heights between them too.

        Where there are too many for that, those of the chosen passage come first.
        """
        held = self.names
        if held is None or (
            all(one.top >= top for one in held.stretches)
            and all(one.rectangle.bottom() <= bottom for one in self.labels)
        ):
            return self
        found = self._replace(labels=_labels(held, top, bottom))
        if found.hides_names(chosen, bottom):  # else they stay under the mouse that chose it
            return self._replace(labels=_labels(held.led_by(chosen, top), top, bottom))
        return found

    def hides_names(self, passage: str, bottom: float) -> bool:
        """Whether a passage begins above a height, and has all its names below it."""
        begins = self.names is not None and any(
            one.stripe.passage == passage and one.top < bottom for one in self.names.stretches
        )
        return begins and not any(
            one.passage == passage
            for label in self.labels if label.rectangle.bottom() <= bottom
            for one in label.stripes
        )  # fmt: skip

    def of(self, passages: Collection[str]) -> list[PlacedStripe]:
        """The stripes of some passages."""
        return [
            one for one in self.stripes if any(held.passage in passages for held in one.stripes)
        ]  # fmt: skip

    def at(self, place: QPointF) -> tuple[Stripe, ...]:
        """The stripes at a point."""
        for label in self.labels:
            if label.rectangle.contains(place):
                return label.stripes
        near = [
            one for one in self.stripes
            if one.left - _NEAR <= place.x() <= one.left + one.width + _NEAR
            and one.pieces[0][0] - _NEAR <= place.y() <= one.pieces[-1][1] + _NEAR
        ]  # fmt: skip
        centres = ((abs(one.around.center().x() - place.x()), one) for one in near)
        nearest = min(centres, key=lambda pair: pair[0], default=None)
        return nearest[1].stripes if nearest else ()


NOTHING: Final = Margin("stripes", 0.0, (), ())


def lay_out(
    stripes: Sequence[tuple[Stripe, Sequence[tuple[float, float]]]],
    *,
    between: tuple[float, float],
    width: float,
    line: float,
    names: bool,
) -> Margin:
    """The margin of a page; every stripe comes with the heights of its passage.

    Names stay ``between`` the top and the bottom of the page; ``line`` is the height of one. If
    there are to be no ``names``, stripes are as narrow as can be.
    """
    if not stripes:
        return NOTHING
    ordered = sorted(stripes, key=lambda one: (one[1][0][0], -one[1][-1][1]))
    extents = [(held[0][0], max(held[-1][1], held[0][0] + _SHORTEST)) for _, held in ordered]
    lanes = in_lanes(extents)
    count = max(lanes) + 1
    form, step = _form(width, count) if names else ("stripes", _narrow(width, count))
    capacity = max(1, int(width // step))
    found = _in_place(list(zip(ordered, lanes, strict=True)), step, capacity)
    edge, apart = min(count, capacity) * step, min(_APART, int(step) - _thickness(step))
    if not names:  # at the edge of the window, where they hide the least
        found = [one._replace(left=round(edge - one.left - one.width)) for one in found]
    if form == "stripes":
        return Margin(form, edge, found, (), _groups(found), None, apart)
    left = edge + 2
    stretches = [
        Stretch(*extent, stripe) for extent, (stripe, _) in zip(extents, ordered, strict=True)
    ]
    held = Names(stretches, between, left, width - left, line)
    return Margin(form, width, found, _labels(held, *between), _groups(found), held, apart)


def _labels(names: Names, top: float, bottom: float) -> list[Label]:
    """Names where stripes begin, or at a height below which they go on; ``bottom`` is seen last."""
    first, last = names.between
    top = max(first, top)
    over, under = parted(names.stretches, top, names.line)
    return [
        Label(stripes, QRectF(names.left, y, names.width, names.line - 2))
        for y, stripes in (*rows(over, (first, top), names.line, seen_to=top),
                           *rows(under, (top, last), names.line, seen_to=bottom))
    ]  # fmt: skip


def _in_place(
    stripes: Sequence[tuple[tuple[Stripe, Sequence[tuple[float, float]]], int]],
    step: float,
    capacity: int,
) -> list[PlacedStripe]:
    """Stripes in their lanes; if there are more lanes than find room, the last one takes a heap."""
    thickness, last = _thickness(step), capacity - 1
    heap = any(lane > last for _, lane in stripes)
    found = [
        PlacedStripe((stripe,), round(lane * step), thickness, _trimmed(held))
        for (stripe, held), lane in stripes
        if lane < last or not heap
    ]
    if heap:
        over = [
            ((held[0][0], max(held[-1][1], held[0][0] + _SHORTEST)), stripe)
            for (stripe, held), lane in stripes
            if lane >= last
        ]
        found += _heaped(over, round(last * step), thickness)
    return found


def in_lanes(extents: Sequence[tuple[float, float]]) -> list[int]:
    """The first lane in which each finds room: as few as can be, if they come ordered."""
    ends: list[float] = []
    lanes = []
    for top, bottom in extents:
        lane = next((n for n, end in enumerate(ends) if end + _APART <= top), len(ends))
        ends[lane : lane + 1] = [bottom]
        lanes.append(lane)
    return lanes


def _form(width: float, lanes: int) -> tuple[Form, float]:
    for form, room, least in _ROOM:
        if lanes * least + room <= width:
            return form, max(least, min(_WIDEST, (width - max(room, _COMFORTABLE)) / lanes))
    return "stripes", _narrow(width, lanes)


def _narrow(width: float, lanes: int) -> float:
    return max(_THINNEST, min(_WIDEST, width / lanes))


def _thickness(step: float) -> float:
    """How wide a stripe is: at least a pixel stays free beside it, for the frame around it."""
    return max(2.0, int(step) - 1 if step < _WIDEST - 2 else round(step * 0.6))


def _trimmed(pieces: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    first, last = pieces[0][0], pieces[-1][1]
    if last - first < _SHORTEST:
        return ((first, first + _SHORTEST),)
    return tuple(pieces)


def _heaped(
    over: Sequence[tuple[tuple[float, float], Stripe]], left: float, width: float
) -> list[PlacedStripe]:
    """Stripes that find no lane, those that touch as one."""
    found: list[PlacedStripe] = []
    for (top, bottom), stripe in over:
        if found and top < found[-1].pieces[0][1] + _APART:
            held = found[-1]
            first, last = held.pieces[0]
            found[-1] = held._replace(
                stripes=(*held.stripes, stripe), pieces=((first, max(last, bottom)),)
            )
        else:
            found.append(PlacedStripe((stripe,), left, width, ((top, bottom),)))
    return found


def _groups(found: Sequence[PlacedStripe]) -> list[Group]:
    groups: dict[tuple[str, bool, float], Group] = {}
    for one in found:
        theme = one.stripes[0].theme if len(one.stripes) == 1 else None
        key = theme.id if theme else "", len(one.stripes) > 1, one.width
        group = groups.setdefault(key, Group(theme, key[1], one.width, [], []))
        middle = one.left + one.width / 2
        group.lines.extend(QLineF(middle, top, middle, bottom) for top, bottom in one.pieces)
        for (_, top), (bottom, _) in pairwise(one.pieces):
            group.links.append(QLineF(middle, top + 1, middle, bottom - 1))
    return list(groups.values())
