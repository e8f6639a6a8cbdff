"""The letters of a Text in one string, each with its place: what a quotation is looked up in."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from unicodedata import combining, normalize

from coder.domain.quoting.folding import FOLDED, folded

Span = tuple[int, int]
_BAR: Final = "\u2044"  # of a fraction
_LONGEST: Final = 128  # characters


class Mark(NamedTuple):
    """A stretch that is read as other letters than stand there."""

    start: int
    end: int
    letters: str


class _Piece(NamedTuple):
    """A stretch of the text, and the letters it is read as if they are not its own."""

    start: int
    end: int
    letters: str | None = None


@dataclass(frozen=True, slots=True)
class Letters:
    """Folded letters, digits and marks, and the stretches they came from.

    A letter's place is worked out when it is asked for: few ever are, and a list of all of them
    would take longer to make than everything else.
    """

    letters: str
    whole: str
    pieces: tuple[_Piece, ...]
    offsets: tuple[int, ...]  # where the letters of each piece begin

    def occurrences(self, needle: str) -> Iterator[tuple[int, Span]]:
        """Where folded letters stand, overlaps included.

        Told are the number of the first letter, and the positions in the text, half-open. A letter
        whose accent the needle lacks is another letter.
        """
        start = self.letters.find(needle) if needle else -1
        while start >= 0:
            last = start + len(needle) - 1
            if not self.has_accent(last):
                yield start, self.stretch(start, last)
            start = self.letters.find(needle, start + 1)

    def between(self, letter: int) -> str | None:
        """What stands between a letter and the next as they are read; beside a mark, nothing known.

        Between the two digits of a fraction that is one character stands its bar.
        """
        one, other = self._piece(letter), self._piece(letter + 1)
        if self.pieces[one].letters is not None or self.pieces[other].letters is not None:
            return None
        (start, end), (begin, _) = self._place(letter, one), self._place(letter + 1, other)
        if one == other:
            bar = start == begin and _BAR in normalize("NFKD", self.whole[start])
            return _BAR if bar else self.whole[end:begin]
        between = [piece for piece in self.pieces[one + 1 : other] if piece.letters is None]
        return "".join(
            (
                self.whole[end : self.pieces[one].end],
                *(self.whole[piece.start : piece.end] for piece in between),
                self.whole[self.pieces[other].start : begin],
            )
        )

    def place(self, letter: int) -> Span | None:
        """The character that a letter came from; of a mark, nothing is known."""
        number = self._piece(letter)
        return None if self.pieces[number].letters is not None else self._place(letter, number)

    def has_accent(self, letter: int) -> bool:
        """Whether a mark that belongs to a letter follows it."""
        if letter + 1 == len(self.letters) or not combining(self.letters[letter + 1]):
            return False
        place = self._place(letter, self._piece(letter))
        return self._place(letter + 1, self._piece(letter + 1))[0] <= place[1]

    def number(self, position: int) -> int:
        """How many letters stand before a position; of stretches that are read in order."""
        at = bisect_right(self.pieces, position, key=lambda piece: piece.start) - 1
        if at < 0:
            return 0
        piece = self.pieces[at]
        if piece.letters is not None:
            return self.offsets[at] + (len(piece.letters) if position >= piece.end else 0)
        return self.offsets[at] + len(folded(self.whole[piece.start : min(position, piece.end)]))

    def stretch(self, first: int, last: int) -> Span:
        """From the first to the last place of some letters, in whatever order they are read."""
        one, other = self._piece(first), self._piece(last)
        start, end = self._place(first, one)[0], self._place(last, other)[1]
        if one == other:
            return start, end
        between = self.pieces[one + 1 : other]
        return (
            min(start, self.pieces[other].start, *(piece.start for piece in between)),
            max(end, self.pieces[one].end, *(piece.end for piece in between)),
        )

    def _piece(self, letter: int) -> int:
        return bisect_right(self.offsets, letter) - 1

    def _place(self, letter: int, number: int) -> Span:
        """The character, or the mark, that a letter came from."""
        piece = self.pieces[number]
        if piece.letters is not None:
            return piece.start, piece.end
        left = letter - self.offsets[number]
        place = piece.start
        while left >= (size := len(FOLDED[self.whole[place]])):
            left -= size
            place += 1
        return place, place + 1


def read_letters(whole: str, spans: Iterable[Span], marks: Sequence[Mark] = ()) -> Letters:
    """The letters of some stretches of a text, in order; ``marks`` are in order and apart."""
    pieces = tuple(_cut(spans, marks))
    read = [
        folded(whole[piece.start : piece.end]) if piece.letters is None else piece.letters
        for piece in pieces
    ]
    offsets = []
    count = 0
    for letters in read:
        offsets.append(count)
        count += len(letters)
    return Letters("".join(read), whole, pieces, tuple(offsets))


def _cut(spans: Iterable[Span], marks: Sequence[Mark]) -> Iterator[_Piece]:
    """The stretches between the marks as they stand, and the marks that lie within one."""
    number = 0
    for start, end in spans:
        place = start
        while number < len(marks) and marks[number].end <= end:
            mark = marks[number]
            number += 1
            if mark.start >= place:
                yield from _plain(place, mark.start)
                yield _Piece(*mark)
                place = mark.end
        yield from _plain(place, end)


def _plain(start: int, end: int) -> Iterator[_Piece]:
    """A stretch as it stands, in pieces so short that a letter's place in one is found at once."""
    for first in range(start, end, _LONGEST):
        yield _Piece(first, min(first + _LONGEST, end))
