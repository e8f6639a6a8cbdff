"""What is laid over the pages of a difference: whose marks, which stand out, and what would be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import Difference
from coder.analysis.highlights import Highlight
from coder.desktop.comparing.differences.at_issue import (
    around,
    at_issue,
    by_coding,
    marked_by_all,
    without,
)
from coder.desktop.comparing.differences.coder_marks import CoderMarks
from coder.desktop.comparing.differences.foreseen import Foreseen, foreseen
from coder.desktop.comparing.differences.names import Names
from coder.desktop.comparing.differences.ways import Way
from coder.desktop.reader.marks import Marks
from coder.desktop.reader.read_boxes import read_boxes
from coder.desktop.reader.view import PageView
from coder.domain.quoting.anchor import Anchor
from coder.domain.texts.text import Box


class PageMarks:
    """Lays the marks of those compared over the pages of a view."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._held: Compared | None = None
        self._names = Names()
        self._difference: Difference | None = None
        self._decided: Sequence[Anchor] = ()
        self._of: dict[str, Highlight] = {}  # by coding

    def begin(
        self, held: Compared, one: Difference, names: Names, decided: Sequence[Anchor]
    ) -> None:
        """What they are of; ``decided`` is what the team put down."""
        self._held, self._difference = held, one
        self._names, self._decided = names, decided

    def rename(self, names: Names) -> None:
        """Call coders otherwise."""
        self._names = names
        self.lay_out()

    def take(self, found: Mapping[str, Highlight]) -> None:
        """Lay these over the pages."""
        if self._held is not None:
            self._of = by_coding(self._held, found)
            self.lay_out()

    def forget(self) -> None:
        """Another document is shown."""
        self._of = {}

    def lay_out(self) -> None:
        """Put the marks onto the pages."""
        held, marks = self._held, self._view.shown_marks
        if held is None or not isinstance(marks, CoderMarks):
            return
        places = {coder.id: place for place, coder in enumerate(held.coders)}
        whose = {coding: places[one.coder] for coding, one in self._of.items()}
        tags = [self._names.short(place) for place in range(len(held.coders))]
        called = {coding: replace(one, letters=tags[whose[coding]])
                  for coding, one in self._of.items()}  # fmt: skip
        marks.say_whose(whose, tags)
        self._view.marks = Marks(called, lambda one: self.read(one.anchor), several=True)
        self.stand_out()

    def stand_out(self) -> None:
        """Let the difference stand out."""
        marks, one = self._view.shown_marks, self._difference
        if isinstance(marks, CoderMarks) and one is not None:
            common = [box for held in marked_by_all(one) for box in self._view.stretch(*held)]
            marks.stand_out(frozenset(held.passage for held in self.at_issue()), common)
            boxes = self.boxes()
            marks.tell_without(without(one), boxes[0] if boxes else None)
        self._view.show_target([box for one in self._decided for box in self.read(one)])

    def foresee(self, way: Way | None) -> Foreseen | None:
        """Outline what a way would leave there; None: nothing, and all is as it was."""
        marks, one = self._view.shown_marks, self._difference
        found = None
        if way is not None and one is not None and self._view.document is not None:
            found = foreseen(one, way, self._view.stretch)
        if isinstance(marks, CoderMarks):
            marks.foresee(None if found is None else found.boxes)
        return found

    def at_issue(self) -> list[Highlight]:
        """What the difference is between."""
        held, one = self._held, self._difference
        return [] if held is None or one is None else at_issue(held, one, self._of)

    def region(self) -> Box | None:
        """The part of the page that it is about."""
        return around(self.at_issue())

    def boxes(self) -> list[Box]:
        """Where all that the difference is between begins, from the top."""
        return sorted(box for one in self.at_issue() for box in self.read(one.anchor)[:1])

    def lines(self) -> list[Box]:
        """All lines of what it is between."""
        return [box for one in self.at_issue() for box in self.read(one.anchor)]

    def read(self, anchor: Anchor) -> Sequence[Box]:
        """Where an anchor stands as it is read."""
        shown = self._view.document
        if shown is None or anchor.kind == "region" or anchor.text != shown.digest:
            return anchor.boxes
        return read_boxes(shown, anchor.start, anchor.end)
