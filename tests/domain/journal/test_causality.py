"""Who had seen what, against a plain table of everybody's knowledge."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from coder.domain.journal.causality import Causality, Session, packed


@dataclass
class Copy:
    """A file as it is passed around: what it holds, and who wrote last in it."""

    head: int | None = None
    holds: dict[int, int] = field(default_factory=dict)  # session -> last sequence
    merged: bool = False


@dataclass
class World:
    """All files, all sittings, and what every operation had really seen."""

    copies: list[Copy] = field(default_factory=lambda: [Copy()])
    sessions: list[Session] = field(default_factory=list)
    knew: dict[int, dict[int, int]] = field(default_factory=dict)  # operation -> knowledge

    def sit(self, copy: Copy, operations: int) -> None:
        """A sitting with some operations; its parent is the last one in this file."""
        number = len(self.sessions) + 1
        reach = copy.holds.get(copy.head, 0)
        before = dict(copy.holds)
        seen = tuple(sorted(before.items())) if copy.merged else ()
        self.sessions.append(Session(number, copy.head, reach, seen))
        for sequence in range(1, operations + 1):
            self.knew[packed(number, sequence)] = {**before, number: sequence - 1}
        copy.head, copy.merged = number, False
        copy.holds[number] = operations

    def merge(self, copy: Copy, other: Copy) -> None:
        for session, upto in other.holds.items():
            copy.holds[session] = max(copy.holds.get(session, 0), upto)
        copy.merged = True

    def duplicate(self, copy: Copy) -> None:
        self.copies.append(Copy(copy.head, dict(copy.holds), copy.merged))


steps = st.lists(
    st.tuples(st.sampled_from(["sit", "merge", "copy"]), st.integers(0, 5), st.integers(0, 5)),
    max_size=30,
)


@given(steps)
def test_an_operation_had_seen_what_its_file_held_when_the_sitting_began(history):
    world = World()
    for act, one, other in history:
        copy = world.copies[one % len(world.copies)]
        if act == "sit":
            world.sit(copy, 1 + other % 3)
        elif act == "merge":
            world.merge(copy, world.copies[other % len(world.copies)])
        elif len(world.copies) < 4:
            world.duplicate(copy)
    causality = Causality(world.sessions)
    for later, knowledge in world.knew.items():
        for earlier in world.knew:
            session, sequence = earlier >> 32, earlier & 0xFFFF_FFFF
            assert causality.saw(later, earlier) == (knowledge.get(session, 0) >= sequence)


def test_ten_thousand_sittings_in_a_row_are_one_chain():
    sessions = [Session(1, None, 0), *(Session(n, n - 1, 1) for n in range(2, 10_001))]
    causality = Causality(sessions)
    assert causality.saw(packed(10_000, 1), packed(1, 1))
    assert not causality.saw(packed(1, 1), packed(10_000, 1))
    assert not causality.saw(packed(10_000, 1), packed(5, 2))


def test_a_restored_backup_had_not_seen_what_was_done_after_it():
    sessions = [Session(1, None, 0), Session(2, 1, 6)]
    causality = Causality(sessions)
    assert causality.saw(packed(2, 1), packed(1, 6))
    assert not causality.saw(packed(2, 1), packed(1, 7))
