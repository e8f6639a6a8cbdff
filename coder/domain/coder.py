"""A coder: someone who codes (a reviewer, on screen)."""

from dataclasses import dataclass
from typing import Final

LEAD: Final = "lead"
CODER: Final = "coder"


@dataclass(frozen=True, slots=True)
class Coder:
    """A person; names may repeat, ids do not."""

    id: str
    name: str
    role: str  # lead or coder
    letters: str  # stands in the numbers of codings


def letters_for(name: str, taken: set[str]) -> str:
    """Two letters or more for a name, distinct from those taken: initials, else the beginning."""
    words = ["".join(c for c in word if c.isalpha()) for word in name.upper().split()]
    words = [word for word in words if word] or ["X"]
    whole = "".join(words)
    initials = "".join(word[0] for word in words)
    first = initials if len(initials) > 1 else whole[:2]
    longer = [whole[:length] for length in range(3, len(whole) + 1)]
    numbered = [f"{first}{chr(64 + number)}" for number in range(2, len(taken) + 3)]
    return next(one for one in (first, *longer, *numbered) if one not in taken)
