"""What the signs of the matrix mean, for what it shows."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.matrix.cell_painting import Look, Mark, paint_look
from coder.desktop.matrix.contents import PRESENT_SIGN, TEXTS, Content
from coder.domain.matrix.cell import SIGNS

_HEIGHT: Final = 22
_WIDTH: Final = 36
_FEW, _MANY = 0.25, 1.0

_Sample_ = tuple[tuple[Look, ...], str]


def _one(mark: Mark) -> Look:
    return Look((mark,))


_ABSENT: Final[_Sample_] = ((_one(Mark("absent", SIGNS["absent"], 0)),), "absent")
_UNCLEAR: Final[_Sample_] = ((_one(Mark("unclear", SIGNS["unclear"], 0)),), "unclear")
_OPEN: Final[_Sample_] = ((_one(Mark("open", "", 0)),), "open")
_DISAGREE: Final[_Sample_] = (
    (Look((Mark("present", "2", _FEW),), disagree=True),),
    "reviewers disagree",
)
_EACH: Final[_Sample_] = (
    (Look((Mark("present", "3", 0.6, "AB"), Mark("absent", "–", 0, "BO"))),),
    "each reviewer",
)


def _heat(few: str, many: str, words: str) -> _Sample_:
    return (_one(Mark("present", few, _FEW)), _one(Mark("present", many, _MANY))), words


_PRESENT: Final[dict[Content, _Sample_]] = {
    "state": ((_one(Mark("present", PRESENT_SIGN, 0.3)),), "reported"),
    "passages": _heat("1", "12", "passages, also of the themes below"),
    "characters": _heat("80", "9,000", "characters covered, overlaps once"),
    "coders": ((_one(Mark("present", "AB", 0.3)),), "who coded it"),
}


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

    def show_content(self, content: Content, *, by_coder: bool) -> None:
        """Show the signs of what the cells show."""
        first = [] if content in TEXTS else [_PRESENT[content]]
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
        self._look = look
        wide = _WIDTH if len(look.marks) == 1 else 2 * _WIDTH + WIDE
        self.setFixedSize(QSize(wide, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_look(painter, self.rect(), self.palette(), self._look)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
