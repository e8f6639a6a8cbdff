"""One colour of highlights, with what it is to mean."""

from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.swatches import swatch
from coder.desktop.look.theme_colours import parsed
from coder.domain.annotations.bunches import MEMO, NOTHING, Bunch, Meaning
from coder.domain.telling import listed
from coder.domain.theme import Theme

_SWATCH: Final = 20
_WIDE: Final = 260  # pixels of the box in which the theme is chosen
_NEW: Final = "new"
_SUGGESTED: Final = "suggested"
_AUTHORS: Final = 3


class BunchRow(QFrame):
    """Colour, count, authors and examples on the left; what they become on the right."""

    changed = Signal()

    def __init__(self, bunch: Bunch, name: str, themes: list[Theme]) -> None:
        super().__init__()
        self.setObjectName(f"bunch {name}")
        self.bunch = bunch
        self.choice = Choice(f"meaning of {name}", f"What {one_line(name)} become", letters=24)
        self.choice.offer(_entries(bunch, themes))
        self.field = named(QLineEdit(), f"new theme for {name}", "Name of the new theme")
        self.field.setText(bunch.suggested.new[0] if bunch.suggested.new else bunch.likeness.theme)
        self.choice.choose(_value(bunch.suggested, themes))
        self.choice.value_changed.connect(self._look)
        self.field.textChanged.connect(self.changed)
        self._lay_out(name)
        self._look()

    @property
    def meaning(self) -> Meaning:
        """What is chosen."""
        value: Any = self.choice.value
        if value == _NEW:
            path = self.field.text().strip()
            return Meaning("themes", new=(path,)) if path else NOTHING
        if value == _SUGGESTED:
            return self.bunch.suggested
        return {"memo": MEMO, "nothing": NOTHING}.get(value) or Meaning("themes", (value,))

    def _look(self) -> None:
        self.field.setVisible(self.choice.value == _NEW)
        self.changed.emit()

    def _lay_out(self, name: str) -> None:
        picture = QLabel()
        if self.bunch.likeness.colour is not None:
            icon = swatch(parsed(self.bunch.likeness.colour))
            picture.setPixmap(icon.pixmap(QSize(_SWATCH, _SWATCH), self.devicePixelRatioF()))
        head = words(f"{name} · {_counts(self.bunch)}", name="bunch name")
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        said = words(_told(self.bunch), name="bunch examples")
        right: QWidget
        for right in (self.choice, self.field):
            right.setFixedWidth(_WIDE)
        left, chosen = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((left, (head, said)), (chosen, (self.choice, self.field))):
            column.setSpacing(HALF)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(GRID, GRID, GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(left, 1)
        line.addLayout(chosen)


def _counts(bunch: Bunch) -> str:
    new = "" if bunch.new == bunch.count else f", {bunch.new:,} new" if bunch.new else ", none new"
    return f"{bunch.count:,}{new}"


def _told(bunch: Bunch) -> str:
    """Who marked them, and some of them."""
    rest = len(bunch.authors) - _AUTHORS
    names = [*bunch.authors[:_AUTHORS], *([f"{rest} more"] if rest > 0 else [])]
    by = [f"By {one_line(listed(names))}."] if names else []
    return "\n".join([*by, *(f"“{one_line(example)}”" for example in bunch.examples)])


def _entries(bunch: Bunch, themes: list[Theme]) -> list[tuple[Any, str]]:
    held = {theme.id: theme.path for theme in themes}
    entries: list[tuple[Any, str]] = []
    if _value(bunch.suggested, themes) == _SUGGESTED:
        paths = [held.get(id_, "?") for id_ in bunch.suggested.themes] + list(bunch.suggested.new)
        entries.append((_SUGGESTED, listed(paths)))
    entries += [("nothing", "Leave out"), (_NEW, "New theme")]
    if bunch.words or not bunch.new:
        entries.append(("memo", "Passage with the note alone"))
    return entries + [(theme.id, f"{'    ' * theme.depth}{theme.name}") for theme in themes]


def _value(meaning: Meaning, themes: list[Theme]) -> str:
    """The entry that stands for a meaning."""
    if meaning.kind != "themes":
        return meaning.kind
    if len(meaning.themes) + len(meaning.new) > 1:
        return _SUGGESTED
    known = {theme.id for theme in themes}
    return next((id_ for id_ in meaning.themes if id_ in known), _NEW)
