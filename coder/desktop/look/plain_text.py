"""What people typed, made fit to be shown: one line, no HTML, no control characters."""

from html import escape
from typing import Final

_CONTROL: Final = dict.fromkeys(range(0x20), " ") | {0x7F: "\N{SYMBOL FOR DELETE}"}
_TURNING: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F))
"""Characters that turn the direction of what is written behind them."""

_LONGEST: Final = 2_000  # characters of a tool tip


def one_line(text: str | None) -> str:
    """A text on one line; white space and control characters become single spaces."""
    return " ".join((text or "").translate(_CONTROL | _TURNING).split())


def tool_tip(*parts: str | None) -> str:
    """A tool tip of paragraphs, wrapped by Qt, in which nothing is taken for HTML."""
    told = [escape(_cut(one_line(part))) for part in parts if part]
    return "".join(f"<p>{part}</p>" for part in told if part)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
