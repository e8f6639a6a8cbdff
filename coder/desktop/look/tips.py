"""Tool tips that show what people typed as they typed it."""

from html import escape


def tip(*lines: str | None) -> str:
    """A tool tip of some lines; Qt would take words that look like HTML for HTML."""
    shown = "\n".join(line for line in lines if line)
    return f"<p style='white-space:pre-wrap'>{escape(shown)}</p>" if shown else ""
