"""Says that a document has pages without a text that can be used, and offers to recognise it."""

import json
from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coder.desktop.background import Background
from coder.desktop.look.controls import push_button, words
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.reader.document import OpenDocument
from coder.desktop.workspace import Workspace
from coder.domain.bibliography.recognition import pages_to_recognise
from coder.domain.bibliography.text_quality import MARKED_UNREAD
from coder.domain.texts.text import Text
from coder.pdf.tesseract import Tesseract, how_to_install, tesseract

_DECLINED: Final = "recognition declined"  # what this copy remembers
_MOST: Final = 1_000


class RecognitionOffer(QWidget):
    """A slim bar above the pages; once it is sent away it stays away from that document."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recognition offer")
        self._workspace = workspace
        self._document: OpenDocument | None = None
        self._words = words(name="recognition offer words")
        self._recognise = push_button("offer recognise", "Recognise the text…", self._want)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, HALF, GRID, HALF)
        row.setSpacing(GRID)
        row.addWidget(self._words, 1)
        row.addWidget(self._recognise)
        row.addWidget(push_button("decline recognition", "Not now", self._decline))
        workspace.recognition_begun.connect(self._begun)
        self.hide()

    def begin(self, document: OpenDocument) -> None:
        """Another document is read; whether there is something to offer is found out aside."""
        self.hide()
        self._document = document
        # Without a word on its layer an empty page is a page that was left empty.
        if (
            document.pdf is None
            or not document.file.layer
            or not self._workspace.project.write
            or document.document.id in self._declined()
        ):
            return

        def look(_: Background) -> tuple[list[int], Tesseract | None]:
            return pages_to_recognise(document.text), tesseract()

        def home(found: tuple[list[int], Tesseract | None]) -> None:
            if self._document is document and found[0]:
                self._offer(document, *found)

        Background(look, done=home, failed=_fail, parent=self)

    def end(self) -> None:
        """No document is read."""
        self._document = None
        self.hide()

    def _offer(self, document: OpenDocument, pages: list[int], program: Tesseract | None) -> None:
        lacks = lacking(document.text, pages)
        needs = f" Recognising it needs Tesseract{how_to_install()}." if program is None else ""
        self._words.setText(lacks + needs)
        self._words.setAccessibleName(lacks + needs)
        self._recognise.setVisible(program is not None)
        self.show()

    def _want(self) -> None:
        if self._document is not None:
            self._workspace.recognition_wanted.emit([self._document.document.id])

    def _begun(self, ids: list[str]) -> None:
        if self._document is not None and self._document.document.id in ids:
            self.hide()

    def _decline(self) -> None:
        self.hide()
        if self._document is not None:
            held = [*self._declined(), self._document.document.id]
            self._workspace.project.set_local(_DECLINED, json.dumps(held[-_MOST:]))

    def _declined(self) -> list[str]:
        try:
            held = json.loads(self._workspace.project.local(_DECLINED) or "[]")
        except ValueError:
            return []
        return held if isinstance(held, list) else []


def lacking(text: Text, pages: Sequence[int]) -> str:
    """What those pages lack whose text is no use: any text at all, or letters that can be read."""
    blank = sum(not text.pages[index].text.strip() for index in pages)
    garbled = len(pages) - blank
    said = []
    if blank:
        some = f"{_counted(blank)} of this document {'has' if blank == 1 else 'have'}"
        where = "This document has" if blank == len(text.pages) else some
        said.append(f"{where} no text that can be marked or searched; regions can be marked.")
    if garbled:
        some = f"{_counted(garbled)} of this document"
        where = "this document" if garbled == len(text.pages) else some
        said.append(f"Letters of {where} cannot be read: {MARKED_UNREAD}; regions can be marked.")
    return " ".join(said)


def _counted(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages:,} pages"


def _fail(error: Exception) -> None:
    raise error
