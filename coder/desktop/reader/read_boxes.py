"""Where the words of a stretch stand as they are read: without heads, page numbers and captions."""

from coder.desktop.reader.document import OpenDocument
from coder.domain.quoting.stretch_boxes import stretch_boxes
from coder.domain.texts.text import Box


def read_boxes(document: OpenDocument, start: int, end: int) -> tuple[Box, ...]:
    """The rectangles of what a quotation of the stretch says; of all of it until that is known."""
    if document.is_read:
        parts = document.prose.kept_within(start, end)
        found = tuple(box for part in parts for box in stretch_boxes(document.text, *part))
        if found:
            return found
    return stretch_boxes(document.text, start, end)
