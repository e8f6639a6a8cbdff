"""The rectangles that cover a stretch of a Text: one a line, not one a character."""

from collections.abc import Iterator
from itertools import compress

from coder.domain.texts.text import Box, Page, Text
from coder.domain.texts.turning import Rectangle, turned_by


def stretch_boxes(text: Text, start: int, end: int) -> tuple[Box, ...]:
    """The rectangles of a stretch in reading order, 1/100 pt of the unrotated page.

    Pieces of one printed line that touch are one rectangle. At least one is given, though it
    be empty, for a stretch that lies on a page.
    """
    found: list[Box] = []
    before = -1
    for index, first, last in text.spans(start, end):
        page = text.pages[index]
        for way, box in _lines(page, index, first, last):
            if found and way == before and _continues(page, way, found[-1], box):
                found[-1] = _around([found[-1], box])
            else:
                found.append(box)
            before = way
    return tuple(found)


def _lines(page: Page, index: int, first: int, last: int) -> Iterator[tuple[int, Box]]:
    """The box of each line that is read as one, and how its page is turned to read it."""
    words = page.text
    while first < last:
        stop = words.find("\n", first, last)
        stop = last if stop < 0 else stop
        seen = [not sign.isspace() for sign in words[first:stop]]
        if any(seen):
            held = page.boxes[4 * first : 4 * stop]
            x0, y0, x1, y1 = (list(compress(held[side::4], seen)) for side in range(4))
            ends = (x0[0], y0[0], x1[0], y1[0]), (x0[-1], y0[-1], x1[-1], y1[-1])
            yield _way(page, *ends), Box(index, min(x0), min(y0), max(x1), max(y1))
        first = stop + 1


def _way(page: Page, first: Rectangle, last: Rectangle) -> int:
    """The rotation, in degrees, in which a line runs across the page, by the way its letters go.

    That of the page, unless the line stands sideways on the page as it is shown.
    """
    across = abs(last[0] + last[2] - first[0] - first[2])
    down = last[1] + last[3] - first[1] - first[3]
    if across == abs(down) or (abs(down) > across) == (page.rotation % 180 != 0):
        return page.rotation % 360
    if across > abs(down):
        return 0
    return 270 if down > 0 else 90


def _around(boxes: list[Box]) -> Box:
    _, x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(boxes[0].page, min(x0), min(y0), max(x1), max(y1))


def _continues(page: Page, way: int, before: Box, box: Box) -> bool:
    """Whether a line was only cut by a wide gap: same band, less than a line's height apart."""
    if before.page != box.page:
        return False
    _, top, right, foot = turned_by(page, way, before[1:])
    left, its_top, _, its_foot = turned_by(page, way, box[1:])
    height = max(foot - top, its_foot - its_top)
    shared = min(foot, its_foot) - max(top, its_top)
    return 2 * shared > height and -height <= left - right < height
