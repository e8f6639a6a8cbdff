"""Ids that never meet by accident, and ids that meet on purpose."""

import os
import time
from collections.abc import Container
from typing import Final
from uuid import UUID, uuid5

_NAMESPACE: Final = UUID("6e0f1c52-5a43-4c3c-9d0b-2f6a1f3f7c11")


def new_id() -> str:
    """A UUID version 7 (RFC 9562): random, and sorted by time, which keeps indexes compact."""
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds & (2**48 - 1)) << 80 | int.from_bytes(os.urandom(10), "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return str(UUID(int=number))


def named_id(kind: str, name: str, taken: Container[str]) -> str:
    """The id of a thing that is its name, alike in every copy; a new one if that is taken.

    It is taken where something of that name was renamed since.
    """
    derived = derived_id(kind, name)
    return new_id() if derived in taken else derived


def derived_id(kind: str, *about: str) -> str:
    """The id of a row that follows from what it is about, alike in every copy."""
    return str(uuid5(_NAMESPACE, "\x1f".join((kind, *about))))
