"""A Text as it is searched: one running line of cleaned words that know where they stand."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coder.domain.finding.pieces import pieces_of
from coder.domain.finding.plain_letters import PLAIN, UNSPACED
from coder.domain.quoting.prose import Prose

Span = tuple[int, int]

_COMPOUND: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_MIXED: Final = re.compile(rf"\w*[{UNSPACED}][\w{UNSPACED}]*")
_PARTS: Final = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
_MOST_PARTS: Final = 5  # of a compound


@dataclass(frozen=True, slots=True)
class RunningText:
    """Words of a Text without furniture, lines joined, hyphens healed, ligatures written out.

    A piece whose words are as long as its stretch stands there letter for letter.
    """

    words: str
    folded: str  # without case and diacritics
    firsts: "array[int]"  # of every piece: where it begins in ``words``
    starts: "array[int]"  # and in the Text
    ends: "array[int]"
    odd: "array[int]"  # where in ``folded`` characters end that are folded to none or to several
    shifts: "array[int]"  # how much shorter ``words`` is up to there

    def in_words(self, span: Span) -> Span:
        """A span of ``folded`` as one of ``words``; accents behind its last letter included."""
        start, end = self._unfolded(span[0]), self._unfolded(span[1] - 1) + 1
        while end < len(self.words) and unicodedata.combining(self.words[end]):
            end += 1
        return start, end

    def stretch(self, span: Span) -> Span:
        """The stretch of the Text that a span of ``words`` stands for."""
        return self._place(span[0])[0], self._place(span[1] - 1)[1]

    def _unfolded(self, place: int) -> int:
        """The character that a folded letter came from."""
        at = bisect_right(self.odd, place)
        if at < len(self.odd):
            before = self.shifts[at - 1] if at else 0
            width = 1 + self.shifts[at] - before
            if width > 1 and self.odd[at] - width <= place:  # within what one was folded to
                return self.odd[at] - width - before
        return place - (self.shifts[at - 1] if at else 0)

    def _place(self, place: int) -> Span:
        at = bisect_right(self.firsts, place) - 1
        first = self.firsts[at]
        size = (self.firsts[at + 1] if at + 1 < len(self.firsts) else len(self.words)) - first
        start, end = self.starts[at], self.ends[at]
        if size == end - start:
            return start + place - first, start + place - first + 1
        return start, end


def run_on(prose: Prose) -> RunningText:
    """The running text of a Text."""
    words: list[str] = []
    firsts, starts, ends = array("I"), array("I"), array("I")
    count = 0
    as_it_stands = False  # whether the last piece is kept letter for letter
    for piece in pieces_of(prose):
        was, as_it_stands = as_it_stands, len(piece.words) == piece.end - piece.start
        words.append(piece.words)
        if was and as_it_stands and ends[-1] == piece.start:
            ends[-1] = piece.end
        else:
            firsts.append(count)
            starts.append(piece.start)
            ends.append(piece.end)
        count += len(piece.words)
    whole = "".join(words)
    return RunningText(whole, PLAIN.read(whole), firsts, starts, ends, *_shifts(whole))


def compounds(folded: str) -> Iterator[tuple[str, str]]:
    """Words that hyphens join, each as it would be without: ("coproduction", "co-production")."""
    for written in set(_COMPOUND.findall(folded)):
        parts = written.split("-")[:_MOST_PARTS]
        for first in range(len(parts) - 1):
            for last in range(first + 2, len(parts) + 1):
                held = parts[first:last]
                yield "".join(held), "-".join(held)


def apart(folded: str) -> str:
    """What is written without spaces, letter by letter: what an index of words needs."""
    return " ".join(part for word in _MIXED.findall(folded) for part in _PARTS.findall(word))


def _shifts(words: str) -> "tuple[array[int], array[int]]":
    odd, shifts = array("I"), array("i")
    if words.isascii():
        return odd, shifts
    strange = {c for c in set(words) if len(PLAIN[c]) != 1}
    if not strange:
        return odd, shifts
    shift = 0
    for match in re.finditer("[" + re.escape("".join(sorted(strange))) + "]", words):
        width = len(PLAIN[match[0]])
        at = match.start() + shift + width
        shift += width - 1
        if odd and odd[-1] == at:
            shifts[-1] = shift
        else:
            odd.append(at)
            shifts.append(shift)
    return odd, shifts
