"""How the sheets of a workbook look: quiet, so that the numbers are what one sees."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.styles import Alignment, Border, Font, PatternFill

_INK = "FF262626"
_FAINT = "FF7F7F7F"
_LINE = "FFD0D0D0"
_HEAD = "FFE9EDF2"
_OPEN = "FFDDDDDD"


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell looks like, in openpyxl's terms; None is the default."""

    font: "Font | None" = None
    fill: "PatternFill | None" = None
    alignment: "Alignment | None" = None
    border: "Border | None" = None
    number_format: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of a workbook."""

    title: Style
    note: Style
    head: Style
    head_centred: Style
    key: Style
    key_above: Style
    text: Style
    centred: Style
    date: Style
    count: Style
    linked: Style
    open: Style
    faint: Style


def make_look() -> Look:
    """All styles; openpyxl is imported when a workbook is written, not before."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color=_LINE)
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    head = PatternFill("solid", fgColor=_HEAD)
    bold = Font(bold=True, color=_INK)
    top = Alignment(vertical="top", wrap_text=True)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    above = Alignment(vertical="center", wrap_text=True)
    return Look(
        title=Style(font=Font(bold=True, size=14, color=_INK)),
        note=Style(font=Font(color=_FAINT), alignment=Alignment(vertical="center")),
        head=Style(font=bold, fill=head, alignment=above, border=box),
        head_centred=Style(font=bold, fill=head, alignment=middle, border=box),
        key=Style(font=bold, alignment=above, border=box),
        key_above=Style(font=bold, alignment=top, border=box),
        text=Style(alignment=top, border=box),
        centred=Style(alignment=Alignment(horizontal="center", vertical="top"), border=box),
        date=Style(alignment=top, border=box, number_format="yyyy-mm-dd hh:mm"),
        count=Style(alignment=middle, border=box),
        linked=Style(font=Font(color="FF1F4E79", bold=True), alignment=middle, border=box),
        open=Style(fill=PatternFill("solid", fgColor=_OPEN), alignment=middle, border=box),
        faint=Style(font=Font(color=_FAINT), alignment=middle, border=box),
    )
