"""Stretches without the blanks at their ends, and which of them go on in the next one."""


def trimmed(start: int, end: int, words: str) -> tuple[int, int]:
    """A stretch of a text of these words without the blanks at its ends.

    One of blanks alone stays as it is.
    """
    low, high = start, min(end, len(words))
    while low < high and words[low].isspace():
        low += 1
    while high > low and words[high - 1].isspace():
        high -= 1
    return (start, end) if low == high else (low, high)


def goes_on(words: str, end: int, start: int) -> bool:
    """Whether what ends at one position goes on at a later one: only blanks are between."""
    while end < start and words[end : end + 1].isspace():
        end += 1
    return end == start
