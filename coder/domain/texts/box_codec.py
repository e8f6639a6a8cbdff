"""The boxes of a page as columns of bytes that zlib packs well.

Characters stand in runs: stretches of equal top and bottom without a great leap. Within a run,
what is kept is the gap from the right edge of a character to the left edge of the next (mostly
nothing) and by how much its width differs from the usual width of its letter on this page (mostly
nothing too); adding up brings the edges back. Numbers are written in byte planes, all lowest bytes
first, since the higher ones hardly ever change.
"""

import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate, pairwise
from operator import itemgetter, sub
from typing import Final

from coder.domain.texts.lanes import minus, plus

COLUMNS: Final = 7
_SHORT: Final = 2**15  # gaps below this are two bytes
_COUNTED: Final = 3  # one letter in so many
_LINE: Final = 8  # bytes of a top and a bottom
_INT: Final = 4  # bytes
_SIGN: Final = bytes(128) + b"\xff" * 128


def pack_boxes(words: str, boxes: "array[int]") -> list[bytes]:
    """Seven columns out of four integers a character (x0, y0, x1, y1), without loss.

    For every run its length, its top less the top before, its height, and the leap to its first
    left edge; for every letter, by code point, its usual width; for every character its gap and
    what its width has over the usual. Integers are little-endian; the last two columns have two
    bytes a character, or four where that is too little.
    """
    lefts, rights = boxes[0::4], boxes[2::4]
    gaps = minus(lefts, array("i", (0,)) + rights[:-1] if rights else rights)
    widths = minus(rights, lefts)
    starts = _starts(boxes, gaps)
    leaps = [gaps[start] for start in starts]
    for start in starts:
        gaps[start] = 0
    lengths = [end - start for start, end in pairwise([*starts, len(gaps)])]
    tops = [boxes[4 * start + 1] for start in starts]
    heights = [boxes[4 * start + 3] - boxes[4 * start + 1] for start in starts]
    usual = _usual_widths(words, widths)
    letters = [usual[letter] for letter in sorted(usual)]
    columns = (lengths, _steps(tops), heights, leaps, letters)
    excess = minus(widths, array("i", map(usual.__getitem__, words)))
    return [*(_planes(array("i", column)) for column in columns), *_shortest(gaps, excess)]


def unpack_boxes(words: str, columns: list[bytes]) -> "array[int]":
    """The boxes that were packed; ValueError if the bytes are damaged."""
    if len(columns) != COLUMNS:
        raise ValueError("damaged boxes")
    size = 2 if len(columns[-1]) == 2 * len(words) else _INT
    lengths, top_steps, heights, leaps, letters = (_numbers(c, _INT) for c in columns[:-2])
    gaps, excess = (_numbers(column, size) for column in columns[-2:])
    usual = dict(zip(sorted(set(words)), letters, strict=True))
    widths = plus(excess, array("i", map(usual.__getitem__, words)))
    if not sum(lengths) == len(gaps) == len(excess) == len(words):
        raise ValueError("damaged boxes")
    tops, bottoms = array("i"), array("i")
    tops_of_runs = accumulate(top_steps)
    for length, top, height, leap in zip(lengths, tops_of_runs, heights, leaps, strict=True):
        gaps[len(tops)] = leap
        tops.extend(array("i", (top,)) * length)
        bottoms.extend(array("i", (top + height,)) * length)
    edges = array("i", accumulate(_every_other(gaps, widths)))
    return _every_other(_every_other(edges[0::2], edges[1::2]), _every_other(tops, bottoms))


def _starts(boxes: "array[int]", gaps: "array[int]") -> list[int]:
    if not gaps:
        return []
    starts = _changes(_every_other(boxes[1::4], boxes[3::4]).tobytes())
    within = gaps[:]
    for start in starts:
        within[start] = 0
    if _is_short(within):
        return starts
    # Two columns may stand on the same height: one such leap would make all gaps four bytes.
    leaps = [at for at, gap in enumerate(within) if not -_SHORT <= gap < _SHORT]
    return sorted({*starts, *leaps})


def _changes(lines: bytes) -> list[int]:
    """0, and where top and bottom (eight bytes) are others than before."""
    number = int.from_bytes(lines, "little")
    compared = (number ^ number << 8 * _LINE).to_bytes(len(lines) + _LINE, "little")
    changed = {0}
    for found in re.finditer(rb"[^\0]+", compared[:-_LINE]):
        changed.update(range(found.start() // _LINE, (found.end() - 1) // _LINE + 1))
    return sorted(changed)


def _shortest(*columns: "array[int]") -> list[bytes]:
    """The planes of the columns: the two lower of each if they say everything."""
    if all(map(_is_short, columns)):
        return [_planes(column)[: 2 * len(column)] for column in columns]
    return [_planes(column) for column in columns]


def _is_short(numbers: "array[int]") -> bool:
    """Whether the two upper bytes of every number repeat the sign of the lower two."""
    planes, count = _planes(numbers), len(numbers)
    signs = planes[count : 2 * count].translate(_SIGN)
    return planes[2 * count : 3 * count] == signs == planes[3 * count :]


def _usual_widths(words: str, widths: "array[int]") -> dict[str, int]:
    # Counting a part tells the commonest as well; of several of a letter it comes last and stays.
    part = zip(words[::_COUNTED], widths[::_COUNTED], strict=True)
    seen = sorted(Counter(part).items(), key=itemgetter(1))
    usual = {letter: width for (letter, width), _ in seen}
    for letter in set(words) - usual.keys():
        usual[letter] = widths[words.index(letter)]
    return usual


def _steps(numbers: list[int]) -> Iterable[int]:
    return map(sub, numbers, [0, *numbers])


def _every_other(first: "array[int]", second: "array[int]") -> "array[int]":
    """The two, one from each in turn."""
    both = array(first.typecode, bytes(2 * first.itemsize * len(first)))
    both[0::2] = first
    both[1::2] = second
    return both


def _planes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    raw, size = numbers.tobytes(), numbers.itemsize
    return b"".join(raw[place::size] for place in range(size))


def _numbers(planes: bytes, size: int) -> "array[int]":
    """The numbers of so many byte planes; of two planes, the sign makes the two upper bytes."""
    count = len(planes) // size
    raw = bytearray(count * _INT)
    for place in range(size):
        raw[place::_INT] = planes[place * count : (place + 1) * count]
    if size < _INT:
        raw[2::_INT] = raw[3::_INT] = planes[count:].translate(_SIGN)
    numbers = array("i")
    numbers.frombytes(bytes(raw))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
