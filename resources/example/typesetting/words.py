"""Words: inline markup read, and the places found where a word may be broken."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from typesetting.faces import Piece, face_name

_HYPHENS: Final = Path(__file__).parent.parent / "hyphens.txt"
_MARKS: Final = re.compile(r"(\*\*|\*|\^)")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_ENDINGS: Final = ("s", "ed", "d", "ing", "ly")
_FEWEST_BEFORE: Final = 2
_FEWEST_BEHIND: Final = 3
_SMALL: Final = 0.66  # of the size, for raised figures
_RAISED: Final = 0.34


class Part(NamedTuple):
    """What stays together on a line, and what may follow it."""

    pieces: tuple[Piece, ...]
    after: str  # space, hyphen (to be written), or join (the word already has one)

    @property
    def width(self) -> float:
        """How far it reaches."""
        return sum(piece.width for piece in self.pieces)


def parts(text: str, family: str, size: float, *, bold: bool, italic: bool) -> list[Part]:
    """The text in unbreakable parts. ``*italic*``, ``**bold**``, ``^raised^``; ``~`` binds."""
    found: list[Part] = []
    for word in _words(text, family, size, bold=bold, italic=italic):
        found.extend(_split(word))
    return found


def unbroken(text: str) -> set[str]:
    """Words of five letters and more, outside compounds, that the list of hyphens lacks."""
    plain = _MARKS.sub("", text)
    return {
        word.lower()
        for word in re.findall(r"(?<![\w-])[^\W\d_]{6,}(?![\w-])", plain)
        if not _known(word.lower())
    }


def _words(
    text: str, family: str, size: float, *, bold: bool, italic: bool
) -> Iterator[list[Piece]]:
    raised = False
    word: list[Piece] = []
    for bit in _MARKS.split(text):
        if bit in ("*", "**", "^"):
            italic ^= bit == "*"
            bold ^= bit == "**"
            raised ^= bit == "^"
            continue
        for count, letters in enumerate(re.split(r"\s+", bit)):
            if count and word:
                yield word
                word = []
            if letters:
                face = face_name(family, bold=bold, italic=italic)
                small = (size * _SMALL, size * _RAISED) if raised else (size, 0.0)
                word.append(Piece(letters.replace("~", " "), face, *small))
    if word:
        yield word


def _split(word: list[Piece]) -> Iterator[Part]:
    held: list[Piece] = []
    for piece in word:
        start = 0
        for place, kind in _places(piece.text):
            yield Part((*held, piece._replace(text=piece.text[start:place])), kind)
            held, start = [], place
        held.append(piece._replace(text=piece.text[start:]))
    yield Part(tuple(held), "space")


def _places(text: str) -> list[tuple[int, str]]:
    """Where a word may be broken, and whether a hyphen must be written there."""
    if "://" in text or "@" in text or text.startswith("10."):
        return [(match.end(), "join") for match in re.finditer(r"/(?=\w{3})", text)]
    if re.search(r"[^\W\d_]-[^\W\d_]", text):
        return [(m.end(), "join") for m in re.finditer(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{3})", text)]
    return [
        (match.start() + place, "hyphen")
        for match in _LETTERS.finditer(text)
        for place in break_points(match.group())
    ]


def break_points(word: str) -> list[int]:
    """The places inside a word where a line may end."""
    broken = _known(word.lower()) or ""
    places = [
        place - count for count, place in enumerate(m.start() for m in re.finditer("-", broken))
    ]
    return [p for p in places if _FEWEST_BEFORE <= p <= len(word) - _FEWEST_BEHIND]


def _known(word: str) -> str | None:
    """The word with its hyphens; an inflected one by its stem."""
    listed = _listed()
    if word in listed:
        return listed[word]
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and stem in listed:
            return listed[stem] + ("-" * (ending == "ing")) + ending
    return None


@cache
def _listed() -> dict[str, str]:
    entries = _HYPHENS.read_text(encoding="utf-8").split()
    return {entry.replace("-", ""): entry for entry in entries}
