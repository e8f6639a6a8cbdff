"""What a reviewer does in the matrix, in mouse and keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from coder.operations.coders import find_coder
from coder.operations.summaries import summarise
from coder.store.documents import documents
from coder.store.themes import themes as stored_themes


def cell_at(place, key, path):
    """The index of a cell, by what stands at its side and above it."""
    model = place.model
    return model.index(row_at(place, key), column_at(place, path))


def row_at(place, head):
    """The row with a head: a key, a study or a group."""
    rows = range(place.model.rowCount())
    return next(row for row in rows if heads(place)[row] == head)


def column_at(place, path):
    """The column of a theme."""
    return themes(place).index(path)


def heads(place):
    """What stands at the side of the matrix."""
    vertical = Qt.Orientation.Vertical
    return [place.model.headerData(row, vertical) for row in range(place.model.rowCount())]


def keys(place):
    """The keys of the documents or studies, without the heads of groups."""
    rows = (place.model.source(row) for row in range(place.model.rowCount()))
    return [row.key for row in rows if row is not None]


def themes(place):
    """The paths of the themes above the matrix."""
    return [place.model.theme(column).path for column in range(place.model.columnCount())]


def pick(choice, words):
    """Choose something from a box by its words."""
    at = choice.findText(words)
    assert at >= 0, words
    choice.setCurrentIndex(at)
    choice.activated.emit(at)


def click_head(place, column, *, arrow=False):
    """Click a theme, or the arrow below its name."""
    head = place.view.head
    middle = head.sectionViewportPosition(column) + head.sectionSize(column) // 2
    down = head.height() - head.total_height - 6 if arrow else 12
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, down))


def go_to(place, qtbot, key, path):
    """Make a cell the chosen one, and wait until it is shown beside the matrix."""
    place.view.setFocus()
    place.view.setCurrentIndex(cell_at(place, key, path))
    qtbot.waitUntil(lambda: not place._looking.isActive())


def summarise_as(window, name, key, path, text, **more):
    """Let somebody write a summary."""
    project = window.workspace.project
    document = next(one for one in documents(project) if one.key == key)
    theme = next(one for one in stored_themes(project) if one.path == path)
    who = find_coder(project, name)
    window.workspace.do(lambda: summarise(project, document, theme, who, text, **more))
