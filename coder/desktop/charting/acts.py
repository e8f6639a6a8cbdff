"""What is charted with in a window: the form, *Chart as…* and the dialog, behind menus and keys."""

# ruff: noqa: PLC0415 - what is not seen at first is imported when it is asked for
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDockWidget, QWidget

from coder.desktop.charting.panel import ChartingPanel
from coder.desktop.coding import marked_in
from coder.desktop.workspace import Marked, Workspace

if TYPE_CHECKING:
    from coder.desktop.charting.chart_as import ChartAs


def charting_acts(
    workspace: Workspace,
    reader: QWidget,
    panel: ChartingPanel,
    show: Callable[[QWidget], object],
) -> dict[str, Callable[[], object]]:
    """What the entries of the menus do; ``show`` brings a panel to the front."""
    window = reader.window()

    @cache
    def asking() -> "ChartAs":
        from coder.desktop.charting.chart_as import ChartAs

        return ChartAs(workspace, window, reader)

    def chart_as(marked: Marked | None) -> None:
        if marked is not None:
            show(reader)
            asking().ask(marked)

    def chart() -> None:
        show(panel)
        panel.begin()

    def edit_attributes() -> None:
        from coder.desktop.charting.dialog import AttributesDialog

        AttributesDialog(workspace, window).open()

    def entitle(title: str) -> None:
        dock = panel.parentWidget()
        if isinstance(dock, QDockWidget):
            dock.setWindowTitle(title)

    workspace.attributes_wanted.connect(edit_attributes)
    workspace.chart_wanted.connect(chart_as)
    panel.retitled.connect(entitle)
    return {
        "chart as": lambda: chart_as(marked_in(workspace)),
        "chart": chart,
        "attributes": edit_attributes,
    }
