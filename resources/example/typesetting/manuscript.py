"""Manuscripts: plain text files with a head of fields and a body of blocks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

_SIGNS: Final = {"# ": "heading", "## ": "subheading", "> ": "quote", "- ": "item", "= ": "entry"}


class Block(NamedTuple):
    """A paragraph and its kind: heading, subheading, text, quote, item, or entry (a reference)."""

    kind: str
    text: str


class Float(NamedTuple):
    """What stands at the top of a page, over the whole width."""

    kind: str  # table, cycle or bars
    page: int  # of the article, from 1
    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article before it is set."""

    name: str
    fields: Mapping[str, str]
    blocks: tuple[Block, ...]
    floats: tuple[Float, ...]

    def __getitem__(self, field: str) -> str:
        return self.fields[field]

    def get(self, field: str) -> str:
        """A field that may be missing."""
        return self.fields.get(field, "")

    @property
    def authors(self) -> list[str]:
        """The authors as they sign."""
        return [name.strip() for name in self["authors"].split(";")]

    @property
    def first_page(self) -> int:
        """The number printed on the first page, without its letter."""
        return int(self["first page"].lstrip("e"))

    def printed(self, index: int) -> str:
        """The number printed on a page (index from 0)."""
        letter = "e" if self["first page"].startswith("e") else ""
        return f"{letter}{self.first_page + index}"


def read(path: Path) -> Manuscript:
    """The manuscript in a file."""
    head, body = _curled(path.read_text(encoding="utf-8")).split("\n---\n", 1)
    blocks: list[Block] = []
    floats: list[Float] = []
    for chunk in body.split("\n\n"):
        if chunk.strip().startswith("!"):
            floats.append(_float(chunk.strip()))
        elif chunk.strip():
            blocks.extend(_blocks(chunk.strip()))
    return Manuscript(path.stem, dict(_fields(head)), tuple(blocks), tuple(floats))


def _curled(text: str) -> str:
    """Straight apostrophes and quotation marks as printers set them."""
    return re.sub(r'"([^"]*)"', "“\\1”", text.replace("'", "\u2019"))


def _fields(head: str) -> Iterator[tuple[str, str]]:
    """``name: value``; a line that begins with white space continues the value."""
    unfolded = head.replace("\n  ", " ")
    for line in unfolded.splitlines():
        name, _, value = line.partition(":")
        yield name.strip(), value.strip()


def _blocks(chunk: str) -> Iterator[Block]:
    """One block; of items and entries, one for every line that begins with the sign."""
    sign = next((sign for sign in _SIGNS if chunk.startswith(sign)), "")
    if not sign:
        yield Block("text", " ".join(chunk.split()))
        return
    for part in f"\n{chunk}".split(f"\n{sign}")[1:]:
        yield Block(_SIGNS[sign], " ".join(part.split()))


def _float(chunk: str) -> Float:
    """``! kind page | caption``, then one line a row with its cells between bars."""
    first, *lines = chunk.splitlines()
    command, _, caption = first.removeprefix("!").partition("|")
    kind, page = command.split()
    rows = tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines)
    return Float(kind, int(page), caption.strip(), rows)
