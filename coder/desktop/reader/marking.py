"""What is marked, and the passages that are there: between the pages and the project."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from coder.analysis.highlights import Highlight, highlights
from coder.desktop.reader import selection
from coder.desktop.reader.document import Loader, OpenDocument
from coder.desktop.reader.marker import Marker
from coder.desktop.reader.marks import Marks
from coder.desktop.reader.passage_filter import ALL, PassageFilter
from coder.desktop.reader.read_boxes import read_boxes
from coder.desktop.reader.view import PageView
from coder.desktop.workspace import Marked, Workspace
from coder.domain.errors import CoderError
from coder.domain.journal.change import Change
from coder.domain.quoting.anchor import describe, describe_region, to_json
from coder.domain.texts.text import Box
from coder.store.highlights import noted, passages_with, supporting

_ALL = frozenset({"theme", "identity", "coder", "file", "document"})
_SOME = frozenset({"passage", "coding", "memo", "charted", "attribute"})


class Marking(QObject):
    """Keeps the pages' marks as the project has them, and the workspace's mark as the pages do."""

    def __init__(
        self, workspace: Workspace, view: PageView, marker: Marker, loader: Loader
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._marker, self._loader = workspace, view, marker, loader
        self.filter = ALL
        self._held: dict[str, Highlight] = {}
        self._passage_of: dict[str, str] = {}  # by coding
        self._boxes: dict[str, Sequence[Box]] = {}  # where passages are painted, by their anchor
        marker.changed.connect(self._show_selection)
        marker.ended.connect(self.mark)
        workspace.changed.connect(self._refresh)

    @property
    def highlights(self) -> dict[str, Highlight]:
        """The passages of the open document, by id."""
        return self._held

    @property
    def document(self) -> OpenDocument | None:
        """The open document."""
        return self._marker.document

    def begin(self, document: OpenDocument | None) -> None:
        """Show the passages of another document; or none any more."""
        self._marker.begin(document)
        self._held = {} if document is None else self._read(document)
        if document is not None:
            self._loader.when_read(document, self._repaint)
        self._repaint()

    def narrow(self, to: PassageFilter) -> None:
        """Paint some passages only, from now on."""
        self.filter = to
        self._paint()

    def mark(self) -> None:
        """Mark what is selected, as soon as the text is read, which takes seconds for a book."""
        document, held = self.document, self._marker.selection
        self._view.chosen = None
        if document is None or held is None or held.is_empty or self._loader.is_loading:
            self._workspace.mark(None)
            self._view.viewport().update()
            return
        if held.region is not None:
            anchor = describe_region(document.digest, held.region)
            self._workspace.mark(Marked(document.file, to_json(anchor), ""))
            return
        self._loader.when_read(document, lambda: self._mark_stretch(document, held))

    def choose(self, passage: str) -> None:
        """Mark a passage that is there."""
        document, held = self.document, self._held.get(passage)
        if document is None or held is None or self._loader.is_loading:
            return
        anchor = held.anchor
        if anchor.kind == "text" and anchor.text == document.digest:
            self._marker.select(selection.of((anchor.start, anchor.end)))
        else:
            self._marker.select(selection.at(0))
        self._view.selected = ()
        self._view.chosen = passage
        self._workspace.mark(Marked(document.file, held.stored, anchor.words))
        self._view.viewport().update()

    def mine_here(self) -> list[Highlight]:
        """My passages on what is marked: the chosen one, else those that overlap it."""
        mine = [one for one in self._held.values() if one.coder == self._me]
        if self._view.chosen is not None:
            return [one for one in mine if one.passage == self._view.chosen]
        held = self._marker.selection
        if held is None or held.is_empty or held.region is not None:
            return []
        return [one for one in mine if one.anchor.start < held.end and held.start < one.anchor.end]

    def boxes_of(self, passage: str) -> Sequence[Box]:
        """Where a passage stands; nowhere, if there is no such passage."""
        held = self._held.get(passage)
        return self._boxes_of(held) if held else ()

    def chosen_boxes(self) -> Sequence[Box]:
        """Where the chosen passage stands."""
        return self.boxes_of(self._view.chosen or "")

    def step(self, by: int) -> None:
        """Choose the next passage in the document, or the one before."""
        shown = self.filter.of(self._held)
        ordered = sorted(shown.values(), key=lambda one: (one.anchor.order, one.passage))
        if not ordered:
            return
        ids = [one.passage for one in ordered]
        if self._view.chosen in ids:
            number = (ids.index(self._view.chosen) + by) % len(ids)
        else:
            page = self._view.page
            after = [n for n, one in enumerate(ordered) if one.anchor.page >= page]
            number = (after[0] if after else 0) - (by < 0)
        self.choose(ids[number])
        self._view.show_box(self._boxes_of(ordered[number])[0])

    def flash(self, passage: str) -> None:
        """Choose a passage, scroll to it and show for a moment where it is."""
        held = self._held.get(passage)
        if held is not None:
            boxes = self._boxes_of(held)
            self._view.show_box(boxes[0])
            self.choose(passage)
            self._view.flash(boxes)

    def _mark_stretch(self, document: OpenDocument, held: selection.Selection) -> None:
        if document is not self.document or held != self._marker.selection:
            return
        try:
            anchor = describe(
                document.text, document.digest, held.start, held.end, prose=document.prose
            )
        except CoderError:  # white space alone: nothing is marked
            self._workspace.mark(None)
            return
        self._workspace.mark(Marked(document.file, to_json(anchor), anchor.words))

    def _show_selection(self) -> None:
        held = self._marker.selection
        if held is None:
            self._view.selected = ()
        elif held.region is not None:
            self._view.selected = (held.region,)
        else:
            self._view.selected = self._view.stretch(held.start, held.end)
        self._view.caret = self._marker.caret_box() if self._marker.caret_shown else None
        self._view.viewport().update()

    def _refresh(self, change: Change) -> None:
        if self.document is None:
            return
        if change.tables & _ALL:
            self._held = self._read(self.document)
            self._follow_chosen()
            self._choose_coded(
                self._held[one] for one in change.ids("passage") if one in self._held
            )
            self._paint()
        elif change.tables & _SOME:
            self._reread(change)

    def _reread(self, change: Change) -> None:
        assert self.document is not None
        touched = self._touched(change)
        found = self._read(self.document, only=sorted(touched))
        for passage in touched:
            self._held.pop(passage, None)
        self._held |= found
        self._follow_chosen()
        self._choose_coded(found.values())
        marks, shown = self._view.marks, self.filter.of(self._held)
        self._view.marks = marks.after(shown, touched) if isinstance(marks, Marks) else (
            Marks(shown, self._boxes_of)
        )  # fmt: skip
        self._view.viewport().repaint()  # at once: no waiting for lists that take the act in

    def _read(
        self, document: OpenDocument, only: Sequence[str] | None = None
    ) -> dict[str, Highlight]:
        workspace = self._workspace
        found = highlights(workspace.project, document.file, whose=workspace.whose, only=only)
        if only is None:
            self._passage_of.clear()
        self._passage_of.update(
            (coding, one.passage) for one in found.values() for coding, _ in one.codings
        )
        return found

    def _touched(self, change: Change) -> set[str]:
        codings, memos = set(change.ids("coding")), change.ids("memo")
        touched = {*change.ids("passage"), *passages_with(self._workspace.project, sorted(codings))}
        touched |= {self._passage_of[one] for one in codings if one in self._passage_of}
        if memos:
            touched |= {one.passage for one in self._held.values() if one.memos}
            about = noted(self._workspace.project, memos)
            touched |= {self._passage_of.get(row, row) for row in about}
        if change.tables & {"charted", "attribute"}:
            touched |= {one.passage for one in self._held.values() if one.charted}
            touched |= supporting(self._workspace.project, change.ids("charted"))
        return touched

    def _follow_chosen(self) -> None:
        """The chosen passage may be gone, or stand elsewhere: its outline is what is marked."""
        chosen, marked = self._view.chosen, self._workspace.marked
        if chosen is not None and chosen not in self._held:
            self._view.chosen = None
            self._show_selection()
        elif chosen is not None and marked and marked.anchor != self._held[chosen].stored:
            self.choose(chosen)

    def _choose_coded(self, found: Iterable[Highlight]) -> None:
        """What was just coded is shown as its passage, no longer as a selection."""
        marked = self._workspace.marked
        for one in found:
            if marked is not None and one.stored == marked.anchor and one.coder == self._me:
                self._view.selected = ()
                self._view.chosen = one.passage

    @property
    def _me(self) -> str | None:
        return self._workspace.project.me

    def _boxes_of(self, one: Highlight) -> Sequence[Box]:
        anchor, document = one.anchor, self.document
        stands_here = document is not None and anchor.text == document.digest
        if document is None or not stands_here or anchor.kind == "region":
            return anchor.boxes
        if one.stored not in self._boxes:
            self._boxes[one.stored] = read_boxes(document, anchor.start, anchor.end)
        return self._boxes[one.stored]

    def _repaint(self) -> None:
        """Paint all anew: another document, or more is known of this one."""
        self._boxes.clear()
        self._paint()

    def _paint(self) -> None:
        self._view.marks = Marks(self.filter.of(self._held), self._boxes_of)
        self._view.viewport().update()
