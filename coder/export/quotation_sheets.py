"""The sheet of quotations, and where in it each cell of the matrix begins."""

from collections.abc import Callable, Container
from datetime import UTC, datetime
from typing import Final, NamedTuple

from coder.domain.coded_passage import CodedPassage
from coder.domain.matrix.theme_tree import ThemeTree
from coder.export.look import Look
from coder.export.sheet import NO_LINKS, Column, Link, Sheet, Value

TITLE: Final = "Quotations"

QUOTATION_COLUMNS: Final = {
    "Number": 22, "Citation": 22, "Printed page": 10, "PDF page": 7, "Theme": 22, "Quotation": 62,
    "Coder": 12, "Coded at": 16, "Memo": 24, "Document title": 42,
}  # fmt: skip
"""Their widths in characters, by name."""

ELSEWHERE: Final = "another PDF"
"""For the printed page of what was marked on a PDF that is not the one that is read."""

Where = tuple[str, int, str | None]
"""A cell: document, theme (its place), and a coder if it is one person's."""


class SheetRow(NamedTuple):
    """A row of one of the sheets."""

    sheet: str
    number: int

    @property
    def link(self) -> Link:
        """What leads to it."""
        return Link(f"'{self.sheet}'!A{self.number}")


class QuotationSheets:
    """Writes quotations as they come, into a further sheet whenever one is full."""

    def __init__(
        self,
        make: Callable[[str], Sheet],
        tree: ThemeTree,
        *,
        most_rows: int,
        each: bool,
        numbers: Container[str],
    ) -> None:
        self.first: dict[Where, SheetRow] = {}
        self.by_number: dict[str, Link] = {}  # of those numbers that are asked for
        self.written = 0
        self.sheets: list[Sheet] = []
        self._make = make
        self._lineages = {theme: tree.lineage(place) for theme, place in tree.places.items()}
        self._most_rows = most_rows
        self._each = each
        self._numbers = numbers
        self._begin()

    def write(self, found: CodedPassage, evidence: Link | None) -> None:
        """Write one quotation, and note which cells of the matrix begin with it."""
        lines = self.sheets[-1].lines(values_of(found))
        if self.sheets[-1].rows + len(lines) > self._most_rows:
            self._begin()
        sheet = self.sheets[-1]
        row = SheetRow(sheet.title, sheet.rows + 1)
        for theme in self._lineages[found.theme.id]:
            self.first.setdefault((found.document.id, theme, None), row)
            if self._each:
                self.first.setdefault((found.document.id, theme, found.coder_id), row)
        if found.number in self._numbers:
            self.by_number.setdefault(found.number, row.link)
        sheet.write_lines(lines, NO_LINKS if evidence is None else {0: evidence})
        self.written += 1

    def close(self) -> None:
        """Say that no more quotations come."""
        for sheet in self.sheets:
            sheet.close()

    def _begin(self) -> None:
        number = len(self.sheets) + 1
        sheet = self._make(TITLE if number == 1 else f"{TITLE} {number}")
        sheet.write_head()
        self.sheets.append(sheet)


def quotation_columns(look: Look) -> list[Column]:
    """The columns that DESIGN 5.1 names."""
    styles = {"Printed page": look.centred, "PDF page": look.centred, "Coded at": look.date}
    return [
        Column(name, width, styles.get(name, look.text), is_clipped=name == "Document title")
        for name, width in QUOTATION_COLUMNS.items()
    ]


def values_of(found: CodedPassage) -> tuple[Value, ...]:
    """What stands in the columns of a quotation."""
    return (
        found.number,
        found.citation,
        page_value(found.page) if found.is_placed else ELSEWHERE,
        found.pdf_page if found.is_placed else None,
        found.theme.path,
        found.quote if found.kind == "text" else f"[region of PDF page {found.pdf_page}]",
        found.coder,
        time_value(found.made_at),
        found.memo,
        found.document.title,
    )


def page_value(page: str | None) -> Value:
    """A number sorts as a number; roman ones and ranges are text."""
    plain = page is not None and page.isascii() and page.isdigit() and not page.startswith("0")
    return int(page) if page is not None and plain else page


def time_value(made_at: str | None) -> Value:
    """A time in UTC, which cells hold without a zone."""
    if made_at is None:
        return None
    try:
        time = datetime.fromisoformat(made_at)
    except ValueError:
        return made_at
    return time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC).replace(tzinfo=None)
