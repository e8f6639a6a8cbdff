"""How many cells of a matrix are open: what nobody has looked at, of what is to be looked at."""

from dataclasses import dataclass

from coder.domain.matrix.cell import OPEN
from coder.domain.matrix.matrix import Matrix


@dataclass(frozen=True, slots=True)
class OpenCells:
    """Of the cells that are to be answered, those that are open."""

    open: int
    of: int  # rows times themes that are assessed per document

    @property
    def said(self) -> str:
        """Such as "3 of 38 cells are open"; what an export tells of itself."""
        are = "is" if self.open == 1 else "are"
        return f"{self.open:,} of {self.of:,} cells {are} open"


def open_cells(found: Matrix) -> OpenCells:
    """Count the open cells of a matrix, of the themes that are assessed per document alone.

    The state of a cell is that of its theme with the themes below it, as the matrix shows it;
    what is joined in it (coders, documents of a study) is joined here too.
    """
    asked = [place for place, theme in enumerate(found.themes) if theme.assess]
    left = sum(cells.together.get(place, OPEN) == OPEN for cells in found.cells for place in asked)
    return OpenCells(left, len(found.rows) * len(asked))
