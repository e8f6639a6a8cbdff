"""What was found in PDFs: a row for each colour, and below the passages they become."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QScrollArea, QSplitter, QVBoxLayout, QWidget

from coder.desktop.highlights.bunch_row import BunchRow
from coder.desktop.highlights.preview import Line, PreviewModel, becomes
from coder.desktop.look.tables import short_table
from coder.domain.annotations.bunches import Likeness, Meaning, names_of
from coder.domain.annotations.plan import HighlightPlan, passages_of
from coder.domain.telling import listed
from coder.domain.theme import Theme

_WIDTHS: Final = (130, 84, 280, 190, 180)
_SHARES: Final = (3, 2)
_STRETCHED: Final = 2  # the column of the words


class FoundView(QSplitter):
    """Says when another meaning is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName("found highlights")
        self.rows: list[BunchRow] = []
        self.model = PreviewModel()
        self._paths: dict[str, str] = {}
        self._bunches = QScrollArea()
        self._bunches.setObjectName("bunches")
        self._bunches.setWidgetResizable(True)
        self._bunches.setFrameShape(QFrame.Shape.StyledPanel)
        self._bunches.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bunches.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table = short_table(self.model, "highlight preview", "The passages that come in")
        head = table.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            head.resizeSection(column, width)
        head.setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)
        self.setChildrenCollapsible(False)
        for place, (part, share) in enumerate(zip((self._bunches, table), _SHARES, strict=True)):
            self.addWidget(part)
            self.setStretchFactor(place, share)

    @property
    def meanings(self) -> dict[Likeness, Meaning]:
        """What each bunch is said to mean."""
        return {row.bunch.likeness: row.meaning for row in self.rows}

    def show_plan(self, plan: HighlightPlan, themes: list[Theme]) -> None:
        """Show another plan, with what each bunch likely means."""
        self._paths = {theme.id: theme.path for theme in themes}
        names = names_of(plan.bunches)
        self.rows = [
            BunchRow(bunch, name, themes) for bunch, name in zip(plan.bunches, names, strict=True)
        ]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows:
            row.changed.connect(self.changed)
            column.addWidget(row)
        column.addStretch(1)
        self._bunches.setWidget(inside)
        if self.rows:
            self.rows[0].choice.setFocus()

    def show_passages(self, plan: HighlightPlan, *, again: bool) -> int:
        """Show what becomes of each passage; returns how many come in."""
        meanings = self.meanings
        wanted = plan.wanted(meanings, again=again)
        coming = {one.id for one in wanted}
        told = {bunch: _told(meaning, self._paths) for bunch, meaning in meanings.items()}
        self.model.show_rows(
            [
                Line(one, becomes(one, told[one.likeness], comes=one.id in coming))
                for one in plan.found
            ]
        )
        return passages_of(wanted)


def _told(meaning: Meaning, paths: Mapping[str, str]) -> str:
    """What a bunch means, in words."""
    if meaning.kind == "themes":
        held = [paths[id_] for id_ in meaning.themes if id_ in paths]
        return listed([*held, *(f"{path} (new)" for path in meaning.new)])
    return "the note alone" if meaning.kind == "memo" else "left out"
