"""What annotations say, as the memo on the passage that is made of them."""

from collections.abc import Iterator, Sequence
from typing import Final

from coder.domain.annotations.annotation import Annotation, Kind

_DONE: Final[dict[Kind, str]] = {
    "highlight": "Highlighted", "pen": "Highlighted", "underline": "Underlined",
    "squiggly": "Underlined", "strikeout": "Struck out", "square": "Drawn", "note": "Noted",
}  # fmt: skip


def memo_of(annotations: Sequence[Annotation], reader: str) -> str:
    """The notes and replies, each with who wrote it when; empty if there is nothing to keep.

    Who marked words without a note is kept if that was somebody else than ``reader``.
    """
    said = "\n\n".join(_notes(annotations))
    first = annotations[0]
    if said or not first.author or first.author.casefold() == reader.casefold():
        return said
    return _signed(_DONE[first.kind], first.author, first.date, " by ") + "."


def _notes(annotations: Sequence[Annotation]) -> Iterator[str]:
    for one in annotations:
        if one.note:
            yield one.note + _from(one.author, one.date)
        for reply in one.replies:
            yield f"Reply: {reply.words}{_from(reply.author, reply.date)}"


def _from(author: str, date: str) -> str:
    return _signed("\n–", author, date, " ") if author or date else ""


def _signed(begin: str, author: str, date: str, joint: str) -> str:
    who = f"{joint}{author}" if author else ""
    when = f"{',' if author else ''} {date}" if date else ""
    return f"{begin}{who}{when}"
