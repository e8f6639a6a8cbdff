"""The links of the pages: the pointer shows them, a click or a menu follows them."""

from collections import OrderedDict
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from coder.desktop.look.plain_text import one_line, tool_tip
from coder.desktop.reader.link_words import ToldLink, told_links
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Notice, Workspace
from coder.domain.bibliography.file_facts import Link, Links, Refusal
from coder.domain.texts.turning import unturned
from coder.pdf.readers import Readers
from coder.pdf.requests import Linked

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from coder.desktop.reader.document import OpenDocument

_KEPT: Final = 64  # pages
_REST: Final = 120  # milliseconds without scrolling, after which the links in sight are read
_IN_MENU: Final = 60
_LONGEST: Final = 70  # letters of an entry
_LEFT: Final = Qt.MouseButton.LeftButton
_MOVED: Final = QEvent.Type.MouseMove


class PageLinks(QObject):
    """Knows the links of the pages that are seen, and follows them.

    A drag over a link selects its words, and so do two clicks and three: a click waits whether
    another one comes. A click on a passage chooses the passage, and Ctrl with a click follows the
    link below it.
    """

    followed = Signal(int, int)  # page, 1/100 pt as shown
    _answered = Signal(int, int, object)  # document's number, page, Links or Refusal

    def __init__(self, readers: Readers, view: PageView, workspace: Workspace) -> None:
        super().__init__(view)
        self._readers, self._view, self._workspace = readers, view, workspace
        self._held: OrderedDict[int, tuple[Link, ...]] = OrderedDict()  # by page
        self._asked: int | None = None  # page
        self._number = 0  # of the document: answers for another one are thrown away
        self._is_menu_wanted = False
        self._pressed: tuple[QPoint, Link] | None = None
        self._clicked: Link | None = None  # followed, unless another click comes
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._leap)
        self._doubled = QTimer(self, singleShot=True)  # a third click may come
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self._ask)
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)
        view.moved.connect(self._pause.start)
        view.viewport().installEventFilter(self)

    def begin(self) -> None:
        """Read the links of another document, or of the same one with another password."""
        self._number += 1
        self._held.clear()
        self._asked = self._pressed = None
        self._wait.stop()
        self._is_menu_wanted = False
        self._pause.start()

    def at(self, place: QPoint) -> Link | None:
        """The link under a point of the viewport; the smallest, where several lie there."""
        if self._view.document is None or not self._view.is_on_page(place):
            return None
        desk = place + self._view.origin
        page = self._view.layout_.page_at(desk.y())
        x, y = self._view.layout_.point(page, desk.x(), desk.y())
        under = []
        for link in self._held.get(page, ()):
            x0, y0, x1, y1 = link.rectangle
            if x0 <= x <= x1 and y0 <= y <= y1:
                under.append(((x1 - x0) * (y1 - y0), link))
        return min(under, key=lambda pair: pair[0])[1] if under else None

    def in_sight(self) -> list[tuple[int, Link]]:
        """The links that are seen, with their pages, in the order of reading."""
        document = self._view.document
        if document is None:
            return []
        return [
            (page, link)
            for page in self._view.visible()
            for link in self._in_order(document, page)
            if self._rectangle(page, link).intersects(QRectF(self._view.viewport().rect()))
        ]

    def _told_in_sight(self) -> list[tuple[int, ToldLink]]:
        """Those of which a part is seen, with their words."""
        document, seen = self._view.document, set(self.in_sight())
        if document is None:
            return []
        return [
            (page, told)
            for page in self._view.visible()
            for told in told_links(document, page, self._in_order(document, page))
            if any((page, part) in seen for part in told.parts)
        ]

    def _in_order(self, document: "OpenDocument", page: int) -> list[Link]:
        return sorted(self._held.get(page, ()), key=partial(_place_in, document, page))

    def show_menu(self) -> None:
        """Offer the links that are seen, for the keyboard, as soon as they are known."""
        self._is_menu_wanted = self._missing() != []
        if self._is_menu_wanted:
            self._ask()
            return
        found = self._told_in_sight()
        if not found:
            self._workspace.tell("No link is seen here.")
            return
        menu = QMenu(self._view)
        menu.setObjectName("links menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for _, told in found[:_IN_MENU]:
            menu.addAction(self._entry(told), partial(self.follow, told.parts[0]))
        page, first_told = found[0]
        first = self._rectangle(page, first_told.parts[0]).bottomLeft().toPoint()
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._view.viewport().mapToGlobal(first))

    def follow(self, link: Link) -> None:
        """Go where a link leads; of the web, only the address is told: nothing is opened."""
        if link.page is not None:
            self.followed.emit(link.page, link.top)
            return
        copy: Callable[[], object] = partial(QGuiApplication.clipboard().setText, link.address)
        words = f"This link leads out of the PDF, to {one_line(link.address)}"
        self._workspace.told.emit(Notice(words, answer="Copy the address", act=copy))

    def words_of(self, link: Link) -> str:
        """Where a link leads."""
        document = self._view.document
        if link.page is None or document is None:
            return link.address
        return document.called(link.page)

    def _entry(self, told: ToldLink) -> str:
        words, led = one_line(told.words), one_line(self.words_of(told.parts[0]))
        said = f"{words} → {led}" if words and "".join(words.split()) != led else led
        said = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
        return said.replace("&", "&&")

    def _rectangle(self, page: int, link: Link) -> QRectF:
        """Where a link is seen."""
        x0, y0, x1, y1 = link.rectangle
        place = self._view.layout_.place
        box = QRectF(QPointF(*place(page, x0, y0)), QPointF(*place(page, x1, y1)))
        return box.translated(-QPointF(self._view.origin))

    def _missing(self) -> list[int]:
        """The pages that are seen, and whose links are not known yet."""
        document = self._view.document
        if document is None or document.pdf is None:
            return []
        return [page for page in self._view.visible() if page not in self._held]

    def _ask(self) -> None:
        """Read the links of one page that is seen and not known yet."""
        document, missing = self._view.document, self._missing()
        if self._asked is not None or document is None or document.pdf is None or not missing:
            return
        try:
            future = self._readers.links(Linked(document.pdf, missing[0], self._view.password))
        except ValueError:  # the readers are closed: the program ends
            return
        self._asked = missing[0]
        future.add_done_callback(partial(self._tell, self._number, missing[0]))

    def _tell(self, number: int, page: int, done: "Future[Links | Refusal]") -> None:
        if not done.cancelled():
            with suppress(RuntimeError):  # the window was closed meanwhile
                self._answered.emit(number, page, done.result())

    @Slot(int, int, object)
    def _take(self, number: int, page: int, outcome: Links | Refusal) -> None:
        if number != self._number:
            return
        self._asked = None
        # A page whose links cannot be read has none: it is not asked for again and again.
        self._held[page] = outcome.links if isinstance(outcome, Links) else ()
        if len(self._held) > _KEPT:
            self._held.popitem(last=False)
        self._ask()
        if self._is_menu_wanted and not self._missing():
            self.show_menu()

    def _press(self, event: QMouseEvent) -> None:
        place, self._pressed = event.position().toPoint(), None
        self._wait.stop()
        if event.button() != _LEFT or self._doubled.isActive():
            return
        link, plain = self.at(place), event.modifiers() == Qt.KeyboardModifier.NoModifier
        held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if link is not None and (held or (plain and self._view.passage_at(place) is None)):
            self._pressed = place, link

    def _release(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() != _LEFT:
            return
        (place, link), self._pressed = self._pressed, None
        moved = (event.position().toPoint() - place).manhattanLength()
        if moved < QApplication.startDragDistance():
            # The selection hears of the click first: it looks at what is under the mouse.
            is_sure = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._clicked = link
            self._wait.start(0 if is_sure else QApplication.doubleClickInterval())

    def _leap(self) -> None:
        if self._clicked is not None:
            self.follow(self._clicked)

    def _hover(self, event: QMouseEvent) -> bool:
        if event.buttons() or self.at(event.position().toPoint()) is None:
            return False
        self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return True

    def _explain(self, event: QHelpEvent) -> bool:
        link = self.at(event.pos())
        if link is None or self._view.passage_at(event.pos()) is not None:
            return False
        QToolTip.showText(event.globalPos(), tool_tip(self.words_of(link)), self._view)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._explain(event)
        if isinstance(event, QMouseEvent):
            if event.type() == _MOVED:
                return self._hover(event)
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._release(event)
            elif event.type() == QEvent.Type.MouseButtonPress:
                self._press(event)
            elif event.type() == QEvent.Type.MouseButtonDblClick:
                self._wait.stop()
                self._doubled.start(QApplication.doubleClickInterval())
        return False


def _place_in(document: "OpenDocument", number: int, link: Link) -> tuple[int, int, int]:
    """What tells the order of reading: where in the page's text a link lies, else how far down."""
    x0, y0, x1, y1 = link.rectangle
    middle = unturned(document.text.pages[number], (x0 + x1) // 2, (y0 + y1) // 2)
    return document.hits(number).caret(*middle), y0, x0
