"""What can be chosen of a chart: its kind, and for each kind what to count."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coder.desktop.look.choice import Choice
from coder.desktop.look.measures import GRID
from coder.desktop.workspace import Workspace
from coder.domain.chart import KINDS, ChartOptions, Kind
from coder.store.attributes import attributes
from coder.store.coders import coders

_THEMES: Final = frozenset({"documents", "years", "attribute"})


class ChartChoices(QWidget):
    """Choices side by side; those that do not concern the kind are hidden."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("chart choices")
        self._workspace = workspace
        self.kind_choice = Choice("chart kind", "Chart", letters=18)
        self.kind_choice.offer(list(KINDS.items()))
        self.attribute = Choice("chart attribute", "Attribute", letters=12)
        self.unit = Choice("chart unit", "What is counted", letters=16)
        self.unit.offer(
            [("passages", "Overlapping passages"), ("documents", "Documents with both")]
        )
        self.along = Choice("chart along", "Order of the documents", letters=12)
        self.along.offer([("key", "By key"), ("year", "By year"), ("coded", "By first coding")])
        self.by = Choice("chart by", "Documents or studies", letters=9)
        self.by.offer([("document", "Documents"), ("study", "Studies")])
        self.level = Choice("chart level", "Themes", letters=9)
        self.level.offer([(False, "All themes"), (True, "Top themes")])
        self.order = Choice("chart order", "Order of the themes", letters=13)
        self.order.offer([("codebook", "Codebook order"), ("count", "Largest first")])
        self.reviewer = Choice("chart reviewer", "Reviewer", letters=13)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for choice in self._all:
            row.addWidget(choice)
            choice.value_changed.connect(self._change)
        self.offer()

    @property
    def _all(self) -> tuple[Choice, ...]:
        return (
            self.kind_choice, self.attribute, self.unit, self.along, self.by, self.level,
            self.order, self.reviewer,
        )  # fmt: skip

    @property
    def kind(self) -> Kind:
        """The kind of chart that is chosen."""
        found: Kind = self.kind_choice.value
        return found

    @property
    def options(self) -> ChartOptions:
        """What to count."""
        return ChartOptions(
            by=self.by.value, top_level=self.level.value, order=self.order.value,
            attribute=self.attribute.value, unit=self.unit.value, along=self.along.value,
        )  # fmt: skip

    def offer(self) -> None:
        """Offer the attributes and reviewers that there are now."""
        project, whose = self._workspace.project, self._workspace.whose
        self.attribute.offer([(one.id, one.name) for one in attributes(project)])
        everyone = [(None, "All reviewers"), *((one.id, one.name) for one in coders(project))]
        self.reviewer.offer(everyone if whose is None else [(whose.id, whose.name)])
        self.reviewer.setEnabled(whose is None)
        self._concern()

    def _change(self) -> None:
        self._concern()
        self.changed.emit()

    def _concern(self) -> None:
        kind = self.kind
        self.attribute.setVisible(kind == "attribute" and self.attribute.value is not None)
        self.unit.setVisible(kind == "together")
        self.along.setVisible(kind == "saturation")
        self.order.setVisible(kind in _THEMES)
