"""Designs: how the articles of each invented journal look."""

from dataclasses import dataclass, replace
from typing import Final

from typesetting.canvas import BLACK, Colour
from typesetting.paragraphs import Style

_GREY: Final[Colour] = (0.33, 0.33, 0.33)
_TEAL: Final[Colour] = (0.0, 0.32, 0.36)
_WINE: Final[Colour] = (0.42, 0.07, 0.20)

INVENTED: Final = "Invented example article, written for Coder; not a real study."


@dataclass(frozen=True, slots=True)
class Design:
    """The look of a journal: page, columns, and the style of every kind of text."""

    journal: str
    short: str  # as it is cited
    size: tuple[float, float]
    margins: tuple[float, float, float, float]  # left, top, right, bottom: of the text area
    columns: int
    gutter: float
    accent: Colour
    styles: dict[str, Style]
    number_at: str  # outer, centre
    head: str  # rule, plain, band
    abstract: str  # box, indented

    @property
    def width(self) -> float:
        """The width of the text area."""
        return self.size[0] - self.margins[0] - self.margins[2]

    @property
    def column(self) -> float:
        """The width of one column."""
        return (self.width - self.gutter * (self.columns - 1)) / self.columns


def _styles(family: str, accent: Colour, align: str) -> dict[str, Style]:
    """The styles in which the two-column journals differ only by family, colour and place."""
    return {
        "title": Style(family, 18, 21.5, bold=True, align=align, after=7, colour=accent),
        "type": Style(family, italic=True, align=align),
        "authors": Style(family, 10.5, 13.5, align=align, after=3),
        "affiliation": Style(family, 8, 10, italic=True, align=align, colour=_GREY),
        "invented": Style("sans", 8.2, 11, bold=True, align=align),
        "abstract": Style(family, 8.8, 11.2),
        "small": Style(family, 7.6, 9.4, align="left", colour=_GREY),
        "heading": Style(
            family, 11, bold=True, align="left", before=12.4, colour=accent, keep=True
        ),
        "subheading": Style(family, 9.8, italic=True, align="left", before=12.4, keep=True),
        "text": Style(indent=10),
        "first": Style(),
        "quote": Style(size=9.3, left=11, right=6, before=6.2, after=6.2),
        "item": Style(left=4, indent=-6, align="left"),
        "entry": Style(size=8.2, leading=9.8, indent=-10, after=1.6),
        "caption": Style("sans", 8, 10, align="left", after=5),
        "cell": Style("sans", 7.8, 10, align="left"),
        "furniture": Style(family, 8, 10, colour=_GREY),
    }


def _single() -> dict[str, Style]:
    """The styles of the small single-column page."""
    small = Style("serif", 8, 10, align="left", colour=_GREY)
    return _styles("serif", BLACK, "left") | {
        "title": Style("serif", 17, 21, align="left", after=6),
        "authors": Style("serif", 11, 14, italic=True, align="left", after=2),
        "affiliation": replace(small, size=8.4, leading=10.5),
        "abstract": Style("serif", 9.4, 12),
        "heading": Style("serif", 11.5, 13.4, bold=True, align="left", before=13.4, keep=True),
        "text": Style(size=10.6, leading=13.4, indent=14),
        "first": Style(size=10.6, leading=13.4),
        "quote": Style(size=10, leading=13.4, left=20, right=14, before=6.7, after=6.7),
        "item": Style(size=10.6, leading=13.4, left=4, indent=-6.4, align="left"),
        "entry": Style(size=9, leading=11, indent=-12, after=2),
        "small": small,
    }


DESIGNS: Final = {
    "jirs": Design(
        "Journal of Invented Recovery Studies", "J Invent Recov Stud",
        (510.24, 691.65), (42, 74, 42, 58), 2, 16, _TEAL,
        _styles("sans", _TEAL, "left"), "outer", "band", "box",
    ),
    "annals": Design(
        "Annals of Imaginary Peer Work", "Ann Imag Peer Work",
        (541.42, 737.01), (50, 70, 50, 60), 2, 18, _WINE,
        _styles("serif", _WINE, "centre"), "centre", "rule", "indented",
    ),
    "papers": Design(
        "Made-up Papers on Learning and Recovery", "Made-up Pap Learn Recov",
        (453.54, 680.31), (62, 72, 62, 66), 1, 0, BLACK,
        _single(), "outer", "plain", "indented",
    ),
}  # fmt: skip
