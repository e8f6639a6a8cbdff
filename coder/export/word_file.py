"""A Word document while it is written: captions, sections, and its file."""

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from coder.export.cell_text import fit
from coder.export.steady_zip import SteadyZip
from coder.export.word_styles import HEADING, NOTE, make_styles
from coder.export.word_table import WordTable, add_table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_NO_TIME: Final = "1980-01-01T00:00:00Z"
_A4: Final = (21.0, 29.7)  # cm
_MARGIN: Final = 2.0
_LONGEST_TITLE: Final = 255  # letters of a document property

PORTRAIT: Final = _A4[0] - 2 * _MARGIN
"""Centimetres between the margins of an upright page."""

LANDSCAPE: Final = _A4[1] - 2 * _MARGIN
"""The same of a page that lies on its side."""


class WordFile:
    """Writes tables one after another, wide ones on pages that lie on their side."""

    def __init__(self, title: str, about: Sequence[str]) -> None:
        from docx import Document

        self._document: WordDocument = Document()
        make_styles(self._document)
        self._title = fit(title)
        self._about = [fit(line) for line in about]
        self._tables = 0
        self._landscape: bool | None = None  # of the section that is being written

    def add(self, table: WordTable) -> None:
        """Write a table with its caption above and its note below."""
        self._turn(landscape=table.landscape)
        self._tables += 1
        self._caption(table.caption)
        add_table(self._document, table, LANDSCAPE if table.landscape else PORTRAIT)
        self._document.add_paragraph(fit(table.note), style=NOTE)

    def write(self, heading: str, text: str) -> None:
        """Write a text below its heading, each line as a paragraph."""
        self._turn(landscape=False)
        self._document.add_paragraph(fit(heading), style=HEADING)
        for line in fit(text).split("\n"):
            self._document.add_paragraph(line)

    def save(self, path: Path, *, made_at: str | None) -> None:
        """Write the file; the time in it is that of the data, and it names nobody."""
        time = datetime.fromisoformat(made_at or _NO_TIME).astimezone(UTC)
        known = self._document.core_properties
        known.author = known.last_modified_by = "Coder"
        known.title = self._title[:_LONGEST_TITLE]
        known.comments = ""
        known.created = known.modified = time.replace(tzinfo=None, microsecond=0)
        held = BytesIO()
        self._document.save(held)
        with ZipFile(held) as source, SteadyZip(path) as archive:
            for name in source.namelist():
                archive.writestr(name, source.read(name))

    def _turn(self, *, landscape: bool) -> None:
        """Begin a section, where the pages of the last one lie otherwise."""
        from docx.enum.section import WD_ORIENT, WD_SECTION
        from docx.shared import Cm

        if landscape == self._landscape:
            return
        if self._landscape is None:
            section = self._document.sections[0]
        else:
            section = self._document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = map(Cm, reversed(_A4) if landscape else _A4)
        section.left_margin = section.right_margin = Cm(_MARGIN)
        section.top_margin = section.bottom_margin = Cm(_MARGIN)
        if self._landscape is None:
            self._document.add_paragraph(self._title, style="Title")
            for line in self._about:
                self._document.add_paragraph(line, style=NOTE)
        self._landscape = landscape

    def _caption(self, words: str) -> None:
        """*Table 1. …*, counted by a field, so that Word counts anew when tables are moved."""
        caption = self._document.add_paragraph("Table ", style="Caption")
        caption.paragraph_format.keep_with_next = True
        _add_count(caption, self._tables)
        caption.add_run(f". {fit(words)}")


def _add_count(caption: "Paragraph", number: int) -> None:
    """The field SEQ, and what it shows until Word counts anew."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    caption._p.append(  # noqa: SLF001 - python-docx knows no fields
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" SEQ Table \\* ARABIC ">'
            f"<w:r><w:t>{number}</w:t></w:r></w:fldSimple>"
        )
    )
