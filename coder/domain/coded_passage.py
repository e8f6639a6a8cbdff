"""A coding with everything that is said of it: one row of the list of passages."""

from dataclasses import dataclass
from typing import Final, Literal

from coder.domain.document import Document
from coder.domain.layout.printed_page import PrintedPage, Source
from coder.domain.texts.text import Box
from coder.domain.theme import Theme

PlacementState = Literal["exact", "close", "ambiguous", "unplaced"]

_POINT: Final = 100  # boxes are kept in 1/100 pt


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """One coder's tagging of one passage with one theme."""

    coding: str
    number: str
    passage: str
    document: Document
    file: str  # as it is shown
    theme: Theme
    coder: str
    coder_id: str
    quote: str | None  # the quotation, cleaned; a region has none
    raw: str | None  # the stretch as it stands in the text
    page: str | None  # printed; over a page break both, with an en dash
    page_source: Source | None
    start: int | None  # code points, half-open
    end: int | None
    boxes: tuple[Box, ...]
    placement: PlacementState
    score: int | None  # thousandths of its letters that agree, where it was made on another Text
    by_hand: bool  # a person said where it stands
    made_on: str  # the file on which it was marked; the file above, unless it was placed there
    made_raw: str | None  # the stretch as it stands there
    citation: str
    memo: str | None
    made_at: str | None  # ISO 8601, UTC

    @property
    def kind(self) -> Literal["text", "region"]:
        """Whether words are marked, or a part of a page."""
        return "region" if self.start is None else "text"

    @property
    def printed(self) -> PrintedPage | None:
        """The page it is cited by, with what speaks for it."""
        if self.page is None or self.page_source is None:
            return None
        return PrintedPage(self.page, self.page_source)

    @property
    def is_placed(self) -> bool:
        """Whether it stands on the PDF that is read: what was marked on another one may not."""
        return self.score is None or self.placement in {"exact", "close"}

    @property
    def pdf_page(self) -> int | None:
        """The page it begins on, counted from 1."""
        return self.boxes[0].page + 1 if self.boxes else None

    def as_json(self) -> dict[str, object]:
        """The shape of the command line's ``passages`` (DESIGN 5.1); boxes are in points."""
        return {
            "coding": self.coding,
            "number": self.number,
            "passage": self.passage,
            "document": self.document.id,
            "key": self.document.key,
            "file": self.file,
            "theme": self.theme.path,
            "theme_id": self.theme.id,
            "coder": self.coder,
            "coder_id": self.coder_id,
            "quote": self.quote,
            "raw": self.raw,
            "page": self.page,
            "page_source": self.page_source,
            "pdf_page": self.pdf_page,
            "start": self.start,
            "end": self.end,
            "boxes": [_box_as_json(box) for box in self.boxes],
            "kind": self.kind,
            "placement": self.placement,
            "score": self.score,
            "by_hand": self.by_hand,
            "made_on": self.made_on,
            "made_raw": self.made_raw,
            "citation": self.citation,
            "memo": self.memo,
            "made_at": self.made_at,
        }


def _box_as_json(box: Box) -> dict[str, float]:
    page, *corners = box
    sides = zip(("x0", "y0", "x1", "y1"), corners, strict=True)
    return {"pdf_page": page + 1, **{side: value / _POINT for side, value in sides}}
