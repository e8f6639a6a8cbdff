"""A Text by its letters: what passages are looked up in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from coder.domain.quoting.anchor import Anchor
from coder.domain.quoting.letters import Letters, Span, read_letters
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text import Text


class Lettered:
    """A Text whose letters are read when they are first needed."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.prose = Prose(text)

    def holds(self, anchor: Anchor) -> bool:
        """Whether a passage stands on this Text."""
        return self.prose.whole[anchor.start : anchor.end] == anchor.quote

    @cached_property
    def kept(self) -> Letters:
        """All but the furniture: what letters are numbered by."""
        return self._read(self.prose.kept)

    @cached_property
    def whole(self) -> Span:
        """The stretch that is everything."""
        return 0, len(self.prose.whole)

    def stretch_kept(self, start: int, end: int) -> Letters:
        """The letters of a stretch without furniture."""
        return self._read(self._kept_between(start, end))

    def stretch_flowing(self, start: int, end: int) -> Letters:
        """Without furniture, and without what interrupts a sentence."""
        if (start, end) == self.whole:
            return self._flowing
        return self._read(self.prose.kept_within(start, end))

    def stretch_raw(self, start: int, end: int) -> Letters:
        """All letters of a stretch."""
        return self._raw if (start, end) == self.whole else self._read([(start, end)])

    @cached_property
    def _flowing(self) -> Letters:
        return self._read(self.prose.kept_within(*self.whole))

    @cached_property
    def _raw(self) -> Letters:
        return self._read([self.whole])

    def _read(self, spans: Iterable[Span]) -> Letters:
        return read_letters(self.prose.whole, spans, self.prose.repairs)

    def _kept_between(self, start: int, end: int) -> Iterator[Span]:
        kept = self.prose.kept
        first = bisect_right(kept, start, key=lambda span: span[1])
        last = bisect_left(kept, end, key=lambda span: span[0])
        for low, high in kept[first:last]:
            yield max(low, start), min(high, end)
