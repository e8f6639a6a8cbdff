"""Where a merge is, for whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MergeStep:
    """What a merge is doing just now."""

    what: str  # Checking, Backing up, Taking in, Folding, Counting
    file: str | None  # its name, where it is about one
    done: int  # steps behind it
    of_all: int

    def __str__(self) -> str:
        """*Checking ana.coder…*, *Backing up…*."""
        return f"{self.what} {self.file}…" if self.file else f"{self.what}…"


Heed = Callable[[MergeStep], object]
"""Is told of each step as it begins, and again now and then while it lasts; what it raises stops
the merge, and nothing was changed."""


def unheeded(_step: MergeStep) -> None:
    """For whoever waits without asking."""
