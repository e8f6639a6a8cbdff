"""How wide the columns of a printed table are: no word is broken that need not be."""

from collections.abc import Sequence
from math import sqrt
from typing import Final

_LETTER: Final = 0.185  # cm of a letter in the text of tables
_PADDING: Final = 0.4
_LONGEST: Final = 16  # letters of a word that a column is made wide for


def least_width(texts: Sequence[str]) -> float:
    """The centimetres below which a column would break words."""
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return min(longest, _LONGEST) * _LETTER + _PADDING


def column_widths(
    rows: Sequence[Sequence[str]], room: float, letters: Sequence[float] = ()
) -> list[float]:
    """Widths that fill the room: what has more to say gets more of what is left.

    ``letters`` says how many letters of each column should stand in one line, if it is known.
    """
    columns = list(zip(*rows, strict=True))
    least = [least_width(column) for column in columns]
    wanted = [sqrt(sum(map(len, column)) / len(column) + 1) for column in columns]
    if letters:
        full = (letter * _LETTER + _PADDING for letter in letters)
        wanted = [max(one - width, _LETTER) for one, width in zip(full, least, strict=True)]
    left = room - sum(least)
    if left <= 0:
        return [width * room / sum(least) for width in least]
    return [width + left * want / sum(wanted) for width, want in zip(least, wanted, strict=True)]
