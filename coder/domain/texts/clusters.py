"""What a reader takes for one character: a letter with its accents, vowel signs and joiners."""

import unicodedata
from typing import Final

_MARKS: Final = frozenset(("Mn", "Mc", "Me"))
_JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")  # and what picks a letter's shape
_JOINER: Final = "\u200d"


def continues(words: str, position: int) -> bool:
    """Whether a position lies within a character as it is seen."""
    if not 0 < position < len(words) or words[position - 1].isspace():
        return False
    sign = words[position]
    if sign in _JOINERS or unicodedata.category(sign) in _MARKS:
        return True
    return words[position - 1] == _JOINER and not sign.isascii()


def cluster_start(words: str, position: int) -> int:
    """Where the character begins that a position lies within; else the position itself."""
    while continues(words, position):
        position -= 1
    return position


def cluster_end(words: str, position: int) -> int:
    """Where the character ends that a position lies within; else the position itself."""
    while continues(words, position):
        position += 1
    return position
