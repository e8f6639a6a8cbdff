"""The small pictures of pages: drawn one at a time, when nothing larger is waited for."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from coder.domain.bibliography.file_facts import Picture, Refusal, Trouble
from coder.pdf.readers import Readers
from coder.pdf.requests import Draw, Urgency

if TYPE_CHECKING:
    from concurrent.futures import Future

MOST_BYTES: Final = 16_000_000
"""Of all small pictures that are kept: some hundred pages."""
_PIXEL: Final = 4  # bytes
_PATIENCE: Final = 60  # milliseconds until it is looked again whether there is time for them

Ask = Callable[[int], Draw | None]


class ThumbnailPictures(QObject):
    """Small pictures of one document's pages; only those that are seen are asked for."""

    came = Signal(int)  # page
    _answered = Signal(int, int, object)  # document's number, page, QImage, Refusal or None

    def __init__(
        self, readers: Readers, has_time: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """``has_time`` says whether no larger picture is waited for."""
        super().__init__(parent)
        self._readers, self._has_time = readers, has_time
        self._ask: Ask = lambda _: None
        self._number = 0  # of the document: answers for another one are thrown away
        self._held: OrderedDict[int, QPixmap | None] = OrderedDict()  # None: cannot be drawn
        self._bytes = 0
        self._wanted: list[int] = []
        self._is_under_way = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._send)
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def begin(self, ask: Ask) -> None:
        """Draw another document; ``ask`` makes the request for a page, None if there is no PDF."""
        self._ask = ask
        self._number += 1
        self._held.clear()
        self._bytes = 0
        self._wanted.clear()
        self._is_under_way = False

    def get(self, page: int) -> QPixmap | None:
        """The picture of a page, if it is there."""
        found = self._held.get(page)
        if found is not None:
            self._held.move_to_end(page)
        return found

    def want(self, pages: Sequence[int]) -> None:
        """The pages that are seen now, from top to bottom; earlier wishes are dropped."""
        self._wanted = [page for page in pages if page not in self._held]
        self._send()

    @property
    def is_settled(self) -> bool:
        """Whether nothing is wished for any more."""
        return not self._wanted and not self._is_under_way

    def _send(self) -> None:
        if self._is_under_way or not self._wanted:
            return
        if not self._has_time():
            self._patience.start()
            return
        page = self._wanted.pop(0)
        request = self._ask(page)
        if request is None:
            return
        try:
            future = self._readers.draw(request, partial(self._urgency, self._number))
        except ValueError:  # the readers are closed: the program ends
            return
        self._is_under_way = True
        future.add_done_callback(partial(self._tell, self._number, page))

    def _urgency(self, number: int) -> Urgency:
        return Urgency.AHEAD if number == self._number else Urgency.DROPPED

    def _tell(self, number: int, page: int, done: "Future[Picture | Refusal]") -> None:
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._answered.emit(number, page, None if done.cancelled() else _image(done.result()))

    @Slot(int, int, object)
    def _take(self, number: int, page: int, outcome: QImage | Refusal | None) -> None:
        if number != self._number:
            return
        self._is_under_way = False
        if outcome is None or (isinstance(outcome, Refusal) and outcome.trouble == Trouble.STOPPED):
            self._wanted.append(page)  # it made way for a larger one
            self._patience.start()
            return
        self._held[page] = QPixmap.fromImage(outcome) if isinstance(outcome, QImage) else None
        self._bytes += _size(self._held[page])
        while self._bytes > MOST_BYTES and len(self._held) > 1:
            _, old = self._held.popitem(last=False)
            self._bytes -= _size(old)
        self.came.emit(page)
        self._send()


def _size(picture: QPixmap | None) -> int:
    return 0 if picture is None else picture.width() * picture.height() * _PIXEL


def _image(outcome: Picture | Refusal) -> QImage | Refusal:
    """In the screen's own format: converting it here, beside the window, costs no frame."""
    if isinstance(outcome, Refusal):
        return outcome
    image = QImage(
        outcome.pixels, outcome.width, outcome.height, 3 * outcome.width,
        QImage.Format.Format_RGB888,
    )  # fmt: skip
    return image.convertToFormat(QImage.Format.Format_RGB32)
