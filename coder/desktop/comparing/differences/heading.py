"""Above the page of a difference: back to the figures, what it is about, and the way to others."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coder.desktop.look.controls import push_button, tool_button
from coder.desktop.look.elided import ElidedLabel
from coder.desktop.look.measures import GRID, HALF


class Heading(QWidget):
    """One line; what it offers about the figures follows from what is seen beside it."""

    stepped = Signal(int)
    read_wanted = Signal()
    figures_turned = Signal()  # seen, they give way; else they come back

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("difference heading")
        self.back = push_button(
            "back to figures", "\N{LEFTWARDS ARROW} Figures", self.figures_turned.emit
        )
        self.back.setToolTip("Back to the tables of figures (F)")
        self.back.hide()
        self.alone = tool_button(
            "alone", "Differences alone, without the figures (F)",
            self.figures_turned.emit, picture="fit-width",
        )  # fmt: skip
        self._about = ElidedLabel()
        self._about.setObjectName("difference about")
        bold = QFont(self._about.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._about.setFont(bold)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, HALF)
        row.setSpacing(HALF)
        row.addWidget(self.back)
        row.addSpacing(GRID)
        row.addWidget(self._about, 1)
        row.addWidget(self.alone)
        for name, said, picture, act in (
            ("previous difference", "Previous difference (Shift+N)", "up", self._before),
            ("next difference", "Next difference (N)", "down", self._next),
            ("read difference", "Open it in the reader (G)", "read", self.read_wanted.emit),
        ):
            row.addWidget(tool_button(name, said, act, picture=picture))

    def say(self, about: str) -> None:
        """What the difference is about, and where it is."""
        self._about.say(about)

    def tell_figures(self, *, seen: bool) -> None:
        """Offer the way to the figures, or without them."""
        self.back.setVisible(not seen)
        self.alone.setVisible(seen)

    def _before(self) -> None:
        self.stepped.emit(-1)

    def _next(self) -> None:
        self.stepped.emit(1)
