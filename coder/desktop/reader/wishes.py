"""Which pictures the pages wish for, as they are scrolled and zoomed."""

from collections.abc import Iterable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from coder.desktop.reader.flight import REST, Flight
from coder.desktop.reader.layout import Frame
from coder.desktop.reader.pictures import PagePictures
from coder.desktop.reader.tiles import Grain, Tile, around, grain, tiles

if TYPE_CHECKING:
    from coder.desktop.reader.scroller import PageScroller

_AHEAD: Final = 2  # pages after what is seen, and one before
_LATE: Final = 150  # milliseconds after which a page without any picture gets a coarse one


class PageWishes(QObject):
    """Asks for what is seen, and then for what will be seen next.

    Pages that fly past get coarse pictures alone, which are quick; those that stand still a
    coarse one only if the sharp one is long in coming.
    """

    def __init__(self, view: "PageScroller", pictures: PagePictures) -> None:
        super().__init__(view)
        self._view = view
        self._pictures = pictures
        self._flight = Flight()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._rested)
        self._late = QTimer(self, singleShot=True, interval=_LATE)
        self._late.timeout.connect(lambda: self.ask(late=True))
        view.moved.connect(self._moved)

    @property
    def grain(self) -> Grain:
        """How finely pages are to be drawn."""
        size = self._view.viewport().size()
        ratio = self._view.devicePixelRatioF()
        return grain(self._view.zoom, ratio, (size.width(), size.height()))

    def seen(self, page: int) -> Iterator[Tile]:
        """The sharp tiles of what is seen of a page."""
        return self._tiles([page], self._view.seen())

    def all_seen(self) -> Iterator[Tile]:
        """The sharp tiles of all that is seen."""
        return self._tiles(self._view.visible(), self._view.seen())

    def ask(self, *, late: bool = False) -> None:
        """Wish for what is to be seen now; ``late`` if it has been waited for."""
        document, visible = self._view.document, self._view.visible()
        if document is None or document.pdf is None or not visible:
            return
        if len(self._view.layout_) != len(document.sizes):
            return  # another document is about to be laid out
        kept, middle = self._pictures.kept, visible.start
        if self._flight.flies:
            met = [page for page in self._met() if not kept.has_any(page)]
            self._pictures.want([kept.coarse(page) for page in met], middle=middle)
            return
        bare = [kept.coarse(page) for page in visible if not kept.has_any(page)]
        if bare and not late and not self._late.isActive():
            self._late.start()
        sharp = list(self.all_seen())
        pieces = any(not tile.whole for tile in sharp)
        self._pictures.want(
            [*bare, *sharp] if late or pieces else sharp, list(self._ahead()), middle=middle
        )

    def _moved(self) -> None:
        view = self._view
        self._flight.moved(perf_counter(), view.origin.y(), view.viewport().height())
        self._rest.start()
        self.ask()

    def _rested(self) -> None:
        if self._flight.flies:
            self._flight.rest()
            self.ask()

    def _met(self) -> Iterator[int]:
        """The pages that will be seen once a picture that is asked for now is there, and so on.

        Where pages are long in being drawn, those that are seen now will have flown past by then.
        """
        view, flight = self._view, self._flight
        height = view.viewport().height()
        way = round(flight.speed * self._pictures.pace)
        top = max(0, min(view.origin.y() + way, view.layout_.height - height))
        first = view.layout_.between(top, top + height - 1)
        if flight.down:
            yield from range(first.start, min(first.stop + _AHEAD, len(view.layout_)))
        else:
            yield from range(first.stop - 1, max(first.start - 1 - _AHEAD, -1), -1)
        yield from self._view.visible()

    def _coming(self) -> range:
        """The pages that will be seen next."""
        seen, pages = self._view.visible(), len(self._view.layout_)
        if self._flight.down:
            return range(seen.stop, min(seen.stop + _AHEAD, pages))
        return range(seen.start - 1, max(seen.start - 1 - _AHEAD, -1), -1)

    def _ahead(self) -> Iterator[Tile]:
        """What lies around what is seen, and the pages before and after it."""
        near = around(self._view.seen(), self._view.devicePixelRatioF())
        visible = self._view.visible()
        behind = visible.start - 1 if self._flight.down else visible.stop
        pages = [*visible, *self._coming()]
        if 0 <= behind < len(self._view.layout_):
            pages.append(behind)
        yield from self._tiles(pages, near)

    def _tiles(self, pages: Iterable[int], seen: Frame) -> Iterator[Tile]:
        fine, desk = self.grain, self._view.layout_
        for page in pages:
            yield from tiles(page, fine, desk.frame(page), seen)
