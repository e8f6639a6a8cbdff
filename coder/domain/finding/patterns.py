"""Words as a pattern that finds them in a running text, and whole words alone."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from coder.domain.finding.plain_letters import INDIC, PLAIN, UNSPACED, plain_with

Written = Callable[[str, bool], Sequence[str]]
"""How a word is written with hyphens, or the words that begin so: "co-production"."""

_WORD: Final = rf"[\w{INDIC}]"
_PIECE: Final = re.compile(rf"{_WORD}+\*?|[^\w{INDIC}]+")
_END: Final = rf"(?:(?!{_WORD})|(?=[{UNSPACED}]))"
_REST: Final = rf"(?:(?![{UNSPACED}]){_WORD})*"
_LETTER: Final = re.compile(_WORD)
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Exactly:
    """What is heeded that is else ignored."""

    case: bool = False
    diacritics: bool = False
    hyphens: bool = False

    @property
    def anything(self) -> bool:
        """Whether there is any such thing."""
        return self.case or self.diacritics or self.hyphens


LOOSELY: Final = Exactly()


def never_hyphened(_word: str, _begins: bool) -> Sequence[str]:  # noqa: FBT001 - a lookup
    """For texts that join no words by hyphens."""
    return ()


def begins_word(folded: str, place: int) -> bool:
    """Whether no word goes on over a place of a text."""
    if not place or folded[place - 1] == " ":  # as nearly always
        return True
    if not _LETTER.match(folded[place - 1]) or not _LETTER.match(folded[place]):
        return True
    return bool(_UNSPACED.match(folded[place - 1]) or _UNSPACED.match(folded[place]))


@lru_cache(maxsize=64)
def pattern(
    words: str, written: Written = never_hyphened, *, whole: bool = True, hyphens: bool = False
) -> re.Pattern[str]:
    """What finds words in a folded text; with ``hyphens`` they are heeded.

    Words stand behind one another whatever signs stand between them. Where ``whole`` words are
    meant, whoever asks sees to it that a hit begins one.
    """
    found = ""
    pieces = [piece[0] for piece in _PIECE.finditer(PLAIN.read(words).strip())]
    for number, piece in enumerate(pieces):
        if _LETTER.match(piece):
            found += _read(piece, written if not hyphens else never_hyphened)
        elif 0 < number < len(pieces) - 1:
            found += _between(piece, hyphens=hyphens)
    last = next((piece for piece in reversed(pieces) if _LETTER.match(piece)), "")
    if not found:
        return re.compile(re.escape(PLAIN.read(words).strip()) or r"(?!)")
    return re.compile(found + (_END if whole and not _UNSPACED.match(last[-1:]) else ""))


@lru_cache(maxsize=64)
def exact_pattern(words: str, exactly: Exactly) -> re.Pattern[str]:
    """What fully matches a hit that also agrees in what is heeded, once that is folded alike."""
    read = plain_with(case=exactly.case, diacritics=exactly.diacritics).read
    found = ""
    for piece in _PIECE.finditer(read(words).strip()):
        held = piece[0]
        if _LETTER.match(held):
            letters = held.rstrip("*")
            joined = "" if exactly.hyphens else "[-]?"
            found += joined.join(map(re.escape, letters)) + (_REST if held[-1] == "*" else "")
        else:
            found += _between(held, hyphens=exactly.hyphens)
    return re.compile(found)


def index_words(words: str) -> list[list[tuple[str, bool]]]:
    """What an index must hold where words stand: of each list one; with whether it only begins so.

    Letters that are written without spaces stand for themselves.
    """
    read = PLAIN.read(words)
    found = []
    for word in read.split():
        pieces = [piece[0] for piece in _PIECE.finditer(word) if _LETTER.match(piece[0])]
        found += [[(piece.rstrip("*"), piece[-1] == "*")] for piece in pieces]
        for one in found[-len(pieces) :] if len(pieces) > 1 else []:
            one.append(("".join(pieces).rstrip("*"), pieces[-1][-1] == "*"))
    return found


def _read(piece: str, written: Written) -> str:
    word, begins = piece.rstrip("*"), piece[-1] == "*"
    kinds = [word, *written(word, begins)]
    ends = [_REST if begins else ""] + [""] * (len(kinds) - 1)
    read = [re.escape(kind) + end for kind, end in zip(kinds, ends, strict=True)]
    return read[0] if len(read) == 1 else f"(?:{'|'.join(read)})"


def _between(signs: str, *, hyphens: bool) -> str:
    """What may stand between two words for what was typed between them."""
    if any(map(str.isspace, signs)):
        return rf"[^\w{INDIC}]+"
    if hyphens:
        return re.escape(signs)
    return r"[-\s]?" if set(signs) == {"-"} else r"[^\w\s]?"
