"""The letters of a Text in one string, each with its place: what a quotation is looked up in."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, repeat
from typing import NamedTuple

from coder.domain.folding import FOLDED

Span = tuple[int, int]


class Mark(NamedTuple):
    """A stretch that is read as other letters than stand there."""

    start: int
    end: int
    letters: str


@dataclass(frozen=True, slots=True)
class Letters:
    """Folded letters, digits and marks, and the position each came from."""

    letters: str
    places: "array[int]"

    def occurrences(self, needle: str) -> Iterator[Span]:
        """Where folded letters stand, overlaps included: positions in the text, half-open."""
        start = self.letters.find(needle) if needle else -1
        while start >= 0:
            yield self.places[start], self.places[start + len(needle) - 1] + 1
            start = self.letters.find(needle, start + 1)


def read_letters(whole: str, spans: Iterable[Span], marks: Sequence[Mark] = ()) -> Letters:
    """The letters of some stretches of a text, in order; ``marks`` are in order and apart."""
    pieces: list[str] = []
    places = array("q")
    for start, end, letters in _cut(spans, marks):
        if letters is not None:
            pieces.append(letters)
            places.extend([start] * (len(letters) - 1) + [end - 1] * bool(letters))
            continue
        found = list(map(FOLDED.__getitem__, whole[start:end]))
        piece = "".join(found)
        pieces.append(piece)
        single = list(compress(range(start, end), found))
        if len(single) < len(piece):
            single = list(chain.from_iterable(map(repeat, range(start, end), map(len, found))))
        places.extend(single)
    return Letters("".join(pieces), places)


def _cut(spans: Iterable[Span], marks: Sequence[Mark]) -> Iterator[tuple[int, int, str | None]]:
    """The stretches between the marks as they stand, and the marks that lie within one."""
    number = 0
    for start, end in spans:
        while number < len(marks) and marks[number].end <= end:
            mark = marks[number]
            number += 1
            if mark.start >= start:
                yield start, mark.start, None
                yield mark
                start = mark.end  # noqa: PLW2901
        yield start, end, None
