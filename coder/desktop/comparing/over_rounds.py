"""Alpha of every theme over the rounds: a small line, and the numbers."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.agreement.figure import Figure, undefined
from coder.desktop.comparing.asking import RoundFigures
from coder.desktop.comparing.columns import exactly, told
from coder.desktop.comparing.copying import copy_table
from coder.desktop.look.controls import words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.look.reading_table import ReadingTable
from coder.desktop.look.tables import ShortTable, short_table
from coder.domain.telling import listed
from coder.domain.theme import Theme

NAME, LINE = 0, 1
_WIDE: Final = 160  # pixels of the line
_NAME: Final = 26  # letters
_NUMBER: Final = 10
_DOT: Final = 2.5
_NO_ROUNDS: Final = (
    "No round is frozen yet. Freeze one after the pilot and one at the end, and this page shows"
    " how each theme's alpha went: whether reviewers learned, or drifted apart."
)
_WAITING: Final = "Comparing the reviewers in every round\N{HORIZONTAL ELLIPSIS}"
_NOT_THERE: Final = undefined("The theme was not there, or nobody could have used it.")


class Course(NamedTuple):
    """The alphas of one theme, round by round."""

    name: str
    path: str
    figures: tuple[Figure, ...]


class _Model(ShortTable):
    def __init__(self, rounds: Sequence[RoundFigures]) -> None:
        super().__init__(
            ["Theme", "Course", *(_head(one, rounds[-1]) for one in rounds)], numbers=LINE + 1
        )
        self._rounds = rounds

    def words(self, row: Course, column: int) -> str:
        if column == NAME:
            return row.name
        return "" if column == LINE else told(row.figures[column - LINE - 1].value)

    def other(self, row: Course, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._said(row, column))
        return self._said(row, column) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _said(self, row: Course, column: int) -> str:
        if column == NAME:
            return row.path
        if column == LINE:
            told_ = (f"{one.name} {told(two.value)}"
                     for one, two in zip(self._rounds, row.figures, strict=True))  # fmt: skip
            return f"Alpha: {', '.join(told_)}"
        held = self._rounds[column - LINE - 1]
        figure = exactly(row.figures[column - LINE - 1])
        said = held.sentence or f"{held.name}: {figure}"
        return " ".join(filter(None, (said, apart(held, self._rounds[-1]))))


class OverRoundsPage(QWidget):
    """One row a theme; an incomplete round is a dash, and says why."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rounds page")
        self._said = words(name="about rounds")
        self.table: QTableView | None = None
        self._pages = QStackedWidget()
        self._empty = words(_NO_ROUNDS, name="no rounds")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        column.addWidget(self._said)
        column.addWidget(self._pages, 1)
        self._said.hide()

    def wait(self) -> None:
        """Say that the figures of the rounds are being computed."""
        self._empty.setText(_WAITING)
        self._pages.setCurrentWidget(self._empty)
        self._said.hide()

    def show_rounds(self, rounds: Sequence[RoundFigures], themes: Sequence[Theme]) -> None:
        """Show how the alphas went."""
        if self.table is not None:
            self._pages.removeWidget(self.table)
            self.table.deleteLater()
            self.table = None
        has_rounds = len(rounds) > 1
        sentences = [f"{one.name}: {one.sentence}" for one in rounds if one.sentence]
        sentences += filter(None, (apart(one, rounds[-1]) for one in rounds))
        self._said.setVisible(has_rounds)
        self._said.setText(
            "Krippendorff's alpha of each theme with those below it. " + " ".join(sentences)
        )
        self._empty.setText(_NO_ROUNDS)
        if not has_rounds:
            return
        model = _Model(rounds)
        model.show_rows(courses(rounds, themes))
        table = ReadingTable()
        short_table(model, "over rounds", "Alpha over rounds", table=table)
        table.copying.connect(lambda: copy_table(table))
        model.setParent(table)
        table.setItemDelegateForColumn(LINE, _Line(rounds, table))
        metrics = table.fontMetrics()
        table.setColumnWidth(NAME, metrics.horizontalAdvance("x") * _NAME)
        table.setColumnWidth(LINE, _WIDE)
        for place, one in enumerate(rounds):
            head = metrics.horizontalAdvance(_head(one, rounds[-1])) + 3 * GRID
            least = metrics.horizontalAdvance("0") * _NUMBER
            table.setColumnWidth(LINE + 1 + place, max(head, least))
        table.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + 2 * GRID)
        self.table = table
        self._pages.addWidget(table)
        self._pages.setCurrentWidget(table)


