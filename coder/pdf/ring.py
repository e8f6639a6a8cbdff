"""The slots of shared memory through which pictures come from the workers."""

from typing import Final

from coder.pdf.requests import Slot
from coder.pdf.shared_memory import SharedMemory

LARGEST: Final = 24 * 2**20
"""Bytes of a slot at most: four screens of 1920 by 1080 pixels."""


class Ring:
    """A fixed number of slots; who takes one gives it back. It belongs to one thread."""

    def __init__(self, slots: int, most: int) -> None:
        """``most`` is the bytes of all slots together; none is used before it is written to."""
        size = min(LARGEST, most // slots)
        self.memory = SharedMemory(slots * size) if size else None
        self._free = [Slot(place * size, size) for place in range(slots)] if size else []

    def take(self) -> Slot | None:
        """A slot that is free, if there is one."""
        return self._free.pop() if self._free else None

    def give_back(self, slot: Slot | None) -> None:
        """Let others use a slot."""
        if slot is not None:
            self._free.append(slot)

    def read(self, slot: Slot, size: int) -> bytes:
        """The beginning of a slot."""
        assert self.memory is not None
        return self.memory.read(slot.place, size)

    def close(self) -> None:
        """Give the memory back to the system."""
        if self.memory is not None:
            self.memory.close()
