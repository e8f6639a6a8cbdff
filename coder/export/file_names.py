"""Names for files that every system can keep side by side."""

import re
from collections.abc import Iterable
from typing import Final
from unicodedata import combining, normalize

_LONGEST: Final = 60  # characters: whole paths are short on Windows
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_-]+")
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|index|com\d|lpt\d)", re.IGNORECASE)


def file_names(wanted: Iterable[str]) -> list[str]:
    """A name for each, without an ending: ASCII, short, and none like another in all but case.

    Windows reserves some names for devices; *index* is for the list of all.
    """
    taken: set[str] = set()
    return [_distinct(_safe(one), taken) for one in wanted]


def _safe(name: str) -> str:
    plain = "".join(sign for sign in normalize("NFKD", name) if not combining(sign))
    tidy = _UNSAFE.sub("-", plain).strip("-")[:_LONGEST].strip("-") or "document"
    return f"{tidy}-" if _RESERVED.fullmatch(tidy) else tidy


def _distinct(name: str, taken: set[str]) -> str:
    candidate, number = name, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{name}-{number}"
    taken.add(candidate.casefold())
    return candidate
