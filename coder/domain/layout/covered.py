"""Lines that another one is printed over, and whose words stand once more on their page.

Some typesetters put the beginning of a caption in the paper's colour under its label, so that
programs find it. A Text knows no colours, but of two lines at one place only one can be read.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from coder.domain.texts.page_lines import Line
from coder.domain.texts.text import Page

_LEAST: Final = 12  # letters: what is shorter may stand twice by chance
_LABEL: Final = 4  # letters: what is shorter is a sign of a formula
_LEVEL: Final = 0.1  # of a line's height: so far do the two differ in top and foot
_OVER: Final = 0.5  # of a letter's width, which another one covers
_MOSTLY: Final = 0.6  # of the letters of the shorter line

_Box = tuple[int, int, int, int]


def covered_lines(page: Page, lines: Sequence[Line]) -> list[Line]:
    """The longer one of two lines at one place, if its letters stand elsewhere on the page too."""
    found: list[Line] = []
    for pair in _level(lines):
        shorter, longer = sorted(pair, key=lambda line: (line.end - line.start, -line.start))
        words = _letters(page, [longer])
        if longer not in found and len(words) >= _LEAST and _is_over(page, shorter, longer):
            rest = [line for line in lines if line != longer and line not in found]
            if shorter in rest and words in _letters(page, rest):
                found.append(longer)
    return found


def _level(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines of one height whose rectangles overlap."""
    down = sorted(lines, key=lambda line: line.y0)
    for number, line in enumerate(down):
        most = _LEVEL * line.height
        for other in takewhile(lambda one: one.y0 <= line.y0 + most, down[number + 1 :]):  # noqa: B023
            if abs(other.y1 - line.y1) <= most and other.x0 < line.x1 and line.x0 < other.x1:
                yield line, other


def _letters(page: Page, lines: Sequence[Line]) -> str:
    words = "".join(page.text[line.start : line.end] for line in lines)
    return "".join(filter(str.isalnum, words.casefold()))


def _is_over(page: Page, shorter: Line, longer: Line) -> bool:
    """Whether most letters of a line share their place with one of the other."""
    letters, others = list(_boxes(page, shorter)), list(_boxes(page, longer))
    covered = sum(any(_share(box, other) for other in others) for box in letters)
    return len(letters) >= _LABEL and covered >= _MOSTLY * len(letters)


def _boxes(page: Page, line: Line) -> Iterator[_Box]:
    for place in range(line.start, line.end):
        if page.text[place].isalnum():
            yield page.box(place)


def _share(box: _Box, other: _Box) -> bool:
    """Whether two letters of one line cover each other; on a turned page it runs downwards."""
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    least = min(box[2] - box[0], other[2] - other[0]), min(box[3] - box[1], other[3] - other[1])
    return wide > 0 and high > 0 and wide >= _OVER * least[0] and high >= _OVER * least[1]
