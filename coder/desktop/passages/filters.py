"""The row above the list that says which passages it shows."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from coder.analysis.passages import Asked
from coder.desktop.look.choice import Choice
from coder.desktop.look.controls import named, tool_button
from coder.desktop.look.measures import HALF
from coder.desktop.look.times import day_and_time
from coder.desktop.workspace import Wanted, Workspace
from coder.store.coders import coders
from coder.store.documents import documents
from coder.store.listing import Order
from coder.store.merges import merges
from coder.store.themes import themes

_TYPING = 250  # milliseconds without a key


class Filters(QWidget):
    """Words, theme, document and reviewer."""

    asked_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._project = workspace.project
        self._studies: dict[str, tuple[str, ...]] = {}
        self._several: tuple[str, ...] | None = None  # documents that somebody asked for together
        self._open: str | None = None  # the document in the reader
        self._merge: int | None = None  # the one whose codings alone are asked for
        self._build()
        self._clock = QTimer(self, singleShot=True, interval=_TYPING)
        self._clock.timeout.connect(self.asked_changed)
        self.words.textEdited.connect(self._clock.start)
        self.words.returnPressed.connect(self._search_now)
        for choice in (self.theme, self.document, self.reviewer):
            choice.value_changed.connect(self._chose)
        self.children_too.toggled.connect(self.asked_changed)
        self.only_this.toggled.connect(self._follow)
        self.merge.clicked.connect(self._all_merges)

    def asked(self, order: Order, *, backwards: bool) -> Asked:
        """What is asked for now."""
        return Asked(
            self.theme.value,
            self.children_too.isChecked(),
            self._documents(),
            self._reviewer(),
            self.words.text(),
            order,
            backwards,
            self._merge,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        chosen = (self.theme.value, self._reviewer(), self._documents(), self._merge)
        return any(one is not None for one in chosen) or bool(self.words.text().strip())

    def refresh(self) -> None:
        """Offer what the project holds now."""
        held = documents(self._project)
        self._studies = {}
        studies = {}
        for one in held:
            if one.study_id is not None:
                self._studies[one.study_id] = (*self._studies.get(one.study_id, ()), one.id)
                studies[one.study_id] = one.study or ""
        several = [id_ for id_, of_study in self._studies.items() if len(of_study) > 1]
        self.theme.offer(
            [(None, "All themes")]
            + [(one.id, "    " * one.depth + one.name) for one in themes(self._project)]
        )
        self.document.offer(
            [(None, "All documents")]
            + [(one.id, one.key) for one in held]
            + [(id_, f"Study: {studies[id_]}") for id_ in several]
            + [(held, f"{len(held)} documents") for held in [self._several] if held]
        )
        self.reviewer.setVisible(self._workspace.whose is None)
        people = coders(self._project)
        self.reviewer.offer([(None, "All reviewers")] + [(one.id, one.name) for one in people])

    def set(self, wanted: Wanted) -> None:
        """Ask for what somebody wants to see, and nothing else."""
        self._follow_no_more()
        self._several = wanted.documents
        self.refresh()
        self.theme.choose(wanted.theme)
        study = self._studies.get(wanted.study or "", ())
        alone = study[0] if len(study) == 1 else wanted.study
        self.document.choose(wanted.documents or wanted.document or alone)
        self.reviewer.choose(wanted.coder)
        self.words.setText(wanted.words)
        self._ask_merge(wanted.merge)
        self.asked_changed.emit()

    def clear(self) -> None:
        """Ask for everything."""
        self.set(Wanted())

    def opened(self, document: str) -> None:
        """Hear which document the reader shows."""
        self._open = document
        if self.only_this.isChecked():
            self._follow()

    def _ask_merge(self, number: int | None) -> None:
        self._merge = number
        self.merge.setVisible(number is not None)
        if number is not None:
            made = next((one for one in merges(self._project) if one.number == number), None)
            self.merge.setText(f"Merge of {day_and_time(made.at)}" if made else "Merge")

    def _all_merges(self) -> None:
        self._ask_merge(None)
        self.asked_changed.emit()

    def _reviewer(self) -> str | None:
        return self.reviewer.value if self._workspace.whose is None else None

    def _documents(self) -> tuple[str, ...] | None:
        chosen: str | tuple[str, ...] | None = self.document.value
        if chosen is None or isinstance(chosen, tuple):
            return chosen
        return self._studies.get(chosen, (chosen,))

    def _follow(self) -> None:
        self.document.choose(self._open if self.only_this.isChecked() else None)
        self.asked_changed.emit()

    def _chose(self) -> None:
        if self.document.value != self._open:
            self._follow_no_more()
        self.asked_changed.emit()

    def _follow_no_more(self) -> None:
        with QSignalBlocker(self.only_this):
            self.only_this.setChecked(False)

    def _search_now(self) -> None:
        self._clock.stop()
        self.asked_changed.emit()

    def _build(self) -> None:
        self.words = named(QLineEdit(), "passage words", "Words of the quotation or memo")
        self.words.setPlaceholderText("Words")
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 6)
        self.words.setToolTip("Words that all occur in the quotation or the memo")
        self.theme = Choice("passage theme", "Theme")
        self.children_too = _toggle(
            "with sub-themes", "List the passages of the themes below it too", "outline"
        )
        self.children_too.setChecked(True)
        self.document = Choice("passage document", "Document")
        self.only_this = _toggle(
            "only this document", "Only the document that the reader shows", "document"
        )
        self.reviewer = Choice("passage reviewer", "Reviewer", letters=8)
        self.merge = tool_button(
            "passage merge", "Only what came in by this merge: click to list all again",
            _nothing, picture="close",
        )  # fmt: skip
        self.merge.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.merge.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(HALF)
        row.addWidget(self.words, 3)
        row.addWidget(self.theme, 3)
        row.addWidget(self.children_too)
        row.addWidget(self.document, 2)
        row.addWidget(self.only_this)
        row.addWidget(self.reviewer, 2)
        row.addWidget(self.merge)


def _toggle(name: str, said: str, picture: str) -> QToolButton:
    button = tool_button(name, said, _nothing, picture=picture)
    button.setCheckable(True)
    return button


def _nothing() -> None:
    """A toggle acts by its own signal."""
