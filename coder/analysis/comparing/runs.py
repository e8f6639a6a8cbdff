"""How long which coders marked a text together: one sweep over where marks begin and end."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

Pattern = tuple[int | None, ...]
"""One value a coder, in the order of the coders; None is missing."""

Table = Mapping[Pattern, int]
"""How much there is of every pattern. Tables of several texts add up."""


class Stretch(NamedTuple):
    """What one coder marked; positions in whatever unit is counted."""

    start: int
    end: int
    coder: int


def lengths_by_coders(stretches: Iterable[Stretch], length: int) -> dict[int, int]:
    """The length of text that is marked by exactly some coders, by their bits; 0 is nobody.

    Stretches of one coder may overlap; what lies beyond the text is cut off. After sorting, the
    cost follows the stretches, not the text.
    """
    events: list[tuple[int, int, int]] = []
    for start, end, coder in stretches:
        if start < end:
            events += ((start, 1, coder), (end, -1, coder))
    events.sort()
    found: dict[int, int] = {}
    depth: dict[int, int] = {}
    bits = last = 0
    for at, step, coder in events:
        here = min(at, length)
        if here > last:
            found[bits] = found.get(bits, 0) + here - last
            last = here
        before = depth.get(coder, 0)
        depth[coder] = before + step
        if not before or not before + step:  # the first begins, or the last ends
            bits ^= 1 << coder
    if length > last:
        found[bits] = found.get(bits, 0) + length - last
    return found


def as_patterns(
    lengths: Mapping[int, int], readers: Iterable[int], coders: int
) -> dict[Pattern, int]:
    """Lengths by bits as a table of yes (1) and no (0); whoever is no reader is missing."""
    present = frozenset(readers)
    found: dict[Pattern, int] = {}
    for bits, length in lengths.items():
        pattern = tuple(bits >> coder & 1 if coder in present else None for coder in range(coders))
        found[pattern] = found.get(pattern, 0) + length
    return found
