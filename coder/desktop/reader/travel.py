"""Going to places in documents, back and forward, and remembering where each was left."""

from PySide6.QtCore import QObject, QTimer, Signal

from coder.desktop.reader.places import Look, Place, Trail, remember, remembered, remembered_look
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Spot, Workspace
from coder.domain.layout.page_asked import page_asked
from coder.domain.texts.text import Box
from coder.domain.texts.turning import shown_size, unturned

_REST = 800  # milliseconds without scrolling, after which the place is noted
_ABOVE = 8  # pixels over a page that is gone to
_LINE = 1_600  # 1/100 pt: as high as a line with the room above it
_NEVER_READ = Look("width", 0)


class Travel(QObject):
    """Where one is, was, and goes in the view."""

    elsewhere = Signal(str, object)  # another document is needed for this place
    passage_wanted = Signal(object)  # a Spot with a passage

    def __init__(self, workspace: Workspace, view: PageView) -> None:
        super().__init__(view)
        self._workspace, self._view = workspace, view
        self._trail = Trail()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.remember)
        view.moved.connect(self._rest.start)

    def here(self) -> Place | None:
        """What is read now."""
        if self._view.document is None:
            return None
        return Place(self._view.document.document.id, *self._view.place())

    def note(self) -> None:
        """Note where one is, before a leap."""
        here = self.here()
        if here is not None:
            self._trail.leap(here)

    def remember(self) -> None:
        """Note in the project where the document is left."""
        here = self.here()
        if here is not None:
            view = self._view
            zoom = round(view.zoom, 4) if view.fits is None else view.fits
            look = Look(zoom, view.horizontalScrollBar().value())
            remember(self._workspace.project, here, look)

    def remembered(self, document: str) -> Place | None:
        """Where a document was left."""
        return remembered(self._workspace.project, document)

    def look_as_left(self, document: str) -> None:
        """Show a document as large as it was when it was left; one never read fits the width."""
        look = remembered_look(self._workspace.project, document) or _NEVER_READ
        if isinstance(look.zoom, str):
            self._view.fit(look.zoom)
        else:
            self._view.zoom_to(look.zoom)
        self._view.horizontalScrollBar().setValue(look.left)

    def arrive_as_left(self, place: Place) -> None:
        """Go where a document was left, also to the side, as far as the pages there reach."""
        look = remembered_look(self._workspace.project, place.document) or _NEVER_READ
        self.arrive(place)
        self._view.horizontalScrollBar().setValue(look.left)

    def back(self) -> None:
        """Go where one was before."""
        here = self.here()
        if here is not None:
            self._return(self._trail.back(here))

    def forward(self) -> None:
        """Go where one was before going back."""
        here = self.here()
        if here is not None:
            self._return(self._trail.forward(here))

    def to_page(self, printed: str) -> None:
        """Go to a printed page; to the PDF page of that number if none is."""
        document = self._view.document
        if document is None:
            return
        pages = range(len(document.text.pages))
        asked = page_asked([document.printed_on(page) for page in pages], printed)
        if asked is None:
            key = document.document.key
            self._workspace.tell(f"There is no page {printed} in {key}.")
            return
        self.to_heading(asked.page, 0)
        if asked.other is not None:
            self._workspace.tell(
                f"This is the page with {printed} printed on it; "
                f"for PDF page {asked.other + 1:,}, write pdf {asked.other + 1}."
            )
        elif not asked.printed and not printed.casefold().startswith("pdf"):
            here = document.called(asked.page)
            self._workspace.tell(f"No page is printed {printed}: this is the PDF page, {here}.")

    def to_heading(self, page: int, top: int) -> None:
        """Go to a height of a page (1/100 pt as shown)."""
        self.note()
        self._view.go_to(page, top, above=_ABOVE)

    def to_target(self, page: int, top: int) -> None:
        """Go where a link leads, and show for a moment where that is."""
        self.to_heading(page, top)
        document = self._view.document
        if document is not None and page < len(document.text.pages):
            held = document.text.pages[page]
            ends = unturned(held, 0, top), unturned(held, shown_size(held)[0], top + _LINE)
            (left, right), (upper, lower) = map(sorted, zip(*ends, strict=True))
            self._view.flash([Box(page, left, upper, right, lower)])

    def to_spot(self, spot: Spot) -> None:
        """Go where another view points."""
        self.note()
        self.arrive(spot) if self._is_open(spot.document) else self.elsewhere.emit(
            spot.document, spot
        )

    def arrive(self, place: Spot | Place) -> None:
        """Go to a place of the open document."""
        if isinstance(place, Place):
            self._view.go_to(place.page, place.top)
            return
        document = self._view.document
        if document is None or place.pdf_page >= len(document.text.pages):
            return
        page = document.text.pages[place.pdf_page]
        self._view.show_box(Box(place.pdf_page, 0, place.top, page.width, place.top + 1))
        if place.passage is not None:
            self.passage_wanted.emit(place)

    def _return(self, place: Place | None) -> None:
        if place is not None and self._is_open(place.document):
            self.arrive(place)
        elif place is not None:
            self.elsewhere.emit(place.document, place)

    def _is_open(self, document: str) -> bool:
        held = self._view.document
        return held is not None and held.document.id == document
