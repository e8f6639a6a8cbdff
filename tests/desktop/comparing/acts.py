"""What a lead does in the place where reviewers are compared."""

from PySide6.QtCore import Qt

from coder.desktop.comparing.lines_model import SHARES


def settled(place):
    """Whether everything is read and computed."""
    return not place.is_busy and not place.intervals.working and place.found is not None


def column(view, head):
    """The place of a column by its head."""
    return next(n for n, one in enumerate(view.lines.columns) if one.head.strip() == head)


def said(view, key, head):
    """What stands in a cell."""
    return _at(view, key, head).data()


def spoken(view, key, head):
    """What a screen reader says of a cell."""
    return _at(view, key, head).data(Qt.ItemDataRole.AccessibleTextRole)


def shares(view, key):
    """The numbers below a bar."""
    return view.lines.index_of(key).siblingAtColumn(SHARES).data()


def heads(view):
    """The heads of the columns that are seen."""
    return [
        one.head.strip()
        for place, one in enumerate(view.lines.columns)
        if not view.isColumnHidden(place)
    ]


def names(view):
    """The names of the rows at the top, from above."""
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def theme_place(place, path):
    """The place of a theme in what is compared."""
    held = place.found.agreement.held.themes
    return next(number for number, one in enumerate(held) if one.path == path)


def _at(view, key, head):
    return view.lines.index_of(key).siblingAtColumn(column(view, head))
