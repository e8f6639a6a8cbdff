"""What each of the drawn things is: side by side, in as many rows as fit the width."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from coder.export.charts.lettering import Measure, plain
from coder.export.charts.page import EDGE, LINE, SMALL, Page

_LETTER: Final = SMALL / 72  # inches, of which matplotlib's lengths are multiples
_HANDLE, _PAD, _SPACING = 1.4, 0.8, 1.4
_AROUND: Final = 0.15  # above and below all rows


class Legend:
    """Rows of names; they begin above the axes, or at the edge if one row there is too long."""

    def __init__(self, measure: Measure, names: Sequence[str], width: float, start: float) -> None:
        self._rows = _rows_of(measure, names, width - start - EDGE)
        self._left = start
        if len(self._rows) > 1:
            self._rows, self._left = _rows_of(measure, names, width - 2 * EDGE), EDGE

    @property
    def height(self) -> float:
        """How high it is, in inches."""
        return LINE * len(self._rows) + _AROUND

    def put(self, page: Page, top: float, drawn: Mapping[str, Any]) -> None:
        """Put it on a page, with what was drawn of each name."""
        for place, names in enumerate(self._rows):
            middle = top + (place + 0.5) * LINE + _AROUND / 2
            page.figure.legend(
                [drawn[name] for name in names], [plain(name) for name in names], ncols=len(names),
                loc="center left", frameon=False, borderpad=0, borderaxespad=0,
                bbox_to_anchor=(self._left / page.width, 1 - middle / page.height),
                labelcolor=page.inks.ink, fontsize=SMALL, handlelength=_HANDLE,
                handletextpad=_PAD, columnspacing=_SPACING,
            )  # fmt: skip


def _rows_of(measure: Measure, names: Sequence[str], room: float) -> list[list[str]]:
    rows: list[list[str]] = []
    left = 0.0
    for name in names:
        wide = (_HANDLE + _PAD) * _LETTER + measure.width(plain(name), SMALL)
        if not rows or wide > left:
            rows.append([])
            left = room
        rows[-1].append(name)
        left -= wide + _SPACING * _LETTER
    return rows
