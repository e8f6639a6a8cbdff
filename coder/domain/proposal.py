"""Proposals: what is likely the same thing, and asked of people once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two rows that may be one thing, or of which somebody said whether they are."""

    id: str  # that of the row of ``identity`` that holds the answer
    kind: str  # document, theme, coder
    one: str  # as shown; of those that were answered, as they are stored
    other: str
    about: str  # one sentence
    evidence: tuple[str, ...]  # sentences, what weighs most first
    answer: str | None = None  # None while it is open, else same or different
