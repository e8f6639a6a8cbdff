"""A Text by its letters, in the orders in which a passage may be read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from coder.domain.quoting.letters import Letters, Span, read_letters
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text import Text


class Lettered:
    """A Text whose letters are read when they are first needed: keep one for each Text."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.prose = Prose(text)

    @cached_property
    def kept(self) -> Letters:
        """Without furniture, in order."""
        return self._read(self.prose.kept)

    @cached_property
    def flowing(self) -> Letters:
        """What interrupts a sentence moved behind all else, so that sentences are whole."""
        floats = self.prose.floats
        ends = [(0, 0), *floats, (len(self.prose.whole), 0)]
        flow = [(one[1], other[0]) for one, other in pairwise(ends)]
        return self._read(
            piece for part in (flow, floats) for span in part for piece in self._kept(*span)
        )

    @cached_property
    def raw(self) -> Letters:
        """Everything, in order."""
        return self._read([(0, len(self.prose.whole))])

    def needles(self, start: int, end: int) -> tuple[Letters, Letters, Letters]:
        """The letters of a stretch: without furniture, without what interrupts it too, all."""
        return (
            self._read(self._kept(start, end)),
            self._read(self.prose.kept_within(start, end)),
            self._read([(start, end)]),
        )

    def _read(self, spans: Iterable[Span]) -> Letters:
        return read_letters(self.prose.whole, spans, self.prose.repairs)

    def _kept(self, start: int, end: int) -> Iterator[Span]:
        kept: Sequence[Span] = self.prose.kept
        first = bisect_right(kept, start, key=lambda span: span[1])
        last = bisect_left(kept, end, key=lambda span: span[0])
        for low, high in kept[first:last]:
            yield max(low, start), min(high, end)
