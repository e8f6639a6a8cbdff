"""How far what stands around a passage agrees with what stands around a place."""

from typing import Final

from rapidfuzz.distance import Indel

SIDE: Final = 48  # letters that are compared on each side


def surroundings_agree(
    source: str, passage: tuple[int, int], target: str, place: tuple[int, int]
) -> tuple[float, float]:
    """The likeness, from 0 to 1, of the letters before and of those behind."""
    before = source[max(0, passage[0] - SIDE) : passage[0]]
    behind = source[passage[1] : passage[1] + SIDE]
    return (
        Indel.normalized_similarity(before, target[max(0, place[0] - len(before)) : place[0]]),
        Indel.normalized_similarity(behind, target[place[1] : place[1] + len(behind)]),
    )
