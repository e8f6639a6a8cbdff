"""About this document: its fields, attributes, files and readers, edited in place."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from coder.analysis.progress import Progress, progress
from coder.desktop.charting.form import AttributeForm
from coder.desktop.coding_keys import ALL_KEYS
from coder.desktop.documents.field import Field
from coder.desktop.documents.reading_copy import ReadingCopy
from coder.desktop.look.controls import push_button, words
from coder.desktop.look.fields import Paragraph
from coder.desktop.look.measures import GRID, HALF
from coder.desktop.look.plain_text import one_line
from coder.desktop.workspace import Workspace
from coder.domain.citing.authors import pasted_together
from coder.domain.document import FIELDS, Document
from coder.domain.journal.change import Change
from coder.operations.documents import (
    checked_offset,
    describe_document,
    set_key,
    set_page_offset,
    set_study,
)
from coder.store.blobs import has_pdf
from coder.store.coders import coders
from coder.store.documents import files_of

_WIDTHS: Final = {"key": 3, "offset": 2}
_ABOUT: Final = frozenset({"document", "file", "study", "identity", "reading", "coder"})


class AboutDocument(QWidget):
    """What is known of one document; a field is saved when it is left."""

    own_keys = ALL_KEYS

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about document form")
        self._workspace = workspace
        self._document: Document | None = None
        self._fields = self._made_fields()
        self._attributes = AttributeForm(workspace)
        self._edit = push_button(
            "edit attributes", "Attri&butes…", workspace.attributes_wanted.emit
        )
        self._excluded = words(name="why excluded")
        self._files = words(name="files of the document")
        self._reading = ReadingCopy(workspace)
        self._readers = words(name="who reads the document")
        self._build()
        workspace.changed.connect(self._follow)
        self.show_document(None)

    @property
    def shown(self) -> Document | None:
        """The document whose fields these are."""
        return self._document

    @property
    def guessed(self) -> int:
        """How many of its fields nobody has confirmed."""
        return len(self._document.guessed) if self._document else 0

    @property
    def holds_focus(self) -> bool:
        """Whether one of the fields is being edited."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def focus_first(self) -> None:
        """Begin to edit."""
        self._fields["title"].editor.setFocus()

    def commit(self) -> None:
        """Save what is being typed."""
        for field in self._fields.values():
            field.commit()
        self._attributes.commit()

    def show_document(self, row: Progress | None) -> None:
        """Show another document; what was typed for the last one is saved."""
        if self._document is not None and (row is None or row.document.id != self._document.id):
            self.commit()
        self._document = row.document if row else None
        self.setVisible(row is not None)
        for field in self._fields.values():
            field.editor.setReadOnly(not self._workspace.project.write)
        self._fill(row.states if row else {})

    def _made_fields(self) -> dict[str, Field]:
        def describe(name: str) -> Callable[[str], object]:
            return lambda text: self._describe(name, text)

        return {
            "title": Field("Title", describe("title"), editor=Paragraph(6)),
            "authors": Field(  # no example in it, which could be taken for the paper's own
                "Authors", describe("authors"), hint="Names, with ; between", editor=Paragraph(4)
            ),
            "year": Field("Year", describe("year")),
            "doi": Field("DOI", describe("doi"), hint="10.…"),
            "key": Field("Citation key", self._set_key),
            "study": Field("Study", self._set_study, hint="What it reports on"),
            "offset": Field("Page offset", self._set_offset, hint="as found"),
        }

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, HALF, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self._excluded)
        for names in (("title",), ("authors",), ("year", "doi"), ("key", "offset"), ("study",)):
            line = QHBoxLayout()
            line.setSpacing(GRID)
            for name in names:
                line.addWidget(self._fields[name], _WIDTHS.get(name, 1), Qt.AlignmentFlag.AlignTop)
            column.addLayout(line)
        self._fields["offset"].editor.setToolTip("Printed page = PDF page + this number")
        column.addWidget(self._attributes)
        column.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._files)
        column.addWidget(self._reading)
        column.addWidget(self._readers)
        column.addStretch(1)

    def _fill(self, states: Mapping[str, str]) -> None:
        held = self._document
        values: dict[str, str] = dict.fromkeys(self._fields, "")
        if held is not None:
            values = {
                "title": held.title or "",
                "authors": "; ".join(held.authors),
                "year": str(held.year or ""),
                "doi": held.doi or "",
                "key": held.key,
                "study": held.study or "",
                "offset": "" if held.page_offset is None else str(held.page_offset),
            }
        for name, field in self._fields.items():
            guessed = held is not None and name in held.guessed and self._workspace.project.write
            field.show_value(values[name], guessed=guessed, said=self._doubt(name))
        excluded = one_line(held.excluded) if held else ""
        self._excluded.setText(f"Excluded: {excluded}")
        self._excluded.setVisible(bool(excluded))
        self._attributes.show_document(held)
        self._files.setText(self._about_files() if held else "")
        self._reading.show_document(held)
        self._readers.setText(self._about_readers(states))
        self._readers.setVisible(bool(states))

    def _about_files(self) -> str:
        assert self._document is not None
        lines = []
        held = files_of(self._workspace.project, self._document.id)
        for place, file in enumerate(held):
            reading = " (the reading copy)" if place == 0 and len(held) > 1 else ""
            pages = f"{file.pages} page{'' if file.pages == 1 else 's'}"
            here = has_pdf(self._workspace.project, file.sha256)
            missing = "" if here else "; this copy is without it"
            lines.append(f"{one_line(file.name)}, {pages}{reading}{missing}")
            lines += [f"⚠ {one_line(warning)}" for warning in (file.layer or "").splitlines()]
        return "\n".join(lines)

    def _about_readers(self, states: Mapping[str, str]) -> str:
        names = {one.id: one.name for one in coders(self._workspace.project)}
        said = [f"{one_line(names.get(coder, 'Someone'))}: {state}"
                for coder, state in states.items()]  # fmt: skip
        return "Read by " + ", ".join(sorted(said)) if said else ""

    def _follow(self, change: Change) -> None:
        if self._document is None or not change.tables & _ABOUT:
            return
        project = self._workspace.project
        rows = progress(project, [self._document.id], project.me, self._workspace.whose)
        if rows:
            self._document = rows[0].document
            self._fill(rows[0].states)
        else:
            self._document = None  # it is gone: what is being typed could not be kept
            self.show_document(None)

    def _describe(self, name: str, text: str) -> None:
        assert name in FIELDS
        self._do(name, lambda held: describe_document(
            self._workspace.project, held, {name: text}
        ))  # fmt: skip

    def _set_key(self, text: str) -> None:
        self._do("key", lambda held: set_key(self._workspace.project, held, text))

    def _set_study(self, text: str) -> None:
        self._do("study", lambda held: set_study(self._workspace.project, held, text))

    def _set_offset(self, text: str) -> None:
        project = self._workspace.project
        self._do("offset", lambda held: set_page_offset(project, held, checked_offset(text)))

    def _do(self, name: str, act: Callable[[Document], Change]) -> None:
        held = self._document
        if held is None:
            return
        change = self._workspace.do(lambda: act(held))
        if change is None:
            self._fields[name].say("Not saved")
        else:
            self._fields[name].say(self._doubt(name))

    def _doubt(self, name: str) -> str:
        """What is said below a field whose value looks like something else."""
        held = self._document
        return pasted_together(held.authors) if held is not None and name == "authors" else ""
