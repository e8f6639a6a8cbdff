"""Styles of citing: which words and signs stand where, as data."""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple


class PageWords(NamedTuple):
    """What stands before a page: printed, or only counted in the PDF; one, or several."""

    one: str
    several: str
    pdf: str
    pdf_several: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is cited in running text."""

    name: str
    told: str  # what it looks like, for whoever chooses
    by: Literal["authors", "number", "key"]
    brackets: tuple[str, str]
    two_authors: str  # between them
    between: str  # cited documents
    page: PageWords


_COLON: Final = PageWords(": ", ": ", ": PDF page ", ": PDF pages ")
_COMMA: Final = PageWords(", p. ", ", pp. ", ", PDF p. ", ", PDF pp. ")

HARVARD: Final = Style(
    "harvard", "(Kay and Edgley, 2019: 12)", "authors", ("(", ")"), " and ", "; ", _COLON
)
STYLES: Final = {
    style.name: style
    for style in (
        HARVARD,
        Style(
            "apa", "(Kay & Edgley, 2019, p. 12)", "authors", ("(", ")"), " & ", "; ", _COMMA
        ),
        Style("numeric", "[3, p. 12]", "number", ("[", "]"), " and ", ", ", _COMMA),
        Style("keys", "(kay-2019: 12)", "key", ("(", ")"), " and ", "; ", _COLON),
    )
}  # fmt: skip
"""All styles by name, the usual one first."""
