"""The passages that highlights would become, each in a row."""

from typing import Final, NamedTuple

from PySide6.QtCore import Qt

from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable
from coder.domain.annotations.plan import FoundPassage

_HEADS: Final = ("Document", "PDF page", "Words", "Note", "Becomes")
_REGION: Final = "(part of the page)"
_SAID: Final = {"here": "is here already", "removed": "was removed"}


class Line(NamedTuple):
    """A passage and what becomes of it."""

    found: FoundPassage
    becomes: str


class PreviewModel(ShortTable):
    """In the order of the documents."""

    def __init__(self) -> None:
        super().__init__(_HEADS)

    def words(self, row: Line, column: int) -> str:
        """What stands in a column."""
        found = row.found
        said = (
            found.document.key,
            str(found.anchor.page + 1),
            found.anchor.words or _REGION,
            found.memo,
            row.becomes,
        )[column]
        return one_line(said)

    def other(self, row: Line, column: int, role: int) -> object:
        """All of the words and the note."""
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                tool_tip((row.found.anchor.words, row.found.memo)[column - 2])
                if (column in {2, 3})
                else None
            )
        return None


def becomes(found: FoundPassage, told: str, *, comes: bool) -> str:
    """What becomes of a passage, in words; ``told`` is what its bunch means."""
    if comes:
        return told
    return _SAID.get(found.state, "left out")
