"""What the signs of the matrix mean, for what it shows."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.matrix.cell_painting import Look, Mark, paint_look
from coder.desktop.matrix.contents import (
    COUNTED,
    NO_PASSAGE,
    TEXTS,
    Content,
    short,
)
from coder.desktop.matrix.heat import share_of
from coder.domain.matrix.cell import PRESENT_SIGN, SIGNS

_HEIGHT: Final = 22
_WIDTH: Final = 36
_FEW: Final = 0.25

_Sample_ = tuple[tuple[Look, ...], str]


def _one(mark: Mark) -> Look:
    return Look((mark,))


_ABSENT: Final[_Sample_] = ((_one(Mark("absent", SIGNS["absent"], 0)),), "absent")
_UNCLEAR: Final[_Sample_] = ((_one(Mark("unclear", SIGNS["unclear"], 0)),), "unclear")
_OPEN: Final[_Sample_] = ((_one(Mark("open", "", 0)),), "open")
_NO_PASSAGE: Final[_Sample_] = ((_one(Mark("present", PRESENT_SIGN, 0)),), NO_PASSAGE)
_DISAGREE: Final[_Sample_] = (
    (Look((Mark("present", "2", _FEW),), disagree=True),),
    "reviewers disagree",
)
_EACH: Final[_Sample_] = (
    (Look((Mark("present", "3", 0.6, "AB"), Mark("absent", "–", 0, "BO"))),),
    "each reviewer",
)


_EVEN: Final[dict[Content, _Sample_]] = {
    "state": ((_one(Mark("present", PRESENT_SIGN, 0.3)),), "reported"),
    "coders": ((_one(Mark("present", "AB", 0.3)),), "who coded it"),
}
_HEATED: Final[dict[Content, str]] = {
    "passages": "passages, also of the themes below",
    "characters": "characters covered, overlaps once",
}


def _present(content: Content, span: tuple[int, int]) -> list[_Sample_]:
    """What is coded: of what is counted the palest and the strongest heat."""
    if content in TEXTS:
        return []
    if content in _EVEN:
        return [_EVEN[content]]
    ends = sorted({max(1, end) for end in span})
    looks = (_one(Mark("present", short(one), share_of(one, span))) for one in ends)
    return [(tuple(looks), _HEATED[content])]


class Legend(QWidget):
    """Samples of cells, each with its words."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "matrix legend", "What the signs mean")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._shown: list[_Sample_] = []
        self.setFixedHeight(_HEIGHT)

    def show_content(
        self, content: Content, *, span: tuple[int, int], by_coder: bool, by_team: bool
    ) -> None:
        """Show the signs of what the cells show; ``span`` is the least and most in any.

        ``by_team``: the consensus is shown, in which a theme can be there without a passage.
        """
        first = _present(content, span)
        if by_team and content in COUNTED:
            first.append(_NO_PASSAGE)
        shown = [*([_EACH] if by_coder else []), *first, _ABSENT, _UNCLEAR, _OPEN, _DISAGREE]
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for looks, words in shown:
            for look in looks:
                self._row.addWidget(_Sample(look))
            self._row.addWidget(QLabel(words))
            self._row.addSpacing(WIDE)
        self._row.addStretch()


class _Sample(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        named(self, "sample", " ".join(one.sign or one.state for one in look.marks))
        self._look = look
        said = max(self.fontMetrics().horizontalAdvance(one.sign) for one in look.marks)
        wide = max(_WIDTH, said + 2 * GRID) if len(look.marks) == 1 else 2 * _WIDTH + WIDE
        self.setFixedSize(QSize(wide, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_look(painter, self.rect(), self.palette(), self._look)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
