"""The pages of the open document as rows: what each is called, and what is coded on it."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coder.desktop.look.plain_text import tool_tip
from coder.desktop.reader.density import Density, density, said
from coder.desktop.reader.marks import EMPTY
from coder.desktop.reader.view import PageView

_Index = QModelIndex | QPersistentModelIndex


class PageRows(QAbstractListModel):
    """A row for every page; what stands in it is asked of the view when it is shown."""

    def __init__(self, view: PageView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._count = 0

    def begin(self) -> None:
        """Show the pages of the view's document."""
        self.beginResetModel()
        self._count = len(self._view.document.text.pages) if self._view.document else 0
        self.endResetModel()

    def density(self, page: int) -> Density:
        """What is coded on a page."""
        return density(self._view.marks.get(page, EMPTY))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        document, page = self._view.document, index.row()
        if document is None or not 0 <= page < len(document.text.pages):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return document.called(page)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            read = ", read now" if page == self._view.page else ""
            return f"{document.called(page)}{read}, {said(self.density(page))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(document.called(page), said(self.density(page)))
        return None
