"""Everything that is chosen about the matrix, in two rows above it."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from coder.analysis.arranged import Overview
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.matrix.arrow import BAR
from coder.desktop.matrix.contents import CONTENTS
from coder.desktop.matrix.export_dialog import chosen, offer_rows, reviewers_of
from coder.desktop.matrix.filter_row import FilterRow
from coder.desktop.matrix.remembered import Chosen, recall, remember
from coder.desktop.workspace import Workspace
from coder.domain.matrix.arrangement import KEY, STUDY, THEMES, YEAR, Arrangement

_COMPACT: Final = "Compact: more rows and columns (Ctrl+\N{MINUS SIGN}, Ctrl++)"
_BESIDE: Final = "The chosen cell beside the matrix: its passages and summaries"


class Choices(QWidget):
    """What cells show, rows, reviewers, groups and order; below, what is seen of it.

    ``chosen`` is what holds, also before what it names can be offered; it is remembered.
    """

    counting = Signal()  # rows or reviewers: the matrix is to be counted anew
    arranging = Signal()  # what was counted is to be looked at otherwise

    def __init__(self, workspace: Workspace, export: QWidget) -> None:
        super().__init__()
        self._workspace = workspace
        self.chosen: Chosen = recall(workspace.project)
        self._orders: list[tuple[str, str]] = []  # what can be sorted by, each with its words
        self.content = Choice("matrix content", "What cells show", letters=13)
        self.content.offer(list(CONTENTS.items()))
        self.by = Choice("matrix by", "Rows", letters=9)
        offer_rows(self.by)
        self.reviewers = Choice("matrix reviewers", "Reviewers", letters=16)
        self.grouping = Choice("matrix grouping", "Grouped by", letters=11)
        self.sorting = Choice("matrix sorting", "Sorted by", letters=13)
        self.busy = named(QLabel("Counting…"), "matrix busy", "Counting")
        self.busy.hide()
        self.compact = _switch("matrix compact", "Compact", _COMPACT)
        self.beside = _switch("matrix beside", "Cell", _BESIDE)
        self.filters = FilterRow()
        self._lay_out(export)
        self._show_chosen()
        self._connect()

    def offer_people(self) -> None:
        """Offer whose coding can be shown."""
        workspace = self._workspace
        self.reviewers.offer(reviewers_of(workspace.project, workspace.whose))
        self.reviewers.setEnabled(workspace.whose is None)
        self.reviewers.choose(self.chosen.shown.whose)
        self.chosen = replace(self.chosen, shown=chosen(self.by, self.reviewers))

    def offer(self, found: Overview) -> None:
        """Offer what was counted to group, sort and narrow by, and show what is chosen of it."""
        held = self.chosen.arrangement
        charted = [(one.id, one.name) for one in found.attributes]
        study = [(STUDY, "By study")] if found.matrix.by == "document" else []
        self.grouping.offer(
            [("", "No groups"), (YEAR, "By year"), *study]
            + [(id_, f"By {name}") for id_, name in charted]
        )
        self.grouping.choose(held.group)
        self._orders = (
            [(KEY, "Sorted by name"), (YEAR, "Sorted by year"), (THEMES, "Most themes")]
            + [(id_, f"Sorted by {name}") for id_, name in charted]
            + [(one.id, f"Most of {one.path}") for one in found.matrix.themes]
        )
        self._offer_orders(held)
        self.filters.offer(found, held)
        self._hold(self._read(held))

    def _offer_orders(self, held: Arrangement) -> None:
        """Offer the orders; the one that holds says whether it is turned round."""
        turned = {held.sort} if held.backwards else set()
        self.sorting.offer(
            [(id_, _turned(told) if id_ in turned else told) for id_, told in self._orders]
        )
        self.sorting.choose(held.sort)

    def sort(self, by: str) -> None:
        """Sort by something; by the same once more, the other way round."""
        held = self.chosen.arrangement
        backwards = by == held.sort and not held.backwards
        self._arrange(replace(held, sort=by, backwards=backwards))

    def sort_by_theme(self, theme: str) -> None:
        """Sort by a theme: most first, then least first, then by name again."""
        held = self.chosen.arrangement
        self.sort(KEY if theme == held.sort and held.backwards else theme)

    def open_theme(self, theme: str, *, is_open: bool) -> None:
        """Show the themes below a theme, or let it stand for them."""
        held = self.chosen.arrangement
        self._arrange(replace(held, collapsed=_without(held.collapsed, theme, is_open=is_open)))

    def open_group(self, group: str, *, is_open: bool) -> None:
        """Show the rows of a group, or its head alone."""
        held = self.chosen.arrangement
        self._arrange(replace(held, folded=_without(held.folded, group, is_open=is_open)))

    def _show_chosen(self) -> None:
        self.content.choose(self.chosen.content)
        self.by.choose(self.chosen.shown.by)
        self.compact.setChecked(self.chosen.compact)
        self.beside.setChecked(self.chosen.beside)
        self.offer_people()

    def _connect(self) -> None:
        for choice in (self.by, self.reviewers):
            choice.value_changed.connect(self._chose_counted)
        for choice in (self.content, self.grouping):
            choice.value_changed.connect(self._chose)
        self.sorting.value_changed.connect(lambda: self.sort(self.sorting.value))
        self.filters.changed.connect(self._chose)
        for button in (self.compact, self.beside):
            button.toggled.connect(lambda _: self._chose())

    def _read(self, held: Arrangement) -> Arrangement:
        """An arrangement with what the controls say; a theme's order keeps its direction."""
        sort = self.sorting.value or KEY
        return self.filters.filtered(
            replace(held, group=self.grouping.value or "", sort=sort,
                    backwards=held.backwards and sort == held.sort)
        )  # fmt: skip

    def _chose_counted(self) -> None:
        self._hold(self.chosen.arrangement)
        self.counting.emit()

    def _chose(self) -> None:
        self._arrange(self._read(self.chosen.arrangement))

    def _arrange(self, arrangement: Arrangement) -> None:
        self._offer_orders(arrangement)
        self._hold(arrangement)
        self.arranging.emit()

    def _hold(self, arrangement: Arrangement) -> None:
        now = Chosen(
            chosen(self.by, self.reviewers), self.content.value, arrangement,
            self.compact.isChecked(), self.beside.isChecked(),
        )  # fmt: skip
        if now != self.chosen:
            self.chosen = now
            remember(self._workspace.project, now)

    def _lay_out(self, export: QWidget) -> None:
        above = QHBoxLayout()
        above.setSpacing(GRID)
        for one in (self.content, self.by, self.reviewers, self.grouping, self.sorting, self.busy):
            above.addWidget(one)
        above.addStretch()
        for button in (self.compact, self.beside, export):
            above.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(above)
        column.addWidget(self.filters)


class _Switch(QToolButton):
    """Underlined while it is on: of some styles no other sign is seen in the dark."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            line = self.rect().adjusted(HALF, 0, -HALF, -1)
            line.setTop(line.bottom() - BAR + 1)
            QPainter(self).fillRect(line, self.palette().highlight())


def _switch(name: str, text: str, said: str) -> QToolButton:
    button = named(_Switch(), name, said)
    button.setToolTip(said)
    button.setCheckable(True)
    button.setText(text)
    return button


def _turned(told: str) -> str:
    """What an order is called the other way round."""
    return told.replace("Most", "Least", 1) if told.startswith("Most") else f"{told}, backwards"


def _without(held: frozenset[str], one: str, *, is_open: bool) -> frozenset[str]:
    """What is closed, once something is open or closed."""
    return held - {one} if is_open else held | {one}
