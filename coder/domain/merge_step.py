"""Where a merge is, for whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MergeStep:
    """What a merge is doing just now."""

    what: str  # Copying, Checking, Backing up, Taking in, Putting together, Counting
    file: str | None  # its name, where it is about one
    done: int  # steps behind it
    of_all: int
    place: int | None = None  # of the file among those that are merged, from 1
    files: int = 1

    def __str__(self) -> str:
        """*Checking ana.coder (2 of 5)…*, *Putting together…*."""
        told = f"{self.what} {self.file}" if self.file else self.what
        several = self.place is not None and self.files > 1
        return f"{told} ({self.place} of {self.files})…" if several else f"{told}…"


Heed = Callable[[MergeStep], object]
"""Is told of each step as it begins, and again now and then while it lasts; what it raises stops
the merge, and nothing was changed."""


def unheeded(_step: MergeStep) -> None:
    """For whoever waits without asking."""
