"""Brackets in lines from right to left, which some text layers hold as they are printed.

Such a line has the opening bracket at its right, where it looks like a closing one. Text in logical
order says which it is, and leaves it to the eye to turn it; a layer that was made of what is seen
says the other. A bracket clings to what it encloses, so the blank beside it tells them apart.
"""

import re
from typing import Final
from unicodedata import bidirectional

_LETTER: Final = (
    "[\u0590-\u05ff\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ed\u06fa-\u08ff"
    "\ufb1d-\ufdff\ufe70-\ufefc]"
)
_KINDS: Final = ("()", "[]", "{}", "<>")
_OTHER: Final = str.maketrans("()[]{}<>", ")(][}{><")
_INNER: Final = "[^\\s.,:;!?\u060c\u061b\u061f\u06d4\u201c\u201d]"  # stands within, or is a word


def _turned(kind: str) -> re.Pattern[str]:
    """A pair of which one bracket at least clings the wrong way, or such a one by itself."""
    opening, closing = map(re.escape, kind)
    first = rf"(?<!{_INNER}){closing}(?={_LETTER})"
    last = rf"(?<={_LETTER}){opening}(?!{_INNER})"
    inside = f"[^{opening}{closing}]*"
    return re.compile(f"{first}{inside}{opening}|{closing}{inside}{last}|{first}|{last}")


_TURNED: Final = tuple(map(_turned, _KINDS))


def brackets_as_read(words: str) -> str:
    """Words whose brackets open before what they enclose, and close behind it.

    Lines with letters that run to the right are left as they are: what a bracket clings to there
    may stand anywhere. Every sign stays where it is.
    """
    if not any(turned.search(words) for turned in _TURNED):
        return words
    return "\n".join(map(_line, words.split("\n")))


def _line(words: str) -> str:
    if any(bidirectional(sign) == "L" for sign in words):
        return words
    for turned in _TURNED:
        words = turned.sub(_other, words)
    return words


def _other(found: re.Match[str]) -> str:
    """A bracket or a pair turned round, and not those of other kinds within it."""
    words = found[0]
    first, last = words[0].translate(_OTHER), words[-1].translate(_OTHER)
    return first if len(words) == 1 else f"{first}{words[1:-1]}{last}"
