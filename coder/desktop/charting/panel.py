"""The form beside the open paper: what is charted of it, and what is missing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coder.desktop.charting.form import AttributeForm
from coder.desktop.look.controls import named, push_button, words
from coder.desktop.look.focus import hand_on
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.journal.change import Change
from coder.domain.telling import counted
from coder.store.documents import document

_NO_ATTRIBUTES = (
    "Nothing is charted yet. An attribute is what you want to know of each document, such as its"
    " design, country or sample size: it gets a field here, beside the page."
)
_NO_DOCUMENT = "Open a document: then its attributes are charted here."


class ChartingPanel(QWidget):
    """The fields of the open document in a list that scrolls."""

    retitled = Signal(str)  # the title of what it stands in

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("charting")
        self._workspace = workspace
        self.form = AttributeForm(workspace)
        self._about = words(name="charting about")
        self._scroll = named(QScrollArea(), "charting fields", "Attributes of the document")
        self._edit = push_button("edit attributes", "Attributes…", workspace.attributes_wanted.emit)
        self._build()
        self.form.changed.connect(self._say)
        workspace.document_opened.connect(lambda _: self._show())
        workspace.changed.connect(self._follow)

    def begin(self) -> None:
        """Go to the first field that is required and missing, else to the first without a value."""
        fields = list(self.form.fields.values())
        empty = [field for field in fields if not field.value.mine]
        for field in (*self.form.missing, *empty, *fields):
            field.editor.setFocus()
            self._scroll.ensureWidgetVisible(field)
            return
        self._edit.setFocus()

    def _build(self) -> None:
        self._scroll.setWidget(self.form)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._about)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        self.form.layout().setContentsMargins(0, 0, HALF, GRID)
