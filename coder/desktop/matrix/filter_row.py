"""The row above the matrix that says which documents and themes are seen."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coder.analysis.arranged import Overview
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, push_button
from coder.desktop.look.measures import GRID
from coder.domain.matrix.arrangement import (
    DIFFERS,
    NOT_CHARTED,
    NOT_REPORTED,
    Arrangement,
    Keep,
    collapsed_to,
    levels_of,
)

_TYPING: Final = 150  # milliseconds without a key
_KEEPS: Final[tuple[tuple[Keep, str], ...]] = (
    ("all", "Any cells"),
    ("open", "With open cells"),
    ("complete", "No open cells"),
    ("disagree", "Reviewers disagree"),
    ("nothing", "Nothing reported"),
)
_SOME: Final = -1  # of the levels: some themes are open, and others of the same level not


class FilterRow(QWidget):
    """Words, cells, an attribute's value, a theme, levels."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[str, list[str]] = {}  # by attribute
        self._levels: dict[int, frozenset[str]] = {}  # the themes that are closed then
        self.words = named(QLineEdit(), "matrix words", "Search the documents")
        self.words.setPlaceholderText("Search the documents")
        self.words.setClearButtonEnabled(True)
        letter = self.fontMetrics().averageCharWidth()
        self.words.setMinimumWidth(letter * 20)
        self.words.setMaximumWidth(letter * 36)
        self.keep = Choice("matrix keep", "Which documents, by their cells", letters=12)
        self.keep.offer(_KEEPS)
        self.attribute = Choice("matrix attribute", "Only documents with a value of", letters=11)
        self.value = Choice("matrix value", "Value of the attribute", letters=11)
        self.within = Choice("matrix theme", "Which themes", letters=11)
        self.levels = Choice("matrix levels", "Levels of themes", letters=9)
        self._clock = QTimer(self, singleShot=True, interval=_TYPING)
        self.all = push_button("matrix all", "Show &all", self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        for one in (self.keep, self.attribute, self.value, self.within, self.levels, self.all):
            row.addWidget(one)
        row.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self._clock.timeout.connect(self.changed)
        self.words.textChanged.connect(self._clock.start)
        self.words.returnPressed.connect(self.changed)
        for choice in (self.keep, self.value, self.within, self.levels):
            choice.value_changed.connect(self.changed)
        self.attribute.value_changed.connect(self._chose_attribute)

    def filtered(self, held: Arrangement) -> Arrangement:
        """An arrangement with what is chosen here."""
        level = self.levels.value
        return replace(
            held,
            words=self.words.text(),
            keep=self.keep.value or "all",
            attribute=self.attribute.value or "",
            value=self.value.value or "",
            within=self.within.value or "",
            collapsed=self._levels.get(level, held.collapsed),
        )

    def offer(self, found: Overview, held: Arrangement) -> None:
        """Offer what was counted, and show what is chosen of it."""
        themes = found.matrix.themes
        self.keep.choose(held.keep)
        self.within.offer(
            [("", "All themes")] + [(one.id, "    " * one.depth + one.name) for one in themes]
        )
        self.within.choose(held.within)
        self._offer_values(found)
        self.attribute.offer(
            [("", "Any attribute"), *((one.id, one.name) for one in found.attributes)]
        )
        self.attribute.choose(held.attribute)
        self._show_values(held.value)
        self.follow(found, held)

    def follow(self, found: Overview, held: Arrangement) -> None:
        """Show how far the themes are open, and whether anything is left out."""
        self._show_levels(found, held)
        narrows = held.words.strip() or held.value or held.within or held.keep != "all"
        self.all.setVisible(bool(narrows))

    def _show_levels(self, found: Overview, held: Arrangement) -> None:
        themes = found.matrix.themes
        known = {one.id for one in themes}
        count = levels_of(themes)
        self._levels = {0: frozenset()} | {n: collapsed_to(themes, n) for n in range(1, count)}
        closed = {one: level for level, one in reversed(self._levels.items())}
        level = closed.get(held.collapsed & known, _SOME)
        entries = [(n, f"To level {n}" if n else "All levels") for n in self._levels]
        self.levels.offer(entries + ([(_SOME, "Some closed")] if level == _SOME else []))
        self.levels.choose(level)
        self.levels.setVisible(count > 1)

    def clear(self) -> None:
        """Leave nothing out any longer."""
        self.words.clear()
        self._clock.stop()
        self.keep.choose("all")
        self.within.choose("")
        self.attribute.choose("")
        self._show_values("")
        self.changed.emit()

    def search(self) -> None:
        """Let words be typed."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _offer_values(self, found: Overview) -> None:
        self._values = {}
        for one in found.attributes:
            seen = {value for facts in found.facts for value in facts.values.get(one.id, ())}
            listed = [choice for choice in one.choices if choice in seen]
            wants = [want for want in (DIFFERS, NOT_REPORTED) if want in seen]
            others = sorted(seen - set(listed) - set(wants))
            self._values[one.id] = [*listed, *others, *wants, NOT_CHARTED]

    def _show_values(self, value: str) -> None:
        of = self.attribute.value
        self.value.offer([("", "Any value"), *((one, one) for one in self._values.get(of, ()))])
        self.value.choose(value)
        self.value.setVisible(bool(of))

    def _chose_attribute(self) -> None:
        self._show_values("")
        self.changed.emit()
