"""The pages of themes, documents and pairs: tables of the same columns."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coder.analysis.comparing.agreement import ALPHA, POSITIVE, Agreement
from coder.analysis.comparing.units import CELLS
from coder.desktop.comparing.asking import Found
from coder.desktop.comparing.columns import Column, Row, columns
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.legend import Legend
from coder.desktop.comparing.lines_view import LinesView
from coder.desktop.comparing.rows_of import document_rows, pair_rows, theme_rows
from coder.desktop.comparing.shares import OTHERWISE, PAIR
from coder.desktop.comparing.where_panel import WherePanel
from coder.desktop.look.measures import HALF

CODEBOOK: Final = ""
APART: Final = "apart"
ORDERS: Final = {
    CODEBOOK: "In their own order", APART: "Most in dispute first",
    POSITIVE: "Lowest positive agreement first", ALPHA: "Lowest alpha first",
}  # fmt: skip
PAIRS: Final = "Reviewers"
_DOTTED: Final = {"Passages": "other borders", CELLS.title(): OTHERWISE}
_COLUMNS: Final = {"Positive": POSITIVE, "Alpha": ALPHA}


class FiguresPage(QWidget):
    """One table, with the meaning of its patterns below it."""

    chosen = Signal()  # another row, or none
    wanted = Signal()  # go to what differs
    sort_wanted = Signal(str)  # one of the orders

    def __init__(self, name: str, of: str, said: str) -> None:
        super().__init__()
        self.setObjectName(f"{name} page")
        self._of = of
        self.view = LinesView(name, said)
        self.legend = Legend()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(HALF)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.legend)
        self.view.chosen.connect(lambda _: self.chosen.emit())
        self.view.wanted.connect(self.wanted)
        self.view.sort_wanted.connect(self._sort)

    def show_rows(
        self,
        found: Found,
        rows: Sequence[Row],
        names: Names,
        *,
        shares: str,
        order: str,
        more: bool,
    ) -> None:
        """Show rows; ``shares`` is what the bars count, ``more`` whether all columns are seen."""
        agreement = _made(found)
        pairs = self._of == PAIRS
        held = columns(
            agreement.unit, PAIR if pairs else len(names.coders), limit=found.limits.alpha,
            of=self._of, shares=shares,
        )  # fmt: skip
        place = _sorting(held, order)
        self.view.show_rows(
            rows, held, order=None if place is None else held[place].worst, sorted_by=place,
            hidden=self._hidden(found, more=more),
        )  # fmt: skip
        self.legend.show_names(names, dotted=_DOTTED.get(shares, ""), pairs=pairs)

    def _hidden(self, found: Found, *, more: bool) -> Callable[[Column], bool]:
        of_themes = self._of == "Theme"

        def hidden(column: Column) -> bool:
            if column.kind == "words" or column.of_draws:
                return not of_themes or (column.of_draws and not found.has_coefficients)
            if column.which == "always":
                return False
            return not found.has_coefficients or (column.which == "more" and not more)

        return hidden

    def _sort(self, section: int) -> None:
        column = self.view.lines.columns[section]
        if column.kind in {"name", "words"}:
            self.sort_wanted.emit(CODEBOOK)
        elif column.head == "Apart" or column.kind == "shares":
            self.sort_wanted.emit(APART)
        elif column.head in _COLUMNS:
            self.sort_wanted.emit(_COLUMNS[column.head])


class ThemesPage(FiguresPage):
    """The codebook with figures; below it where or what, of the chosen theme's group."""

    def __init__(self) -> None:
        super().__init__("compared themes", "Theme", "Themes with their figures")
        self.where = WherePanel()
        self.column.addWidget(self.where)
        self._grouped: Agreement | None = None
        self._names = Names()
        self.view.chosen.connect(lambda _: self._tell_where())

    def show_themes(self, found: Found, names: Names, *, order: str, more: bool) -> None:
        """Show the themes."""
        agreement = _made(found)
        shares = _units(agreement) if agreement.unit == CELLS else "Passages"
        rows = theme_rows(found.drawn or agreement, names)
        self.show_rows(found, rows, names, shares=shares, order=order, more=more)

    def show_groups(self, found: Agreement | None, names: Names) -> None:
        """Show where or what, once it is computed; None hides it."""
        self._grouped, self._names = found, names
        self.where.setVisible(found is not None)
        self._tell_where()

    def _tell_where(self) -> None:
        if self._grouped is not None:
            row = self.view.current
            theme = None if row is None else row.key
            chosen = theme if isinstance(theme, int) else None
            self.where.show_group(self._grouped, chosen, self._names)


class DocumentsPage(FiguresPage):
    """The documents compared."""

    def __init__(self) -> None:
        super().__init__("compared documents", "Document", "Documents with their figures")

    def show_documents(self, found: Found, names: Names, *, order: str, more: bool) -> None:
        """Show the documents."""
        agreement = _made(found)
        rows = document_rows(agreement.by_document, names)
        self.show_rows(found, rows, names, shares=_units(agreement), order=order, more=more)


class PairsPage(FiguresPage):
    """Every two reviewers."""

    def __init__(self) -> None:
        super().__init__("compared pairs", PAIRS, "Pairs of reviewers with their figures")

    def show_pairs(self, found: Found, names: Names, *, order: str, more: bool) -> None:
        """Show the pairs."""
        agreement = _made(found)
        rows = pair_rows(agreement.by_pair, names)
        self.show_rows(found, rows, names, shares=_units(agreement), order=order, more=more)


def _made(found: Found) -> Agreement:
    assert found.agreement is not None
    return found.agreement


def _units(agreement: Agreement) -> str:
    return agreement.unit.title()


def _sorting(held: Sequence[Column], order: str) -> int | None:
    """The column by which an order sorts."""
    heads = {APART: "Apart", **{name: head for head, name in _COLUMNS.items()}}
    wanted = heads.get(order)
    return next((place for place, one in enumerate(held) if one.head == wanted), None)
