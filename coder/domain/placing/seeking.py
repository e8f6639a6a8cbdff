"""Where edited words may lie on a target of which nothing else is known."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

_GRAM: Final = 10  # letters
_STEP: Final = 4  # letters from one piece to the next,
_PIECES: Final = 100  # or more, if that would be more pieces
_OFTEN: Final = 20  # places: letters that stand more often say nothing
_SHIFTED: Final = 32  # letters that may have been put in or left out within the passage
_LEAST: Final = 3  # pieces of the passage that lie together
_RIVAL: Final = 2  # times the pieces that lie together anywhere else


def seek(needle: str, letters: str) -> int | None:
    """About where a needle would begin, if pieces of it lie together in one place alone."""
    votes = Counter((at - piece) // _SHIFTED for piece, at in _pieces(needle, letters))
    joined = {step: votes[step] + votes[step + 1] for step in votes}
    ranked = sorted(joined, key=lambda step: (-joined[step], step))
    if not ranked or joined[ranked[0]] < _LEAST:
        return None
    best = ranked[0]
    rivals = (joined[step] for step in ranked if abs(step - best) > 1)
    if joined[best] < _RIVAL * next(rivals, 0):
        return None
    return max(0, best * _SHIFTED)


def _pieces(needle: str, letters: str) -> Iterator[tuple[int, int]]:
    step = max(_STEP, len(needle) // _PIECES)
    for piece in range(0, len(needle) - _GRAM + 1, step):
        places = list(_first_places(letters, needle[piece : piece + _GRAM]))
        if len(places) <= _OFTEN:
            yield from ((piece, at) for at in places)


def _first_places(letters: str, gram: str) -> Iterator[int]:
    at = letters.find(gram)
    for _ in range(_OFTEN + 1):
        if at < 0:
            return
        yield at
        at = letters.find(gram, at + 1)
