"""Coding hits in one go: what becomes the passage, the themes, and what would be made."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from coder.analysis.searching import stretches
from coder.desktop import recent_themes
from coder.desktop.background import Background
from coder.desktop.look.controls import answers, named, push_button, words
from coder.desktop.look.headings import heading
from coder.desktop.look.measures import GRID, HALF, WIDE
from coder.desktop.searching.model import FoundModel
from coder.desktop.searching.theme_list import ThemeList
from coder.desktop.waiting import Waiting
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.domain.finding.units import Unit
from coder.domain.journal.change import Change
from coder.domain.telling import counted
from coder.domain.texts.unreadable import partly_unreadable
from coder.domain.theme import Theme
from coder.operations.autocoding import Chosen, Planned, code_planned, outlook, plan_passages
from coder.store.project import Project
from coder.store.text_index import TextIndex
from coder.store.themes import themes

_SIZE: Final = (120, 30)  # letters, lines
_SHOWN: Final = 500  # passages that can be looked at
_AT_ONCE: Final = 300  # codings: more are made while one waits
_UNITS: Final[tuple[tuple[Unit, str], ...]] = (
    ("hit", "The &words that were found"),
    ("sentence", "The &sentence they stand in"),
    ("paragraph", "The &paragraph they stand in"),
)
_LATER: Final = "Choose one theme or more at the left."
_NO_THEMES: Final = "There are no themes yet: add one to the codebook first."


class AutocodeDialog(QDialog):
    """Makes a plan beside the window, shows it, and codes if that is wanted."""

    def __init__(
        self, workspace: Workspace, found: FoundModel, typed: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("autocode dialog")
        self.setWindowTitle("Code what was found")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._typed, self._window = workspace, typed, parent.window()
        self._found = [(one, found.ticked(one)) for one in found.found if found.ticked(one)]
        self._hits = found.ticked_hits
        self._work: Background | None = None
        self._planned: list[Planned] | None = None
        project = workspace.project
        self.themes = ThemeList(themes(project), recent_themes.recently_used(project))
        self.units = QButtonGroup(self)
        self.list = named(QListWidget(), "planned passages", "The passages to be coded")
        self.bar = named(QProgressBar(), "autocode progress", "Passages looked up")
        self.outlook = words(name="autocode outlook")
        self.apply = push_button("autocode", "&Code", self._code)
        self._build()
        self.themes.chosen_changed.connect(self._say)
        workspace.closing.connect(self.reject)
        self.units.idToggled.connect(lambda _, on: self._plan() if on else None)
        self.themes.field.setFocus()
        QTimer.singleShot(0, self, self._plan)

    @property
    def unit(self) -> Unit:
        """What becomes a passage."""
        return _UNITS[self.units.checkedId()][0]

    @property
    def is_planned(self) -> bool:
        """Whether it is known what would be made."""
        return self._planned is not None

    def _build(self) -> None:
        said = f"{counted(self._hits, 'hit')} in {counted(len(self._found), 'document')}"
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(HALF)
        right.setSpacing(HALF)
        left.addWidget(words("Code with", name="autocode with"))
        left.addWidget(self.themes, 1)
        right.addWidget(words("What becomes the passage", name="autocode unit"))
        for number, (unit, text) in enumerate(_UNITS):
            button = named(QRadioButton(text), f"unit {unit}", text.replace("&", ""))
            self.units.addButton(button, number)
            right.addWidget(button)
        self.units.button(1).setChecked(True)
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        right.addSpacing(GRID)
        right.addWidget(self.list, 1)
        right.addWidget(self.bar)
        both = QHBoxLayout()
        both.setSpacing(WIDE)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(heading(f"{said} of “{self._typed}”", "autocode heading"))
        column.addLayout(both, 1)
        column.addWidget(self.outlook)
        leave = push_button("leave autocode", "Cancel", self.reject)
        column.addWidget(answers(self.apply, refuse=leave))
        letter, line = self.fontMetrics().horizontalAdvance("x"), self.fontMetrics().height()
        self.resize(_SIZE[0] * letter, _SIZE[1] * line)

    def _plan(self) -> None:
        """Look the passages up anew, beside the window."""
        if self._work is not None:
            self._work.cancel()
        self._planned = None
        self.list.clear()
        self.bar.setRange(0, len(self._found))
        self.bar.setValue(0)
        self.bar.show()
        self._say()
        unit, path = self.unit, self._workspace.project.path
        work: list[Background] = []

        def look(running: Background) -> list[Planned]:
            with Project(path, write=False) as own, TextIndex(own.id) as index:
                chosen = (
                    Chosen(one.document, one.file, one.digest, stretches(index, one, numbers))
                    for one, numbers in self._found
                )
                told = lambda done: running.report(done, len(self._found))  # noqa: E731
                return plan_passages(
                    own, chosen, unit, told=told, stopped=lambda: running.cancelled
                )

        work.append(
            Background(
                look,
                done=lambda planned: self._home(work[0], planned),
                failed=lambda error: self._failed(work[0], error),
                advance=lambda done, _of_all: self._advance(work[0], done),
            )
        )
        self._work = work[0]

    def _advance(self, work: Background, done: int) -> None:
        if self._work is work:
            self.bar.setValue(done)

    def _home(self, work: Background, planned: list[Planned]) -> None:
        if self._work is not work:
            return
        self._work = None
        self._planned = planned
        self.bar.hide()
        for one in planned[:_SHOWN]:
            self.list.addItem(f"{one.document.key}: {one.words}")
        if len(planned) > _SHOWN:
            self.list.addItem(f"and {counted(len(planned) - _SHOWN, 'more passage')}")
        self._say()

    def _failed(self, work: Background, error: Exception) -> None:
        if self._work is work:
            self._work = None
            self.reject()
            if not isinstance(error, CoderError):
                raise error
            self._workspace.tell(str(error), kind="problem")

    def _say(self) -> None:
        """What would be made."""
        planned, chosen = self._planned, self.themes.chosen
        self.apply.setEnabled(False)
        self.apply.setText("&Code")
        if planned is None:
            self.outlook.setText("The passages are looked up…")
            return
        passages = counted(len(planned), "passage")
        if not chosen:
            later = _LATER if self.themes.list.count() else _NO_THEMES
            self.outlook.setText(f"{passages}. {later}")
            return
        seen = outlook(self._workspace.project, planned, chosen, self._workspace.me)
        there = f"; {counted(seen.there, 'coding')} of yours {_are(seen.there)} there already"
        self.outlook.setText(
            f"{counted(seen.codings, 'coding')} would be made on {passages}"
            f"{there if seen.there else ''}."
        )
        self.apply.setText(f"&Code {passages}" if seen.codings else "&Code")
        self.apply.setEnabled(bool(seen.codings))

    def _code(self) -> None:
        planned, chosen = self._planned or [], self.themes.chosen
        workspace, window = self._workspace, self._window
        self.accept()
        if len(planned) * len(chosen) > _AT_ONCE:
            waiting = Waiting(
                workspace, f"Coding {counted(len(planned), 'passage')}…",
                done=lambda change: _coded(workspace, planned, chosen, change), parent=window,
            )  # fmt: skip
            waiting.start_counted(partial(_apply, workspace, planned, chosen, self._typed))
            return
        change = workspace.do(
            lambda: code_planned(
                workspace.project, planned, themes=chosen, coder=workspace.me,
                searched=self._typed,
            )
        )  # fmt: skip
        if change is not None:
            _tell(workspace, planned, chosen, change)

    def done(self, result: int) -> None:
        if self._work is not None:
            self._work.cancel()
            self._work = None
        super().done(result)


def _apply(
    workspace: Workspace, planned: list[Planned], chosen: list[Theme], typed: str,
    running: Background,
) -> Change:  # fmt: skip
    def told(done: int) -> None:
        if running.cancelled:
            raise CoderError("Stopped: nothing was coded.")
        running.report(done, len(planned))

    return code_planned(
        workspace.project, planned, themes=chosen, coder=workspace.me, searched=typed, told=told
    )


def _coded(
    workspace: Workspace, planned: list[Planned], chosen: list[Theme], change: Change
) -> None:
    workspace.changed.emit(change)
    _tell(workspace, planned, chosen, change)


def _tell(
    workspace: Workspace, planned: list[Planned], chosen: list[Theme], change: Change
) -> None:
    recent_themes.remember(workspace.project, [theme.id for theme in chosen])
    made = counted(len(change.ids("coding")), "coding")
    unreadable = partly_unreadable(one.words for one in planned)
    workspace.tell(f"{made} made. Undo takes all of them back. {unreadable}".rstrip())


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
