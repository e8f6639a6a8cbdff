"""The word and the sentence around a position of a Text."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from coder.domain.texts.hitting import Block, PageHits
from coder.domain.texts.sentence_ends import END, NO_END
from coder.domain.texts.text import Text

Span = tuple[int, int]
Hits = Callable[[int], PageHits]

_WORD: Final = re.compile(r"[^\W_]+(?:(?:['\u2019\u2010-]|[-\u2010\u00ad]\n)[^\W_]+)*")
_AROUND: Final = 120  # characters around a position in which its word is looked for
_BLOCKS: Final = 6  # that may stand between two halves of a sentence: figure, foot, head


def word_at(whole: str, position: int) -> Span:
    """The word at a position, also over a line's end; else the character alone."""
    low = max(0, position - _AROUND)
    for match in _WORD.finditer(whole, low, min(len(whole), position + _AROUND)):
        if match.start() <= position < match.end():
            return match.span()
    return position, min(position + 1, len(whole))


def word_start(whole: str, position: int) -> int:
    """Where the word before a position begins."""
    low = max(0, position - _AROUND)
    starts = [match.start() for match in _WORD.finditer(whole, low, position)]
    return starts[-1] if starts else low


def word_end(whole: str, position: int) -> int:
    """Where the next word after a position ends."""
    match = _WORD.search(whole, position)
    return match.end() if match else len(whole)


def sentence_at(text: Text, hits: Hits, position: int) -> Span:
    """The sentence at a position: it may go on in the next column, or on the next page.

    It is looked for in the column or paragraph that holds the position; where that begins or ends
    in the middle of a sentence, the rest stands in a neighbour.
    """
    page = text.page_of(position)
    blocks = list(_around(text, hits, page))
    here = next(
        (number for number, (low, high, _) in enumerate(blocks) if low <= position <= high), None
    )
    if here is None:
        return position, position
    low, high, block = blocks[here]
    start, end = _within(text.stretch(low, high), position - low)
    start, end = start + low, end + low
    if end == high and not _ends(text.stretch(start, end)):
        end = _goes_on(text, blocks[here + 1 : here + 1 + _BLOCKS], block, end)
    if start == low and _begins_within(text.stretch(low, high)):
        start = _began(text, blocks[max(0, here - _BLOCKS) : here], block, start)
    return start, end


def _around(text: Text, hits: Hits, page: int) -> Iterator[tuple[int, int, Block]]:
    """The blocks of a page and its neighbours: start, end, block."""
    for index in range(max(0, page - 1), min(page + 2, len(text.pages))):
        shift = text.starts[index]
        for block in hits(index).blocks:
            yield shift + block.lines[0].start, shift + block.lines[-1].end, block


def _within(words: str, place: int) -> Span:
    start = 0
    for match in END.finditer(words):
        if NO_END.search(words[start : match.end()]):
            continue
        if match.end() > place:
            return _stripped(words, start, match.end())
        start = match.end()
    return _stripped(words, start, len(words))


def _stripped(words: str, start: int, end: int) -> Span:
    held = words[start:end]
    return start + len(held) - len(held.lstrip()), start + len(held.rstrip())


def _ends(words: str) -> bool:
    found = list(END.finditer(words))
    return bool(found) and found[-1].end() == len(words)


def _begins_within(words: str) -> bool:
    """Whether a block begins in the middle of a sentence."""
    first = words.lstrip()[:1]
    return first.islower()


def _alike(one: Block, other: Block) -> bool:
    height, size = one.lines[0].height, other.lines[0].height
    return abs(height - size) <= max(height, size) // 10


def _goes_on(text: Text, after: list[tuple[int, int, Block]], block: Block, end: int) -> int:
    for low, high, other in after:
        words = text.stretch(low, high)
        if _alike(block, other) and _begins_within(words):
            return low + _within(words, 0)[1]
    return end


def _began(text: Text, before: list[tuple[int, int, Block]], block: Block, start: int) -> int:
    for low, high, other in reversed(before):
        words = text.stretch(low, high)
        if _alike(block, other) and not _ends(words.rstrip()):
            return low + _within(words, len(words) - 1)[0]
    return start
