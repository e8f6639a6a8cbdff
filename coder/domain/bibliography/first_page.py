"""What the first pages of an article look like: the title by its size, the authors below it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import category, normalize

from coder.domain.bibliography.person_names import MARK, begins_names, is_name, printed_names
from coder.domain.texts.text import storable

_SAME_SIZE: Final = 0.7  # points by which two lines of one title may differ
_NAME_OF_A_JOURNAL: Final = 3  # words at most
_LEADING: Final = 2.4  # line heights between the tops of two lines of one block
_TOUCHING: Final = 200  # 1/100 pt by which pieces of one row may overlap
_NEAR_JOURNAL: Final = 3_000  # 1/100 pt between a journal's name and the lines around it
_FEWEST_LETTERS: Final = 8  # of a title
_LONGEST: Final = 400  # characters of a title
_SUPERSCRIPT: Final = 2  # letters at most
_NO_TITLE: Final = re.compile(
    r"^\W*(original |short |brief |special |focused )*"
    r"(research|review|article|articles|paper|communication|open access|abstract|introduction|"
    r"summary|contents|table of contents|editorial|case report|study protocol|protocol|report|"
    r"letter|commentary|perspective|correspondence|new results|methodology|download|preprint|"
    r"research note|data note|new results|software|hindawi|biomed central|author'?s'? summary|"
    r"access to the published version|this is an? .*|contents lists.*|journal homepage.*|"
    r"see discussions.*|full terms.*|www\..*|https?:.*|proceedings of.*)"
    r"( (article|articles|paper|report|note|access|open access|corporation|series|protocol))*\W*$",
    re.IGNORECASE,
)
_LIGATURE: Final = re.compile("[\ufb00-\ufb06]")
_JOURNAL_NEAR: Final = re.compile(r"journal homepage|contents lists available", re.IGNORECASE)
_VERSION_NOTE: Final = re.compile(r"\s*\[(v\d|version)[^\]]*\]?.*$", re.IGNORECASE)


class PageLine(NamedTuple):
    """A line as a reader sees it: words, size in points, weight, and place in 1/100 pt."""

    words: str
    names: str  # the words, every superscript replaced by MARK
    size: float
    bold: bool
    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The printed title, and the printed authors if they could be told."""

    title: str
    authors: tuple[str, ...]


def plain(words: str) -> str:
    """Printed words as one would type them: ligatures expanded, soft hyphens left out."""
    expanded = _LIGATURE.sub(lambda found: normalize("NFKC", found[0]), storable(words))
    return expanded.replace("\u00ad", "").strip()


def read_heading(lines: Sequence[PageLine]) -> Heading | None:
    """The heading of the article that begins on a page; None if nothing looks like one."""
    # Numbers alone are pages or lines, and would stand between the lines of title or authors.
    lines = [line for line in lines if not line.words.isdecimal()]
    blocks = [block for block in map(_without_kind, _blocks(lines)) if _is_title(block)]
    if not blocks:
        return None
    title = _largest(blocks)
    if title[0].size < _body_size(lines) + _SAME_SIZE and not title[0].bold:
        return None
    seen = " ".join(line.words for line in lines).lower()
    words = _VERSION_NOTE.sub("", _joined(title, seen))
    return Heading(words, _authors(lines, title))


def _largest(blocks: list[list[PageLine]]) -> list[PageLine]:
    """The block of the largest letters, unless that is a journal's name above a real title."""
    largest = max(blocks, key=lambda block: block[0].size)
    if _words(largest) > _NAME_OF_A_JOURNAL:
        return largest
    longer = [
        block
        for block in blocks
        if _words(block) > 2 * _NAME_OF_A_JOURNAL and block[0].size > 0.55 * largest[0].size
    ]
    return max(longer, key=lambda block: block[0].size, default=largest)


def _words(block: list[PageLine]) -> int:
    return sum(len(row.words.split()) for row in block)


def _without_kind(block: list[PageLine]) -> list[PageLine]:
    """The block without a first line that says what kind of article this is."""
    return block[1:] if len(block) > 1 and _NO_TITLE.match(block[0].words) else block


def _rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """Lines from top to bottom, the pieces of one printed row put together."""
    rows: list[PageLine] = []
    for line in sorted(lines, key=lambda line: (line.y1, line.x0)):
        if rows and _beside(rows[-1], line):
            rows[-1] = _together(rows[-1], line)
        else:
            rows.append(line)
    return rows


