"""What the patterns of the bars mean."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.patterns import (
    BORDERS,
    BOTH,
    SEVERAL,
    Look,
    look_of,
    paint_pattern,
)
from coder.desktop.comparing.shares import FEW, PAIR, short_name
from coder.desktop.comparing.shares_delegate import BAR
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.look.plain_text import one_line

_SAMPLE: Final = 22  # pixels


class Legend(QWidget):
    """A sample of each pattern with its words."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "compare legend", "What the patterns mean")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(HALF, 0, 0, 0)
        self._row.setSpacing(HALF)
        # Many names must not make the window wide.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._shown: list[tuple[Look, str]] = []

    def show_names(self, names: Names, *, dotted: str, pairs: bool) -> None:
        """Show the patterns for these reviewers; ``pairs`` if every two are compared.

        ``dotted`` is what the dots mean where they can stand in a bar: other borders of passages,
        or cells of which nobody says present.
        """
        wanted = samples(names, dotted=dotted, pairs=pairs)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for look, words in wanted:
            self._row.addWidget(_Sample(look))
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._row.addWidget(label)
            self._row.addSpacing(GRID)
        self._row.addStretch(1)


def samples(names: Names, *, dotted: str, pairs: bool) -> list[tuple[Look, str]]:
    """What can stand in a bar."""
    of_two = pairs or len(names.coders) == PAIR
    alone = [(look_of(0), "one alone")]
    if pairs or len(names.coders) <= FEW:
        alone = [
            (look_of(place), f"only {one_line(short_name(names, place))}")
            for place in range(len(names.coders))
        ]
    found = [(BOTH, "both" if of_two else "all"), *alone]
    if dotted:
        found.insert(1, (BORDERS, dotted))
    return found if of_two else [*found, (SEVERAL, "several, not all")]


class _Sample(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(_SAMPLE, WIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - BAR) / 2
        bar = QRectF(0, top, self.width() - 1, BAR)
        paint_pattern(painter, bar, self._look, self.palette())
        painter.end()
