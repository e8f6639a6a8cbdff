"""What people typed, as one line that does no harm."""

from unicodedata import category

from coder.domain.bibliography.citation import cite
from coder.domain.document import Document


def one_line(text: str | None) -> str:
    """A text without line ends and control characters, which become spaces."""
    if not text:
        return ""
    return " ".join("".join(" " if category(c) == "Cc" else c for c in text).split())


def heading(document: Document) -> str:
    """What a document is called in lists: authors and year, else its citation key."""
    if not document.authors and not document.title:
        return one_line(document.key) or "Untitled"
    return one_line(cite(document, None)[1:-1])
