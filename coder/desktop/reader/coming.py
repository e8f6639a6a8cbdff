"""A document that was chosen and is not open yet: what is typed meanwhile belongs to it."""

from PySide6.QtCore import QObject

from coder.desktop.reader.document import Loader
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.page_bar import PageBar
from coder.desktop.reader.places import Place
from coder.desktop.reader.travel import Travel
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Spot
from coder.store import documents
from coder.store.project import Project


class Coming(QObject):
    """While one document is read and another on its way, nothing is done to the old one."""

    def __init__(
        self, loader: Loader, view: PageView, travel: Travel, marker: Marker, bar: PageBar
    ) -> None:
        super().__init__(view)
        self._loader, self._view, self._bar = loader, view, bar
        self._travel, self._marker = travel, marker
        self._then: Spot | Place | None = None  # where to go once it is open
        self._page = ""  # that was asked for meanwhile
        self.document = ""  # the id of the document that was asked for last
        loader.failed.connect(self._say_open)

    @property
    def is_awaited(self) -> bool:
        """Whether another document than the one that is open is on its way."""
        held = self._view.document
        is_other = held is None or held.document.id != self.document
        return self._loader.is_loading and is_other

    def begin(self, project: Project, document: str, then: Spot | Place | None) -> None:
        """A document is on its way: it stands in the bar, and nothing is marked any more."""
        self.document, self._then, self._page = document, then, ""
        if self.is_awaited:
            self._marker.clear()
            self._bar.say_coming(documents.document(project, document))

    def end(self) -> None:
        """It is open: go where it is wanted, or to the page that was asked for meanwhile."""
        then, self._then = self._then, None
        page, self._page = self._page, ""
        if isinstance(then, Place):
            self._travel.arrive_as_left(then)
        elif then is not None:
            self._travel.arrive(then)
        if page:
            self._travel.to_page(page)

    def stop(self) -> None:
        """It is not waited for any more."""
        self._loader.stay()
        self._say_open()

    def heed(self, project: Project) -> None:
        """It is not waited for either if it was taken out of the project meanwhile."""
        if self._loader.is_loading and documents.document(project, self.document) is None:
            self.stop()

    def to_page(self, printed: str) -> None:
        """Go to a printed page of the document that was chosen last."""
        if self.is_awaited:
            self._page = printed
        else:
            self._travel.to_page(printed)

    def _say_open(self) -> None:
        self._then, self._page = None, ""
        self._bar.say_document(self._view.document)
        self._bar.say_page(self._view.document, self._view.page if self._view.document else 0)
