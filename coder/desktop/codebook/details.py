"""What is written about a theme, edited in place; each field is saved when it is left."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.look.controls import named
from coder.desktop.look.fields import LeftField, StillBox
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.swatches import swatch
from coder.desktop.look.theme_colours import colour_of, parsed
from coder.domain.theme import PALETTE, SHORTCUTS, Theme

COLOUR_NAMES: Final = dict(zip(PALETTE, (
    "Blue", "Rose", "Green", "Olive", "Cyan", "Purple", "Orange", "Teal", "Deep blue", "Red",
    "Sky", "Grey",
), strict=True))  # fmt: skip
_OTHER: Final = "other"
_TEXTS: Final = (
    ("definition", "Definition", "What it means", 4),
    ("use_when", "Use for", "When to code with it", 2),
    ("use_not", "Not for", "When to take another theme", 2),
)


class ThemeDetails(QWidget):
    """Definition, when to use a theme and when not, colour, favourite key, assessing."""

    edited = Signal(str, dict)  # id of the theme, fields

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "theme details", "About the theme")
        self._theme: Theme | None = None
        self.texts = {
            name: named(LeftField(lines), name.replace("_", " "), said)
            for name, said, _, lines in _TEXTS
        }
        self.colour = named(StillBox(), "theme colour", "Colour")
        self.key = named(StillBox(), "theme key", "Favourite key")
        self.assess = named(QCheckBox("&Assess in each document"), "theme assess")
        self.assess.setAccessibleName("Assess in each document")
        self.assess.setToolTip("Each reviewer says of each document whether it reports this")
        for box in (self.colour, self.key):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._build()

    def show_theme(self, theme: Theme | None, themes: Sequence[Theme]) -> None:
        """Show a theme; what was typed about the one before is saved first."""
        changed = (theme and theme.id) != (self._theme and self._theme.id)
        if changed:
            self.save()
        before, self._theme = self._theme, theme
        self.setEnabled(theme is not None)
        for name, field in self.texts.items():
            text = str(getattr(theme, name) or "") if theme else ""
            old = str(getattr(before, name) or "") if before else ""
            if changed or field.toPlainText() == old:  # what is being typed stays
                _put(field, text)
        self._fill_colours(theme)
        self._fill_keys(theme, themes)
        self.assess.setChecked(theme is not None and theme.assess)

    def save(self) -> None:
        """Save what was typed and is not saved yet."""
        for name, field in self.texts.items():
            held = str(getattr(self._theme, name) or "") if self._theme else ""
            text = _readable(field.toPlainText()).strip()
            if self._theme is not None and text != held.strip():
                self.edited.emit(self._theme.id, {name: text or None})

    def _build(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GRID)
        form.setVerticalSpacing(HALF)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        for name, said, hint, _ in _TEXTS:
            field = self.texts[name]
            field.setPlaceholderText(hint)
            field.left.connect(self.save)
            label = QLabel(said)
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow("Colour", self.colour)
        form.addRow("Key", self.key)
        column.addLayout(form)
        column.addWidget(self.assess)
        self.colour.activated.connect(self._take_colour)
        self.key.activated.connect(lambda _: self._edit({"shortcut": self.key.currentData()}))
        self.assess.clicked.connect(lambda on: self._edit({"assess": int(on)}))

    def _fill_colours(self, theme: Theme | None) -> None:
        self.colour.clear()
        if theme is None:
            return
        held = "#{:02X}{:02X}{:02X}".format(*colour_of(theme))
        for colour, name in COLOUR_NAMES.items():
            self.colour.addItem(swatch(parsed(colour)), name, colour)
        if held not in COLOUR_NAMES:
            self.colour.addItem(swatch(parsed(held)), held, held)
        self.colour.addItem("Other…", _OTHER)
        self.colour.setCurrentIndex(self.colour.findData(held))

    def _fill_keys(self, theme: Theme | None, themes: Sequence[Theme]) -> None:
        self.key.clear()
        holders = {one.shortcut: one for one in themes if one.shortcut}
        self.key.addItem("None", None)
        for digit in SHORTCUTS:
            holder = holders.get(digit)
            taken = f" (now {holder.name})" if holder and theme and holder.id != theme.id else ""
            self.key.addItem(f"{digit}{taken}", digit)
        if theme is not None and theme.shortcut:
            self.key.setCurrentIndex(self.key.findData(theme.shortcut))

    def _take_colour(self) -> None:
        theme, chosen = self._theme, self.colour.currentData()
        if theme is None:
            return
        if chosen == _OTHER:
            picked = QColorDialog.getColor(QColor(*colour_of(theme)), self, "Colour of the theme")
            if not picked.isValid():
                self._fill_colours(theme)
                return
            chosen = picked.name().upper()
        self._edit({"colour": chosen})

    def _edit(self, fields: dict[str, str | int | None]) -> None:
        if self._theme is not None:
            self.edited.emit(self._theme.id, fields)


def _put(field: LeftField, text: str) -> None:
    """Show a text; the place of the cursor stays where nothing changes."""
    if field.toPlainText() != text:
        field.setPlainText(text)


def _readable(text: str) -> str:
    """A text without control characters but line ends and tabs."""
    return "".join(c if c in "\n\t" or c.isprintable() or c >= "\xa0" else "\ufffd" for c in text)
