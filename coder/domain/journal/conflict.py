"""Two values, and nobody who wrote one had seen the other."""

from dataclasses import dataclass

from coder.domain.journal.fold import Candidate


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something a person has to settle.

    ``kind``: *field* (two values), *removed* (removed here, worked on there), *cycle* (put under
    each other), *key* (one favourite key for two themes), *citation key* (one for two documents).
    """

    kind: str
    table: str
    row: str
    field: str | None
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """One of the values to choose from, and who holds it."""

    value: str | int | None
    told: str | None  # the value as people know it
    coder: str | None  # name
    coder_id: str | None
    made_at: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict as it is told to people."""

    id: str
    kind: str
    table: str
    row: str
    field: str | None
    about: str  # one sentence
    candidates: tuple[Opinion, ...]
    settled: bool
