"""What nobody reads in a page's text: heads, notices, page and line numbers, covered lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as Collection
from dataclasses import dataclass
from operator import sub
from typing import Final

from coder.domain.layout.covered import covered_lines
from coder.domain.layout.line_numbers import ends_in_numbers, line_numbers, without_number
from coder.domain.layout.margins import BANDS, Band, margins
from coder.domain.layout.page_sequence import number_lines, numberings
from coder.domain.texts.page_lines import Line, page_lines
from coder.domain.texts.text import Page, Text

_STEP: Final = 300  # 1/100 pt: a running head keeps its height to this much
_NEAR: Final = 2  # pages: heads of left and of right pages take turns
_LONG: Final = 8  # letters
_OFTEN: Final = 0.2  # share of the pages
_MOSTLY: Final = 0.6  # share of the pages behind the first one
_FURTHER: Final = 1.5  # times the space between the lines behind it
_MOST_BESIDE: Final = 3  # lines in a head or foot; more are a table
_DIGITS: Final = re.compile(r"\d+")

_Template = tuple[str, int]  # words with digits abstracted, and height in steps


@dataclass(frozen=True, slots=True)
class Furniture:
    """The stretches of a Text that nobody would quote, and its lines, read once.

    ``spans`` are positions in the whole Text, half-open, in order: whole lines with their
    ends, or the number at the end of a line from right to left.
    """

    spans: tuple[tuple[int, int], ...]
    lines: tuple[tuple[Line, ...], ...]  # the other lines of every page


def find_furniture(text: Text) -> Furniture:
    """Tell the furniture of all pages from their text, by place and repetition alone."""
    lines = [page_lines(page) for page in text.pages]
    edges = [margins(page) for page in lines]
    bearers = number_lines(text.pages, edges, numberings(text.pages, edges))
    repeated = _repeated(text.pages, edges)
    heads = _heads(edges)
    spans: list[tuple[int, int]] = []
    kept: list[tuple[Line, ...]] = []
    for index, page in enumerate(text.pages):
        numbers = bearers[index]
        known = repeated | {_template(page, line) for line in numbers}
        found = set(_peeled(page, edges[index], known, numbers))
        found.update(line for band in heads[index] for line in band.lines)
        found.update(line_numbers(page, lines[index]))
        found.update(covered_lines(page, lines[index]))
        found.update(_notices([line for line in lines[index] if line not in found]))
        rest = [line for line in lines[index] if line not in found]
        numbered = ends_in_numbers(page, rest)
        first = text.starts[index]
        parts = [(line.start, line.end + 1) for line in found]
        parts += ((number.start, number.end) for number in numbered.values())
        spans += ((first + start, first + end) for start, end in sorted(parts))
        kept.append(tuple(without_number(page, line, numbered.get(line)) for line in rest))
    return Furniture(tuple(spans), tuple(kept))


def _template(page: Page, line: Line) -> _Template:
    words = " ".join(page.text[line.start : line.end].casefold().split())
    return _DIGITS.sub("#", words), line.y0 // _STEP


def _repeated(pages: Sequence[Page], edges: Sequence[Sequence[Band]]) -> set[_Template]:
    """Templates of words that stand at one height on pages that are near each other.

    A short one, such as the last word of a paragraph, may do so by chance, and must be frequent.
    """
    seen: dict[_Template, list[int]] = defaultdict(list)
    for index, (page, bands) in enumerate(zip(pages, edges, strict=True)):
        for template in {_template(page, line) for band in bands for line in band.lines}:
            seen[template].append(index)
    found = set()
    for words, height in seen:
        letters = sum(map(str.isalpha, words))
        near = sorted(
            index for step in (-1, 0, 1) for index in seen.get((words, height + step), ())
        )
        least = 2 if letters >= _LONG else max(2, _OFTEN * len(pages))
        if letters and len(near) >= least and min(map(sub, near[1:], near)) <= _NEAR:
            found.add((words, height))
    return found


def _heads(edges: Sequence[Sequence[Band]]) -> list[list[Band]]:
    """Outermost bands that keep their height and their distance from the text on most pages.

    Heads of left and right pages differ in words, and a short article shows each only once.
    """
    outer: list[list[Band]] = []
    seen: Counter[tuple[str, int]] = Counter()
    for bands in edges:
        sides = [[band for band in bands if band.side == side] for side in ("top", "bottom")]
        outer.append([side[0] for side in sides if stands_apart(side)])
        seen.update((band.side, band.lines[0].y0 // _STEP) for band in outer[-1])
    least = max(2, _MOSTLY * (len(edges) - 1))

    def keeps(band: Band) -> bool:
        height = band.lines[0].y0 // _STEP
        return sum(seen[band.side, height + step] for step in (-1, 0, 1)) >= least

    return [[band for band in bands if keeps(band)] for bands in outer]


def stands_apart(side: Sequence[Band]) -> bool:
    """Whether the outermost band is further from the text than its lines are from each other.

    A page with few lines shows no text to be told apart from.
    """
    if len(side) < BANDS:
        return False
    band, *text = side
    return _is_apart(band) and band.gap >= _FURTHER * max(one.gap for one in text[:-1])


def _is_apart(band: Band) -> bool:
    return len(band.lines) <= _MOST_BESIDE and band.gap >= band.lines[0].height


def _peeled(
    page: Page, bands: Sequence[Band], known: set[_Template], bearers: Collection[Line]
) -> Iterator[Line]:
    """From either edge inwards, as long as a band holds a line that is known.

    What stands beside a page number belongs to it if the band keeps its distance from the text:
    the section's title, which changes, where only the number gives the head away.
    """
    closed = set()
    for band in bands:
        found = [line for line in band.lines if _template(page, line) in known]
        if not found or band.side in closed:
            closed.add(band.side)
        elif _is_apart(band) and not bearers.isdisjoint(band.lines):
            yield from band.lines
        else:
            yield from found


def _notices(lines: Sequence[Line]) -> list[Line]:
    """Lines that run along the edge of a page whose text is upright."""
    upright = [line for line in lines if not line.sideways]
    if not lines or 2 * len(upright) <= len(lines):
        return []
    left, right = min(line.x0 for line in upright), max(line.x1 for line in upright)
    return [line for line in lines if line.sideways and (line.x0 >= right or line.x1 <= left)]
