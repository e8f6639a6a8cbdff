"""Where a sentence ends: at a stop that is none of an abbreviation's."""

import re
from collections.abc import Iterator
from typing import Final

STOPS: Final = frozenset(".!?\u2026\u3002\uff01\uff1f\uff0e\u0964\u06d4\u061f")

# Arabic and German close with the mark that opens in English, and French with either of its own.
_CLOSING: Final = "[\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a)\\]]*"
_OPENING: Final = (  # a note of a table or a figure begins with its sign
    "(?:[*\u2020\u2021\u00a7\u00b6]+\\s?)?"
    "[\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a(\\[\u00bf\u00a1]?"
)
_QUOTES: Final = "[\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a]"
_TAG: Final = r"\s+[(\[][^()\[\]]{0,60}[^()\[\]\s.!?\u2026][)\]]"
_END: Final = re.compile(
    # a raised figure that is a line of its own belongs to the sentence before it, and so do several
    rf"[.!?\u2026]+{_CLOSING}\n\d{{1,3}}(?:[\s,\u2013-]{{1,2}}\d{{1,3}})*(?=\s+[^\W\d_a-z])"
    rf"|(?<!\d)[.!?\u2026]+{_CLOSING}\d{{1,3}}(?:[\s,\u2013-]{{1,2}}\d{{1,3}})+(?=\s+[^\W\d_a-z])"
    # 0.76 is a number, but 2009.76 ends with a year
    rf"|(?:(?<!\d)|(?<=\b19\d\d)|(?<=\b20\d\d))[.!?\u2026]+{_CLOSING}"
    rf"\d{{1,3}}(?:[,\u2013-]\d{{1,3}})*(?=\s+{_OPENING}[^\W_a-z]|\s*$)"
    rf"|[.!?\u2026]+{_CLOSING}(?=\s+{_OPENING}[^\W_a-z]|\s*$)"
    rf"|[.!?\u2026]+{_QUOTES}(?={_TAG}|\s+{_QUOTES}\s?(?:\u2026|\.\.\.))"
    r"|[\u3002\uff01\uff1f\uff0e]+[\u300d\u300f\uff09\u201d\u2019\u3011]*"
    rf"|[\u0964\u06d4\u061f]{_CLOSING}"
)
_BEHIND_STOP: Final = r"\s+\([A-Z]{1,3}\d{1,3}\)"
_SAID_BY: Final = rf"(?:(?<={_QUOTES}){_TAG}|{_BEHIND_STOP})\.?"
_SPEAKER: Final = re.compile(rf"{_SAID_BY}(?!\w)")
"""Who said it, as ``(N3)`` or behind a closing mark ``[nurse, site 2]``."""
_LAST_SPEAKER: Final = re.compile(rf"{_SAID_BY}$")
_PAUSES: Final = frozenset(",;:")
_NO_END: Final = re.compile(
    r"\b(?:(?:al|cf|vs|figs?|tabs?|suppl|approx|resp|eqs?|refs?|eds?|vol|ch|sect|dept|univ|ca"
    r"|spp?|subsp|var|e\.g|i\.e|pp?|[a-z])|(?:Dr|Prof|Mrs?|Ms|St|Figs?|Tabs?|Suppl|Eqs?|Refs?"
    r"|Vol|Ch|Sect|Dept|Univ|Cf|Approx|E\.g|I\.e|Pp?|[A-Z]))\.$"
)
_NUMBERED: Final = re.compile(r"\b[Nn]os?\.$")  # ends none before a number
_IDENTIFIER: Final = re.compile(r"\b10\.\d{4,9}/\S+$|\bhttps?://\S+$")
_ITS_REST: Final = re.compile(r"[^\S\n]*\n\d+[./-]\w*\d")  # no number of the next reference
_LONGEST_IDENTIFIER: Final = 120  # characters
_LONGEST: Final = 12  # characters
_TAIL: Final = "\"')]\u2019\u201d0123456789"  # may stand behind a stop


def sentence_ends(words: str) -> Iterator[int]:
    """Where sentences end, in order; who said a quotation belongs to it."""
    before = 0
    for match in _END.finditer(words):
        end = match.end()
        last = words[max(0, end - _LONGEST) : end]
        if speaker := _SPEAKER.match(words, end):
            end = speaker.end()
        following = words[end:].lstrip()[:1]
        numbered = _NUMBERED.search(last) and following.isdigit()
        goes_on = following.islower() or words[end : end + 1] in _PAUSES
        goes_on = goes_on or _is_in_identifier(words, end)
        if end > before and not (numbered or goes_on or ends_in_abbreviation(last)):
            yield end
            before = end


def _is_in_identifier(words: str, end: int) -> bool:
    """Whether a DOI or an address is cut by a line's end behind one of its dots."""
    start = max(0, end - _LONGEST_IDENTIFIER)
    return bool(_ITS_REST.match(words, end) and _IDENTIFIER.search(words, start, end))


def ends_sentence(words: str) -> bool:
    """Whether words end where a sentence does; who said it may stand behind the stop."""
    held = without_speaker(words)
    return held.rstrip(_TAIL)[-1:] in STOPS and not ends_in_abbreviation(held)


def without_speaker(words: str) -> str:
    """Words without who said them, as far as that stands at their end."""
    return _LAST_SPEAKER.sub("", words.rstrip())


def ends_in_abbreviation(words: str) -> bool:
    """Whether words end with a stop that ends no sentence, as in ``et al.`` and ``L.``"""
    return _NO_END.search(words) is not None
