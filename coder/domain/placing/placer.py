"""Placing passages of one Text on another."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from coder.domain.placing.course import Course
from coder.domain.placing.editing import edited, WHOLE
from coder.domain.placing.lettered import Lettered
from coder.domain.placing.placement import UNPLACED, Placement
from coder.domain.placing.surroundings import surroundings_agree
from coder.domain.quoting.anchor import Anchor
from coder.domain.quoting.letters import Letters, Span, read_letters
from coder.domain.quoting.number_signs import agree_in_numbers
from coder.domain.quoting.quoted_edges import agree_in_signs, begins_and_ends_words, with_edges
from coder.domain.quoting.whole_numbers import cuts_number
from coder.domain.texts.text import Text

_LONG: Final = 32
_MANY: Final = 200
_FITS: Final = 0.75
_MARGIN: Final = 0.3
_CLOSE: Final = 650
_PAD: Final = 24


@dataclass(frozen=True, slots=True)
class Wanted:
    quote: str
    around: str  # letters
    first: int
    last: int
    kept: Letters
    flowing: Letters
    raw: Letters


class Placer:
    """Passages of one Text on another."""

    def __init__(self, source: Text | None, target: Text) -> None:
        self._source = None if source is None else Lettered(source)
        self._target = Lettered(target)

    def place(self, anchor: Anchor) -> Placement:
        if anchor.kind == "region":
            return UNPLACED
        if self._stands(anchor):
            return Placement("exact", places=((anchor.start, anchor.end),))
        wanted = self._wanted(anchor)
        course = self._course
        if course and wanted.first < wanted.last:
            at = course.within(wanted.first, wanted.last)
            if at is not None:
                got = self._checked(wanted.kept, self._target.kept, at, wanted)
                if got:
                    return Placement("exact", places=(got,))
        for needle, letters in self._readings(wanted):
            found = self._choose(wanted, needle, letters)
            if found is not None:
                return found
        return self._edited(wanted)

    def _readings(self, wanted):
        target = self._target
        touched = wanted.raw.letters != wanted.kept.letters
        if touched:
            yield wanted.raw, target.raw
        yield wanted.kept, target.kept
        yield wanted.kept, target.flowing
        if wanted.flowing.letters != wanted.kept.letters:
            yield wanted.flowing, target.kept
            yield wanted.flowing, target.flowing
        if not touched:
            yield wanted.raw, target.raw

    def _stands(self, anchor: Anchor) -> bool:
        before, behind = len(anchor.prefix), len(anchor.suffix)
        if anchor.start < before:
            return False
        words = self._target.text.stretch(anchor.start - before, anchor.end + behind)
        return words == anchor.prefix + anchor.quote + anchor.suffix

    def _wanted(self, anchor: Anchor) -> Wanted:
        if self._source is not None:
            kept = self._source.kept
            first, last = kept.number(anchor.start), kept.number(anchor.end)
            return Wanted(
                anchor.quote,
                kept.letters,
                first,
                last,
                *self._source.needles(anchor.start, anchor.end),
            )
        words = anchor.words or anchor.quote
        kept = read_letters(words, [(0, len(words))])
        raw = read_letters(anchor.quote, [(0, len(anchor.quote))])
        whole = f"{anchor.prefix} {words} {anchor.suffix}"
        around = read_letters(whole, [(0, len(whole))])
        first = around.number(len(anchor.prefix))
        return Wanted(
            anchor.quote, around.letters, first, first + len(kept.letters), kept, kept, raw
        )

    @cached_property
    def _course(self) -> Course | None:
        if self._source is None:
            return None
        return Course(self._source.kept.letters, self._target.kept.letters)

    def _choose(self, wanted: Wanted, needle: Letters, letters: Letters) -> Placement | None:
        found = []
        starts = list(_all(letters.letters, needle.letters))
        if len(starts) > _MANY:
            starts = self._near(wanted, starts, letters)
        for at in starts:
            span = self._checked(needle, letters, at, wanted)
            if span is not None:
                found.append(span)
        whole = self._target.prose.whole
        found = [s for s in found if begins_and_ends_words(whole, s)] or (
            found if len(needle.letters) >= 16 else []
        )
        if not found:
            return None
        return self._decide(wanted, needle, found)

    def _near(self, wanted, starts, letters):
        return starts[:_MANY]

    def _checked(self, needle, letters, at, wanted) -> Span | None:
        last = at + len(needle.letters) - 1
        place = letters.stretch(at, last)
        whole = self._target.prose.whole
        if (
            letters.has_accent(last)
            or not agree_in_numbers(letters, at, needle)
            or not agree_in_signs(whole[slice(*place)], wanted.quote)
        ):
            return None
        if cuts_number(letters, at, needle):
            return None
        return with_edges(whole, place, wanted.quote)

    def _decide(self, wanted, needle, found) -> Placement | None:
        kept = self._target.kept
        scored = []
        for span in found:
            place = kept.number(span[0]), kept.number(span[1])
            left, right = surroundings_agree(
                wanted.around, (wanted.first, wanted.last), kept.letters, place
            )
            agrees = self._course is not None and self._course.agrees(
                wanted.first, wanted.last, place[0]
            )
            scored.append((left + right, max(left, right), agrees, span))
        scored.sort(key=lambda s: (-s[0], s[3]))
        best = scored[0]
        if len(scored) == 1:
            if (
                best[2]
                or best[1] >= _FITS
                or (len(needle.letters) >= _LONG and self._is_alone(wanted, needle))
            ):
                return Placement("exact", places=(best[3],))
            return None
        if best[0] - scored[1][0] >= _MARGIN and (best[1] >= _FITS or best[2]):
            return Placement("exact", places=(best[3],))
        agreeing = [s for s in scored if s[2]]
        if len(agreeing) == 1:
            return Placement("exact", places=(agreeing[0][3],))
        if agreeing:
            return Placement("ambiguous", score=0, places=tuple(s[3] for s in agreeing))
        if self._course is not None and self._course.bracket(wanted.first, wanted.last):
            return None
        return Placement("ambiguous", score=0, places=tuple(s[3] for s in scored))

    def _is_alone(self, wanted, needle):
        first = wanted.around.find(needle.letters)
        return first < 0 or wanted.around.find(needle.letters, first + 1) < 0

    def _edited(self, wanted) -> Placement:
        if self._course is None or wanted.first >= wanted.last:
            return UNPLACED
        bracket = self._course.bracket(wanted.first, wanted.last)
        if bracket is None:
            return UNPLACED
        (left, right), (low, high) = bracket
        pad = min(_PAD, left, low)
        left, low = left - pad, low - pad
        right, high = right + _PAD, high + _PAD
        target = self._target.kept
        got = edited(
            wanted.around[left:right],
            target.letters[low:high],
            wanted.first - left,
            wanted.last - left,
        )
        if got.score < _CLOSE or got.first >= got.last:
            return UNPLACED
        place = target.stretch(low + got.first, low + got.last - 1)
        return Placement(
            "close",
            min(got.score, WHOLE - 1),
            (with_edges(self._target.prose.whole, place, wanted.quote),),
        )


def _all(letters: str, needle: str) -> Iterator[int]:
    start = letters.find(needle) if needle else -1
    while start >= 0:
        yield start
        start = letters.find(needle, start + 1)
