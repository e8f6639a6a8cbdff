"""Asks for a round's name, and for what is to be settled before any figure is seen."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from coder.analysis.comparing.agreement import ALPHA, POSITIVE
from coder.desktop.comparing.limits_history import LimitsHistory
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, words
from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.questions import Question
from coder.desktop.window_size import grow
from coder.domain.round import UNITS, RoundSettings

_WIDTH: Final = 520
_LINES: Final = 3
_ABOUT: Final = (
    "All that counts now is frozen under a name. What is coded, merged or taken back later changes"
    " nothing of it: figures of this state can always be computed again."
)
_NO_LIMITS: Final = "Leave limits out if you have none."
_BEFORE: Final = (
    "No figures were shown in this window before: the round says, on your word, that these limits"
    " were set before."
)
_AFTER: Final = (
    "Figures were shown in this window before: the round says that these limits were set after."
)
_TAKEN_OVER: Final = (
    "These limits are those of “{}”, which were set before figures were seen: the round says so."
)


@dataclass(frozen=True, slots=True)
class RoundWanted:
    """What is to be frozen."""

    name: str
    settings: RoundSettings


class FreezeDialog(Question):
    """Name, unit, limits, and how the documents were drawn."""

    def __init__(
        self, settings: RoundSettings, whose: str, history: LimitsHistory, parent: QWidget | None
    ) -> None:
        super().__init__("Freeze this state as a round", _ABOUT, "&Freeze", parent)
        self.setObjectName("freeze dialog")
        self.setMinimumWidth(_WIDTH)
        self._settings, self._history = settings, history
        self.name = named(QLineEdit(), "round name", "Name of the round")
        self.name.setPlaceholderText("such as Pilot 1")
        self.unit = Choice("round unit", "What is counted", letters=14)
        self.unit.offer([(unit, unit.title()) for unit in UNITS])
        self.unit.choose(settings.unit)
        self.alpha = _limit("limit of alpha", "Alpha is good enough from", settings, ALPHA)
        self.positive = _limit(
            "limit of positive agreement", "Positive agreement from", settings, POSITIVE
        )
        self.sampling = named(
            QPlainTextEdit(settings.sampling), "sampling", "How the documents were drawn"
        )
        self.sampling.setPlaceholderText("such as: 10 of 40, drawn at random; or: all of them")
        self.sampling.setTabChangesFocus(True)
        self.sampling.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 2 * GRID)
        self._about_limits = words(name="about limits")
        self.column.addLayout(self._form(whose))
        self.finish_with()
        for box in (self.alpha, self.positive):
            box.valueChanged.connect(lambda _: self._tell())
        self._tell()
        self.name.textChanged.connect(lambda _: self._check())
        self._check()
        self.name.setFocus()

    def _form(self, whose: str) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow("&Name", self.name)
        form.addRow("Reviewers", words(whose, name="round reviewers"))
        form.addRow("C&ounted in", self.unit)
        form.addRow("&Alpha from", self.alpha)
        form.addRow("&Positive agreement from", self.positive)
        form.addRow("", self._about_limits)
        form.addRow("&Documents drawn", self.sampling)
        return form

    @classmethod
    def ask(
        cls, settings: RoundSettings, whose: str, history: LimitsHistory, parent: QWidget | None
    ) -> RoundWanted | None:
        """What is to be frozen; None if nothing is. ``whose`` says in words who is compared."""
        dialog = cls(settings, whose, history, parent)
        wanted = dialog.wanted if dialog.exec() else None
        dialog.deleteLater()
        return wanted

    @property
    def wanted(self) -> RoundWanted:
        """What is typed now."""
        limits = self._limits
        settings = RoundSettings(
            coders=self._settings.coders, documents=self._settings.documents,
            unit=self.unit.value,
            limits=limits, limits_set=self._history.tell(limits),
            sampling=self.sampling.toPlainText().strip(),
        )  # fmt: skip
        return RoundWanted(self.name.text(), settings)

    @property
    def _limits(self) -> dict[str, float]:
        typed = {ALPHA: self.alpha.value(), POSITIVE: self.positive.value()}
        return {name: round(limit, 2) for name, limit in typed.items() if limit}

    def _tell(self) -> None:
        """Say how the limits will be told."""
        history = self._history
        told = history.tell(self._limits)
        said = {"before": _BEFORE, "after": _AFTER, "": _NO_LIMITS}[told]
        if told == "before" and history.seen and history.earlier is not None:
            said = _TAKEN_OVER.format(one_line(history.earlier.name))
        self._about_limits.setText(said)
        self._about_limits.setAccessibleName(said)
        if self.isVisible():  # else it has no size yet
            grow(self)

    def _check(self) -> None:
        self.act.setEnabled(bool(self.name.text().strip()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        grow(self)  # at first it is no higher than a part of the screen


def _limit(name: str, said: str, settings: RoundSettings, of: str) -> QDoubleSpinBox:
    box = named(QDoubleSpinBox(), name, said)
    box.setRange(0, 1)
    box.setSingleStep(0.05)
    box.setDecimals(2)
    box.setSpecialValueText("no limit")
    box.setValue(settings.limits.get(of, 0))
    return box
