"""What is charted with in a window: form, *Chart as…*, dialog and tables, behind menus and keys."""

# ruff: noqa: PLC0415 - what is not seen at first is imported when it is asked for
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coder.desktop.charting.panel import ChartingPanel
from coder.desktop.coding import marked_in
from coder.desktop.look.floating import Spot
from coder.desktop.workspace import Marked, Workspace

if TYPE_CHECKING:
    from coder.desktop.charting.attribute_tables import AttributeTables
    from coder.desktop.charting.chart_as import ChartAs


class ChartingActs:
    """The acts; ``show`` brings a panel to the front, ``spot`` tells where what is marked is."""

    def __init__(
        self,
        workspace: Workspace,
        reader: QWidget,
        panel: ChartingPanel,
        show: Callable[[QWidget], object],
        spot: Spot,
    ) -> None:
        self._workspace, self._reader, self._panel, self._show = workspace, reader, panel, show
        self._spot = spot
        workspace.attributes_wanted.connect(self.edit_attributes)
        workspace.chart_wanted.connect(self.chart_as)

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        """What the entries of the menus do."""
        return {
            "chart as": lambda: self.chart_as(marked_in(self._workspace)),
            "chart": self.chart,
            "attributes": self.edit_attributes,
            "import attributes": lambda: self.tables.ask_import(),  # noqa: PLW0108 - made late
            "export attributes": lambda: self.tables.ask_export(),  # noqa: PLW0108
        }

    @cached_property
    def asking(self) -> "ChartAs":
        """What asks what a passage says."""
        from coder.desktop.charting.chart_as import ChartAs

        return ChartAs(self._workspace, self._reader.window(), self._reader, self._spot)

    @cached_property
    def tables(self) -> "AttributeTables":
        """Brings tables of attributes in and out."""
        from coder.desktop.charting.attribute_tables import AttributeTables

        return AttributeTables(self._workspace, self._reader.window())

    def chart_as(self, marked: Marked | None) -> None:
        """Ask what a passage says of its document."""
        if marked is not None:
            self._show(self._reader)
            self.asking.ask(marked)

    def chart(self) -> None:
        """Go to the form of the open document."""
        self._show(self._panel)
        self._panel.begin()

    def edit_attributes(self) -> None:
        """Open the dialog of attributes."""
        from coder.desktop.charting.dialog import AttributesDialog

        AttributesDialog(self._workspace, self._reader.window()).open()
