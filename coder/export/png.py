"""Pictures as PNG: the same pixels give the same bytes."""

import struct
import zlib
from typing import Final

from coder.domain.bibliography.file_facts import Picture

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_GREY, _COLOURED = 0, 2
_BITS: Final = 8
_LEVEL: Final = 9  # of compression: pages are mostly white


def png(picture: Picture) -> bytes:
    """A picture as a PNG file (ISO/IEC 15948), in grey where it holds no colour."""
    red, green, blue = (picture.pixels[channel::3] for channel in range(3))
    grey = red == green == blue
    pixels, samples = (red, 1) if grey else (picture.pixels, 3)
    width = picture.width * samples
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, len(pixels), width))
    kind = _GREY if grey else _COLOURED
    head = struct.pack(">IIBBBBB", picture.width, picture.height, _BITS, kind, 0, 0, 0)
    return _SIGNATURE + b"".join(
        _chunk(name, content)
        for name, content in (
            (b"IHDR", head), (b"IDAT", zlib.compress(rows, _LEVEL)), (b"IEND", b""),
        )
    )  # fmt: skip


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(name))
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
