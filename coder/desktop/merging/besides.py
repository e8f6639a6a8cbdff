"""Short tables of a merge: what each file brings, and what came besides codings."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from coder.desktop.look.measures import GRID
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.tables import ShortTable, short_table
from coder.desktop.merging.shown import Shown
from coder.domain.merge_report import FileReport, Values, Work
from coder.domain.telling import counted

_FILES: Final = ("File", "Acts", "Documents", "Themes", "Codings", "Here already")


class FilesModel(ShortTable):
    """What each file would bring, or brought."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(_FILES, parent, numbers=1)

    def words(self, row: FileReport, column: int) -> str:
        """The name of a file, and its numbers."""
        numbers = (row.operations, row.documents, row.themes, row.codings, row.already_here)
        return f"{numbers[column - 1]:,}" if column else one_line(Path(row.path).name)

    def other(self, row: FileReport, column: int, role: int) -> object:
        """The whole path of a file."""
        is_tip = role == Qt.ItemDataRole.ToolTipRole and not column
        return tool_tip(row.path) if is_tip else None


_BY: Final = 14  # letters


class Besides(ShortTable):
    """Documents, people, judgements: whatever came that is no coding and no theme."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(("Besides codings", "What became of it", "By"), parent)

    def words(self, row: "News", column: int) -> str:
        """What it is, what happened to it, and who did it."""
        return one_line(row[column])

    def other(self, row: "News", column: int, role: int) -> object:
        """The whole of what does not fit."""
        return tool_tip(row[column]) if role == Qt.ItemDataRole.ToolTipRole else None


class News(NamedTuple):
    """A row of it."""

    name: str
    what: str
    coder: str


def besides(shown: Shown) -> list[News]:
    """What came besides codings and themes, as far as it may be seen."""
    if shown.report is None:
        return []
    found = [
        News(f"{one.kind.capitalize().replace('Coder', 'Reviewer')} {one.name}",
             told(one.what, one.fields), one.coder or "")
        for one in shown.report.others
    ]  # fmt: skip
    return found + [News(_work(one), "new or changed", one.coder) for one in shown.work]


def told(what: str, fields: Mapping[str, Values]) -> str:
    """What became of something: *new*, *year: 2017, was 2018*."""
    if what != "changed" or not fields:
        return _WHAT.get(what, what)
    return "; ".join(
        f"{field_name(field)}: {after or 'nothing'}, was {before or 'nothing'}"
        for field, (before, after) in fields.items()
    )


def field_name(field: str) -> str:
    """What a field is called on screen."""
    return _FIELDS.get(field, field.replace("_", " "))


_WHAT: Final = {"joined": "was there several times, shown as one"}
_FIELDS: Final = {
    "parent": "stands under", "use_when": "use it when", "use_not": "do not use it when",
    "shortcut": "favourite key", "assess": "assessed per document", "key": "citation key",
}  # fmt: skip


def _work(one: Work) -> str:
    parts = [
        counted(number, noun)
        for number, noun in (
            (one.memos, "memo"), (one.assessments, "assessment"),
            (one.finished, "finished reading"), (one.charted, "charted value"),
            (one.summaries, "summary"), (one.decisions, "decision"),
        )
        if number
    ]  # fmt: skip
    return ", ".join(parts)


def quiet_table(model: ShortTable, name: str, said: str) -> QTableView:
    """A short table whose first column has what room there is."""
    table = short_table(model, name, said)
    table.setWordWrap(False)
    head = table.horizontalHeader()
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    for column in range(model.columnCount()):
        title = str(model.headerData(column, Qt.Orientation.Horizontal))
        head.resizeSection(column, table.fontMetrics().horizontalAdvance(title) + 2 * GRID)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def besides_table(model: Besides) -> QTableView:
    """The table of what came besides codings; names and changes share the room."""
    table = quiet_table(model, "merge besides", "What comes besides codings")
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    head = table.horizontalHeader()
    head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    head.resizeSection(2, table.fontMetrics().horizontalAdvance("0") * _BY)
    return table
