"""What can be done with a cell of the matrix, at the right mouse button."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QMenu, QWidget

from coder.desktop.matrix.choices import Choices
from coder.desktop.matrix.copying import copy_cells, copy_chosen
from coder.desktop.matrix.view import MatrixView
from coder.desktop.workspace import Workspace
from coder.domain.matrix.arrangement import KEY


def cell_menu(
    parent: QWidget,
    workspace: Workspace,
    view: MatrixView,
    choices: Choices,
    acts: Mapping[str, Callable[[QModelIndex], object]],
) -> QMenu:
    """A menu for the current cell; ``acts``, by their words, are of what is no head of a group."""
    menu = QMenu(parent)
    menu.setObjectName("matrix menu")
    menu.aboutToHide.connect(menu.deleteLater)
    index, model = view.currentIndex(), view.cells
    if not model.is_head(index.row()):
        for words, act in acts.items():
            menu.addAction(words, partial(act, index))
        menu.addSeparator()
    menu.addAction("&Copy", partial(copy_chosen, workspace, view))
    every = range(model.rowCount()), range(model.columnCount())
    menu.addAction("Copy the w&hole matrix", partial(copy_cells, workspace, model, *every))
    menu.addSeparator()
    theme = model.theme(index.column())
    if model.has_children(index.column()):
        is_closed = theme.id in choices.chosen.arrangement.collapsed
        said = "Show the themes &below" if is_closed else "Hide the themes &below"
        menu.addAction(said, partial(choices.open_theme, theme.id, is_open=is_closed))
    menu.addAction("&Sort by this theme", partial(choices.sort, theme.id))
    menu.addAction("Sort by &name", partial(choices.sort, KEY))
    return menu
