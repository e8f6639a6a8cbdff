"""The styles of a Word document: a co-author changes the look of all tables in one place."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

TABLE: Final = "Review table"
TEXT: Final = "Table text"
HEAD: Final = "Table head"
NOTE: Final = "Table note"
HEADING: Final = "Heading 1"

_FONT: Final = "Arial"
_SIZES: Final = {
    "Normal": 10.0, "Title": 16.0, HEADING: 12.0, "Caption": 10.0, TEXT: 8.5, HEAD: 8.5, NOTE: 8.5,
}  # fmt: skip
_SPACES: Final = {  # points before and behind
    "Normal": (0, 6), "Title": (0, 6), HEADING: (14, 4), "Caption": (12, 6),
    TEXT: (2, 2), HEAD: (2, 2), NOTE: (4, 6),
}  # fmt: skip
_LINE: Final = '<w:{0} w:val="single" w:sz="{1}" w:space="0" w:color="{2}"/>'
_INK: Final = "262626"
_FAINT: Final = "BFBFBF"


def make_styles(document: "WordDocument") -> None:
    """Add the styles of tables, and make those that are there as plain."""
    from docx.enum.style import WD_STYLE_TYPE

    for name in (TEXT, HEAD, NOTE):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles[
            "Normal"
        ]
    for name, size in _SIZES.items():
        _make_plain(document.styles[name], size, bold=name in {"Title", HEADING, "Caption", HEAD})
    _add_table_style(document)


def _make_plain(style: "ParagraphStyle", size: float, *, bold: bool) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.bold = _FONT, Pt(size), bold
    font.color.rgb = RGBColor.from_string(_INK)
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("w:cs", "w:eastAsia"):
        fonts.set(qn(script), _FONT)
    borders = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if borders is not None:
        style.element.pPr.remove(borders)
    before, behind = _SPACES[style.name or ""]
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(behind)
    style.paragraph_format.line_spacing = 1.0 if style.name in {TEXT, HEAD} else 1.15


def _add_table_style(document: "WordDocument") -> None:
    """Rules above, below the head and below, and faint ones between rows, as journals have them."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    strong = "".join(_LINE.format(side, 8, _INK) for side in ("top", "bottom"))
    faint = _LINE.format("insideH", 4, _FAINT)
    below_head = _LINE.format("bottom", 8, _INK)
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1"'
            f' w:styleId="{TABLE.replace(" ", "")}"><w:name w:val="{TABLE}"/>'
            '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{strong}{faint}</w:tblBorders></w:tblPr>"
            '<w:tblStylePr w:type="firstRow"><w:tcPr>'
            f"<w:tcBorders>{below_head}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
        )
    )
