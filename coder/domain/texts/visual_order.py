"""Pieces of one printed line in the order a reader sees them, where a text layer jumbles them."""

from collections.abc import Iterator, Sequence

from coder.domain.texts.page_lines import Line
from coder.domain.texts.text import Text


def visual_order(text: Text, lines: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int]]:
    """The stretches of all lines; those beside each other that follow each other go by place.

    From left to right: of use for a word in another font that a file draws after its line.
    Positions are those of the whole text.
    """
    for start, kept in zip(text.starts, lines, strict=True):
        run: list[Line] = []
        for line in kept:
            if run and not _beside(run[-1], line):
                yield from _spans(start, run)
                run = []
            run.append(line)
        yield from _spans(start, run)


def _spans(start: int, run: list[Line]) -> Iterator[tuple[int, int]]:
    for line in sorted(run, key=lambda line: line.x0):
        yield start + line.start, start + line.end + 1


def _beside(one: Line, other: Line) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return 2 * shared > max(one.height, other.height)
