"""What is told of passages under the mouse: themes, who marked it, values, memos."""

from collections.abc import Sequence
from typing import Final

from coder.analysis.highlights import Highlight

_LONGEST: Final = 600  # characters of a memo or a value
_SEVERAL: Final = 200  # of them where several passages are told of
_MOST: Final = 6  # passages


def words_on(found: Sequence[Highlight]) -> str:
    """A paragraph for each passage, as plain text for a tool tip; empty if there is none."""
    longest = _LONGEST if len(found) == 1 else _SEVERAL
    told = ["\n".join(_lines(one, longest)) for one in found[:_MOST]]
    if len(found) > _MOST:
        told.append(f"… and {len(found) - _MOST} more passages")
    return _plain("\n\n".join(told))


def _lines(one: Highlight, longest: int) -> list[str]:
    lines = [theme.path for theme in one.themes]
    lines += [f"{name}: {_cut(value, longest)}" for name, value in one.charted]
    if one.coder_name:
        lines.append(f"Marked by {one.coder_name}")
    return [*lines, *(f"Memo: {_cut(memo, longest)}" for memo in one.memos)]


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[:longest].rstrip()}…"


def _plain(words: str) -> str:
    """A tool tip takes what looks like HTML for it: the first sign is parted from the rest."""
    return words.replace("<", "<\u2060")
