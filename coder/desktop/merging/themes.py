"""The page of themes that came in or changed: accept, rename, merge into another, remove."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from coder.desktop.codebook import acts
from coder.desktop.codebook.name_bar import NameBar
from coder.desktop.codebook.removal import RemovalDialog
from coder.desktop.look.controls import push_button, words
from coder.desktop.look.icons import icon
from coder.desktop.look.measures import GRID, WIDE
from coder.desktop.look.tables import short_table
from coder.desktop.merging.concerned import with_theme
from coder.desktop.merging.quotations import OfThemeView, Quotations
from coder.desktop.merging.shown import Shown
from coder.desktop.merging.splitting import split
from coder.desktop.merging.theme_details import ThemeDetails
from coder.desktop.merging.themes_model import ThemesModel, accept, accepted, name_of
from coder.desktop.palette.coding_palette import ask_what_to_merge_into
from coder.desktop.palette.popup import Palette
from coder.desktop.workspace import Workspace
from coder.domain.merge_report import ThemeNews
from coder.domain.theme import SEPARATOR, Theme
from coder.store.cells import shown_themes
from coder.store.themes import themes

_NONE: Final = "No theme is new or changed by it."
_TO_COME: Final = "After the merge you can accept, rename, merge or remove them here."
_BACK: Final = "The merge is taken back: nothing of this is in your codebook by it."
_ASKED: Final = (
    "Look at what came into your codebook. Accept leaves a theme as it is, and changes nothing;"
    " Undo takes back all else that is done here."
)


class Themes(QWidget):
    """The themes of a merge, one of them opened."""

    tables: Final = frozenset({"theme", "identity", "coding", "project", "coder"})
    accepted = Signal()  # something was accepted, or is open again: that is no act

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("themes page")
        self._workspace = workspace
        self._shown = Shown()
        self._held: dict[str, Theme] = {}  # as they are now, by stored id
        self._palette: Palette | None = None
        self.model = ThemesModel(self)
        self._said = words(name="themes words")
        self.table = _table(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._open)
        self.main = self.table
        self._details = ThemeDetails()
        self._name = NameBar()
        self._quotations = Quotations(workspace, "theme passages", view=OfThemeView)
        self._accept = push_button("accept theme", "&Accept", self._accept_or_not)
        self._accept.setIcon(icon("check"))
        self._all = push_button("accept all themes", "Accept a&ll", self._accept_all)
        self._acts = [
            push_button("rename theme", "Re&name…", self._rename),
            push_button("merge theme", "Merge &into another…", self._merge),
            push_button("remove theme", "Rem&ove…", self._remove),
        ]
        self._opened = QWidget()
        self._build()

    @property
    def open_count(self) -> int:
        """How many are to be looked at."""
        return self.model.open_count

    def show_merge(self, shown: Shown) -> None:
        """Show the themes that a merge brings, or brought."""
        self._shown = shown
        project, number = self._workspace.project, shown.number
        by_id = {one.id: one for one in themes(project)}
        stored = shown_themes(project)
        self._held = {id_: by_id[stored[id_]] for id_ in stored if stored[id_] in by_id}
        news = shown.themes
        held = accepted(project, number) if number is not None else frozenset()
        self.model.show_news(news, held)
        asked = _TO_COME if shown.rehearsed else _ASKED if shown.counts else _BACK
        self._said.setText(asked if news else _NONE)
        self.table.setVisible(bool(news))
        self._opened.setVisible(bool(news))
        if news and not self.table.currentIndex().isValid():
            self._next_open(0)
        self._open()

    def _current(self) -> ThemeNews | None:
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _theme(self, news: ThemeNews) -> Theme | None:
        """The theme as it is in the codebook now."""
        return None if self._shown.rehearsed else self._held.get(news.theme_id)

    def _open(self) -> None:
        news = self._current()
        if news is None:
            return
        theme = self._theme(news)
        counts = None if self._shown.rehearsed else acts.counts(self._workspace)
        count = None if counts is None else counts.get(theme.id, 0) if theme else 0
        self._details.show_theme(news, theme, count)
        counts_now = self._shown.counts and not self._shown.rehearsed
        can = counts_now and self._workspace.project.write
        is_accepted = name_of(news) in self.model.accepted
        self._accept.setText("Look at it &again" if is_accepted else "&Accept")
        self._accept.setAccessibleName(self._accept.text().replace("&", ""))
        self._accept.setVisible(can)
        self._all.setVisible(can and self.open_count > 1)
        for button in self._acts:
            button.setVisible(can and theme is not None)
        self._quotations.setVisible(theme is not None)
        if theme is not None:
            whose = self._workspace.whose
            self._quotations.fetch(lambda project: with_theme(project, theme.id, whose))

    def _accept_or_not(self) -> None:
        news = self._current()
        if news is None:
            return
        is_accepted = name_of(news) in self.model.accepted
        self._remember(news, is_accepted=not is_accepted)
        if not is_accepted:
            self._next_open(self.table.currentIndex().row() + 1)
        self.table.setFocus()

    def _remember(self, *news: ThemeNews, is_accepted: bool = True) -> None:
        number = self._shown.number
        if number is None:
            return
        accept(self._workspace.project, number, news, is_accepted=is_accepted)
        self.show_merge(self._shown)
        self.accepted.emit()

    def _remember_if_gone(self, news: ThemeNews, theme: Theme) -> None:
        if theme.id not in {one.id for one in themes(self._workspace.project)}:
            self._remember(news)

    def _accept_all(self) -> None:
        self._remember(*self.model.rows)
        self.table.setFocus()

    def _next_open(self, begin: int) -> None:
        """Choose the next theme that is to be looked at, or stay."""
        rows = self.model.rows
        places = [*range(begin, len(rows)), *range(begin)]
        waits = (row for row in places if name_of(rows[row]) not in self.model.accepted)
        row = next(waits, max(self.table.currentIndex().row(), 0))
        self.table.setCurrentIndex(self.model.index(row, 0))

    def _rename(self) -> None:
        news = self._current()
        theme = self._theme(news) if news else None
        if news is not None and theme is not None:
            self._name.ask(
                f"Another name for “{theme.path}”", button="Rename",
                named_so=partial(self._renamed, news, theme),
            )  # fmt: skip
            self._name.field.setText(theme.name)
            self._name.field.selectAll()

    def _renamed(self, news: ThemeNews, theme: Theme, name: str) -> bool:
        done = acts.put(self._workspace, theme, {"name": name}) is not None
        if done:
            self._remember(news)
        return done

    def _merge(self) -> None:
        news = self._current()
        theme = self._theme(news) if news else None
        if news is None or theme is None:
            return
        if self._palette is None:
            self._palette = Palette(self.window(), self)

        def merged(into: Theme) -> None:
            acts.merge(self._workspace, theme, into)
            self._remember_if_gone(news, theme)

        ask_what_to_merge_into(self._palette, self._workspace, theme, merged)

    def _remove(self) -> None:
        news = self._current()
        theme = self._theme(news) if news else None
        if news is None or theme is None:
            return
        held = themes(self._workspace.project)
        below = [one for one in held if one.path.startswith(theme.path + SEPARATOR)]
        along = acts.what_goes_along(self._workspace, [theme], below)
        if along is None or RemovalDialog.ask(f"the theme “{theme.path}”", along, self.window()):
            acts.remove(self._workspace, [theme])
            self._remember_if_gone(news, theme)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self._accept, *self._acts):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QVBoxLayout(self._opened)
        right.setContentsMargins(GRID, 0, 0, 0)
        right.setSpacing(WIDE)
        right.addWidget(self._details)
        right.addLayout(buttons)
        right.addWidget(self._name)
        right.addWidget(self._quotations, 1)
        right.addStretch(0)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        above = QHBoxLayout()
        above.setSpacing(GRID)
        above.addWidget(self._said, 1)
        above.addWidget(self._all)
        page.addLayout(above)
        page.addWidget(split(self.table, self._opened), 1)


def _table(model: ThemesModel) -> QTableView:
    table = short_table(model, "theme list", "Themes that came in or changed")
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideLeft)  # the name is the end of a path
    head = table.horizontalHeader()
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    letter = table.fontMetrics().horizontalAdvance("x")
    head.resizeSection(1, letter * 10)
    head.resizeSection(2, letter * 14)
    return table
