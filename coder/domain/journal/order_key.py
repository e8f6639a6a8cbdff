"""Fractional keys: a place between any two places, without renumbering the others.

After Greenspan, "Implementing Fractional Indexing" (2020).
"""

from typing import Final

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def key_between(before: str | None, after: str | None) -> str:
    """A key that sorts after ``before`` and before ``after``; None is the open end.

    Two copies may have chosen the same key: between equals, the new one comes behind both.
    """
    low, high = before or "", after
    if high is not None and low >= high:
        high = None
    found = ""
    place = 0
    while True:
        first = _DIGITS.index(low[place]) if place < len(low) else 0
        last = len(_DIGITS)
        if high is not None:
            last = _DIGITS.index(high[place]) if place < len(high) else 0
        if last - first > 1:
            return found + _DIGITS[(first + last) // 2]
        found += _DIGITS[first]
        if last > first:
            high = None
        place += 1
