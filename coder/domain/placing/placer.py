"""Placing passages of one Text on another."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from coder.domain.placing.course import Bracket, Course
from coder.domain.placing.deciding import decide
from coder.domain.placing.editing import WHOLE, Edited
from coder.domain.placing.lettered import Lettered
from coder.domain.placing.occurrences import Lookup, Occurrence, occurrence, occurrences
from coder.domain.placing.placement import UNPLACED, Placement
from coder.domain.placing.regions import is_same_file, place_region
from coder.domain.placing.revised import place_revised
from coder.domain.placing.wanted import Wanted, wanted_of
from coder.domain.quoting.anchor import CONTEXT, Anchor
from coder.domain.quoting.letters import Letters, Span
from coder.domain.quoting.quoted_edges import over_ligatures, to_words, with_edges
from coder.domain.texts.text import Text

_NEARBY: Final = 1_500  # characters around a bracket, for heads and feet of pages


class Placer:
    """Passages of one Text on another; what that needs is read when it is first needed."""

    def __init__(self, source: Text | None, target: Text) -> None:
        """``source`` is the Text the passages stand on, if it is at hand."""
        self._source = None if source is None else Lettered(source)
        self._target = Lettered(target)

    def place(self, anchor: Anchor) -> Placement:
        """Where a passage lies on the target; by its anchor alone if it is of another source."""
        if anchor.kind == "region":
            return self._region(anchor)
        if self._stands(anchor):
            return Placement("exact", places=((anchor.start, anchor.end),))
        if self._source and not self._source.holds(anchor):
            return self._without_source.place(anchor)
        wanted = wanted_of(anchor, self._source)
        found = self._along_a_run(wanted) or self._by_letters(wanted)
        around = anchor.prefix, anchor.quote, anchor.suffix
        places = (over_ligatures(self._target.prose.whole, one, around) for one in found.places)
        return replace(found, places=tuple(places))

    @cached_property
    def _without_source(self) -> "Placer":
        return Placer(None, self._target.text)

    def _region(self, anchor: Anchor) -> Placement:
        if self._source is None or self._course is None:
            return UNPLACED
        if self._source.text == self._target.text:
            return Placement("exact", boxes=anchor.boxes)
        return place_region(
            anchor, self._source, self._target, self._course, same=self._is_same_file
        )

    def _stands(self, anchor: Anchor) -> bool:
        """Whether the passage and what is around it stand at the same position."""
        stretch, start, end = self._target.text.stretch, anchor.start, anchor.end
        return (
            stretch(start, end) == anchor.quote
            and stretch(max(0, start - CONTEXT), start) == anchor.prefix
            and stretch(end, end + CONTEXT) == anchor.suffix
        )

    @cached_property
    def _course(self) -> Course | None:
        if self._source is None:
            return None
        return Course(self._source.kept.letters, self._target.kept.letters)

    @cached_property
    def _is_same_file(self) -> bool:
        if self._source is None or self._course is None:
            return False
        return is_same_file(self._source, self._target, self._course)

    def _bracket(self, wanted: Wanted) -> Bracket | None:
        if self._course is None:
            return None
        return self._course.bracket(wanted.first, wanted.last)

    def _along_a_run(self, wanted: Wanted) -> Placement | None:
        """Almost all passages lie within letters that both texts have in common."""
        if self._course is None or wanted.share < 1:
            return None
        start = self._course.within(wanted.first, wanted.last)
        if start is None:
            return None
        return _placed(occurrence(wanted, Lookup(wanted.kept, self._target.kept), start))

    def _by_letters(self, wanted: Wanted) -> Placement:
        for lookup in self._lookups(wanted):
            found = occurrences(wanted, lookup)
            decision = decide(wanted, found, self._target, self._course)
            if decision.chosen is not None:
                return _placed(decision.chosen)
            if decision.choices:
                return Placement("ambiguous", 0, tuple(one.place for one in decision.choices))
        revised = place_revised(wanted, self._target.kept.letters, self._course)
        return UNPLACED if revised is None else self._close(wanted, revised)

    def _close(self, wanted: Wanted, found: Edited) -> Placement:
        place = self._target.kept.stretch(found.first, found.last - 1)
        whole = self._target.prose.whole
        edged = with_edges(whole, to_words(whole, place), wanted.anchor.quote)
        return Placement("close", found.score, (edged,))

    def _lookups(self, wanted: Wanted) -> Iterator[Lookup]:
        """From the likeliest on; those of all letters and of whole sentences look nearby."""
        target, nearby = self._target, self._nearby(wanted)
        if wanted.share < 1:
            yield Lookup(wanted.raw, target.stretch_raw(*nearby))
            return
        yield Lookup(wanted.kept, target.kept)
        yield Lookup(wanted.kept, target.stretch_flowing(*nearby))
        if wanted.flowing.letters != wanted.kept.letters:
            yield Lookup(wanted.flowing, target.kept)
            yield Lookup(wanted.flowing, target.stretch_flowing(*nearby))
        yield Lookup(wanted.raw, target.stretch_raw(*nearby))

    def _nearby(self, wanted: Wanted) -> Span:
        """The stretch of the target that a passage should lie in, or all of it."""
        bracket = self._bracket(wanted)
        if bracket is None:
            return self._target.whole
        low, high = bracket.target
        start, end = _position(self._target.kept, low), _position(self._target.kept, high)
        return max(0, start - _NEARBY), min(self._target.whole[1], end + _NEARBY)


def _placed(found: Occurrence) -> Placement:
    if found.sound:
        return Placement("exact", places=(found.place,))
    return Placement("close", WHOLE - 1, (found.place,))


def _position(letters: Letters, number: int) -> int:
    return (
        letters.stretch(number, number)[0] if number < len(letters.letters) else len(letters.whole)
    )
