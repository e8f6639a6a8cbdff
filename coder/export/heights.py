"""How high rows are: not every program works that out when it opens a file."""

from collections.abc import Iterable, Sequence
from typing import Final

_LINE: Final = 13.0  # points
_MARGIN: Final = 4.0
_TALLEST: Final = 409.0  # Excel's limit
_PROSE: Final = 1.25  # letters to a character of width, which is that of a digit
_BROKEN: Final = 2  # letters of a line that are left free, since words are not broken
_BOLD: Final = 0.85  # of a column's characters


TALLEST_CELLS: Final = 160.0
"""Points of a row of the matrix: what is longer stands elsewhere too."""

TALLEST_HEAD: Final = 82.0


def row_height(
    values: Sequence[object], widths: Sequence[float], tallest: float = _TALLEST
) -> float:
    """Points that a row needs whose texts wrap in columns of these widths (characters).

    A column of infinite width never makes a row higher.
    """
    most = 1
    for value, width in zip(values, widths, strict=False):
        if isinstance(value, str):
            room = width * _PROSE - _BROKEN
            if len(value) >= room or "\n" in value:
                most = max(most, sum(1 + int(len(part) / room) for part in value.split("\n")))
    return min(_LINE * most + _MARGIN, tallest)


def is_one_line(words: str, width: float) -> bool:
    """Whether a text stands in a column of this width (characters) in one line."""
    return len(words) <= width * _PROSE and "\n" not in words


def head_height(columns: Iterable[tuple[str, float]]) -> float:
    """Points that a head needs: bold words are wider, and shall not be broken.

    One very long name does not make it higher than some lines; the codebook has it all.
    """
    return min(max((_full(name, width) for name, width in columns), default=_LINE), TALLEST_HEAD)


def is_cut_head(name: str, width: float) -> bool:
    """Whether a head cannot show all of a name in a column of this width (characters)."""
    return _full(name, width) > TALLEST_HEAD


def _full(name: str, width: float) -> float:
    return _LINE * _lines(name, width * _BOLD) + _MARGIN


def _lines(text: str, width: float) -> int:
    """The lines that a text takes when words are not broken."""
    lines, room = 1, width
    for word in text.replace("-", "- ").split(" "):
        if len(word) > room and room < width:
            lines, room = lines + 1, width
        room -= len(word) + 1
    return lines
