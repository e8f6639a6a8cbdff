"""Where an anchor lies on a Text."""

from dataclasses import dataclass
from typing import Literal

from coder.domain.quoting.letters import Span
from coder.domain.texts.text import Box


@dataclass(frozen=True, slots=True)
class Placement:
    """A state, and the places it speaks of.

    ``exact``: the same letters; ``close``: edited words in the same surroundings; ``ambiguous``:
    several places, and nothing decides between them; ``unplaced``: nowhere that is certain.
    """

    state: Literal["exact", "close", "ambiguous", "unplaced"]
    score: int = 1000  # thousandths of the letters that agree; close: less; none chosen: 0
    places: tuple[Span, ...] = ()  # positions, half-open; several if ambiguous, likeliest first
    boxes: tuple[Box, ...] = ()  # of a region that was placed


UNPLACED = Placement("unplaced", score=0)
