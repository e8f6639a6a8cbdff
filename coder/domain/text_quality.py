"""Whether the text layer of a file can be worked with."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.domain.first_page import PageLine
from coder.domain.text import Page


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as it was read, with what only the PDF could tell of it."""

    page: Page
    lines: list[PageLine]  # of the front pages only
    pictures: bool = False  # it has pictures and no text
    broken: bool = False  # it could not be read


def warn(pages: Sequence[SeenPage], *, repaired: bool) -> tuple[str, ...]:
    """One sentence for each thing a researcher should know before coding."""
    return ()
