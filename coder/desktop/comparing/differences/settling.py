"""Settling what coders differ on: one act each, or one for many."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import ValueDifference
from coder.desktop.comparing.differences.border_edit import with_anchor
from coder.desktop.comparing.differences.bulk import BulkDialog
from coder.desktop.comparing.differences.bulk_rules import Foretold
from coder.desktop.comparing.differences.chosen import theme_of
from coder.desktop.comparing.differences.listed import Key, ListedDifference
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.differences.page import DifferencePage
from coder.desktop.comparing.differences.rulings import Anew, ruling, rulings_of, settled_along
from coder.desktop.comparing.differences.value_question import ValueQuestion
from coder.desktop.comparing.differences.ways import DEFER, Way
from coder.desktop.comparing.frozen import state_of
from coder.desktop.palette.coding_palette import ask_for_theme
from coder.desktop.palette.popup import Palette
from coder.desktop.reader.document import OpenDocument
from coder.desktop.reader.selection import Selection
from coder.desktop.waiting import Waiting
from coder.desktop.workspace import ThemeWanted, Workspace
from coder.domain.journal.change import Change
from coder.domain.round import Round
from coder.domain.telling import counted
from coder.domain.theme import Theme
from coder.operations.deciding import Grounds, Ruling, decide, open_again

_AT_ONCE: Final = 20  # differences that are settled while nobody waits
_QUOTED: Final = frozenset({"union", "intersection", "theme"})
_AS_IT_IS: Final = Anew()
_LONG: Final = 60  # pages
_BESIDE: Final = (
    "Settled, also for others who marked some of these words and are not compared here."
)
_EDIT: Final = Way("edit", 0, "")


def _is_long(document: OpenDocument) -> bool:
    """Whether it takes long to read what quoting needs of a text."""
    return len(document.text.pages) > _LONG


class Settling(QObject):
    """Puts decisions down; whoever listens goes on to the next difference."""

    settled = Signal(object)  # ListedDifference

    def __init__(self, workspace: Workspace, page: DifferencePage, pane: QWidget) -> None:
        super().__init__(pane)
        self._workspace, self._page, self._pane = workspace, page, pane
        self._held: Compared | None = None
        self._round: Round | None = None
        self._palette: Palette | None = None
        self._just: set[Key] = set()

    @property
    def just(self) -> frozenset[Key]:
        """What was settled and is not yet read anew."""
        return frozenset(self._just)

    def begin(self, held: Compared, round_: Round | None) -> None:
        """Settle what these coders differ on."""
        self._held, self._round = held, round_
        self.forget()

    def forget(self) -> None:
        """All is read anew."""
        self._just.clear()

    def settle(
        self, one: ListedDifference, way: Way, grounds: Grounds,
        along: Sequence[ListedDifference] = (),
    ) -> None:  # fmt: skip
        """Settle a difference in a way; what is missing is asked for first.

        ``along`` are the others of its question, of which the same is put down at once.
        """
        if way.kind == "open":
            if one.decision is not None:
                decision, project = one.decision, self._workspace.project
                self._workspace.do(lambda: open_again(project, [decision]))
        elif way.kind == "theme":
            self._ask_theme(one, way, grounds)
        elif way.kind == "value" and isinstance(one.difference, ValueDifference):
            said = one.difference.values
            charted = [said[place] for place in sorted(said)]
            if one.decision is not None:
                charted.insert(0, one.decision.answer.value or "")
            value = ValueQuestion.ask(one.difference.attribute, charted, self._pane)
            if value is not None:
                self._decide(one, way, grounds, Anew(value=value))
        else:
            self._decide(one, way, grounds, along=along)

    def settle_marked(
        self, one: ListedDifference | None, held: Selection, grounds: Grounds
    ) -> None:
        """Settle a difference with what was marked anew."""
        if one is None:
            return
        with_anchor(
            self._page.loader, self._page.marker, held,
            lambda file, anchor: self._decide(one, _EDIT, grounds, Anew(marked=(file, anchor))),
            lambda said: self._workspace.tell(said, kind="problem"),
        )  # fmt: skip

    def settle_several(
        self, listed: Sequence[ListedDifference], opened: ListedDifference | None, names: Names,
        grounds: Grounds,
    ) -> None:  # fmt: skip
        """Ask for a rule, and settle by it in one act; ``opened`` gives way unless it is left."""
        held, window = self._held, self._pane.window()
        if held is None:
            return
        dialog = BulkDialog(held, listed, names, grounds, window)
        foretold = dialog.settled if dialog.exec() else []
        said = dialog.grounds.grounds
        dialog.deleteLater()
        if not foretold:
            return

        def act() -> Change:
            return self._decide_all(held, foretold, said)

        if len(foretold) <= _AT_ONCE:
            self._do_all(act, foretold, opened)
            return
        doing = "Putting off" if foretold[0].way == DEFER else "Settling"
        waiting = Waiting(
            self._workspace, f"{doing} {counted(len(foretold), 'difference')}…",
            done=lambda change: self._do_all(lambda: change, foretold, opened), parent=window,
        )  # fmt: skip
        waiting.start(act)

    def _do_all(
        self, act: Callable[[], Change], foretold: Sequence[Foretold],
        opened: ListedDifference | None,
    ) -> None:  # fmt: skip
        keys = {one.listed.key for one in foretold}
        self._just |= keys
        if self._workspace.do(act) is None:
            self._just -= keys
            return
        if opened is not None and (opened.key in keys or not opened.waits):
            self.settled.emit(opened)
        done = "put off" if foretold[0].way == DEFER else "settled"
        told = counted(len(foretold), "difference")
        self._workspace.tell(f"{told} {done}. Undo opens them again.", kind="done")

    def _decide_all(self, held: Compared, foretold: Sequence[Foretold], grounds: Grounds) -> Change:
        project = self._workspace.project
        with state_of(project, self._round) as state:
            rulings = rulings_of(state, held, foretold)
        return decide(project, rulings, self._workspace.me, self._with_round(grounds))

    def _ask_theme(self, one: ListedDifference, way: Way, grounds: Grounds) -> None:
        held = self._held
        if held is None:
            return
        if self._palette is None:
            self._palette = Palette(self._pane.window(), self._pane)
        own = held.themes[theme_of(one.difference) or 0]

        def chosen(theme: Theme) -> None:
            self._decide(one, way, grounds, Anew(theme=theme))

        asked = ThemeWanted(f"In place of “{own.path}”, these words bear:", "Settle as", chosen)
        ask_for_theme(self._palette, self._workspace, asked)

    def _decide(
        self,
        one: ListedDifference,
        way: Way,
        grounds: Grounds,
        anew: Anew = _AS_IT_IS,
        along: Sequence[ListedDifference] = (),
    ) -> None:
        held, project, shown = self._held, self._workspace.project, self._page.shown
        if held is None:
            return
        if shown is not None and way.kind in _QUOTED and not shown.is_read and _is_long(shown):
            self._read_first(shown, lambda: self._decide(one, way, grounds, anew, along))
            return
        read = {} if shown is None else {shown.digest: shown.prose}
        others = settled_along(along, way)
        put: list[Ruling] = []

        def act() -> Change:
            with state_of(project, self._round) as state:
                put.append(ruling(state, held, one.difference, way, anew, read))
                put.extend(
                    ruling(state, held, other.difference, way, _AS_IT_IS, read) for other in others
                )
            by = self._workspace.me
            return decide(project, put, by, self._with_round(grounds), read=read)

        keys = {one.key, *(other.key for other in others)}
        self._just |= keys
        if self._workspace.do(act) is not None:
            self.settled.emit(one)
            if way.kind != "defer" and set(put[0].disputed).difference(one.key[2]):
                self._workspace.tell(_BESIDE, kind="done")
            elif others:
                told = counted(len(keys), "difference")
                done = "put off" if way.kind == "defer" else "settled"
                said = f"One question: {told} {done}. Undo opens them again."
                self._workspace.tell(said, kind="done")
        else:
            self._just -= keys

    def _read_first(self, shown: OpenDocument, then: Callable[[], object]) -> None:
        """Read what quoting needs of a book, which takes seconds, and go on."""

        def read() -> None:
            _ = shown.prose.kept, shown.prose.words, shown.prose.repairs, shown.prose.floats

        def done(_: object) -> None:
            shown.is_read = True
            then()

        waiting = Waiting(
            self._workspace, "Reading the text…", done=done, parent=self._pane.window()
        )  # fmt: skip
        waiting.start(read)

    def _with_round(self, grounds: Grounds) -> Grounds:
        return replace(grounds, round=None if self._round is None else self._round.id)
