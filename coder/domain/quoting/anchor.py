"""The evidence by which a passage is found again on its Text."""

import json
from dataclasses import dataclass
from itertools import chain
from typing import Final, Literal

from coder.domain.errors import CoderError
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.quotation import clean, ends_quoted
from coder.domain.quoting.stretch_boxes import stretch_boxes
from coder.domain.texts.text import Box, Text

CONTEXT: Final = 32
"""Characters kept before and behind a passage: enough to tell two equal sentences apart."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a Text, or a region of a page (no quote, boxes only)."""

    text: str  # the digest of the Text it stands on
    boxes: tuple[Box, ...]  # one a line, 1/100 pt of the unrotated page
    start: int = 0  # code points in the whole Text, half-open; a region has none
    end: int = 0
    quote: str = ""  # the raw stretch
    words: str = ""  # the quotation, cleaned
    prefix: str = ""
    suffix: str = ""

    @property
    def kind(self) -> Literal["text", "region"]:
        """Whether words are marked, or a part of the page."""
        return "text" if self.quote else "region"

    @property
    def page(self) -> int:
        """The index of the page it begins on, from 0."""
        return self.boxes[0].page

    @property
    def order(self) -> tuple[int, int, int]:
        """Sorts passages as they stand in the document: page, start, top."""
        return self.page, self.start, self.boxes[0].y0


def describe(
    text: Text, digest: str, start: int, end: int, *, prose: Prose | None = None
) -> Anchor:
    """The anchor of a stretch; white space and running heads at its ends are left out.

    So page and boxes are those of the words that are quoted. ``prose`` is that of the text, if the
    caller keeps it. CoderError if the stretch holds no words.
    """
    start = max(0, start)
    if not text.stretch(start, end).strip():
        raise CoderError("This stretch holds no words: mark some text, or a region of the page.")
    prose = prose or Prose(text)
    start, end = ends_quoted(prose, start, end)
    raw = text.stretch(start, end)
    quote = raw.strip()
    start += len(raw) - len(raw.lstrip())
    end = start + len(quote)
    return Anchor(
        text=digest,
        boxes=stretch_boxes(text, start, end),
        start=start,
        end=end,
        quote=quote,
        words=clean(text, start, end, prose=prose),
        prefix=text.stretch(max(0, start - CONTEXT), start),
        suffix=text.stretch(end, end + CONTEXT),
    )


def describe_region(digest: str, *boxes: Box) -> Anchor:
    """The anchor of a part of a page, or of several; CoderError if there is nothing in it."""
    upright = tuple(sorted(_upright(box) for box in boxes))
    if not upright or any(box.x0 == box.x1 or box.y0 == box.y1 for box in upright):
        raise CoderError("This region is empty: drag a rectangle over a part of the page.")
    return Anchor(text=digest, boxes=upright)


def to_json(anchor: Anchor) -> str:
    """One compact object with sorted keys; a key whose value says nothing is left out."""
    known: dict[str, object] = {"boxes": [list(box) for box in anchor.boxes], "text": anchor.text}
    if anchor.quote:
        known |= {"start": anchor.start, "end": anchor.end, "quote": anchor.quote}
        sides = {"words": anchor.words, "prefix": anchor.prefix, "suffix": anchor.suffix}
        known |= {key: value for key, value in sides.items() if value}
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_json(stored: str) -> Anchor:
    """The anchor that ``to_json`` wrote; ValueError if it is none."""
    try:
        known = json.loads(stored)
        boxes = tuple(Box(*box) for box in known.pop("boxes"))
        anchor = Anchor(boxes=boxes, **known)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"This is no anchor: {stored[:80]}") from error
    numbers = (anchor.start, anchor.end, *chain.from_iterable(boxes))
    words = (anchor.text, anchor.quote, anchor.words, anchor.prefix, anchor.suffix)
    if not boxes or set(map(type, numbers)) != {int} or set(map(type, words)) != {str}:
        raise ValueError(f"This is no anchor: {stored[:80]}")
    return anchor


def _upright(box: Box) -> Box:
    """A rectangle may be dragged from any corner."""
    x0, x1 = sorted((box.x0, box.x1))
    y0, y1 = sorted((box.y0, box.y1))
    return Box(box.page, x0, y0, x1, y1)
