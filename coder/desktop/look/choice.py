"""A box to choose one of several things from, each with a value."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from coder.desktop.look.controls import named
from coder.desktop.look.measures import HALF
from coder.desktop.look.plain_text import one_line, tool_tip

_LEAST: Final = 2  # letters


class Choice(QComboBox):
    """Keeps its value when what can be chosen changes; the first entry stands for all."""

    value_changed = Signal()

    def __init__(self, name: str, said: str, *, letters: int = 10) -> None:
        super().__init__()
        named(self, name, said)
        self._spare = letters - _LEAST  # letters that it does without where there is no room
        self._values: list[Any] = []
        self.setModel(QStringListModel(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.setMaxVisibleItems(20)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.activated.connect(self._chosen)

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever was put in
        """What is chosen."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def offer(self, entries: Sequence[tuple[Any, str]]) -> None:
        """Offer (value, words) to choose from; a value that is gone gives way to the first."""
        held = self.value
        self._values = [value for value, _ in entries]
        model = self.model()
        assert isinstance(model, QStringListModel)
        texts = [_indented(words) for _, words in entries]
        if model.stringList() != texts:
            model.setStringList(texts)
        self.choose(held)

    def choose(self, value: object) -> None:
        """Choose a value, silently; the first if it is not there."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self._tell()

    def has(self, value: object) -> bool:
        """Whether a value can be chosen."""
        return value in self._values

    def _chosen(self) -> None:
        self._tell()
        self.value_changed.emit()

    def _tell(self) -> None:
        self.setToolTip(tool_tip(self.accessibleName(), self.currentText().strip()))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, field, self).width() - HALF
        told = option.currentText.strip()
        option.currentText = option.fontMetrics.elidedText(told, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(box, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        spare = self.fontMetrics().horizontalAdvance("x") * self._spare
        return super().minimumSizeHint() - QSize(max(spare, 0), 0)


def _indented(words: str) -> str:
    """One line that keeps the white space it begins with."""
    return words[: len(words) - len(words.lstrip(" "))] + one_line(words)
