"""The reader: pages, selection, passages."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coder.desktop.going_round import go_to_field
from coder.desktop.look.controls import words
from coder.desktop.look.focus import hand_on
from coder.desktop.reader import selection
from coder.desktop.reader.caret_keys import CaretKeys
from coder.desktop.reader.coming import Coming
from coder.desktop.reader.copying import copy_marked, copy_words
from coder.desktop.reader.document import Loader, OpenDocument
from coder.desktop.reader.drops import PassageAnswers
from coder.desktop.reader.find_bar import FindBar
from coder.desktop.reader.gestures import Gestures
from coder.desktop.reader.heard.pages import Told
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.marking import Marking
from coder.desktop.reader.missing_bar import MissingBar
from coder.desktop.reader.page_bar import PageBar
from coder.desktop.reader.password_bar import PasswordBar
from coder.desktop.reader.pdf_files import pdf_file
from coder.desktop.reader.places import Place
from coder.desktop.reader.placing_bar import PlacingBar
from coder.desktop.reader.recognition_offer import RecognitionOffer
from coder.desktop.reader.region_tool import RegionTool
from coder.desktop.reader.show_only import ShowOnly
from coder.desktop.reader.travel import Travel
from coder.desktop.reader.view import PageView
from coder.desktop.reader.ways import Ways
from coder.desktop.workspace import Spot, Workspace
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.operations.quoting import printed_pages
from coder.store import documents


class ReaderPanel(QWidget):
    """A document's pages, with what is needed to read and mark them."""

    _takes_keys = True  # whether the keyboard comes along to the first document

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self._workspace = workspace
        self.loader = Loader(workspace.readers, self._show, self)
        self.view = PageView(workspace.readers)
        self.travel = Travel(workspace, self.view)
        self.marker = Marker(self)
        self.marking = Marking(workspace, self.view, self.marker, self.loader)
        self.only = ShowOnly(workspace, self.marking)
        self.told = Told(workspace, self.view, self.marker, self.marking)
        self.gestures = Gestures(self.view, self.marker)
        self.keys = CaretKeys(self.view, self.marker)
        self.region = RegionTool(workspace, self.view, self.marker, self.gestures)
        self.answers = PassageAnswers(workspace, self.view, self.marking, self._trigger)
        self.ways = Ways(workspace, self.view, self.travel)
        self.finder = FindBar(workspace, self.view, self.ways.lists)
        self.placing = PlacingBar(workspace, self.view, self.marker)
        self.password = PasswordBar(workspace)
        self.missing = MissingBar(workspace)
        self.offer = RecognitionOffer(workspace)
        self.bar = PageBar()
        self.coming = Coming(self.loader, self.view, self.travel, self.marker, self.bar)
        self._stack = self._stacked()
        self._build()
        self._connect()
        workspace.document_wanted.connect(self.open)
        workspace.document_looked_at.connect(self._look_at)
        workspace.leaving.connect(self.loader.stop)
        workspace.changed.connect(self._refresh)

    @property
    def is_drawn(self) -> bool:
        """Whether every page that is seen has its picture."""
        return not self.loader.is_loading and self.view.is_drawn

    @property
    def document(self) -> OpenDocument | None:
        """The open document."""
        return self.view.document

    def open(self, document: str) -> None:
        """Open a document where it was left."""
        if self._stays(document):
            self.view.setFocus()
        else:
            self._load(document, self.travel.remembered(document))

    def ask_page(self) -> None:
        """Put the cursor into the field of the page."""
        go_to_field(self.bar.field)

    def darken(self) -> None:
        """Show pages dark, or white again."""
        self.view.darken(not self.view.dark)
        self.ways.thumbnails.begin()
        QSettings().setValue("darken pages", self.view.dark)

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        """What the menus can have the reader do, by the names of their entries."""
        return {
            "zoom in": self.view.zoom_in,
            "zoom out": self.view.zoom_out,
            "go to page": self.ask_page,
            "find": self.finder.open_bar,
            "find next": self.finder.next,
            "find previous": self.finder.previous,
            "next passage": partial(self.marking.step, 1),
            "previous passage": partial(self.marking.step, -1),
            "caret": self.keys.show_caret,
            "region": self.region.switch,
            "show only": self.only.ask,
            "darken pages": self.darken,
            "copy": partial(copy_words, self._workspace, self.view),
            **self.ways.acts,
        }

    def copy_quotations(self) -> None:
        """Copy what is marked as a quotation with its citation."""
        copy_marked(self._workspace, self.document)

    def _stacked(self) -> QStackedWidget:
        """What is said while nothing is open, and the pages."""
        stack, pages = QStackedWidget(), QWidget()
        empty = words("The document that you choose on the left is read here.", name="no document")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        stack.addWidget(empty)
        stack.addWidget(pages)
        row = QHBoxLayout(pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.ways.side)
        row.addWidget(self.view, 1)
        return stack

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in (self.bar, self.password, self.missing, self.offer, self.finder, self.placing):
            column.addWidget(one)
        column.addWidget(self._stack, 1)
        add = self.bar.add_button
        add("bar outline", "Outline", self.ways.show_outline, "outline")
        add("bar pages", "Pages", self.ways.side.show_thumbnails, "pages")
        add("bar zoom out", "Zoom out", self.view.zoom_out, "zoom-out")
        add("bar zoom in", "Zoom in", self.view.zoom_in, "zoom-in")
        add("bar fit width", "Fit the width", self.view.fill_width, "fit-width")
        add("bar region", "Mark a part of the page (G)", self.region.switch, "region")
        self.bar.row.addWidget(self.only.button)
        self.code = self.bar.add_main(lambda: self._trigger("palette"))
        self.code.setEnabled(False)
        self.bar.hide()  # until there is something to do with it
        if QSettings().value("darken pages", defaultValue=False, type=bool):
            self.view.darken(dark=True)

    def _connect(self) -> None:
        self.view.moved.connect(self._moved)
        self.bar.field.wanted.connect(self.coming.to_page)
        self.bar.size_field.wanted.connect(self.view.zoom_to)
        for field in (self.bar.field, self.bar.size_field):
            field.left.connect(self.view.setFocus)
        self.only.narrowed.connect(self.ways.thumbnails.refresh)
        self.finder.closed.connect(self.view.setFocus)
        self.placing.closed.connect(self.view.setFocus)
        self.finder.chosen.connect(self._mark_hit)
        self.finder.left.connect(self.travel.note)
        self.finder.look_wanted.connect(self._look)
        self._workspace.spot_wanted.connect(lambda spot: self._stays(spot.document))
        self._workspace.spot_wanted.connect(self.travel.to_spot)
        self.travel.elsewhere.connect(self._load)
        self.travel.passage_wanted.connect(self._show_passage)
        self.keys.code_wanted.connect(lambda: self._trigger("palette"))
        self.gestures.passage_clicked.connect(self.marking.choose)
        self.view.pictures.locked.connect(lambda again: self.password.ask(again=again))
        self.password.given.connect(self._unlock)
        self._workspace.marked_changed.connect(
            lambda: self.code.setEnabled(self._workspace.marked is not None)
        )

    def _look_at(self, document: str) -> None:
        """Open a document where it was left; the keyboard stays where it is."""
        if not self._stays(document):
            self._load(document, self.travel.remembered(document), takes_keys=False)

    def _stays(self, document: str) -> bool:
        """Whether a document is open; another one that is on its way is not waited for then."""
        is_open = self.document is not None and self.document.document.id == document
        if is_open and self.coming.document != document:
            self.coming.stop()
        return is_open

    def _load(self, document: str, then: Spot | Place | None, *, takes_keys: bool = True) -> None:
        self.travel.remember()
        self._takes_keys = takes_keys
        project = self._workspace.project
        try:
            self.loader.load(project, document, lambda sha: pdf_file(project, sha))
        except CoderError as error:
            self._workspace.tell(str(error), kind="problem")
        self.coming.begin(project, document, then)

    def _show(self, document: OpenDocument) -> None:
        self._workspace.mark(None)
        is_first = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1)
        self.bar.show()
        if is_first and self._takes_keys:  # with nothing in it, it could not take the focus
            self.view.setFocus()
        self.missing.begin(document.file if document.pdf is None else None)
        self.offer.begin(document)
        password = self.password.begin(document.file.sha256)
        self.view.show_document(document, password)
        self.travel.look_as_left(document.document.id)
        self.marking.begin(document)
        self.finder.begin()
        self.placing.hide()
        self.ways.begin(document, password)
        self.bar.say_document(document)
        self.loader.read_prose(document)
        self._workspace.document = document.document.id
        self.coming.end()
        self._moved()
        self._workspace.document_opened.emit(document.document.id)

    def _show_passage(self, spot: Spot) -> None:
        """Show where a passage stands; of one that stands nowhere here, ask."""
        passage = spot.passage or ""
        if passage in self.marking.highlights:
            self.marking.flash(passage)
        if self.document is not None and (spot.placing or passage not in self.marking.highlights):
            self.loader.when_read(self.document, lambda: self.placing.begin(passage))

    def _mark_hit(self, start: int, end: int) -> None:
        self.marker.select(selection.of((start, end)), ended=True)

    def _look(self) -> None:
        if self.document is not None:
            self.loader.when_read(self.document, self.finder.look)

    def _unlock(self, password: str) -> None:
        if self.document is not None:
            self.view.unlock(password)
            self.ways.begin(self.document, password)
            self.view.setFocus()

    def _trigger(self, name: str) -> None:
        """Do one of the window's acts."""
        actions = getattr(self.window(), "actions_by_name", {})
        if name in actions:
            actions[name].trigger()

    def _refresh(self, change: Change) -> None:
        self.coming.heed(self._workspace.project)
        if self.document is not None and self.missing.is_over():
            self._load(self.document.document.id, self.travel.here())
        if self.document is not None and change.tables & {"document", "file", "identity"}:
            project = self._workspace.project
            id_ = documents.shown(project, self.document.document.id)  # it may be joined by now
            held = documents.document(project, id_)
            if held is None:
                self._close()
            elif next(iter(documents.files_of(project, id_))).text != self.document.digest:
                self._load(id_, self.travel.remembered(id_))
            else:
                self.document.document = held
                self.document.printed = printed_pages(project, held, self.document.digest)
                self.bar.say_document(self.document)
                self._moved()

    def _close(self) -> None:
        """The document is no longer in the project."""
        self._stack.setCurrentIndex(0)
        for bar in (self.bar, self.password, self.placing):
            bar.hide()
        self.missing.begin(None)
        self.offer.end()
        self._workspace.document = None
        self._workspace.mark(None)
        self.view.show_document(None, None)
        self.marking.begin(None)
        self.finder.begin()
        self.bar.say_document(None)

    def _moved(self) -> None:
        if not self.coming.is_awaited:
            self.bar.say_page(self.document, self.view.page if self.document else 0)
        self.bar.size_field.say(self.view.zoom)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.view)
