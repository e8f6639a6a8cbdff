"""Whole sentences of an article's own text, told apart without any of the program's rules."""

import random
import re
from pathlib import Path

from tests.domain.truth_prose import paragraphs

_END = re.compile(
    r"[.!?][\"'\u2019\u201d)\]]*(?:\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*)?"
    r"(?=\s+[\"'\u2018\u201c(\[]?[A-Z\u00c0-\u00de]|\s*$)"
)
_NO_END = re.compile(
    r"(?:\b(?:al|cf|vs|figs?|nos?|pp?|dr|prof|mrs?|ms|st|ca|approx|resp|eqs?|refs?|eds?|vol|ch|sect"
    r"|e\.g|i\.e|etc|[a-z]|sp|spp|var|subsp|tabs?|suppl|inc|ltd|co|jr)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_FEWEST = 4  # words


def sentences(source: Path) -> list[str]:
    """All sentences of a source; none that a formula, a command or a list cuts."""
    return [
        sentence
        for pieces in paragraphs(source)
        for number, piece in enumerate(pieces)
        for sentence in _whole(piece, first=number == 0)
        if len(sentence.split()) >= _FEWEST
    ]


def chosen(source: Path, *, count: int, seed: int) -> list[str]:
    """Random ones, in their order."""
    known = sentences(source)
    dice = random.Random(f"{seed} {source.name}")
    return [
        known[number] for number in sorted(dice.sample(range(len(known)), min(count, len(known))))
    ]


def _whole(piece: str, *, first: bool) -> list[str]:
    start, found = 0, []
    for match in _END.finditer(piece):
        if not _NO_END.search(piece[start : match.end()]):
            found.append(piece[start : match.end()].strip())
            start = match.end()
    if not first:
        found = found[1:]
    return found
