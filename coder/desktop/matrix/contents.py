"""What the cells of the matrix can show, and how that is written."""

from collections.abc import Mapping
from typing import Final, Literal

from coder.domain.matrix.cell import PRESENT, PRESENT_SIGN, SIGNS
from coder.domain.matrix.matrix import Cell
from coder.domain.telling import counted

Content = Literal["state", "passages", "characters", "coders", "quotations", "summaries"]

CONTENTS: Final[Mapping[Content, str]] = {
    "state": "State",
    "passages": "Passages",
    "characters": "Characters covered",
    "coders": "Reviewers",
    "quotations": "Quotations",
    "summaries": "Summaries",
}
TEXTS: Final[frozenset[Content]] = frozenset({"quotations", "summaries"})
"""What is read, and so needs room."""

COUNTED: Final[frozenset[Content]] = frozenset({"passages", "characters"})
"""What is counted, and so has heat."""

STATE_WORDS: Final = {
    "absent": "absent: looked for, not reported",
    "unclear": "unclear",
    "open": "open: not answered yet",
}
NO_PASSAGE: Final = "reported, as the team decided, without a passage"
_THOUSAND: Final = 1_000
_MANY: Final = 10 * _THOUSAND


def amount_of(cell: Cell, content: Content) -> int:
    """How much there is of what is counted; of all else the passages."""
    count = cell.with_children
    return count.characters if content == "characters" else count.passages


def sign_of(cell: Cell, content: Content, letters: Mapping[str, str]) -> str:
    """What stands in a cell that is not read: a number, letters, or a sign.

    ``letters`` are those of the reviewers, by their ids.
    """
    if cell.state != PRESENT:
        return SIGNS[cell.state]
    if content == "state" or not cell.with_children.passages:  # decided, and no passage yet
        return PRESENT_SIGN
    if content in TEXTS:
        return counted(cell.with_children.passages, "passage")
    if content == "coders":
        return " ".join(letters.get(coder, "?") for coder in cell.with_children.coders)
    return short(amount_of(cell, content))


def short(number: int) -> str:
    """A number in a few letters: from 10,000 on in thousands."""
    return f"{round(number / _THOUSAND):,}k" if number >= _MANY else f"{number:,}"


def said_of(cell: Cell) -> str:
    """The state of a cell in words."""
    if cell.state != PRESENT:
        return STATE_WORDS[cell.state]
    if not cell.with_children.passages:
        return NO_PASSAGE
    return counted(cell.with_children.passages, "passage")
