"""What is to be known before any figure: a quiet bar that unfolds to all of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.comparing.premises import Premise
from coder.desktop.look.controls import named, tool_button, words
from coder.desktop.look.elided import ElidedLabel
from coder.desktop.look.fonts import bold
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, HALF
from coder.domain.telling import counted

_MOST: Final = 9  # lines that are seen at once


class PremisesBar(QFrame):
    """One line: how many things weaken the figures, and the first of them; all of them below.

    What weakens the figures comes first, with a sign and the words *To heed*.
    """

    def __init__(self) -> None:
        super().__init__()
        named(self, "premises", "What is to be known before the figures are read")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._known: Sequence[Premise] = ()
        self._sign = QLabel()
        self._heed = named(QLabel(), "to heed", "To heed")
        self._heed.setForegroundRole(QPalette.ColorRole.BrightText)
        self._heed.setFont(bold(self._heed.font()))
        self._line = named(ElidedLabel(), "premises line", "What is to be known")
        self.more = tool_button("unfold premises", "All that is to be known", self._turn)
        self.more.setCheckable(True)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, HALF)
        self._column.setSpacing(HALF)
        self._all = named(QScrollArea(), "all premises", "All that is to be known")
        self._lay_out()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self._sign)
        above.addWidget(self._heed)
        above.addWidget(self._line, 1)
        above.addStretch()
        above.addWidget(self.more)
        inside = QWidget()
        inside.setLayout(self._column)
        self._all.setWidget(inside)
        self._all.setWidgetResizable(True)
        self._all.setFrameShape(QFrame.Shape.NoFrame)
        self._all.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, HALF, GRID, HALF)
        column.setSpacing(HALF)
        column.addLayout(above)
        column.addWidget(self._all)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_premises(self, known: Sequence[Premise]) -> None:
        """Show these, what weakens the figures first."""
        ordered = sorted(known, key=lambda one: not one.warns)
        if ordered == list(self._known):
            return
        self._known = ordered
        warned = sum(one.warns for one in ordered)
        said = ordered[0].sentence if ordered else ""
        self._heed.setText(f"{counted(warned, 'thing')} to heed" if warned > 1 else "To heed")
        self._heed.setVisible(bool(warned))
        self._line.say(said)
        self.more.setText(f"All {len(ordered)}")
        self._fill()
        self._fit()
        self._paint_signs()

    @property
    def sentences(self) -> list[str]:
        """What is to be known, in the order of the bar."""
        return [one.sentence for one in self._known]

    def _turn(self) -> None:
        self._all.setVisible(self.more.isChecked())
        self._line.setVisible(not self.more.isChecked())
        self._fit()

    def _fit(self) -> None:
        """As high as the sentences, up to some lines of them; then they scroll."""
        width = self.width() - 2 * GRID - self._all.verticalScrollBar().sizeHint().width()
        needed = self._column.totalHeightForWidth(width)
        most = _MOST * (self.fontMetrics().lineSpacing() + HALF)
        self._all.setFixedHeight(max(0, min(needed, most)))

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for one in self._known:
            self._column.addWidget(_Sentence(one))

    def _paint_signs(self) -> None:
        warns = any(one.warns for one in self._known)
        side = self.fontMetrics().height()
        self._sign.setPixmap(icon("warning" if warns else "info").pixmap(side, side))
        self._sign.setAccessibleName("To heed" if warns else "To know")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_signs()
            self._fill()
        super().changeEvent(event)


class _Sentence(QWidget):
    """A sentence with its sign; what weakens the figures is bold in its first words."""

    def __init__(self, one: Premise) -> None:
        super().__init__()
        sign = QLabel()
        side = self.fontMetrics().height()
        sign.setPixmap(icon("warning" if one.warns else "check").pixmap(side, side))
        said = words(one.sentence, name=f"premise {one.subject}")
        said.setAccessibleName(f"To heed: {one.sentence}" if one.warns else one.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(sign)
        row.addWidget(said, 1)
