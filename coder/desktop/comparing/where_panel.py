"""Where or what: whether they mark the same places, and whether they call them the same there."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from coder.analysis.comparing.agreement import Agreement
from coder.analysis.comparing.where_or_what import WhereOrWhat
from coder.desktop.comparing.columns import exactly, told
from coder.desktop.comparing.differences.names import Names
from coder.desktop.look.controls import named, words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import tool_tip
from coder.domain.telling import listed

_FIGURES: Final = (
    ("where", "Where", "|u-alpha (2016): whether they mark the same places"),
    ("what", "What", "cu-alpha (2016): whether they call what both marked the same"),
    ("both", "Where and what", "u-alpha (2016): both at once"),
)


class WherePanel(QFrame):
    """Of the chosen theme's group one sentence and three figures."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "where or what", "Where or what")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._said = words(name="where sentence")
        self._figures = {name: named(QLabel(), f"figure {name}", said)
                         for name, said, _ in _FIGURES}  # fmt: skip
        figures = QHBoxLayout()
        figures.setSpacing(2 * GRID)
        for label in self._figures.values():
            figures.addWidget(label)
        figures.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, HALF, GRID, HALF)
        column.setSpacing(HALF)
        column.addWidget(self._said)
        column.addLayout(figures)
        self.hide()

    def show_group(self, found: Agreement, theme: int | None, names: Names) -> None:
        """Show the group that a theme is in; all themes together, if it is in none."""
        group = group_of(found, theme)
        name = "All themes" if group.theme is None else found.held.themes[group.theme].path
        said = f"{name}: {_lower(group.sentence)}"
        if group.overlaps:
            said += f" {_overlaps(found, group, names)}"
        self._said.setText(said)
        self._said.setAccessibleName(said)
        figures = {"where": group.where, "what": group.what, "both": group.both}
        for name, title, tip in _FIGURES:
            figure = figures[name]
            label = self._figures[name]
            label.setText(f"{title}: {told(figure.value)}")
            values = _values(found, group) if name == "both" else []
            label.setToolTip(tool_tip(tip, exactly(figure), *values))
            label.setAccessibleName(f"{title}: {told(figure.value)}. {figure.reason or ''}")
        self.show()


def group_of(found: Agreement, theme: int | None) -> WhereOrWhat:
    """The group at the top that a theme is in, or all themes as values."""
    lineage = [] if theme is None else found.held.lineages[theme]
    return next((one for one in found.groups if one.theme in lineage), found.together)


def _values(found: Agreement, group: WhereOrWhat) -> list[str]:
    """The alpha of each theme as a value, and how much of what was marked with it that rests on."""
    return [
        f"{found.held.themes[theme].name}: (k)u-alpha {told(alpha.value)}, coverage"
        f" {told(coverage.value)}"
        for theme, (alpha, coverage) in group.values.items()
    ]


def _overlaps(found: Agreement, group: WhereOrWhat, names: Names) -> str:
    """Who put which of the themes on the same words, of the first that did."""
    two = group.overlaps[0]
    themes = listed([found.held.themes[place].name for place in two.themes])
    more = len(group.overlaps) - 1
    return f"{names.name(two.coder)} did so in {two.document.key} ({themes})" + (
        f", and {more} more." if more else "."
    )


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
