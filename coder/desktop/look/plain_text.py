"""What people typed, made fit to be shown: one line, no HTML, no control characters."""

from html import escape
from typing import Final

from coder.domain import names
from coder.domain.citing.authors import author_year
from coder.domain.document import Document

_LONGEST: Final = 2_000  # characters of a tool tip


def one_line(text: str | None) -> str:
    """A text in one line that does no harm to what stands around it."""
    return names.one_line(text or "")


def heading(document: Document) -> str:
    """What a document is called in lists: authors and year, else its citation key."""
    if not document.authors and not document.title:
        return one_line(document.key) or "Untitled"
    return one_line(author_year(document))


def tool_tip(*parts: str | None) -> str:
    """A tool tip of paragraphs, wrapped by Qt, in which nothing is taken for HTML."""
    told = [escape(_cut(one_line(part))) for part in parts if part]
    return "".join(f"<p>{part}</p>" for part in told if part)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
