"""What is asked for as FTS5 reads it: which documents may hold it. What is found is looked at."""

import re
import unicodedata
from typing import Final

from coder.domain.finding.asked import Asked, Both, But, Term
from coder.domain.finding.patterns import index_words
from coder.domain.finding.plain_letters import UNSPACED

_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_KEPT: Final = frozenset("LNM")


def match_for(asked: Asked) -> str | None:
    """An expression that every document answers to in which something stands; None if all may."""
    if isinstance(asked, Term):
        return _all([_any(kinds) for kinds in index_words(asked.words)])
    if isinstance(asked, But):
        return match_for(asked.wanted)
    parts = [match_for(part) for part in asked.parts]
    if isinstance(asked, Both):
        return _all(parts)
    return None if None in parts else f"({' OR '.join(part or '' for part in parts)})"


def _all(parts: list[str | None]) -> str | None:
    held = [part for part in parts if part is not None]
    return f"({' AND '.join(held)})" if held else None


def _any(kinds: list[tuple[str, bool]]) -> str | None:
    """One of several ways to write a word."""
    read = [_word(word, begins=begins) for word, begins in kinds]
    return None if None in read else f"({' OR '.join(one or '' for one in read)})"


def _word(word: str, *, begins: bool) -> str | None:
    letters = _UNSPACED.findall(word)
    if letters:  # each stands in the index by itself
        return _all([_quoted(letter) for letter in letters])
    quoted = _quoted(word)
    return f"{quoted}*" if quoted and begins else quoted


def _quoted(word: str) -> str | None:
    """None for what the index may cut otherwise: its Unicode is older than ours."""
    old = unicodedata.ucd_3_2_0
    return f'"{word}"' if word and all(old.category(c)[0] in _KEPT for c in word) else None