def _beside(row: PageLine, line: PageLine) -> bool:
    overlap = min(row.y1, line.y1) - max(row.y0, line.y0)
    gap = max(line.x0 - row.x1, row.x0 - line.x1)
    near = -_TOUCHING <= gap <= (400 * line.size if line.x0 > row.x0 else 2 * _TOUCHING)
    same = abs(row.size - line.size) < _SAME_SIZE
    return same and near and overlap > 0.6 * min(row.y1 - row.y0, line.y1 - line.y0)


def _together(row: PageLine, line: PageLine) -> PageLine:
    first, second = (row, line) if row.x0 <= line.x0 else (line, row)
    gap = " " if second.x0 - first.x1 < 100 * first.size else f" {MARK} "
    return PageLine(
        f"{first.words} {second.words}",
        f"{first.names}{gap}{second.names}",
        max(row.size, line.size),
        row.bold or line.bold,
        first.x0,
        min(row.y0, line.y0),
        max(row.x1, line.x1),
        max(row.y1, line.y1),
    )


def _blocks(lines: Sequence[PageLine]) -> list[list[PageLine]]:
    """Rows of one size that stand close below one another."""
    blocks: list[list[PageLine]] = []
    for row in _rows(lines):
        home = next((block for block in reversed(blocks) if _continues(block[-1], row)), None)
        if home is None:
            blocks.append([row])
        else:
            home.append(row)
    return [block for block in blocks if not _is_journal(block, lines)]


def _continues(last: PageLine, row: PageLine) -> bool:
    close = 0 < row.y0 - last.y0 < _LEADING * 100 * max(last.size, 6.0)
    across = min(last.x1, row.x1) > max(last.x0, row.x0)
    return close and across and abs(last.size - row.size) < _SAME_SIZE


def _is_journal(block: list[PageLine], lines: Sequence[PageLine]) -> bool:
    """Publishers print the journal's name large, between two lines of their own."""
    near = [line for line in lines if abs(line.y0 - block[-1].y1) < _NEAR_JOURNAL]
    return len(block) == 1 and any(_JOURNAL_NEAR.search(line.words) for line in near)


def _is_title(block: list[PageLine]) -> bool:
    words = _joined(block)
    letters = sum(letter.isalpha() for letter in words)
    several = len(words.split()) > 1 or any(category(letter) == "Lo" for letter in words)
    return (
        several
        and letters >= _FEWEST_LETTERS
        and letters > 0.6 * len(words)
        and len(words) < _LONGEST
        and not _NO_TITLE.match(words)
        and not (len(block) > 1 and all(is_name(row.words) for row in block))
    )


def _joined(block: list[PageLine], seen: str = "") -> str:
    """The words of a block; a hyphen at a line's end goes if the page has the word without."""
    words = ""
    for row in block:
        text = row.words
        if words.endswith(("-", "\u2010")):
            halves = words.rsplit(maxsplit=1)[-1][:-1] + text.split()[0] if text else ""
            words = words[:-1] + text if halves.lower() in seen else words + text
        else:
            words += f" {text}"
    return " ".join(words.split())


def _body_size(lines: Sequence[PageLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    return sizes.most_common(1)[0][0]


def _authors(lines: Sequence[PageLine], title: list[PageLine]) -> tuple[str, ...]:
    left, right = min(row.x0 for row in title), max(row.x1 for row in title)
    found: list[PageLine] = []
    for row in _rows([line for line in lines if _may_name(line)]):
        if row.y0 < title[-1].y1 - 300 or row.x1 < left or row.x0 > right:
            continue
        if found and not _same_list(found[-1], row):
            break
        if found or begins_names(row.names):
            found.append(row)
    # A name may be broken between two rows, so rows count only together; the last may be no names.
    while found:
        names = printed_names(_listed(found))
        if names:
            return names
        found.pop()
    return ()


def _listed(rows: list[PageLine]) -> str:
    """Rows of names as one list; two on one height are columns, so a name ends between them."""
    names = rows[0].names
    for above, row in pairwise(rows):
        names += f" {row.names}" if row.y0 > above.y0 + 100 * row.size / 2 else MARK + row.names
    return names


def _may_name(line: PageLine) -> bool:
    """Not so the superscripts that some files put into lines of their own."""
    return any(len(word) > _SUPERSCRIPT for word in line.words.split())


def _same_list(last: PageLine, row: PageLine) -> bool:
    close = row.y0 - last.y0 < 2.5 * 100 * max(last.size, 6.0)
    return close and abs(last.size - row.size) < _SAME_SIZE
