"""The letters of a Text in one string, each with its place: what a quotation is looked up in."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, compress, repeat

from coder.domain.folding import FOLDED


@dataclass(frozen=True, slots=True)
class Letters:
    """Folded letters, digits and marks, and the position each came from."""

    letters: str
    places: "array[int]"


def read_letters(whole: str, spans: Iterable[tuple[int, int]]) -> Letters:
    """The letters of some stretches of a text, in order."""
    pieces: list[str] = []
    places = array("L")
    for start, end in spans:
        found = list(map(FOLDED.__getitem__, whole[start:end]))
        piece = "".join(found)
        pieces.append(piece)
        single = list(compress(range(start, end), found))
        if len(single) < len(piece):
            single = list(chain.from_iterable(map(repeat, range(start, end), map(len, found))))
        places.extend(single)
    return Letters("".join(pieces), places)
