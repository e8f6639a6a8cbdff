"""The reader: pages, selection, passages."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coder.desktop.look.controls import words
from coder.desktop.reader.document import Loader, OpenDocument
from coder.desktop.reader.page_bar import PageBar
from coder.desktop.reader.pdf_files import pdf_file
from coder.desktop.reader.places import Place, Trail, remember, remembered
from coder.desktop.reader.scroller import STEP
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Spot, Workspace
from coder.domain.errors import CoderError
from coder.domain.texts.text import Box

_REST = 800  # milliseconds without scrolling, after which the place is noted
_ABOVE = 80  # pixels over a place that is gone to
_NOTHING = "Choose a document on the left to read it here."


class ReaderPanel(QWidget):
    """A document's pages, with what is needed to read and mark them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self._workspace = workspace
        self.trail = Trail()
        self.loader = Loader(self._show, self)
        self._then: Spot | Place | None = None  # where to go once a document is open
        self._opening = ""
        self.view = PageView(workspace.readers)
        self.bar = PageBar()
        self._stack = QStackedWidget()
        self._stack.addWidget(words(_NOTHING, name="no document"))
        self._stack.addWidget(self.view)
        self._build()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._remember)
        self.view.moved.connect(self._moved)
        workspace.document_wanted.connect(self.open)
        workspace.spot_wanted.connect(self.go_to_spot)

    @property
    def is_drawn(self) -> bool:
        """Whether every page that is seen has its picture."""
        return not self._opening and self.view.is_drawn

    @property
    def document(self) -> OpenDocument | None:
        """The open document."""
        return self.view.document

    def open(self, document: str) -> None:
        """Open a document where it was left."""
        if self.document is not None and self.document.document.id == document:
            self.view.setFocus()
            return
        self._load(document, remembered(self._workspace.project, document))

    def go_to_spot(self, spot: Spot) -> None:
        """Open a document at a place."""
        self._note()
        if self.document is None or self.document.document.id != spot.document:
            self._load(spot.document, spot)
        else:
            self._arrive(spot)

    def zoom_in(self) -> None:
        """Show pages larger."""
        self.view.zoom_to(self.view.zoom * STEP)

    def zoom_out(self) -> None:
        """Show pages smaller."""
        self.view.zoom_to(self.view.zoom / STEP)

    def fit_width(self) -> None:
        """Show pages as wide as there is room."""
        self.view.fit_width()

    def back(self) -> None:
        """Go where one was before."""
        here = self._here()
        if here is not None:
            self._return(self.trail.back(here))

    def forward(self) -> None:
        """Go where one was before going back."""
        here = self._here()
        if here is not None:
            self._return(self.trail.forward(here))

    def ask_page(self) -> None:
        """Put the cursor into the field of the page."""
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def go_to_page(self, printed: str) -> None:
        """Go to a printed page; to the PDF page of that number if none is."""
        if self.document is None:
            return
        page = self.document.page_named(printed)
        if page is None:
            self._workspace.tell(f"There is no page {printed} in {self.document.document.key}.")
            return
        self._note()
        self.view.go_to(page, 0, above=8)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        self.bar.field.wanted.connect(self.go_to_page)
        self.bar.field.left.connect(self.view.setFocus)
        self.bar.add_button("bar zoom out", "Zoom out", self.zoom_out, "zoom-out")
        self.bar.add_button("bar zoom in", "Zoom in", self.zoom_in, "zoom-in")
        self.bar.add_button("bar fit width", "Fit the width", self.fit_width, "fit-width")

    def _load(self, document: str, then: Spot | Place | None) -> None:
        self._remember()
        self._opening, self._then = document, then
        project = self._workspace.project
        try:
            self.loader.load(project, document, lambda sha: pdf_file(project, sha))
        except CoderError as error:
            self._opening = ""
            self._workspace.tell(str(error), kind="problem")

    def _show(self, document: OpenDocument) -> None:
        self._opening = ""
        self._workspace.mark(None)
        self._stack.setCurrentWidget(self.view)
        self.view.show_document(document, None)
        self.bar.say_document(document)
        self.loader.read_prose(document)
        self._workspace.document = document.document.id
        then, self._then = self._then, None
        if then is not None:
            self._arrive(then)
        self._moved()
        self._workspace.document_opened.emit(document.document.id)

    def _arrive(self, place: Spot | Place) -> None:
        if isinstance(place, Place):
            self.view.go_to(place.page, place.top)
        elif self.document is not None and place.pdf_page < len(self.document.text.pages):
            page = self.document.text.pages[place.pdf_page]
            self.view.show_box(Box(place.pdf_page, 0, place.top, page.width, place.top + 1))

    def _return(self, place: Place | None) -> None:
        if place is None:
            return
        if self.document is None or self.document.document.id != place.document:
            self._load(place.document, place)
        else:
            self._arrive(place)

    def _here(self) -> Place | None:
        if self.document is None:
            return None
        return Place(self.document.document.id, *self.view.place())

    def _note(self) -> None:
        here = self._here()
        if here is not None:
            self.trail.leap(here)

    def _moved(self) -> None:
        self.bar.say_page(self.document, self.view.page if self.document else 0)
        self._rest.start()

    def _remember(self) -> None:
        here = self._here()
        if here is not None:
            remember(self._workspace.project, here)
