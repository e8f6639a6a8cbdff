"""The pictures of pages: asked of a worker, newest wish first, and kept within bounds."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from coder.desktop.reader.tiles import Tile
from coder.domain.bibliography.file_facts import Picture, Refusal, Trouble
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw

if TYPE_CHECKING:
    from concurrent.futures import Future

MOST_BYTES: Final = 192_000_000
"""Of all pictures that are kept: some dozen pages on a large screen."""
_UNDER_WAY: Final = 2  # requests at a time: the worker is never idle, and a new wish waits for one
_PIXEL: Final = 4  # bytes
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
    _answered = Signal(int, object, object)  # document's number, tile, Picture or Refusal

    def __init__(self, readers: Readers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = readers
        self._ask: Ask = lambda _: None
        self._number = 0  # of the document: answers for another one are thrown away
        self._held: OrderedDict[Tile, QPixmap] = OrderedDict()
        self._bytes = 0
        self._wanted: list[Tile] = []
        self._under_way: dict[Tile, Future[Picture | Refusal]] = {}
        self._asleep = False  # a password is waited for
        self.troubles: dict[int, str] = {}
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def begin(self, ask: Ask) -> None:
        """Draw another document; ``ask`` makes the request for a tile, None if there is no PDF."""
        self._ask = ask
        self._number += 1
        self.forget()
        self._wanted.clear()
        self._under_way.clear()
        self._asleep = False

    def forget(self) -> None:
        """Throw all pictures away, and what is known of pages that have none."""
        self._held.clear()
        self._bytes = 0
        self.troubles.clear()

    def wake(self) -> None:
        """Go on after a password was given."""
        self._asleep = False
        self._send()

    def want(self, wanted: Sequence[Tile]) -> None:
        """What is wished for now, the most urgent first; earlier wishes are dropped."""
        self._wanted = [tile for tile in wanted if not self.is_settled(tile)]
        self._send()

    def is_settled(self, tile: Tile) -> bool:
        """Whether the tile is there, or will never be."""
        return tile in self._held or tile.page in self.troubles

    def get(self, tile: Tile) -> QPixmap | None:
        """The picture of a tile, if it is there."""
        found = self._held.get(tile)
        if found is not None:
            self._held.move_to_end(tile)
        return found

    def nearest(self, page: int, zoom: float) -> QPixmap | None:
        """A picture of the whole page at another zoom, to be stretched meanwhile."""
        found = [tile for tile in self._held if tile.page == page and tile.whole]
        if not found:
            return None
        return self._held[min(found, key=lambda tile: abs(tile.zoom - zoom))]

    def _send(self) -> None:
        while not self._asleep and self._wanted and len(self._under_way) < _UNDER_WAY:
            tile = self._wanted.pop(0)
            request = None if tile in self._under_way else self._ask(tile)
            if request is None:
                continue
            try:
                future = self._readers.draw(request)
            except ValueError:  # the readers are closed: the program ends
                self._asleep = True
                return
            self._under_way[tile] = future
            # The answer comes in the supervisor's thread; the signal brings it home.
            future.add_done_callback(partial(self._tell, self._number, tile))

    def _tell(self, number: int, tile: Tile, done: "Future[Picture | Refusal]") -> None:
        if done.cancelled():
            return
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._answered.emit(number, tile, _image(done.result()))

    @Slot(int, object, object)
    def _take(self, number: int, tile: Tile, outcome: QImage | Refusal) -> None:
        if number != self._number:
            return
        self._under_way.pop(tile, None)
        if isinstance(outcome, QImage):
            self._keep(tile, outcome)
        elif outcome.trouble in _LOCKED:
            self._lock(tile, outcome)
        elif outcome.trouble == Trouble.STOPPED:  # the program ends: nothing more can be asked
            self._asleep = True
            return
        else:
            self.troubles[tile.page] = _SENTENCES.get(outcome.trouble, outcome.sentence)
        self.came.emit(tile.page)
        self._send()

    def _lock(self, tile: Tile, outcome: Refusal) -> None:
        self._wanted.insert(0, tile)
        if not self._asleep:
            self._asleep = True
            self.locked.emit(outcome.trouble == Trouble.WRONG_PASSWORD)

    def _keep(self, tile: Tile, image: QImage) -> None:
        self._held[tile] = QPixmap.fromImage(image)
        self._bytes += image.width() * image.height() * _PIXEL
        while self._bytes > MOST_BYTES and len(self._held) > 1:
            _, old = self._held.popitem(last=False)
            self._bytes -= old.width() * old.height() * _PIXEL


def _image(outcome: Picture | Refusal) -> QImage | Refusal:
    """In the screen's own format: converting it here, beside the window, costs no frame."""
    if isinstance(outcome, Refusal):
        return outcome
    image = QImage(
        outcome.pixels, outcome.width, outcome.height, 3 * outcome.width,
        QImage.Format.Format_RGB888,
    )  # fmt: skip
    return image.convertToFormat(QImage.Format.Format_RGB32)
