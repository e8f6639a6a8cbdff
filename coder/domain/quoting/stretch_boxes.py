"""The rectangles that cover a stretch of a Text: one a line, not one a character."""

from collections.abc import Iterator
from itertools import compress

from coder.domain.texts.text import Box, Text


def stretch_boxes(text: Text, start: int, end: int) -> tuple[Box, ...]:
    """The rectangles of a stretch in reading order, 1/100 pt of the unrotated page.

    Pieces of one printed line that touch are one rectangle. At least one is given, though it
    be empty, for a stretch that lies on a page.
    """
    found: list[Box] = []
    for page, first, last in text.spans(start, end):
        for box in _lines(text, page, first, last):
            if found and _continues(found[-1], box):
                found[-1] = _around([found[-1], box])
            else:
                found.append(box)
    return tuple(found)


def _lines(text: Text, page: int, first: int, last: int) -> Iterator[Box]:
    words, boxes = text.pages[page].text, text.pages[page].boxes
    while first < last:
        stop = words.find("\n", first, last)
        stop = last if stop < 0 else stop
        seen = [not sign.isspace() for sign in words[first:stop]]
        if any(seen):
            held = boxes[4 * first : 4 * stop]
            x0, y0, x1, y1 = (compress(held[side::4], seen) for side in range(4))
            yield Box(page, min(x0), min(y0), max(x1), max(y1))
        first = stop + 1


def _around(boxes: list[Box]) -> Box:
    _, x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(boxes[0].page, min(x0), min(y0), max(x1), max(y1))


def _continues(before: Box, box: Box) -> bool:
    """Whether a line was only cut by a wide gap: same band, less than a line's height apart."""
    if before.page != box.page:
        return False
    height = max(before.y1 - before.y0, box.y1 - box.y0)
    shared = min(before.y1, box.y1) - max(before.y0, box.y0)
    return 2 * shared > height and -height <= box.x0 - before.x1 < height
