"""The page of a difference, with the marks of all coders compared; the reader's own pages."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import Difference, SpotDifference
from coder.analysis.highlights import Highlight
from coder.desktop.comparing.again_bar import AgainBar
from coder.desktop.comparing.differences.at_issue import beginning, read_marks
from coder.desktop.comparing.differences.border_edit import BorderEdit
from coder.desktop.comparing.differences.chosen import unplaced
from coder.desktop.comparing.differences.coder_marks import CoderMarks
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.differences.page_marks import PageMarks
from coder.desktop.fetching import Fetcher
from coder.desktop.look.controls import words
from coder.desktop.look.focus import hand_on
from coder.desktop.reader.caret_keys import CaretKeys
from coder.desktop.reader.document import Loader, OpenDocument
from coder.desktop.reader.gestures import Gestures
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.password_bar import PasswordBar
from coder.desktop.reader.pdf_files import pdf_file
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Workspace
from coder.domain.errors import CoderError
from coder.domain.quoting.anchor import Anchor
from coder.domain.round import Round
from coder.domain.texts.text import Box

_READABLE: Final = 0.85  # pixels a point, at the least
_NONE: Final = "The page of the difference that you choose is shown here."
_OPENING: Final = "Opening the document\N{HORIZONTAL ELLIPSIS}"
_FAILED: Final = "This page could not be shown: something went wrong that nobody foresaw."


class DifferencePage(QWidget):
    """Shows where a difference is; what is marked by whom is seen on all pages of its document."""

    coding_clicked = Signal(str)
    opened = Signal()  # the document of the difference is there
    emptied = Signal()  # words stand in place of the page, which had the keyboard

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("difference page")
        self._workspace = workspace
        self._fetcher = Fetcher(workspace, self)
        self.loader = Loader(workspace.readers, self._show, self)
        self.view = PageView(workspace.readers, self, marks=CoderMarks)
        self.view.setAccessibleName("The page of the difference")
        self.marker = Marker(self)
        self.marks = PageMarks(self.view)
        self._gestures = Gestures(self.view, self.marker)
        self._caret = CaretKeys(self.view, self.marker)
        self.edit = BorderEdit(self.view, self.marker, self)
        self._password = PasswordBar(workspace)
        self._nothing = words(_NONE, name="no difference")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._failed = AgainBar("page", _FAILED, self._try_again)
        self._held: Compared | None = None
        self._round: Round | None = None
        self._names = Names()
        self._difference: Difference | None = None
        self._wanted = ""  # the document that is asked for
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    @property
    def is_drawn(self) -> bool:
        """Whether every page that is seen has its picture."""
        return not self.loader.is_loading and self.view.is_drawn

    @property
    def shown(self) -> OpenDocument | None:
        """The document of the difference, if it is there already."""
        shown, one = self.document, self._difference
        there = shown is not None and one is not None and shown.document.id == one.document.id
        return shown if there and not self.loader.is_loading else None

    @property
    def document(self) -> OpenDocument | None:
        """The document that is shown."""
        return self.view.document

    def show_difference(
        self, held: Compared, one: Difference, names: Names, decided: Sequence[Anchor] = (),
        round_: Round | None = None,
    ) -> None:  # fmt: skip
        """Show where it is, and what was decided; another document is opened first."""
        self._round = round_
        self.marks.begin(held, one, names, decided)
        again = held is self._held and names == self._names
        self._held, self._difference, self._names = held, one, names
        if self.edit.is_on:
            self.edit.end()
        shown = self.document
        if shown is not None and shown.document.id == one.document.id and not self._wanted:
            self._show_view()
            if again:
                self.marks.stand_out()
                self._scroll()
            else:
                self.read_anew()
            return
        if self._wanted != one.document.id or not self.loader.is_loading:  # it may have failed
            self._open(one.document.id)

    def _show_view(self) -> None:
        """Let the pages be seen."""
        self._nothing.hide()
        self._failed.hide()
        self.view.show()

    def show_none(self) -> None:
        """Show nothing: there is no difference."""
        self._difference = None
        self.view.hide()
        self._password.hide()
        self._failed.hide()
        self._nothing.setText(_NONE)
        self._nothing.show()

    def rename(self, names: Names) -> None:
        """Call coders otherwise."""
        self._names = names
        self.marks.rename(names)

    def read_anew(self) -> None:
        """Read the marks anew, as when somebody coded meanwhile."""
        shown, held = self.document, self._held
        if shown is not None and held is not None:
            file, round_ = shown.file, self._round
            self._fetcher.fetch(lambda project: read_marks(project, file, round_), self._take_marks)

    def stretch(self) -> tuple[int, int] | None:
        """The words of the difference in the open text, all that anybody marked."""
        held, shown = self._difference, self.document
        if not isinstance(held, SpotDifference) or shown is None:
            return None
        return held.spot.start, held.spot.end

    def boxes(self) -> list[Box]:
        """Where all that the difference is between begins, from the top."""
        return self.marks.boxes()

    def _open(self, document: str) -> None:
        self._wanted = document
        if self.view.isHidden():
            self._failed.hide()
            self._nothing.setText(_OPENING)
            self._nothing.show()
        project = self._workspace.project
        try:
            self.loader.load(project, document, lambda sha: pdf_file(project, sha))
        except CoderError as error:
            self._show_failed(error)
            self._workspace.tell(str(error), kind="problem")

    def _show_failed(self, error: Exception) -> None:
        """Show that it is not there, and no page: another document would be mistaken for it."""
        self._wanted = ""
        self.view.hide()
        self._password.hide()
        self._nothing.hide()
        self._failed.say(str(error) if isinstance(error, CoderError) else _FAILED)
        self._failed.show()

    def _try_again(self) -> None:
        if self._difference is not None:
            self._open(self._difference.document.id)

    def _show(self, document: OpenDocument) -> None:
        self._wanted = ""
        self._show_view()
        password = self._password.begin(document.file.sha256)
        self.view.darken(bool(QSettings().value("darken pages", defaultValue=False, type=bool)))
        self.view.show_document(document, password)
        self._fit()
        self.marker.begin(document)
        self.loader.read_prose(document)
        self.marks.forget()
        self.read_anew()
        self._once_read(document)
        self.opened.emit()

    def _once_read(self, document: OpenDocument) -> None:
        """Marks keep to what is read, once it is known what that is: heads and feet are none."""
        self.loader.when_read(document, self.marks.lay_out)

    def _take_marks(self, found: Mapping[str, Highlight]) -> None:
        self.marks.take(found)
        self._scroll()

    def _scroll(self) -> None:
        """Scroll to where it begins, so that its lines are seen from their left."""
        boxes, one = self.marks.boxes(), self._difference
        if boxes:
            self.view.show_box(beginning(boxes[0], self.marks.lines()))
        elif one is not None and not self._fetcher.working:
            self._show_without_page(one)

    def _show_without_page(self, one: Difference) -> None:
        """What is nowhere on a page has words in place of one: that of another would be taken for
        it. The keyboard does not stay in what is not seen.
        """
        said = unplaced(one)
        if said:
            had_keyboard = self.view.hasFocus()
            self.view.hide()
            self._nothing.setText(said)
            self._nothing.show()
            if had_keyboard:
                self.emptied.emit()

    def _select(self) -> None:
        """What is marked anew is seen."""
        held = self.marker.selection
        if held is None:
            self.view.selected = ()
        elif held.region is not None:
            self.view.selected = (held.region,)
        else:
            self.view.selected = self.view.stretch(held.start, held.end)
        self.view.caret = self.marker.caret_box() if self.marker.caret_shown else None
        self.view.viewport().update()

    def _click(self, coding: str) -> None:
        if self.edit.is_on:
            self.edit.restore()
        else:
            self.coding_clicked.emit(coding)

    def _unlock(self, password: str) -> None:
        if self.document is not None:
            self.view.unlock(password)
            self.view.setFocus()

    def _connect(self) -> None:
        self._resized.timeout.connect(self._fit_again)
        self.marker.changed.connect(self._select)
        self._gestures.passage_clicked.connect(self._click)
        self._gestures.stripe_clicked.connect(lambda one: self._click(one.passage))
        self.view.pictures.locked.connect(lambda again: self._password.ask(again=again))
        self._password.given.connect(self._unlock)
        self._workspace.leaving.connect(self.loader.stop)
        self.loader.failed.connect(self._show_failed)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._password)
        column.addWidget(self._failed, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.view, 1)
        self.view.hide()

    def _fit(self) -> None:
        """Fit the page; in a narrow place one column is read, not the page."""
        if self.view.fits is None and self.view.zoom != _READABLE:
            return  # somebody zoomed
        self.view.fit("width")
        if self.view.zoom < _READABLE:
            self.view.zoom_to(_READABLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def _fit_again(self) -> None:
        """Let the difference stay in sight, once the view has its new size."""
        if self.document is not None and self._difference is not None:
            self._fit()
            self._scroll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.view)
