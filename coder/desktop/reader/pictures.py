"""The pictures of pages: asked of the workers, what is seen first, the newest wish first."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coder.desktop.reader.kept_pictures import KeptPictures
from coder.desktop.reader.tiles import Tile
from coder.domain.bibliography.file_facts import Picture, Refusal, Trouble
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw, Urgency

if TYPE_CHECKING:
    from concurrent.futures import Future

_UNDER_WAY: Final = 3  # requests at a time: no worker is idle, and a new wish waits for one
_COARSE_TROUBLES: Final = 3  # after so many pages that cannot be drawn no further one is tried
_NEWEST: Final = 0.3  # share of the last coarse picture in what is known of the time they take
_COARSE_TIME: Final = 120.0  # seconds that a worker may draw coarse pictures of one document
_SENTENCES: Final = {
    Trouble.CRASHED: "This page cannot be drawn: it crashes the program's PDF reader.",
    Trouble.TOO_SLOW: "This page cannot be drawn: it takes too long.",
    Trouble.TOO_HUNGRY: "This page cannot be drawn: it needs too much memory.",
}
_LOCKED: Final = frozenset({Trouble.NEEDS_PASSWORD, Trouble.WRONG_PASSWORD})

Ask = Callable[[Tile], Draw | None]


class PagePictures(QObject):
    """Pictures of one document's pages at a time."""

    came = Signal(int)  # page: it has a new picture, or is known to have none
    locked = Signal(bool)  # a password is needed; whether one was tried in vain
    _answered = Signal(int, object, object)  # document's number, tile, Picture, Refusal or None

    def __init__(self, readers: Readers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = readers
        self._number = 0  # of the document: answers for another one are thrown away
        self._under_way: dict[Tile, Future[Picture | Refusal]] = {}
        self._begun: dict[Tile, float] = {}  # when each of them was asked for
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.begin(lambda _: None, ())

    def begin(self, ask: Ask, sizes: Sequence[tuple[int, int]]) -> None:
        """Draw another document; ``ask`` makes the request for a tile, None if there is no PDF.

        ``sizes`` are those of its pages as shown, in 1/100 pt.
        """
        self._ask = ask
        self._number += 1
        self._sizes = sizes
        self._seen: tuple[Tile, ...] = ()
        self._ahead: tuple[Tile, ...] = ()
        self._middle = 0  # page around which coarse pictures are drawn
        self._under_way, self._begun = {}, {}
        self.pace = 0.0  # seconds from a wish for a coarse picture till it is there
        self._asleep = False  # a password is waited for, or the program ends
        self.forget()

    def forget(self) -> None:
        """Throw all pictures away, and what is known of pages that have none."""
        self.kept = KeptPictures(self._sizes)
        self._bare = set(range(len(self._sizes)))  # pages without a coarse picture
        self._coarse_troubles = 0
        self._coarse_time = 0.0  # seconds that were spent on them
        self._crashed: set[int] = set()  # pages whose worker died once: it may have been chance
        self.troubles: dict[int, str] = {}

    def wake(self) -> None:
        """Go on after a password was given; what was asked with another one counts no more."""
        self._asleep = False
        self._number += 1
        self._under_way.clear()
        self._begun.clear()
        self._send()

    def want(self, seen: Sequence[Tile], ahead: Sequence[Tile] = (), *, middle: int = 0) -> None:
        """What is seen now, the most urgent first, and what may be seen next.

        Earlier wishes are dropped. When all these are there, coarse pictures of all pages are
        drawn, beginning at the one in the middle.
        """
        self._seen, self._ahead, self._middle = tuple(seen), tuple(ahead), middle
        self._send()

    def is_settled(self, tile: Tile) -> bool:
        """Whether the tile is there, or will never be."""
        return tile in self.kept or tile.page in self.troubles

    def _send(self) -> None:
        while not self._asleep and len(self._under_way) < _UNDER_WAY:
            tile = self._next()
            request = None if tile is None else self._ask(tile)
            if tile is None or request is None:
                return
            number = self._number
            try:
                future = self._readers.draw(request, partial(self._urgency, number, tile))
            except ValueError:  # the readers are closed: the program ends
                self._asleep = True
                return
            self._under_way[tile] = future
            # The answer comes in the supervisor's thread; the signal brings it home.
            future.add_done_callback(partial(self._tell, number, tile))
            self._begun[tile] = monotonic()

    def _next(self) -> Tile | None:
        """The next tile to ask for; of what is not seen, only one at a time."""
        for tile in self._seen:
            if self._is_open(tile):
                return tile
        if any(tile not in self._seen for tile in self._under_way):
            return None
        for tile in self._ahead:
            if self._is_open(tile):
                return tile
        return self._next_coarse()

    def _next_coarse(self) -> Tile | None:
        is_over = self._coarse_time > _COARSE_TIME or self._coarse_troubles >= _COARSE_TROUBLES
        if is_over or not self._bare:
            return None
        page = min(self._bare, key=lambda page: abs(page - self._middle))
        tile = self.kept.coarse(page)
        return tile if self._is_open(tile) else None

    def _is_open(self, tile: Tile) -> bool:
        return not self.is_settled(tile) and tile not in self._under_way

    def _urgency(self, number: int, tile: Tile) -> Urgency:
        """Asked in the supervisor's thread."""
        if number != self._number:
            return Urgency.DROPPED
        if tile in self._seen:
            return Urgency.SEEN
        return Urgency.AHEAD if tile.coarse or tile in self._ahead else Urgency.DROPPED

    def _tell(self, number: int, tile: Tile, done: "Future[Picture | Refusal]") -> None:
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._answered.emit(number, tile, None if done.cancelled() else done.result())

    @Slot(int, object, object)
    def _take(self, number: int, tile: Tile, outcome: Picture | Refusal | None) -> None:
        if number != self._number:
            return
        taken = monotonic() - self._begun.pop(tile, monotonic())
        if tile.coarse and outcome is not None:
            self._coarse_time += taken / max(1, len(self._under_way))
            self.pace += (_NEWEST if self.pace else 1) * (taken - self.pace)
        self._under_way.pop(tile, None)
        if isinstance(outcome, Picture):
            self.kept.keep(tile, outcome)
            self._settled(tile)
        elif outcome is not None and outcome.trouble in _LOCKED:
            self._lock(outcome)
        elif outcome is not None and outcome.trouble != Trouble.STOPPED:
            self._refused(tile, outcome)
        self._send()

    def _refused(self, tile: Tile, outcome: Refusal) -> None:
        if outcome.trouble == Trouble.CRASHED and tile.page not in self._crashed:
            self._crashed.add(tile.page)
            return  # asked again if it is still wanted
        self._coarse_troubles += tile.coarse
        self.troubles[tile.page] = _SENTENCES.get(outcome.trouble, outcome.sentence)
        self._settled(tile)

    def _settled(self, tile: Tile) -> None:
        if tile.coarse or tile.page in self.troubles:
            self._bare.discard(tile.page)
        self.came.emit(tile.page)

    def _lock(self, outcome: Refusal) -> None:
        if not self._asleep:
            self._asleep = True
            self.locked.emit(outcome.trouble == Trouble.WRONG_PASSWORD)
