"""Placing passages of one Text on another."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from coder.domain.placing.course import Bracket, Course
from coder.domain.placing.deciding import decide
from coder.domain.placing.editing import WHOLE, edited
from coder.domain.placing.lettered import Lettered
from coder.domain.placing.occurrences import Occurrence, Reading, occurrence, occurrences
from coder.domain.placing.placement import UNPLACED, Placement
from coder.domain.placing.seeking import seek
from coder.domain.placing.wanted import Wanted, from_anchor, from_text
from coder.domain.quoting.anchor import Anchor
from coder.domain.quoting.letters import Letters, Span
from coder.domain.quoting.quoted_edges import with_edges
from coder.domain.texts.text import Text

_NEARBY: Final = 1_500  # characters around a bracket, for heads and feet of pages
_PAD: Final = 24  # letters of the runs on both sides that hold an alignment
_LEAST: Final = 12  # letters: fewer are alike by chance
_TIGHT: Final = 500  # letters between two runs
_CLOSE_TIGHT: Final = 650  # thousandths
_CLOSE: Final = 750


class Placer:
    """Passages of one Text on another; what that needs is read when it is first needed."""

    def __init__(self, source: Text | None, target: Text) -> None:
        """``source`` is the Text the passages stand on, if it is at hand."""
        self._source = None if source is None else Lettered(source)
        self._target = Lettered(target)

    def place(self, anchor: Anchor) -> Placement:
        """Where a passage lies on the target."""
        if anchor.kind == "region":
            return UNPLACED
        if self._stands(anchor):
            return Placement("exact", places=((anchor.start, anchor.end),))
        wanted = from_text(anchor, self._source) if self._source else from_anchor(anchor)
        return self._along_a_run(wanted) or self._by_letters(wanted)

    def _stands(self, anchor: Anchor) -> bool:
        """Whether the passage and what is around it stand at the same position."""
        start = anchor.start - len(anchor.prefix)
        words = anchor.prefix + anchor.quote + anchor.suffix
        return start >= 0 and self._target.text.stretch(start, start + len(words)) == words

    @cached_property
    def _course(self) -> Course | None:
        if self._source is None:
            return None
        return Course(self._source.kept.letters, self._target.kept.letters)

    def _bracket(self, wanted: Wanted) -> Bracket | None:
        return self._course and self._course.bracket(wanted.first, wanted.last)

    def _along_a_run(self, wanted: Wanted) -> Placement | None:
        """Almost all passages lie within letters that both texts have in common."""
        if self._course is None or wanted.share < 1:
            return None
        start = self._course.within(wanted.first, wanted.last)
        if start is None:
            return None
        return _placed(occurrence(wanted, Reading(wanted.kept, self._target.kept), start))

    def _by_letters(self, wanted: Wanted) -> Placement:
        unsure: tuple[Occurrence, ...] = ()
        for reading in self._readings(wanted):
            found = occurrences(wanted, reading)
            decision = decide(wanted, found, self._target, self._course)
            if decision.chosen is not None:
                return _placed(decision.chosen)
            unsure = unsure or decision.others
        found = self._edited(wanted)
        if found is None:
            places = tuple(one.place for one in unsure)
            return Placement("ambiguous", 0, places) if len(places) > 1 else UNPLACED
        return found

    def _readings(self, wanted: Wanted) -> Iterator[Reading]:
        """From the likeliest on; those of all letters and of whole sentences look nearby."""
        target, nearby = self._target, self._nearby(wanted)
        raw = Reading(wanted.raw, target.stretch_raw(*nearby))
        if wanted.share < 1:
            yield raw
            return
        yield Reading(wanted.kept, target.kept)
        yield Reading(wanted.kept, target.stretch_flowing(*nearby))
        if wanted.flowing.letters != wanted.kept.letters:
            yield Reading(wanted.flowing, target.kept)
            yield Reading(wanted.flowing, target.stretch_flowing(*nearby))
        yield raw

    def _nearby(self, wanted: Wanted) -> Span:
        """The stretch of the target that a passage should lie in, or all of it."""
        bracket = self._bracket(wanted)
        if bracket is None:
            return self._target.whole
        low, high = bracket.target
        start, end = _position(self._target.kept, low), _position(self._target.kept, high)
        return max(0, start - _NEARBY), min(self._target.whole[1], end + _NEARBY)

    def _edited(self, wanted: Wanted) -> Placement | None:
        if len(wanted.kept.letters) < _LEAST:
            return None
        bracket = self._bracket(wanted)
        target = self._target.kept
        if bracket is not None:
            (left, right), (low, high) = bracket
            needed = _CLOSE_TIGHT if high - low <= _TIGHT else _CLOSE
            pad = min(_PAD, left, low)
            left, low, right, high = left - pad, low - pad, right + _PAD, high + _PAD
        else:
            at = seek(wanted.kept.letters, target.letters)
            if at is None:
                return None
            needed = 800
            left = max(0, wanted.first - 48)
            right = wanted.last + 48
            low, high = max(0, at - 80), at + len(wanted.kept.letters) + 112
        got = edited(
            wanted.around[left:right],
            target.letters[low:high],
            wanted.first - left,
            wanted.last - left,
        )
        score = min(int(got.score * wanted.share), WHOLE - 1)
        if score < needed or got.first >= got.last:
            return None
        place = target.stretch(low + got.first, low + got.last - 1)
        return Placement("close", score, (with_edges(target.whole, place, wanted.quote),))


def _placed(found: Occurrence) -> Placement:
    if found.sound:
        return Placement("exact", places=(found.place,))
    return Placement("close", WHOLE - 1, (found.place,))


def _position(letters: Letters, number: int) -> int:
    return (
        letters.stretch(number, number)[0] if number < len(letters.letters) else len(letters.whole)
    )
