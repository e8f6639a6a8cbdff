"""What the cells of a matrix show: a number, names, or what was summarised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coder.domain.matrix.cell import OPEN, PRESENT, PRESENT_SIGN, SIGNS, with_dispute
from coder.domain.matrix.matrix import Cells, Count, Matrix, Row
from coder.domain.telling import listed
from coder.export.cell_text import cut
from coder.export.look import Look, Style
from coder.export.material import Material, told
from coder.export.options import Content
from coder.export.sheet import Value

CODED: Final = "coded"
"""Stands where passages are coded and nobody has summarised them."""

_CODED_DISPUTED: Final = with_dispute(CODED, disputed=True)

_TITLES: Final[Mapping[Content, str]] = {
    "passages": "", "characters": ": characters covered", "coders": ": who coded",
    "summaries": ": summaries",
}  # fmt: skip
_LEGENDS: Final[Mapping[Content, str]] = {
    "passages": "passages coded with the theme or one below it; leads to the first of them",
    "characters": "characters covered by those passages, each once; leads to the first of them",
    "coders": "reviewers who coded the theme or one below it; leads to the first passage",
    "summaries": "not summarised; a summary has the sign of its cell before it",
}
_SAMPLES: Final[Mapping[Content, Value]] = {
    "passages": 3, "characters": 1240, "coders": "Ana", "summaries": CODED,
}  # fmt: skip
_WIDTHS: Final[Mapping[Content, float]] = {
    "passages": 13, "characters": 13, "coders": 20, "summaries": 30,
}  # fmt: skip


def sheet_title(content: Content) -> str:
    """The name of the sheet of a matrix."""
    return "Matrix" if content == "passages" else f"Matrix {content}"


@dataclass(slots=True)
class CellWords:
    """One kind of content; ``shortened`` counts the texts that a cell could not hold."""

    content: Content
    matrix: Matrix
    material: Material
    look: Look
    rest: str  # where the rest of a text stands that is too long for a cell
    shortened: int = 0

    @property
    def title(self) -> str:
        """What is said of it behind the title of the sheet."""
        return _TITLES[self.content]

    @property
    def legend(self) -> str:
        """What a cell means that shows something."""
        told = _LEGENDS[self.content]
        if self.matrix.view != "consensus":
            return told
        return f"{told}; {PRESENT_SIGN}: present, as the team decided, without a passage"

    @property
    def sample(self) -> Value:
        """What such a cell shows, for the legend."""
        return _SAMPLES[self.content]

    @property
    def width(self) -> float:
        """The width of a theme's column, in characters."""
        return _WIDTHS[self.content]

    @property
    def linked(self) -> Style:
        """How a cell looks that leads to quotations."""
        look = self.look
        return look.link_like(look.faint) if self.content == "summaries" else look.linked

    @property
    def plain(self) -> Style:
        """How a cell looks that leads nowhere."""
        return self.look.text if self.content == "summaries" else self.look.count

    def leads(self, value: Value) -> bool:
        """Whether a cell leads to quotations; LibreOffice breaks no lines in what does."""
        return self.content != "summaries" or value in {CODED, _CODED_DISPUTED}

    def row(self, row: Row, cells: Cells, coder: str | None) -> Sequence[Value]:
        """What each theme's cell shows; None is for the sign of its state. ``coder`` is an id.

        A number of a disputed cell stays a number, and its format shows the sign.
        """
        if self.content == "summaries":
            return [self._summarised(row, cells, theme, coder) for theme in range(len(cells))]
        names = {one.id: one.name for one in self.matrix.coders}
        counts = map(cells.with_children, range(len(cells)))
        return [
            self._present(count, names, disputed=theme in cells.disputed)
            if count.state == PRESENT
            else None
            for theme, count in enumerate(counts)
        ]

    def _present(self, count: Count, names: Mapping[str, str], *, disputed: bool) -> Value:
        """What a present cell shows; one that was decided and has no passage shows a sign."""
        if not count.passages:
            return with_dispute(PRESENT_SIGN, disputed=disputed)
        if self.content == "coders":
            return with_dispute(_names(count, names), disputed=disputed)
        return count.passages if self.content == "passages" else count.characters

    def _summarised(self, row: Row, cells: Cells, theme: int, coder: str | None) -> Value:
        id_ = self.matrix.themes[theme].id
        parts = []
        for document in row.documents:
            held = self.material.summaries.get((document.id, id_), ())
            if coder is not None:
                held = [one for one in held if one.coder == coder and not one.consensus]
            if held:
                named = f"{document.key}: " if len(row.documents) > 1 else ""
                parts.append(named + told(held))
        state = cells.together.get(theme, OPEN)
        sign = with_dispute(SIGNS.get(state, ""), disputed=theme in cells.disputed)
        if parts:
            return self._fitted("\n".join(parts), f"{sign} " if sign else "")
        coded = CODED if cells.with_children(theme).passages else PRESENT_SIGN
        return f"{coded} {sign}".rstrip() if state == PRESENT else None

    def _fitted(self, text: str, sign: str) -> str:
        """A text behind the sign of its state, as far as a cell holds it."""
        end = f"… ({self.rest})"
        shown = cut(sign + text, end)
        self.shortened += shown.endswith(end)
        return shown


def _names(count: Count, names: Mapping[str, str]) -> str:
    return cut(listed([names[coder] for coder in count.coders]))
