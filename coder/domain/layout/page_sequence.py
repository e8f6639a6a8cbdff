"""Page numbers found in the margins: numbers that grow by one from page to page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from coder.domain.layout.margins import Band, Side
from coder.domain.layout.page_number import Style, numbers_in, read_number
from coder.domain.texts.page_lines import Line
from coder.domain.texts.text import Page

_LONGEST_GAP: Final = 8  # pages in a row that may stand without their number, as chapters begin
_LEAST_SHARE: Final = 0.3  # of the pages between the first and the last number
_SHORT: Final = 4  # pages; in a longer document two equal distances can be chance
_STEP: Final = 500  # 1/100 pt: numbers of one sequence stand at one height
_OF_WEIGHT: Final = 0.8  # "3 of 11" counts the file's pages where a journal's number stands too


class _Key(NamedTuple):
    """What the numbers of one sequence have in common."""

    style: Style
    offset: int  # number less page index
    side: Side
    height: int  # on the page, in steps of _STEP


class _Vote(NamedTuple):
    """A number in the margin of one page."""

    line: Line
    width: int
    depth: int  # bands between it and the edge


class Numbering(NamedTuple):
    """Pages whose numbers follow each other."""

    style: Style
    offset: int
    side: Side
    lines: dict[int, Line]  # where the number is printed: page index to line
    weight: float  # how much speaks for it


def numberings(pages: Sequence[Page], margins: Sequence[Sequence[Band]]) -> list[Numbering]:
    """The sequences of page numbers of a document, the best proven first.

    Each number in a margin votes for its distance from the page's index: what else is printed
    there (year, volume, range of pages) stands still while the index grows, and never agrees.
    """
    votes: dict[_Key, dict[int, _Vote]] = defaultdict(dict)
    for index, (page, bands) in enumerate(zip(pages, margins, strict=True)):
        for key, vote in _votes(page, index, bands):
            votes[key].setdefault(index, vote)
    least = 2 if len(pages) <= _SHORT else 3
    found = [
        _numbering(key, run)
        for key, cast in votes.items()
        for run in _runs(cast)
        if len(run) >= least and len(run) >= _LEAST_SHARE * (max(run) - min(run) + 1)
    ]
    return sorted(found, key=lambda numbering: -numbering.weight)


def numbered(
    pages: Sequence[Page], margins: Sequence[Sequence[Band]], found: Sequence[Numbering]
) -> list[str | None]:
    """The number of every page, also where it is not printed but follows from its neighbours.

    The better proven sequence goes first; each then reaches as far as its numbers are above
    zero and no other number stands where its own would.
    """
    owners: list[Numbering | None] = [None] * len(pages)
    lone = [_lone(page, bands) for page, bands in zip(pages, margins, strict=True)]
    for numbering in found:
        if not any(owners[index] for index in numbering.lines):
            for index in range(min(numbering.lines), max(numbering.lines) + 1):
                owners[index] = owners[index] or numbering
    for numbering in found:
        _extend(owners, numbering, [numbering.side in sides for sides in lone])
    return [
        owner.style.write(index + owner.offset) if owner else None
        for index, owner in enumerate(owners)
    ]


def number_lines(
    pages: Sequence[Page], margins: Sequence[Sequence[Band]], found: Sequence[Numbering]
) -> list[set[Line]]:
    """The lines of every page that bear its number, also where it stands out of line for once.

    There it must stand as it does elsewhere: a paragraph may begin with the page's number.
    """
    lines = [
        {numbering.lines[i] for numbering in found if i in numbering.lines}
        for i in range(len(pages))
    ]
    around = {
        _around_number(pages[index].text[line.start : line.end])
        for numbering in found
        for index, line in numbering.lines.items()
    }
    known = {(numbering.style._replace(width=0), numbering.offset) for numbering in found}
    for index, (page, bands) in enumerate(zip(pages, margins, strict=True)):
        for band in bands:
            for key, vote in _votes(page, index, (band,) if band.depth == 0 else ()):
                words = page.text[vote.line.start : vote.line.end]
                if (key.style, key.offset) in known and _around_number(words) in around:
                    lines[index].add(vote.line)
    return lines


def _around_number(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalpha())


def _extend(owners: list[Numbering | None], numbering: Numbering, taken: Sequence[bool]) -> None:
    if numbering not in owners:
        return
    last = len(owners) - 1 - owners[::-1].index(numbering)
    for way in (range(owners.index(numbering) - 1, -1, -1), range(last + 1, len(owners))):
        for index in way:
            if owners[index] or taken[index] or index + numbering.offset < 1:
                break
            owners[index] = numbering


def _numbering(key: _Key, votes: dict[int, _Vote]) -> Numbering:
    weight = sum(1 - vote.depth / 10 for vote in votes.values())
    return Numbering(
        style=key.style._replace(width=max(vote.width for vote in votes.values())),
        offset=key.offset,
        side=key.side,
        lines={index: vote.line for index, vote in votes.items()},
        weight=weight * (_OF_WEIGHT if key.style.of else 1),
    )


def _votes(page: Page, index: int, bands: Sequence[Band]) -> Iterator[tuple[_Key, _Vote]]:
    for band in bands:
        for line in band.lines:
            for number, style in numbers_in(page.text[line.start : line.end]):
                if number > 0:
                    key = _Key(style._replace(width=0), number - index, band.side, line.y0 // _STEP)
                    yield key, _Vote(line, style.width, band.depth)


def _lone(page: Page, bands: Sequence[Band]) -> set[Side]:
    """The sides at whose very edge a number stands alone."""
    return {
        band.side
        for band in bands
        for line in band.lines
        if band.depth == 0 and read_number(page.text[line.start : line.end])
    }


def _runs(votes: dict[int, _Vote]) -> Iterator[dict[int, _Vote]]:
    """Cut where too many pages in a row do not agree."""
    run: dict[int, _Vote] = {}
    last = min(votes)
    for index in sorted(votes):
        if index - last > _LONGEST_GAP:
            yield run
            run = {}
        run[index] = votes[index]
        last = index
    yield run
