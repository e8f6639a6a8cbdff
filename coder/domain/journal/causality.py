"""Who had seen what: the knowledge of every sitting, and of every operation by it.

Operations are packed numbers, ``session << 32 | sequence``. Sittings mostly follow one another
in long chains (ten thousand calls of the command line are ten thousand sittings), so what is
known is kept by chain, not by sitting.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_LOW: Final = 0xFFFF_FFFF


class Session(NamedTuple):
    """One sitting: the one it went on from, and what else had come in meanwhile."""

    number: int
    parent: int | None
    parent_sequence: int
    seen: tuple[tuple[int, int], ...] = ()


def packed(session: int, sequence: int) -> int:
    """The number of an operation."""
    return session << 32 | sequence


def unpacked(operation: int) -> tuple[int, int]:
    """The session and the sequence of an operation."""
    return operation >> 32, operation & _LOW


@dataclass(slots=True)
class _Knowledge:
    """How far along each chain, as (place of the sitting, sequence), and what lies off it."""

    along: dict[int, tuple[int, int]] = field(default_factory=dict)
    beside: dict[int, int] = field(default_factory=dict)


class Causality:
    """Answers whether one operation had seen another."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        self._place: dict[int, tuple[int, int]] = {}  # session -> chain, place on it
        self._members: list[list[int]] = []  # chain -> sessions
        self._handover: list[list[int]] = []  # chain -> last sequence the next sitting had seen
        self._base: list[_Knowledge] = []  # chain -> what was known when it began
        for session in sessions:
            self.append(session)

    def saw(self, later: int, earlier: int) -> bool:
        """Whether the author of ``later`` had seen ``earlier``; an operation did not see itself."""
        session, sequence = unpacked(later)
        other, before = unpacked(earlier)
        if session == other:
            return before < sequence
        chain, place = self._place[session]
        if self._place[other][0] == chain:
            return self._reaches((place, 0), other, before)
        return self._knows(self._base[chain], other, before)

    def _knows(self, known: _Knowledge, other: int, sequence: int) -> bool:
        reach = known.along.get(self._place[other][0])
        if reach is not None and self._reaches(reach, other, sequence):
            return True
        return known.beside.get(other, 0) >= sequence

    def _reaches(self, reach: tuple[int, int], other: int, sequence: int) -> bool:
        chain, place = self._place[other]
        if place < reach[0]:
            return sequence <= self._handover[chain][place]
        return place == reach[0] and sequence <= reach[1]

    def append(self, session: Session) -> None:
        """Add a sitting; the one it went on from and those it had seen are known already."""
        if session.parent is not None and not session.seen:
            chain, place = self._place[session.parent]
            if place == len(self._members[chain]) - 1:
                self._members[chain].append(session.number)
                self._handover[chain].append(session.parent_sequence)
                self._place[session.number] = chain, place + 1
                return
        known = _Knowledge()
        if session.parent is not None:
            self._learn(known, session.parent, session.parent_sequence)
        for other, upto in session.seen:
            self._learn(known, other, upto)
        self._place[session.number] = len(self._members), 0
        self._members.append([session.number])
        self._handover.append([])
        self._base.append(known)

    def _learn(self, known: _Knowledge, session: int, upto: int) -> None:
        """Add a sitting up to a sequence, and all that it knew itself."""
        chain, place = self._place[session]
        base = self._base[chain]
        for other_chain, reach in base.along.items():
            self._reach(known, other_chain, reach)
        for other, sequence in base.beside.items():
            known.beside[other] = max(known.beside.get(other, 0), sequence)
        self._reach(known, chain, (place, upto))

    def _reach(self, known: _Knowledge, chain: int, reach: tuple[int, int]) -> None:
        held = known.along.get(chain)
        near, far = sorted((held or reach, reach))
        known.along[chain] = far
        place, sequence = near
        if place < far[0] and sequence > self._handover[chain][place]:
            session = self._members[chain][place]
            known.beside[session] = max(known.beside.get(session, 0), sequence)
