"""What annotations mark: stretches of a Text where there are words under them, else regions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from coder.domain.annotations.annotation import ON_WORDS, Annotation
from coder.domain.annotations.covered import Cover, Span
from coder.domain.annotations.drawn import drawn_parts
from coder.domain.annotations.names import part_of
from coder.domain.errors import CoderError
from coder.domain.quoting.anchor import Anchor, describe, describe_region
from coder.domain.quoting.prose import Prose
from coder.domain.texts.text import Box, Page, Text

_LEAST: Final = 2  # letters between two lines that nobody left out on purpose
_ICON: Final = 1_800  # 1/100 pt: a note of no size is as large as its icon
_STOPS: Final = frozenset(".:;!?")
_STRAY: Final = 3  # letters: so few of a mark, apart from the rest of it, were not meant
_WORDS: Final = 10  # letters: so many of a mark are its words
_LONGEST_LINE: Final = 2_000  # characters, with all that may interrupt a sentence
_ROUNDED: Final = 10  # 1/100 pt


@dataclass(frozen=True, slots=True)
class Mark:
    """What one annotation marks, or several that go on from page to page."""

    annotations: tuple[Annotation, ...]
    anchors: tuple[Anchor, ...]  # several where words lie between that are not marked

    @property
    def first(self) -> Annotation:
        """The one that speaks for all."""
        return next((one for one in self.annotations if one.has_words), self.annotations[0])


@dataclass(frozen=True, slots=True)
class _Part:
    annotation: Annotation
    spans: tuple[Span, ...]  # of the whole text


_Alike = tuple[int, str, str | None, str, str]


def _alike(one: Annotation, page: int) -> _Alike:
    """What annotations have in common that go on from one page to the next."""
    return page, one.kind, one.colour, one.author, one.label


class Marks:
    """Finds what annotations mark on one Text; what that needs is read when it is first needed."""

    def __init__(self, text: Text, digest: str) -> None:
        self._text = text
        self._digest = digest
        self._prose = Prose(text)
        self._cover = cache(lambda index: Cover(text.pages[index]))

    def of(self, annotations: Iterable[Annotation]) -> tuple[list[Mark], int]:
        """The marks in order, and how many annotations lie outside of all pages."""
        tried = [self._part(one) for one in annotations]
        parts = [part for part in tried if part is not None]
        outside = len(tried) - len(parts)
        found = []
        for group in self._groups(parts):
            anchors = tuple(self._anchors(group))
            outside += 0 if anchors else len(group)
            if anchors:
                found.append(Mark(tuple(part.annotation for part in group), anchors))
        return found, outside

    def _part(self, annotation: Annotation) -> _Part | None:
        if annotation.page >= len(self._text.pages):
            return None
        spans: list[Span] = []
        if annotation.kind in ON_WORDS:
            start = self._text.starts[annotation.page]
            covered = self._cover(annotation.page).under(annotation.boxes)
            spans = [(start + one, start + other) for one, other in covered]
        return _Part(annotation, tuple(self._runs(spans)))

    def _runs(self, spans: Sequence[Span]) -> Iterator[Span]:
        """Stretches made one where hardly a letter lies between, furniture not counted."""
        held: Span | None = None
        for start, end in spans:
            if held is not None and self._is_little(held[1], start):
                held = held[0], end
            else:
                if held is not None:
                    yield held
                held = start, end
        if held is not None:
            yield held

    def _is_little(self, start: int, end: int) -> bool:
        if end - start <= _LEAST:
            return True
        # What interrupts a sentence may be all that lies between: it is found from outside.
        kept = self._prose.kept_within(start - 1, end + 1)
        between = (self._prose.whole[max(one, start) : min(other, end)] for one, other in kept)
        return sum(not sign.isspace() for words in between for sign in words) <= _LEAST

    def _groups(self, parts: Sequence[_Part]) -> list[list[_Part]]:
        """Annotations that are one mark: parts of one passage of ours, and sentences that go on."""
        found: list[list[_Part]] = []
        ours: dict[str, list[_Part]] = {}
        unfinished: dict[_Alike, list[_Part]] = {}  # by what the next page must have
        for part in parts:
            base = part_of(part.annotation.name)
            before = self._before(part, unfinished) if base is None else ours.get(base)
            if before is None:
                found.append(before := [])
            before.append(part)
            if base is not None:
                ours[base] = before
            elif self._is_unfinished(part):
                unfinished[_alike(part.annotation, part.annotation.page + 1)] = before
        return found

    def _before(self, part: _Part, unfinished: Mapping[_Alike, list[_Part]]) -> list[_Part] | None:
        """What a highlight at the top of a page goes on from, of which one alone has a note."""
        one = part.annotation
        group = unfinished.get(_alike(one, one.page))
        if group is None or not part.spans:
            return None
        if one.has_words and any(held.annotation.has_words for held in group):
            return None
        return group if self._is_little(group[-1].spans[-1][1], part.spans[0][0]) else None

    def _is_unfinished(self, part: _Part) -> bool:
        """Whether it ends in the middle of a sentence at the end of its page."""
        if not part.spans:
            return False
        end, page = part.spans[-1][1], part.annotation.page
        last = self._prose.whole[max(0, end - 20) : end].rstrip()[-1:]
        foot = self._text.starts[page] + len(self._text.pages[page].text)
        return last not in _STOPS and self._is_little(end, foot)

    def _anchors(self, group: Sequence[_Part]) -> Iterator[Anchor]:
        ours = self._as_written([part.annotation for part in group])
        spans = sorted(span for part in group for span in part.spans)
        runs = [one for one in self._runs(spans) if not self._text.stretch(*one).isspace()]
        if ours is not None:
            yield ours
            return
        for start, end in self._told(runs):
            yield describe(self._text, self._digest, start, end, prose=self._prose)
        if not runs:
            boxes = [
                box
                for part in group
                for box in _within(self._text.pages[part.annotation.page], part.annotation)
            ]
            try:
                yield describe_region(self._digest, *boxes)
            except CoderError:  # nothing of it lies on the page
                return

    def _as_written(self, group: Sequence[Annotation]) -> Anchor | None:
        """The passage of which the annotations of ours were made, if nobody has moved them."""
        stretch = group[0].stretch
        lines = sum(len(one.boxes) for one in group)
        if stretch is None or stretch[1] - stretch[0] > _LONGEST_LINE * lines:
            return None
        if not 0 <= stretch[0] < stretch[1] <= len(self._prose.whole):
            return None
        if self._text.stretch(*stretch).isspace():
            return None
        found = describe(self._text, self._digest, *stretch, prose=self._prose)
        parts = list(drawn_parts(found, self._prose))
        theirs = [one.boxes for one in group]
        is_same = len(parts) == len(theirs) and all(map(_is_same, parts, theirs))
        return found if is_same else None

    def _told(self, runs: Sequence[Span]) -> list[Span]:
        """Without stray signs: what stands within the lines of others, as a raised figure does."""
        letters = [sum(map(str.isalnum, self._text.stretch(*one))) for one in runs]
        most = max(letters, default=0)
        least = _STRAY if most > _WORDS else 1 if most else 0
        return [one for one, count in zip(runs, letters, strict=True) if count >= least]


def _is_same(boxes: Sequence[Box], others: Sequence[Box]) -> bool:
    """Whether boxes are the same, as far as a PDF's numbers tell."""
    return len(boxes) == len(others) and all(
        abs(one - other) <= _ROUNDED
        for box, theirs in zip(boxes, others, strict=True)
        for one, other in zip(box, theirs, strict=True)
    )


def _within(page: Page, annotation: Annotation) -> Iterator[Box]:
    """The boxes as far as they lie on the page; a note has the size of an icon at least."""
    for box in annotation.boxes:
        x0, y0, x1, y1 = box[1:]
        if annotation.kind == "note":
            x1, y1 = max(x1, x0 + _ICON), max(y1, y0 + _ICON)
        cut = Box(box.page, max(x0, 0), max(y0, 0), min(x1, page.width), min(y1, page.height))
        if cut.x0 < cut.x1 and cut.y0 < cut.y1:
            yield cut
