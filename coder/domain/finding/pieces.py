"""A Text cut into pieces of cleaned words, each with the stretch it stands for."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, overload

from coder.domain.quoting.bullets import PRINTED
from coder.domain.quoting.letters import Mark, Span
from coder.domain.quoting.lost_spaces import lost_within
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.quotation import LINE_BREAK, PRESENTATION, UNSEEN, joiner
from coder.domain.quoting.raised import raised_signs

_UNEASY: Final = re.compile(rf"{PRESENTATION.pattern}|{UNSEEN.pattern}|\s\s|[^\S ]")
_CLUSTER: Final = re.compile(
    rf"\s+|-\u00ad|{UNSEEN.pattern}+|{PRESENTATION.pattern}"
    "|.[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1160-\u11ff\u3099\u309a]*",
    re.DOTALL,
)


class Piece(NamedTuple):
    """Some cleaned words, and the stretch of the Text they stand for: none of a lost space."""

    words: str
    start: int
    end: int


def pieces_of(prose: Prose) -> Iterator[Piece]:
    """All that is no furniture as it is quoted: lines joined, hyphens healed, ligatures written.

    White space is never doubled, nor at an end.
    """
    held: Piece | None = None
    for piece in _pieces(prose):
        if piece.words[0] == " " and (held is None or held.words[-1] == " "):
            if len(piece.words) == 1:
                continue
            piece = Piece(piece.words[1:], piece.start + 1, piece.end)  # noqa: PLW2901
        if held is not None:
            yield held
        held = piece
    if held is not None and held.words != " ":
        yield held if held.words[-1] != " " else Piece(held.words[:-1], held.start, held.end - 1)


class _Places(Sequence[int]):
    """Where the characters of the kept stretches stand."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.firsts = array("q", [0])
        for start, end in spans:
            self.firsts.append(self.firsts[-1] + end - start)

    def __len__(self) -> int:
        return self.firsts[-1]

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        at = min(bisect_right(self.firsts, place), len(self.spans)) - 1
        return self.spans[at][0] + place - self.firsts[at]

    def cut(self, start: int, end: int) -> Iterator[Span]:
        """Some characters, cut where stretches that are not kept lie between them."""
        number = bisect_right(self.firsts, start)
        while number < len(self.firsts) and self.firsts[number] < end:
            yield start, self.firsts[number]
            start = self.firsts[number]
            number += 1
        yield start, end


def _pieces(prose: Prose) -> Iterator[Piece]:
    raw, places = _seen(prose)
    join = joiner(prose, places)
    last = 0
    for match in LINE_BREAK.finditer(raw):
        yield from _line(prose, raw, places, (last, match.start()))
        last = match.end()
        if match.start() == 0 or last == len(raw):  # nothing to join
            yield from _line(prose, raw, places, match.span())
        elif joined := join(match):
            yield Piece(joined, places[match.start()], places[last - 1] + 1)
    yield from _line(prose, raw, places, (last, len(raw)))


def _seen(prose: Prose) -> tuple[str, _Places]:
    """What is kept as it is seen, and where it stands.

    Figures that are raised behind a digit are written so, and stretches part where the text layer
    lost a space.
    """
    raw = "".join(prose.whole[start:end] for start, end in prose.kept).translate(PRINTED)
    places = _Places(prose.kept)
    cuts = [(at, at) for span in prose.kept for at in lost_within(prose.text, *span)]
    written: list[str] = []
    last = 0
    for at, sign in raised_signs(prose.text, places, raw):
        written += (raw[last:at], sign)
        last = at + 1
        if not sign:
            cuts.append((places[at], places[at] + 1))
    if cuts:
        places = _Places(list(_cut(prose.kept, sorted(cuts))))
    return "".join((*written, raw[last:])), places


def _cut(spans: Sequence[Span], cuts: Sequence[Span]) -> Iterator[Span]:
    """Some stretches without others, which lie within them, or parted where those are empty."""
    held = iter((*cuts, (-1, -1)))
    low, high = next(held)
    for start, end in spans:
        while start <= low < end:
            if start < low:
                yield start, low
            start = high  # noqa: PLW2901
            low, high = next(held)
        if start < end:
            yield start, end


def _line(prose: Prose, raw: str, places: _Places, span: tuple[int, int]) -> Iterator[Piece]:
    if span[0] == span[1]:
        return
    last = -1
    for start, end in places.cut(*span):
        at = places[start]
        if at == last:
            yield Piece(" ", at, at)
        last = at + end - start
        first = bisect_left(prose.repairs, at, key=lambda mark: mark.start)
        marks = []
        for mark in prose.repairs[first:]:
            if mark.start >= last:
                break
            marks.append(mark)
        yield from _mended(raw[start:end], at, marks)


def _mended(words: str, at: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """With the letters that the text layer lost."""
    place = 0
    for mark in marks:
        here = mark.start - at
        yield from _written(words[place:here], at + place)
        yield Piece(words[here] + mark.letters[1:], mark.start, mark.start + 1)
        place = here + 1
    yield from _written(words[place:], at + place)


def _written(words: str, at: int) -> Iterator[Piece]:
    """One line; where every character is kept as it is, in one piece."""
    if not words:
        return
    if not _UNEASY.search(words) and unicodedata.is_normalized("NFC", words):
        yield Piece(words, at, at + len(words))
        return
    for match in _CLUSTER.finditer(words):
        if cleaned := _cleaned(match[0]):
            yield Piece(cleaned, at + match.start(), at + match.end())


def _cleaned(cluster: str) -> str:
    if cluster.isspace():
        return " "
    if cluster == "-\u00ad":
        return "-"
    if UNSEEN.match(cluster):
        return ""
    if PRESENTATION.match(cluster):
        return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", cluster))
    return unicodedata.normalize("NFC", cluster)
