"""Two things that are alike, and what says so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two rows with the sentences that speak for their being one thing."""

    one: str
    other: str
    evidence: tuple[str, ...]
