"""How the sheets of a workbook look: quiet, so that the numbers are what one sees."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.styles import Alignment, Border, Font, PatternFill

_INK = "FF262626"
_FAINT = "FF7F7F7F"
_LINE = "FFD0D0D0"
_HEAD = "FFE9EDF2"
_OPEN = "FFDDDDDD"
_DIFFERS = "FF7A3E00"
_DISPUTED = "FFFFF1DC"
_LINK = "FF1F4E79"
_SWISS = 2  # the family of fonts without serifs, where Arial is missing


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
    plain: Style
    head: Style
    head_centred: Style
    head_below: Style  # of a theme below another
    key: Style
    key_above: Style
    text: Style  # numbers too stand on the left
    centred: Style
    day: Style
    date: Style
    count: Style
    linked: Style
    open: Style
    open_text: Style
    differs: Style
    faint: Style

    def link_like(self, style: Style) -> Style:
        """A style for what leads somewhere, placed as another one is."""
        return replace(style, font=_font(color=_LINK))

    def cut_below(self, style: Style) -> Style:
        """A style for what is too long for its place, so that it is read from its beginning."""
        return replace(style, alignment=self.text.alignment)

    def unsure(self, style: Style) -> Style:
        """A style for what nobody has confirmed."""
        return replace(style, font=_font(italic=True))


def _font(
    *, bold: bool = False, italic: bool = False, size: float = 10, color: str = _INK
) -> "Font":
    from openpyxl.styles import Font

    return Font(name="Arial", family=_SWISS, bold=bold, italic=italic, size=size, color=color)


def make_look() -> Look:
    """All styles; openpyxl is imported when a workbook is written, not before."""
    from openpyxl.styles import Alignment, Border, PatternFill, Side

    thin = Side(style="thin", color=_LINE)
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    head, shade, dispute = (
        PatternFill("solid", fgColor=colour) for colour in (_HEAD, _OPEN, _DISPUTED)
    )
    plain, bold, faint = _font(), _font(bold=True), _font(color=_FAINT)
    below = Alignment(horizontal="center", vertical="top")
    # Said, since a text in Hebrew or Arabic would else stand against the column on its right.
    top = Alignment(horizontal="left", vertical="top", wrap_text=True)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    above = Alignment(horizontal="left", vertical="center", wrap_text=True)
    return Look(
        title=Style(font=_font(bold=True, size=13)),
        note=Style(font=faint, alignment=Alignment(vertical="center", indent=1)),
        plain=Style(font=faint, alignment=Alignment(vertical="top")),
        head=Style(font=bold, fill=head, alignment=above, border=box),
        head_centred=Style(font=bold, fill=head, alignment=middle, border=box),
        head_below=Style(font=plain, fill=head, alignment=middle, border=box),
        key=Style(font=bold, alignment=above, border=box),
        key_above=Style(font=bold, alignment=top, border=box),
        text=Style(font=plain, alignment=top, border=box),
        centred=Style(font=plain, alignment=below, border=box),
        day=Style(font=plain, alignment=top, border=box, number_format="yyyy-mm-dd"),
        date=Style(font=plain, alignment=below, border=box, number_format="yyyy-mm-dd hh:mm"),
        count=Style(font=plain, alignment=middle, border=box),
        linked=Style(font=_font(color=_LINK, bold=True), alignment=middle, border=box),
        open=Style(fill=shade, alignment=middle, border=box),
        open_text=Style(font=faint, fill=shade, alignment=top, border=box),
        differs=Style(font=_font(color=_DIFFERS), fill=dispute, alignment=top, border=box),
        faint=Style(font=faint, alignment=middle, border=box),
    )
