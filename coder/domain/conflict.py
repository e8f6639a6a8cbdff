"""Two values, and nobody who wrote one had seen the other."""

from dataclasses import dataclass

from coder.domain.fold import Candidate


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
