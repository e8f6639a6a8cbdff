"""Themes to tick, with a field above them that narrows the list."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.fields import EnterLine
from coder.desktop.look.measures import HALF
from coder.desktop.look.swatches import swatch
from coder.desktop.look.theme_colours import colour_of
from coder.desktop.palette.ranking import entries, ranked
from coder.domain.theme import Theme

_ID = Qt.ItemDataRole.UserRole


class ThemeList(QWidget):
    """Several themes of the codebook can be chosen; those that are ticked stay in sight."""

    chosen_changed = Signal()

    def __init__(self, themes: list[Theme], recent: list[str]) -> None:
        super().__init__()
        self._themes = {theme.id: theme for theme in themes}
        self._entries = entries(themes, recent)
        self.field = named(EnterLine(), "autocode theme", "Part of a theme's name")
        self.field.setPlaceholderText("Part of a theme's name")
        self.field.setClearButtonEnabled(True)
        self.list = named(QListWidget(), "autocode themes", "Themes to code with")
        self.list.setIconSize(QSize(12, 12))
        for theme in themes:
            item = QListWidgetItem(swatch(colour_of(theme)), "    " * theme.depth + theme.name)
            item.setData(_ID, theme.id)
            item.setToolTip(theme.path)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.textEdited.connect(self._narrow)
        self.field.entered.connect(self._tick_first)
        self.list.itemChanged.connect(lambda _: self.chosen_changed.emit())

    @property
    def chosen(self) -> list[Theme]:
        """The themes that are ticked, in codebook order."""
        return [
            self._themes[item.data(_ID)]
            for item in self._items()
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _narrow(self, typed: str) -> None:
        fitting = {theme.id for theme in ranked(self._entries, typed)}
        for item in self._items():
            ticked = item.checkState() == Qt.CheckState.Checked
            item.setHidden(not ticked and item.data(_ID) not in fitting)

    def _tick_first(self) -> None:
        """Enter ticks the theme that fits best to what is typed, and does no more."""
        best = next(iter(ranked(self._entries, self.field.text())), None)
        for item in self._items():
            if best is not None and item.data(_ID) == best.id:
                item.setCheckState(Qt.CheckState.Checked)
        self.field.clear()
        self._narrow("")

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]
