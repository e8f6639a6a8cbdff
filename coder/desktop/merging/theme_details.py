"""One theme that a merge brought or changed: where it stands, who made it, what it was before."""

from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QVBoxLayout, QWidget

from coder.desktop.look.controls import words
from coder.desktop.look.headings import heading
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.plain_text import tool_tip
from coder.desktop.look.tables import ShortTable, fit_rows, short_table
from coder.desktop.merging.besides import field_name
from coder.desktop.merging.shown import is_shown_again
from coder.domain.merge_report import ThemeNews
from coder.domain.theme import SEPARATOR, Theme

_TOLD: Final = ("definition", "use_when", "use_not")
_SAID: Final = frozenset({*_TOLD, "shortcut", "path"})  # of a theme that is not only changed
_IS: Final = {
    "new": "New", "changed": "Changed", "removed": "Removed",
    "joined": "Was there several times, and is shown as one",
}  # fmt: skip


class Field(NamedTuple):
    """A field of a theme, before and now."""

    name: str
    before: str
    now: str


def fields_of(news: ThemeNews, theme: Theme | None) -> list[Field]:
    """What is told of a theme: what changed, and of a new one what it says."""
    found = {
        name: Field(field_name(name), before or "–", after or "–")
        for name, (before, after) in news.fields.items()
        if news.what == "changed" or name in _SAID
    }
    if theme is not None and news.what != "changed":
        for name in _TOLD:
            value = getattr(theme, name)
            if value and name not in found:
                found[name] = Field(field_name(name), "–", value)
    return list(found.values())


class FieldsModel(ShortTable):
    """A field a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(("", "Before", "Now"), parent)

    def words(self, row: Field, column: int) -> str:
        """The field, its value before, and now."""
        return row[column].capitalize() if column == 0 else row[column]

    def other(self, row: Field, column: int, role: int) -> object:
        """The whole of a long value."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return tool_tip(row[column]) if role == Qt.ItemDataRole.ToolTipRole else None


class ThemeDetails(QWidget):
    """What is to be known of a theme before one accepts, renames, merges or removes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("theme news")
        self._path = heading("", "theme news path")
        self._said = words(name="theme news words")
        self._model = FieldsModel(self)
        self._fields = _table(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._path)
        column.addWidget(self._said)
        column.addWidget(self._fields)

    def show_theme(self, news: ThemeNews, theme: Theme | None, count: int | None) -> None:
        """Show one; ``theme`` is what it is in the codebook now, with how many codings."""
        path = theme.path if theme else news.path
        self._path.setText(path)
        self._path.setAccessibleName(path)
        self._said.setText(" ".join(_sentences(news, theme, count)))
        fields = fields_of(news, theme)
        self._model.show_rows(fields)
        self._fields.setVisible(bool(fields))
        self._fields.setColumnHidden(1, all(one.before == "–" for one in fields))
        fit_rows(self._fields, _HIGHEST)


_HIGHEST: Final = 20 * WIDE


def _sentences(news: ThemeNews, theme: Theme | None, count: int | None) -> list[str]:
    by = f", by {news.coder}" if news.coder else ""
    is_ = "Shown again by this merge" if is_shown_again(news) else _IS.get(news.what, news.what)
    said = [f"{is_}{by}."]
    if count is None:
        return said
    if theme is None:
        return [*said, "It is not in the codebook now."]
    above = theme.path.rpartition(SEPARATOR)[0]
    said.append(f"It stands under “{above}”." if above else "It stands at the top.")
    return said


def _table(model: FieldsModel) -> QTableView:
    table = short_table(model, "theme news fields", "Fields, before and now")
    table.setSelectionMode(QTableView.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    head = table.horizontalHeader()
    head.setSectionsClickable(False)
    letter = table.fontMetrics().horizontalAdvance("x")
    head.resizeSection(0, letter * 20)
    for column in (1, 2):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    head.sectionResized.connect(lambda *_: fit_rows(table, _HIGHEST))
    return table
