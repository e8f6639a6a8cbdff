"""Placing a region: by the words around it, where they stand at the same place of a page."""

from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import Final, NamedTuple

from coder.domain.placing.course import Course
from coder.domain.placing.editing import WHOLE
from coder.domain.placing.lettered import Lettered
from coder.domain.placing.placement import UNPLACED, Placement
from coder.domain.quoting.anchor import Anchor
from coder.domain.texts.text import Box, Text

_EVERY: Final = 16  # letters from one that is looked at to the next
_LEAST: Final = 8  # letters that are looked at: fewer show nothing
_SAMPLE: Final = 500  # letters of a whole text
_MOST: Final = 0.9  # of them stand alike
_NEAR: Final = 300  # 1/100 pt: extractors differ in how high a letter is


class _Seen(NamedTuple):
    """A letter that both texts have: on which page of the target, and how far it was moved."""

    page: int
    right: int  # 1/100 pt
    down: int
    taller: int
    turned: int  # pages forward

    @property
    def stands(self) -> bool:
        """Whether it stands where it stood."""
        return not self.turned and max(map(abs, self[1:4])) <= _NEAR


def place_region(
    anchor: Anchor, source: Lettered, target: Lettered, course: Course, *, same: bool
) -> Placement:
    """Exact on the same page of the same file; close on a page whose words stand alike.

    ``same`` says whether both texts are of one file: it holds for pages without words, too.
    """
    if any(box.page >= len(source.text.pages) for box in anchor.boxes):
        return UNPLACED
    moved = [_moved(box, source, target, course, same=same) for box in anchor.boxes]
    boxes = tuple(box for box, _ in moved if box is not None)
    if len(boxes) < len(moved):
        return UNPLACED
    if same and boxes == anchor.boxes:
        return Placement("exact", boxes=boxes)
    return Placement("close", min(WHOLE - 1, *(score for _, score in moved)), boxes=boxes)


def is_same_file(source: Lettered, target: Lettered, course: Course) -> bool:
    """Whether two texts are of one file: same pages, and the same letters at the same places."""
    if _sizes(source.text) != _sizes(target.text):
        return False
    count = len(source.kept.letters)
    numbers = range(0, count, max(1, count // _SAMPLE))
    seen = [one for one in _seen(numbers, source, target, course) if one.stands]
    return len(seen) >= max(_LEAST, _MOST * len(numbers))


def _sizes(text: Text) -> list[tuple[int, int, int]]:
    return [(page.width, page.height, page.rotation) for page in text.pages]


def _moved(
    box: Box, source: Lettered, target: Lettered, course: Course, *, same: bool
) -> tuple[Box | None, int]:
    """A box where the words of its page stand on the target, and thousandths that stand so."""
    looked, seen = _page_letters(box.page, source, target, course)
    if looked < _LEAST:
        return (box if same else None), WHOLE
    if not seen:
        return None, 0
    page = Counter(one.page for one in seen).most_common(1)[0][0]
    here = [one for one in seen if one.page == page]
    right, down = round(median(one.right for one in here)), round(median(one.down for one in here))
    alike = sum(
        abs(one.right - right) <= _NEAR
        and abs(one.down - down) <= _NEAR
        and abs(one.taller) <= _NEAR
        for one in here
    )
    if alike < _MOST * looked:
        return None, 0
    if page == box.page and max(abs(right), abs(down)) <= _NEAR:
        right = down = 0  # what differs is the letters' height, not their place
    found = Box(page, box.x0 + right, box.y0 + down, box.x1 + right, box.y1 + down)
    return (found if _is_on(found, target.text) else None), WHOLE * alike // looked


def _is_on(box: Box, text: Text) -> bool:
    page = text.pages[box.page]
    return box.x0 >= 0 and box.y0 >= 0 and box.x1 <= page.width and box.y1 <= page.height


def _page_letters(
    page: int, source: Lettered, target: Lettered, course: Course
) -> tuple[int, list[_Seen]]:
    """How many letters of a page were looked at, and those that the target has too."""
    start = source.text.starts[page]
    end = start + len(source.text.pages[page].text)
    numbers = range(source.kept.number(start), source.kept.number(end), _EVERY)
    return len(numbers), list(_seen(numbers, source, target, course))


def _seen(numbers: range, source: Lettered, target: Lettered, course: Course) -> Iterator[_Seen]:
    for number in numbers:
        other = course.within(number, number + 1)
        if other is not None:
            one = _letter_box(source, number)
            two = _letter_box(target, other)
            taller = (two.y1 - two.y0) - (one.y1 - one.y0)
            yield _Seen(two.page, two.x0 - one.x0, two.y1 - one.y1, taller, two.page - one.page)


def _letter_box(text: Lettered, number: int) -> Box:
    place = text.kept.stretch(number, number)[0]
    page = text.text.page_of(place)
    return Box(page, *text.text.pages[page].box(place - text.text.starts[page]))