def courses(rounds: Sequence[RoundFigures], themes: Sequence[Theme]) -> list[Course]:
    """The alphas of all themes together, then of each."""
    overall = tuple(one.overall or undefined(one.sentence) for one in rounds)
    found = [Course("All themes", "All themes, each by itself", overall)]
    for theme in themes:
        name = "    " * theme.depth + one_line(theme.name)
        figures = tuple(one.alphas.get(theme.id, _NOT_THERE) for one in rounds)
        found.append(Course(name, theme.path, figures))
    return found


def apart(one: RoundFigures, now: RoundFigures) -> str:
    """Why the alphas of a round do not lead to those of now; empty if they do, or it has none."""
    if one.sentence or now.sentence or one.kind == now.kind:
        return ""
    why = []
    (coders, unit), (coders_now, unit_now) = one.kind, now.kind
    if coders != coders_now:
        who, who_now = (listed([coder.name for coder in held.coders]) for held in (one, now))
        why.append(f"it compares {who}, and not {who_now}")
    if unit != unit_now:
        why.append(f"it was settled in {unit}, and its figures here are in {unit_now}")
    return f"{one.name} stands apart, and the line leaves it out: {'; '.join(why)}."


def neighbours(rounds: Sequence[RoundFigures]) -> list[tuple[int, int]]:
    """The places of rounds that a line joins: of the same reviewers and unit, none lacking."""
    found: list[tuple[int, int]] = []
    last: dict[object, int] = {}
    for place, one in enumerate(rounds):
        if one.sentence:
            last.clear()
            continue
        if one.kind in last:
            found.append((last[one.kind], place))
        last[one.kind] = place
    return found


def _head(one: RoundFigures, now: RoundFigures) -> str:
    return one_line(f"{one.name} (apart)" if apart(one, now) else one.name)


class _Line(QStyledItemDelegate):
    """Draws the course from round to round between 0 and 1; what is undefined is a gap.

    What does not lead to now is a ring.
    """

    def __init__(self, rounds: Sequence[RoundFigures], parent: QTableView) -> None:
        super().__init__(parent)
        self._joined = neighbours(rounds)
        self._apart = {place for place, one in enumerate(rounds) if apart(one, rounds[-1])}

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        model = index.model()
        if not isinstance(model, ShortTable):
            return
        row: Course = model.rows[index.row()]
        inside = QRectF(option.rect.adjusted(GRID, HALF, -GRID, -HALF))
        selected = QStyle.StateFlag.State_Selected in option.state
        palette = QApplication.palette()
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Link
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1, Qt.PenStyle.DotLine))
        painter.drawLine(inside.bottomLeft(), inside.bottomRight())
        painter.setPen(QPen(palette.color(role), 1.5))
        points = course_points([one.value for one in row.figures], inside)
        for first, second in self._joined:
            one, other = points[first], points[second]
            if one is not None and other is not None:
                painter.drawLine(one, other)
        for place, point in enumerate(points):
            if point is not None:
                ground = palette.color(QPalette.ColorRole.Base)
                painter.setBrush(ground if place in self._apart else palette.color(role))
                painter.drawEllipse(point, _DOT, _DOT)
        painter.restore()


def course_points(values: Sequence[float | None], room: QRectF) -> list[QPointF | None]:
    """Where the values lie: 1 above, 0 and less below, evenly from left to right."""
    step = room.width() / max(1, len(values) - 1)
    return [
        None if value is None else QPointF(
            room.left() + step * number,
            room.bottom() - room.height() * min(max(value, 0.0), 1.0),
        )
        for number, value in enumerate(values)
    ]  # fmt: skip
