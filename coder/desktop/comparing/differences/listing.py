"""Which differences are listed just now; read beside the window where there are many."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from coder.analysis.comparing.compared import Compared
from coder.desktop.comparing.differences.chosen import ChosenDifferences, Filtered
from coder.desktop.comparing.differences.listed import (
    Key,
    ListedDifference,
    read_listed,
    with_decisions,
)
from coder.desktop.comparing.frozen import state_of
from coder.desktop.fetching import Fetcher
from coder.desktop.workspace import Workspace
from coder.domain.round import Round
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Shown:
    """The differences that are listed, and how far the team is with all that are chosen."""

    held: Compared
    rows: list[ListedDifference]
    row_of: Mapping[Key, int]
    again: bool  # whether the same ones were listed before, in the same order
    settled: int
    deferred: int
    contested: int
    of_all: int
    is_done: bool  # whether none that is listed is open or put off


class Listing(QObject):
    """Reads differences when others are compared or chosen, and what is decided of them."""

    shown = Signal(object)  # Shown
    failed = Signal()  # they could not be read

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._fetcher = Fetcher(workspace, self)
        self._fetcher.failed.connect(self.failed)
        self.held: Compared | None = None
        self.round: Round | None = None  # what they are read from, if not from all there is now
        self._chosen = ChosenDifferences()
        self._filtered = Filtered()
        self._all: list[ListedDifference] = []
        self._shown: Shown | None = None
        self._read_of: Compared | None = None  # what ``_all`` was read of
        self._stale = False  # decisions were made since

    def show(self, held: Compared, chosen: ChosenDifferences, round_: Round | None) -> None:
        """List the differences of some coders that are chosen elsewhere."""
        self.held, self._chosen, self.round = held, chosen, round_
        self._read()

    def show_none(self) -> None:
        """List nothing."""
        self.held = self._read_of = self._shown = None
        self._all = []

    def filter(self, filtered: Filtered) -> None:
        """List those that are chosen above the list."""
        self._filtered = filtered
        self._read()

    def read_decisions(self) -> None:
        """Read anew what is decided."""
        self._stale = True
        self._read()

    def along(self, one: ListedDifference) -> list[ListedDifference]:
        """The others of its question that are not settled: what is decided of it is of them too."""
        if one.question is None:
            return []
        return [
            other for other in self._all
            if other.question == one.question and other.key != one.key
            and other.standing != "settled"
        ]  # fmt: skip

    def read_anew(self) -> None:
        """Try once more."""
        self._read()

    def _read(self) -> None:
        held, chosen, filtered = self.held, self._chosen, self._filtered
        if held is None:
            return
        known, stale = self._all if held is self._read_of else None, self._stale
        before, round_ = self._shown, self.round

        def read(project: Project) -> tuple[list[ListedDifference], Shown]:
            found = known
            if found is None or stale:
                with state_of(project, round_) as state:
                    found = read_listed(state, held) if found is None else found
                    found = with_decisions(project, state, held, found)
            return found, _shown(held, found, chosen, filtered, before)

        def home(answer: tuple[list[ListedDifference], Shown]) -> None:
            if held is self.held:
                self._all, self._shown = answer
                self._read_of, self._stale = held, False
                self.shown.emit(self._shown)

        self._fetcher.fetch(read, home)


def _shown(
    held: Compared,
    found: list[ListedDifference],
    chosen: ChosenDifferences,
    filtered: Filtered,
    before: Shown | None,
) -> Shown:
    chosen_ones = [one for one in found if chosen.holds(held, one.difference)]
    rows = [one for one in chosen_ones if filtered.holds(one.difference, one.decision)]
    row_of = {one.key: row for row, one in enumerate(rows)}
    standings = [one.standing for one in chosen_ones]
    return Shown(
        held,
        rows,
        row_of,
        before is not None and before.held is held and list(before.row_of) == list(row_of),
        standings.count("settled"),
        standings.count("deferred"),
        standings.count("contested"),
        len(chosen_ones),
        not any(one.standing in {"open", "deferred"} for one in rows),
    )
