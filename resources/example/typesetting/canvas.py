"""One page's drawing, as operators of the PDF language, in the order of reading."""

from collections.abc import Sequence
from typing import Final

from typesetting.faces import Piece
from typesetting.lines import Line

Colour = tuple[float, float, float]
BLACK: Final[Colour] = (0.0, 0.0, 0.0)


class Canvas:
    """Collects what is drawn; y counts down from the top of the page."""

    def __init__(self, height: float) -> None:
        self.height = height
        self._operators: list[str] = []

    def content(self) -> bytes:
        """The page's content stream."""
        return "\n".join(self._operators).encode("ascii")

    def line_of_words(self, x: float, y: float, line: Line, *, colour: Colour = BLACK) -> None:
        """A line of text with its baseline at y."""
        self._operators.append(f"{_rgb(colour)} rg")
        self._operators.append(f"BT 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm")
        last = len(line.parts) - 1
        for count, part in enumerate(line.parts):
            end = "" if count == last else " "
            self._part([*part.pieces], part.after, end, line.gap)
        self._operators.append("ET")

    def words(self, x: float, y: float, pieces: Sequence[Piece], *, colour: Colour) -> None:
        """A few pieces in a row, as they are."""
        self._operators.append(f"{_rgb(colour)} rg")
        self._operators.append(f"BT 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm")
        for piece in pieces:
            self._show(piece)
        self._operators.append("ET")

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, *, weight: float, colour: Colour
    ) -> None:
        """A straight line."""
        top, bottom = self.height - y0, self.height - y1
        self._operators.append(
            f"q {_rgb(colour)} RG {weight:.2f} w {x0:.2f} {top:.2f} m {x1:.2f} {bottom:.2f} l S Q"
        )

    def box(self, x: float, y: float, size: tuple[float, float], *, fill: Colour) -> None:
        """A filled rectangle from its top left corner."""
        width, height = size
        self._operators.append(
            f"q {_rgb(fill)} rg {x:.2f} {self.height - y - height:.2f}"
            f" {width:.2f} {height:.2f} re f Q"
        )

    def shape(self, points: Sequence[tuple[float, float]], *, fill: Colour) -> None:
        """A filled polygon."""
        path = " ".join(
            f"{x:.2f} {self.height - y:.2f} {'l' if count else 'm'}"
            for count, (x, y) in enumerate(points)
        )
        self._operators.append(f"q {_rgb(fill)} rg {path} h f Q")

    def _part(self, pieces: list[Piece], after: str, end: str, gap: float) -> None:
        """A part with the space behind it, or with its hyphen where the line ends."""
        tail = pieces[-1]
        if after == "hyphen" and not end:
            pieces[-1] = tail._replace(text=tail.text + "-")
        for piece in pieces:
            self._show(piece)
        if after == "space" and end:
            space = Piece(" ", tail.face, tail.size / (0.66 if tail.rise else 1))
            self._show(space, extra=gap - space.width)

    def _show(self, piece: Piece, *, extra: float = 0.0) -> None:
        rise = f"{piece.rise:.2f} Ts " if piece.rise else ""
        back = " 0 Ts" if piece.rise else ""
        shift = f"{-extra / piece.size * 1000:.0f}" if extra else ""
        name = piece.face
        self._operators.append(
            f"{rise}/{name} {piece.size:.2f} Tf [<{piece.codes}>{shift}] TJ{back}"
        )


def _rgb(colour: Colour) -> str:
    return " ".join(f"{part:.3f}" for part in colour)
