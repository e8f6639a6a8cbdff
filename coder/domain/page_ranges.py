"""Pages as people name several of them: "1-3,7"."""

import re
from typing import Final

from coder.domain.errors import CoderError

_RANGE: Final = re.compile(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?")


def page_indices(named: str, count: int) -> list[int]:
    """The indices of PDF pages counted from 1, each once and in order.

    Raises:
        CoderError: these are no pages, or the file, of ``count`` pages, has not got them.
    """
    found: set[int] = set()
    for part in named.split(","):
        match = _RANGE.fullmatch(part)
        if match is None:
            raise CoderError(f"'{named}' names no pages: write them like 1-3,7.")
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= count:
            raise CoderError(f"There are no pages {part.strip()}: the file has {count}.")
        found.update(range(first - 1, last))
    return sorted(found)
