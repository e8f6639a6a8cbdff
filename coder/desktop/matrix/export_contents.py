"""The sheets and columns of an export, each to be left out; and how this copy remembers them."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from coder.desktop.look.controls import named
from coder.desktop.look.plain_text import one_line
from coder.desktop.look.rows import RoomyRows
from coder.domain.statements.statement import StatementOptions
from coder.export.characteristic_sheet import CHARACTERISTIC_COLUMNS
from coder.export.options import CONTENTS, SHEETS, TABLES, Content, Options
from coder.export.quotation_sheets import QUOTATION_COLUMNS

_MATRIX: Final = "Matrix"
_FURTHER: Final[dict[Content, str]] = {
    "characters": "Characters covered", "coders": "Reviewers", "summaries": "Summaries",
}  # fmt: skip
_NAME: Final = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Contents(QTreeWidget):
    """A box for each sheet, and below it for each column that can be left out."""

    def __init__(self, options: Options, attributes: Sequence[str]) -> None:
        super().__init__()
        named(self, "export contents", "What goes in")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setItemDelegate(RoomyRows(self))
        self._matrix = self._add(_MATRIX, f"{_MATRIX}: number of passages")
        self._matrix.setFlags(self._matrix.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        for content in CONTENTS[1:]:
            self._add(content, f"And: {_FURTHER[content].lower()}", self._matrix,
                      on=content in options.contents)  # fmt: skip
        columns = {
            "Quotations": tuple(QUOTATION_COLUMNS),
            "Characteristics": (*CHARACTERISTIC_COLUMNS, *attributes),
        }
        self._sheets = [self._add(one, one, on=one in options.sheets) for one in SHEETS]
        for sheet in self._sheets:
            name = sheet.data(0, _NAME)
            for column in columns.get(name, ())[1:]:  # the first is always there
                on = (name, column) not in options.left_out
                self._add(column, one_line(column), sheet, on=on)

    @property
    def options(self) -> Options:
        """What is chosen."""
        return Options(
            contents=tuple(item.data(0, _NAME) for item in _below(self._matrix) if _is_on(item)),
            sheets=frozenset(item.data(0, _NAME) for item in self._sheets if _is_on(item)),
            left_out=frozenset(
                (sheet.data(0, _NAME), column.data(0, _NAME))
                for sheet in self._sheets
                for column in _below(sheet)
                if not _is_on(column)
            ),
        )

    def offer(self, *, tables: bool) -> None:
        """Let all be chosen, or only what goes into a Word document."""
        self._matrix.setDisabled(tables)
        for sheet in self._sheets:
            sheet.setDisabled(tables and sheet.data(0, _NAME) not in TABLES)

    def _add(
        self, name: str, words: str, above: QTreeWidgetItem | None = None, *, on: bool = True
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, _NAME, name)
        item.setCheckState(0, _ON if on else _OFF)
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        return item


def _below(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    yield from filter(None, map(item.child, range(item.childCount())))


def _is_on(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) == _ON


def remembered(options: Options) -> str:
    """Options as this copy keeps them: what is left out, so that what is new comes in."""
    return json.dumps(
        {
            "contents": options.contents,
            "without": sorted(set(SHEETS) - options.sheets),
            "left_out": sorted(options.left_out),
            "evidence": options.evidence,
        }
    )


def recalled(kept: str | None, statements: StatementOptions) -> Options:
    """Options as they were kept last, or all; statements are kept elsewhere."""
    held = json.loads(kept or "{}")
    return Options(
        contents=tuple(one for one in CONTENTS if one in held.get("contents", ())),
        sheets=frozenset(SHEETS) - set(held.get("without", ())),
        left_out=frozenset((sheet, column) for sheet, column in held.get("left_out", ())),
        evidence=bool(held.get("evidence")),
        statements=statements,
    )
