"""The documents: my papers, what is known of one of them, and bringing more in."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from coder.desktop.documents.about import AboutDocument
from coder.desktop.documents.acts import DocumentActs
from coder.desktop.documents.import_bar import ImportBar
from coder.desktop.documents.listing import DocumentListing
from coder.desktop.documents.missing_pdfs import find_pdfs
from coder.desktop.documents.recently_read import recently_read, remember_read
from coder.desktop.going_round import go_to_field
from coder.desktop.highlights.acts import HighlightActs
from coder.desktop.look.controls import named
from coder.desktop.look.focus import hand_on
from coder.desktop.look.plain_text import one_line
from coder.desktop.recognition.acts import RecognitionActs
from coder.desktop.workspace import Workspace
from coder.store.documents import document

_OPEN: Final = "about document is open"
_ARROW: Final = 32  # pixels for the arrow before what it is about, and around both


class DocumentsPanel(QWidget):
    """The list above, and the fields of the chosen document below, where they are unfolded."""

    wanted = Signal()  # show it, also where it was closed

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents")
        self._workspace = workspace
        self._has_begun = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self.listing = DocumentListing(workspace)
        self.importing = ImportBar(workspace)
        self.about = AboutDocument(workspace)
        self.doing = DocumentActs(workspace, self.listing.selected, self)
        self.highlights = HighlightActs(workspace, self.listing.selected, self, self._insert)
        self.recognition = RecognitionActs(workspace, self.listing.selected, self, self._insert)
        self._fold = named(QToolButton(), "fold about document", "About this document")
        self._scroll = QScrollArea()
        self._build()
        self._connect()
        self._unfold(QSettings().value(_OPEN, type=bool) is True)

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """The entries of the menus that are answered here."""
        return {
            "import": self.importing.ask_files,
            "import folder": self.importing.ask_folder,
            "find pdfs": lambda: find_pdfs(self._workspace, self.window()),
            "find document": self._find,
            "open document": self.doing.open,
            "assign": self.doing.ask_assign,
            "finish": self.doing.toggle_finished,
            "exclude": self.doing.toggle_excluded,
            "remove document": self.doing.remove,
            "about document": self._show_about,
            **self.highlights.acts,
            **self.recognition.acts,
        }

    def leave(self) -> None:
        """Save what is being typed and stop what is under way, before the project is closed."""
        self.recognition.leave()
        self._soon.stop()
        self.listing.leave()
        self.about.commit()
        self.importing.stop_and_wait()

    def _build(self) -> None:
        self._fold.setAutoRaise(True)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # A long key is elided: it would else widen the panel, and so move the page beside it.
        self._fold.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._scroll.setWidget(self.about)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below = QWidget()
        self._lower = lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(0)
        for widget in (self.importing, self._fold, self._scroll):
            lower.addWidget(widget)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.listing)
        self._split.addWidget(below)
        self._split.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)

    def _insert(self, bar: QWidget) -> None:
        self._lower.insertWidget(0, bar)

    def _connect(self) -> None:
        self.listing.chosen.connect(self._show_chosen)
        self.listing.import_wanted.connect(self.importing.ask_files)
        self.importing.started.connect(self.listing.show_all)  # what comes in is seen
        self._workspace.import_wanted.connect(self.importing.bring_in)
        self.listing.view.customContextMenuRequested.connect(
            lambda place: self.doing.show_menu(self.listing.view.viewport().mapToGlobal(place))
        )
        self._soon.timeout.connect(self._go_on)
        wanted = (self._workspace.document_wanted, self._workspace.document_looked_at)
        for asked in (*wanted, self._workspace.spot_wanted):
            asked.connect(self._begun)  # what a person asks for is not overtaken by the last one
        self._fold.clicked.connect(lambda: self._unfold(self._scroll.isHidden()))
        self._workspace.document_opened.connect(
            lambda id_: remember_read(self._workspace.project, id_)
        )
        self._workspace.changed.connect(lambda _: self._name_fold())

    def _show_chosen(self) -> None:
        self.about.show_document(self.listing.first_selected())
        self._name_fold()

    def _name_fold(self) -> None:
        shown = self.about.shown
        words = f"About {one_line(shown.key)}" if shown else "About this document"
        guessed = f" ({self.about.guessed} guessed)" if self.about.guessed else ""
        metrics, room = self._fold.fontMetrics(), self.width() - _ARROW
        room -= metrics.horizontalAdvance(guessed)
        seen = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._fold.setText(seen.replace("&", "&&") + guessed)
        self._fold.setAccessibleName(words + guessed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_fold()

    def _unfold(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal gives it so
        QSettings().setValue(_OPEN, is_open)
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._scroll.setVisible(is_open)
        self._name_fold()
        below = self._scroll.parentWidget()
        if below is not None:
            height = self.height() // 2 if is_open else below.sizeHint().height()
            self._split.setSizes([max(self.height() - height, 0), height])

    def _find(self) -> None:
        self.wanted.emit()
        go_to_field(self.listing.search)

    def _show_about(self) -> None:
        if self.about.holds_focus:
            self.listing.view.setFocus()
            return
        self.wanted.emit()
        self._unfold(True)  # noqa: FBT003
        self.about.focus_first()

    def _begun(self) -> None:
        self._has_begun = True
        self._soon.stop()

    def _go_on(self) -> None:
        """The day begins where the last one ended."""
        if self._workspace.document is None:
            last = next(iter(recently_read(self._workspace.project)), None)
            if last is not None and document(self._workspace.project, last) is not None:
                self._workspace.document_wanted.emit(last)

    def focusInEvent(self, event: QFocusEvent) -> None:
        hand_on(self, self.listing.view)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._has_begun:
            self._has_begun = True
            self._soon.start()
