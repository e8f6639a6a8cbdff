"""A Text as bytes: about one byte a character for the boxes, every page read by itself.

Layout, all integers little-endian: ``CTXT``, version (1 byte), length of the packed index
(4 bytes), the packed index (JSON), then for every page its packed words and packed boxes.
"Packed" is zlib; words are UTF-8.
"""

import json
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from coder.domain.texts.box_codec import pack_boxes, unpack_boxes
from coder.domain.texts.text import PAGE_BREAK, Page, Text

if TYPE_CHECKING:
    from array import array

MAGIC: Final = b"CTXT"
VERSION: Final = 1
LEVEL: Final = 4  # 6 takes three times as long to save three in a hundred
_HEAD: Final = len(MAGIC) + 1 + 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the index says of one page: all but its words and boxes."""

    width: int
    height: int
    rotation: int
    label: str | None
    order: str
    words: int  # bytes, packed
    boxes: int  # bytes, packed
    columns: list[int]  # bytes of every column of boxes, unpacked


def encode(text: Text) -> bytes:
    """Pack a Text without loss."""
    rows: list[list[object]] = []
    packed: list[bytes] = []
    for page in text.pages:
        words = zlib.compress(_words(page), LEVEL)
        columns = pack_boxes(page.text, page.boxes)
        boxes = zlib.compress(b"".join(columns), LEVEL)
        rows.append([*_traits(page), len(words), len(boxes), [len(part) for part in columns]])
        packed += (words, boxes)
    index = zlib.compress(_json([text.extractor, rows]), LEVEL)
    head = MAGIC + bytes([VERSION]) + len(index).to_bytes(4, "little")
    return b"".join([head, index, *packed])


def extractor_of(packed: bytes) -> str:
    """What read a packed Text, without unpacking its pages; ValueError as for ``decode``."""
    return _index(packed)[0]


def decode(packed: bytes) -> Text:
    """The Text that was packed; ValueError if the bytes are damaged or of a newer version."""
    extractor, entries = _index(packed)
    return Text(tuple(_page(packed, entry, at) for entry, at in entries), extractor)


def decode_page(packed: bytes, index: int) -> Page:
    """One page (index from 0) without unpacking the others; ValueError as in ``decode``."""
    _, entries = _index(packed)
    return _page(packed, *entries[index])


def decode_words(packed: bytes) -> str:
    """The words of all pages as ``Text.whole`` joins them, without unpacking any box."""
    _, entries = _index(packed)
    return PAGE_BREAK.join(_unpacked_words(packed, entry, at) for entry, at in entries)


def digest(text: Text) -> str:
    """SHA-256 (hex) of everything a Text says, however it is packed."""
    whole = sha256(_json(text.extractor))
    for page in text.pages:
        for part in (_json(_traits(page)), _words(page), _raw(page.boxes)):
            whole.update(len(part).to_bytes(8, "little"))
            whole.update(part)
    return whole.hexdigest()


def is_text(packed: bytes, key: str) -> bool:
    """Whether bytes are, undamaged, the packed Text with a digest."""
    try:
        return digest(decode(packed)) == key
    except ValueError:
        return False


def _traits(page: Page) -> list[object]:
    return [page.width, page.height, page.rotation, page.label, page.order]


def _words(page: Page) -> bytes:
    return page.text.encode("utf-8", "surrogatepass")


def _raw(boxes: "array[int]") -> bytes:
    if sys.byteorder == "big":
        boxes = boxes[:]
        boxes.byteswap()
    return boxes.tobytes()


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _index(packed: bytes) -> tuple[str, list[tuple[_Entry, int]]]:
    """The extractor, and every page's entry with the position of its packed words."""
    if packed[: len(MAGIC)] != MAGIC or len(packed) < _HEAD:
        raise ValueError("not a packed text")
    if packed[len(MAGIC)] != VERSION:
        raise ValueError(f"a packed text of version {packed[len(MAGIC)]}")
    start = _HEAD + int.from_bytes(packed[len(MAGIC) + 1 : _HEAD], "little")
    try:
        extractor, rows = json.loads(_unpack(packed[_HEAD:start]))
        return extractor, list(_placed([_Entry(*row) for row in rows], start))
    except TypeError as error:
        raise ValueError("a damaged packed text") from error


def _placed(entries: list[_Entry], start: int) -> Iterator[tuple[_Entry, int]]:
    for entry in entries:
        yield entry, start
        start += entry.words + entry.boxes


def _page(packed: bytes, entry: _Entry, at: int) -> Page:
    words = _unpacked_words(packed, entry, at)
    middle = at + entry.words
    boxes = _unpack(packed[middle : middle + entry.boxes])
    ends = list(accumulate(entry.columns, initial=0))
    if ends[-1] != len(boxes):
        raise ValueError("a damaged packed text")
    columns = [boxes[start:end] for start, end in pairwise(ends)]
    return Page(
        words,
        unpack_boxes(words, columns),
        entry.width,
        entry.height,
        entry.rotation,
        entry.label,
        entry.order,
    )


def _unpacked_words(packed: bytes, entry: _Entry, at: int) -> str:
    return _unpack(packed[at : at + entry.words]).decode("utf-8", "surrogatepass")


def _unpack(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError("a damaged packed text") from error
