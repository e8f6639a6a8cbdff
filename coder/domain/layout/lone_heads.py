"""Heads of which nothing but their place and type tells: a short article has only one."""

import re
from collections.abc import Sequence
from typing import Final

from coder.domain.layout.furniture import stands_apart
from coder.domain.layout.margins import margins
from coder.domain.texts.page_lines import Line
from coder.domain.texts.text import Text

_SHORT: Final = 4  # pages: a longer article repeats its heads
_SMALLER: Final = 0.95  # of the size of most of the page
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LEAST: Final = 2  # words: a formula has fewer


def lone_heads(text: Text, lines: Sequence[Sequence[Line]]) -> list[tuple[int, int]]:
    """Lines at the top of a page, apart from its text and smaller, in order.

    ``lines`` are those that are no furniture. A note may stand so too: whether one of these
    interrupts a sentence is for others to tell.
    """
    found: list[tuple[int, int]] = []
    if len(text.pages) > _SHORT:
        return found
    for page, start, kept in zip(text.pages, text.starts, lines, strict=True):
        for line in sorted(_topmost(kept)):
            words = page.text[line.start : line.end]
            if len(_WORD.findall(words)) >= _LEAST and "=" not in words:
                found.append((start + line.start, start + line.end + 1))
    return found


def _topmost(lines: Sequence[Line]) -> list[Line]:
    top = [band for band in margins(lines) if band.side == "top"]
    if not stands_apart(top):
        return []
    largest = _SMALLER * _usual_size(lines)
    return [line for line in top[0].lines if line.size <= largest]


def _usual_size(lines: Sequence[Line]) -> int:
    """Half of the characters of a page are larger."""
    half = sum(line.end - line.start for line in lines) / 2
    for line in sorted(lines, key=lambda line: line.size):
        half -= line.end - line.start
        if half <= 0:
            return line.size
    return 0
