"""Characters that mean nothing: what a text layer holds where its fonts do not name a letter."""

from collections.abc import Iterable
from typing import Final
from unicodedata import category

from coder.domain.telling import counted

PARTLY_UNREADABLE: Final = (
    "Part of these words cannot be read: mark a region instead, or have the page recognised."
)
"""What is told of words that hold such characters, once they are coded."""


def is_unreadable(letter: str) -> bool:
    """Whether a character is unknown, private or unassigned."""
    return letter == "\ufffd" or category(letter) in ("Co", "Cn")


def holds_unreadable(words: str) -> bool:
    """Whether any character of words is so."""
    return not words.isascii() and any(map(is_unreadable, set(words)))


def partly_unreadable(passages: Iterable[str]) -> str:
    """What is told of several passages that are coded; empty if all can be read."""
    number = sum(map(holds_unreadable, passages))
    if not number:
        return ""
    return (
        f"Part of the words of {counted(number, 'passage')} cannot be read: mark regions instead,"
        " or have the pages recognised."
    )


def broken_words(words: str) -> tuple[int, int]:
    """How many words hold letters and such characters, and how many hold letters."""
    lettered = [word for word in words.split() if any(map(str.isalpha, word))]
    return sum(map(holds_unreadable, lettered)), len(lettered)
