"""Between the space in which a PDF places things and the unrotated page that boxes stand on."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Final

import pymupdf
from pymupdf import mupdf

from coder.domain.texts.text import Box

_FARTHEST: Final = 2**28  # 1/100 pt: what damaged files give beyond it is put there
_RECTANGLE: Final = 4


@dataclass(frozen=True, slots=True)
class UserSpace:
    """The upper left corner of the visible page in the PDF's own space, and how large its unit."""

    page: int
    left: float
    top: float
    unit: float  # points

    def box(self, rectangle: Sequence[float]) -> Box | None:
        """Two corners as a box, in 1/100 pt from the top; None if they are no rectangle."""
        if len(rectangle) != _RECTANGLE or not all(map(isfinite, rectangle)):
            return None
        xs = sorted(_near((x - self.left) * self.unit) for x in rectangle[0::2])
        ys = sorted(_near((self.top - y) * self.unit) for y in rectangle[1::2])
        return Box(self.page, xs[0], ys[0], xs[1], ys[1])

    def rectangle(self, box: Box) -> tuple[float, float, float, float]:
        """A box as left, foot, right and top, upwards as a PDF counts."""
        x0, x1 = (self.left + x / 100 / self.unit for x in (box.x0, box.x1))
        foot, top = (self.top - y / 100 / self.unit for y in (box.y1, box.y0))
        return x0, foot, x1, top


def user_space(document: pymupdf.Document, index: int) -> UserSpace:
    """The space of a page, whichever way it is turned."""
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    page = mupdf.pdf_lookup_page_obj(pdf, index)
    visible, matrix = mupdf.FzRect(), mupdf.FzMatrix()
    mupdf.pdf_page_obj_transform(page, visible, matrix)
    unit = abs(matrix.a) + abs(matrix.b)
    return UserSpace(index, visible.x0, visible.y1, unit or 1.0)


def _near(points: float) -> int:
    return round(max(-_FARTHEST, min(_FARTHEST, points * 100)))
