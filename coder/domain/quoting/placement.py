"""Where an anchor lies on a Text."""

from dataclasses import dataclass
from typing import Literal

from coder.domain.quoting.anchor import Anchor
from coder.domain.texts.text import Text


@dataclass(frozen=True, slots=True)
class Placement:
    """A state, and the places it speaks of: one if exact, several if ambiguous, else none.

    A place is a pair of positions, half-open; a region that lies on its page has none.
    """

    state: Literal["exact", "ambiguous", "unplaced"]
    places: tuple[tuple[int, int], ...] = ()


def locate(text: Text, anchor: Anchor) -> Placement:
    """Find a passage on the text it was made on, or on one that reads the same there.

    From cheap to dear, each checked against the quote (after Hypothesis, html.ts): the position;
    else the only place with quote and context; else the only place with the quote.
    """
    if anchor.kind == "region":
        last = anchor.boxes[-1].page
        return Placement("exact" if last < len(text.pages) else "unplaced")
    if text.stretch(anchor.start, anchor.end) == anchor.quote:
        return Placement("exact", ((anchor.start, anchor.end),))
    whole = text.whole()
    places = _places(whole, anchor.quote)
    same = [
        (start, end)
        for start, end in places
        if whole.endswith(anchor.prefix, 0, start) and whole.startswith(anchor.suffix, end)
    ]
    found = same or places
    if len(found) == 1:
        return Placement("exact", tuple(found))
    return Placement("ambiguous" if found else "unplaced", tuple(found))


def _places(whole: str, quote: str) -> list[tuple[int, int]]:
    found = []
    start = whole.find(quote)
    while start >= 0:
        found.append((start, start + len(quote)))
        start = whole.find(quote, start + 1)
    return found
