"""A Text as it is read: what nobody would quote left out, its words known, lost letters found."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Final

from coder.domain.layout.floats import floats
from coder.domain.layout.furniture import Furniture, find_furniture
from coder.domain.layout.lone_heads import lone_heads
from coder.domain.layout.type_sizes import Block, read_blocks
from coder.domain.quoting.hyphens import count_words
from coder.domain.quoting.letters import Mark, Span
from coder.domain.quoting.lost_ligatures import lost_ligatures
from coder.domain.texts.text import Text

_QUOTING: Final = ("kept", "words", "repairs", "blocks", "spaced", "floats")


class Prose:
    """What quoting from a Text needs, read when it is first needed: keep one for each Text."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def read(self) -> dict[str, object]:
        """Read all that quoting needs, by its name: another process can ``take`` it."""
        return {name: getattr(self, name) for name in _QUOTING}

    def take(self, read: Mapping[str, object]) -> None:
        """Take over what was read of the same Text elsewhere."""
        vars(self).update(read)

    @cached_property
    def whole(self) -> str:
        """All pages, joined."""
        return self.text.whole()

    @cached_property
    def furniture(self) -> Furniture:
        """Heads, footers, page and line numbers."""
        return find_furniture(self.text)

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands within a line, hyphens included."""
        return count_words("".join(self.whole[start:end] for start, end in self.kept))

    @cached_property
    def repairs(self) -> list[Mark]:
        """Letters that the PDF shows and its text layer lost."""
        return lost_ligatures(self.text)

    @cached_property
    def blocks(self) -> list[Block]:
        """Lines under each other in one type size."""
        return read_blocks(self.text, self.furniture.lines)

    @cached_property
    def spaced(self) -> frozenset[int]:
        """The type sizes of which most lines stand by themselves, as in a double-spaced draft."""
        alone: Counter[int] = Counter()
        for block in self.blocks:
            alone[block.size] += 1 if len(block.spans) == 1 else -len(block.spans)
        return frozenset(size for size, more in alone.items() if size and more > 0)

    @cached_property
    def floats(self) -> list[Span]:
        """What interrupts a sentence."""
        heads = lone_heads(self.text, self.furniture.lines)
        return floats(self.whole, self.blocks, heads)

    @cached_property
    def kept(self) -> list[Span]:
        """Everything but the furniture, in order."""
        ends = [(0, 0), *self.furniture.spans, (len(self.whole), 0)]
        return [(one[1], other[0]) for one, other in pairwise(ends) if one[1] < other[0]]

    def kept_within(self, start: int, end: int) -> Iterator[Span]:
        """The parts of a stretch that are no furniture, nor interrupt a sentence of it."""
        first = bisect_right(self.floats, start, key=lambda span: span[0])
        last = bisect_left(self.floats, end, key=lambda span: span[1])
        inside = self.floats[first:last]
        ends = [(start, start), *inside, (end, end)]
        for one, other in pairwise(ends):
            yield from self._kept_between(one[1], other[0])

    def _kept_between(self, start: int, end: int) -> Iterator[Span]:
        first = bisect_right(self.kept, start, key=lambda span: span[1])
        last = bisect_left(self.kept, end, key=lambda span: span[0])
        for low, high in self.kept[first:last]:
            yield max(low, start), min(high, end)
