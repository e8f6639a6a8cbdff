"""The summaries of one cell: mine, what all agreed on, and what the others wrote."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from coder.desktop.look.controls import named
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.matrix.linked_field import LinkedField
from coder.desktop.workspace import Workspace
from coder.domain.document import Document
from coder.domain.summary import Summary, numbers_in
from coder.domain.theme import Theme
from coder.operations.summaries import summarise

_LINES: Final = 1  # at least


class SummaryFields(QWidget):
    """Written when a field is left; each writing is one step to undo."""

    followed = Signal(str)  # a coding's number
    escaped = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("summaries")
        self._workspace = workspace
        self._cell: tuple[Document, Theme] | None = None
        self._ids: tuple[str, str] | None = None  # of the document and the theme
        self._held = {False: "", True: ""}  # by whether it is that of all
        self.mine = LinkedField("my summary", "My summary of this cell")
        self.mine.setPlaceholderText("What the document says of the theme, in my own words")
        self.agreed = LinkedField("agreed summary", "What all agreed on")
        self.agreed.setPlaceholderText("What the team agrees on")
        self.others = named(QTextBrowser(), "other summaries", "Summaries by others and below")
        self.others.setOpenLinks(False)
        self.others.anchorClicked.connect(lambda url: self.followed.emit(url.fragment()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(HALF)
        self._labels: dict[QWidget, QLabel] = {}
        for field, text, share in (
            (self.mine, "&My summary", 3), (self.agreed, "A&greed summary", 2),
            (self.others, "&Written by others, or below", 2),
        ):  # fmt: skip
            label = QLabel(text)
            label.setBuddy(field)
            self._labels[field] = label
            column.addWidget(label)
            column.addWidget(field, share)
            field.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing() + GRID)
            policy = field.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
            field.setSizePolicy(policy)
        for field, consensus in ((self.mine, False), (self.agreed, True)):
            field.left.connect(lambda consensus=consensus: self._write(consensus=consensus))
            field.followed.connect(self.followed)
            field.escaped.connect(self.escaped)

    def show_cell(
        self,
        document: Document,
        theme: Theme,
        found: Sequence[Summary],
        others: Sequence[tuple[str, Summary]],
    ) -> None:
        """Show what was found in a cell; ``others`` are told with what stands before each."""
        is_same = self._ids == (document.id, theme.id)
        if not is_same:
            self.save()
        self._cell, self._ids = (document, theme), (document.id, theme.id)
        project = self._workspace.project
        mine = next((one.text for one in found if self._is_mine(one)), "")
        agreed = next((one.text for one in found if one.consensus), "")
        for field, consensus, text in ((self.mine, False, mine), (self.agreed, True, agreed)):
            typed = field.toPlainText().strip()
            if typed != text and (not is_same or typed == self._held[consensus]):
                field.setPlainText(text)
            self._held[consensus] = text
            field.setReadOnly(not project.write or project.me is None)
        self._show(self.mine, shown=True)
        self._show(self.agreed, shown=self._workspace.whose is None)
        self._tell([(before, one) for before, one in others if not self._is_mine(one)])

    def show_all(self, written: Sequence[tuple[str, Summary]]) -> None:
        """Show what was written about several documents: nothing is written about them at once."""
        self._cell = self._ids = None
        for field in (self.mine, self.agreed):
            self._show(field, shown=False)
        self._tell(written)

    def _tell(self, written: Sequence[tuple[str, Summary]]) -> None:
        self.others.setHtml("".join(_as_html(before, one) for before, one in written))
        self._show(self.others, shown=bool(written))

    def save(self) -> None:
        """Write what was typed."""
        self._write(consensus=False)
        self._write(consensus=True)

    def _is_mine(self, one: Summary) -> bool:
        mine = one.coder == self._workspace.project.me and not one.consensus
        return mine and self._cell is not None and one.theme == self._cell[1].id

    def _show(self, field: QWidget, *, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def _write(self, *, consensus: bool) -> None:
        field = self.agreed if consensus else self.mine
        text = field.toPlainText().strip()
        if self._cell is None or field.isReadOnly() or text == self._held[consensus]:
            return
        self._held[consensus] = text
        document, theme = self._cell
        workspace = self._workspace
        workspace.do(
            lambda: summarise(
                workspace.project, document, theme, workspace.me, text, consensus=consensus
            )
        )


def _as_html(before: str, one: Summary) -> str:
    """A summary as a paragraph whose links lead to passages; nothing typed is taken for HTML."""
    parts, end = [], 0
    for start, stop, number in numbers_in(one.text):
        link = QUrl()
        link.setFragment(number)
        parts.append(escape(one.text[end:start]))
        parts.append(f'<a href="{escape(link.toString())}">{escape(one.text[start:stop])}</a>')
        end = stop
    text = "".join((*parts, escape(one.text[end:]))).replace("\n", "<br>")
    return f"<p><b>{escape(before)}</b> {text}</p>"
