"""Passages as the annotations that show them in a copy of the PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from coder.domain.annotations.annotation import Annotation, Kind
from coder.domain.annotations.names import part_name
from coder.domain.quoting.anchor import Anchor
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.stretch_boxes import stretch_boxes
from coder.domain.texts.text import Box


def drawn(passage: str, anchor: Anchor, said: Annotation, prose: Prose) -> Iterator[Annotation]:
    """The annotations of a passage: one a page; of a region, one a box.

    ``said`` is all that they say; its boxes do not count. ``prose`` is that of the text on which
    the anchor stands.
    """
    kind: Kind = "highlight" if anchor.kind == "text" else "square"
    stretch = (anchor.start, anchor.end) if anchor.kind == "text" else None
    for part, boxes in enumerate(drawn_parts(anchor, prose), 1):
        name = part_name(passage, part)
        yield replace(said, kind=kind, boxes=tuple(boxes), name=name, stretch=stretch)


def drawn_parts(anchor: Anchor, prose: Prose) -> Iterator[Sequence[Box]]:
    """The boxes of each annotation of a passage."""
    if anchor.kind == "region":
        yield from ([box] for box in anchor.boxes)
        return
    boxes = [box for box in _lines(anchor, prose) if box.x0 < box.x1 and box.y0 < box.y1]
    for _, on_page in groupby(sorted(boxes, key=lambda box: box.page), lambda box: box.page):
        yield list(on_page)


def _lines(anchor: Anchor, prose: Prose) -> Sequence[Box]:
    """A box a line, without heads, footers and what interrupts a sentence.

    Where the passage itself begins or ends with such things, all of it is shown; so is one that
    stands on another reading of the same PDF.
    """
    if prose.text.stretch(anchor.start, anchor.end) != anchor.quote:
        return anchor.boxes
    spans = list(prose.kept_within(anchor.start, anchor.end))
    if not spans or spans[0][0] != anchor.start or spans[-1][1] != anchor.end:
        return anchor.boxes
    return [box for span in spans for box in stretch_boxes(prose.text, *span)]
