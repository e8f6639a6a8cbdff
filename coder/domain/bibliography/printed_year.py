"""The year of publication as the first page prints it."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

_MONTHS: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_YEAR: Final = r"(1[89]\d\d|20\d\d)"
# From the surest to the least sure; the first that is found anywhere decides.
_CUES: Final = tuple(
    re.compile(cue, re.IGNORECASE)
    for cue in (
        rf"published(?: online)?(?: on)?:?[^.;]{{0,24}}\b{_YEAR}\b",
        rf"(?:citation|cite)[^()]{{0,300}}\({_YEAR}\)",
        rf"\b{_YEAR}[;,]\s*(?:vol\.? ?)?\d+\s*(?:\(\d+\))?\s*[:,]\s*[a-z]?\d+",
        rf"\bvol(?:ume)?\.?,? \d+.{{0,30}}\b{_YEAR}\b",
        rf"\b\d+\s*\({_YEAR}\)\s*[\d:,]",
        rf"et al\.?,?[^()]{{0,60}}\({_YEAR}\)",
        rf"(?:\u00a9|\(c\)|copyright|#)[^.;\d]{{0,40}}\b{_YEAR}\b",
        rf"(?:posted|accepted|available online)[^.;]{{0,24}}\b{_YEAR}\b",
        rf"^[^.]{{0,60}}\b(?:{_MONTHS})\b[ .,\d-]*{_YEAR}\b",
    )
)


def printed_year(lines: Iterable[str]) -> int | None:
    """The year of publication out of the lines of a first page, if a cue points to it."""
    # A cue and its year may stand on two lines.
    texts = [f"{line} {after}" for line, after in pairwise([*lines, ""])]
    for cue in _CUES:
        for text in texts:
            if found := cue.search(text):
                return int(found[1])
    return None
