"""Finding in a Text the words a person copied: exact in letters, not in how they are set."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from coder.domain.layout.type_sizes import size_runs
from coder.domain.quoting.citation_marks import page_citations, quoted_citations
from coder.domain.quoting.folding import folded
from coder.domain.quoting.letters import Letters, Mark, Span, read_letters
from coder.domain.quoting.number_signs import agree_in_numbers
from coder.domain.quoting.prose import Prose
from coder.domain.quoting.quoted_edges import agree_in_signs, begins_and_ends_words, with_edges
from coder.domain.quoting.whole_numbers import cuts_number
from coder.domain.texts.text import Text
from coder.domain.texts.visual_order import visual_order

_LEAST: Final = 16  # letters: two words may meet by chance where others are left out between them
_FARTHEST: Final = 3  # pages from end to end, of which two may hold nothing but tables
_FULL_PAGE: Final = 500  # letters: a long quotation may reach over a page for every so many


class Finder:
    """Looks quotations up in one Text; what that needs is read when it is first needed.

    Ignored are case, white space, hyphenation, ligatures, punctuation, furniture, and what is set
    between two halves of a sentence. Letters, digits and the signs within numbers must agree,
    without exception.
    """

    def __init__(self, text: Text, *, prose: Prose | None = None) -> None:
        """``prose`` is that of the text, if the caller keeps it."""
        self._text = text
        self._prose = prose or Prose(text)

    def find(self, quote: str, *, page: int | None = None) -> list[Span]:
        """All places of a quotation in order, on one page (an index) if that is given.

        Positions are those of the whole text, half-open. Every reading of the text is tried after
        the one before it found nothing: without and with its furniture; one type size at a time,
        so that captions and notes do not part a sentence; with ranges of reference numbers
        written out; printed lines from left to right; without reference numbers, if there is only
        one such place.
        """
        for letters, needle in self._readings(quote):
            found = self._places(letters, needle, quote)
            if page is not None:
                found = [place for place in found if self._touches(place, page)]
            if found and (letters is not self._uncited or len(found) == 1):
                return found
        return []

    def _readings(self, quote: str) -> Iterator[tuple[Letters, Letters]]:
        needle = read_letters(quote, [(0, len(quote))])
        if not needle.letters:
            return
        yield self._plain, needle
        if len(needle.letters) < _LEAST:
            return
        yield self._everything, needle
        for letters in self._sizes:
            yield letters, needle
        yield self._cited, _written_out(quote)
        yield self._visual, needle
        yield self._uncited, needle

    def _places(self, letters: Letters, needle: Letters, quote: str) -> list[Span]:
        whole = self._prose.whole
        found = [
            with_edges(whole, place, quote)
            for first, place in letters.occurrences(needle.letters)
            if self._is_near(place, needle.letters)
            and agree_in_signs(whole[slice(*place)], quote)
            and agree_in_numbers(letters, first, needle)
            and self._keeps_numbers(letters, first, needle)
        ]
        return [place for place in found if begins_and_ends_words(whole, place)] or found

    def _keeps_numbers(self, letters: Letters, first: int, needle: Letters) -> bool:
        """Whether no number is cut; only where one seems to be is it looked at more closely."""
        return not cuts_number(letters, first, needle) or not cuts_number(
            letters, first, needle, self._citations
        )

    def _is_near(self, place: Span, needle: str) -> bool:
        pages = self._text.page_of(place[1] - 1) - self._text.page_of(place[0])
        return pages <= _FARTHEST + len(needle) // _FULL_PAGE

    def _touches(self, place: Span, page: int) -> bool:
        return self._text.page_of(place[0]) <= page <= self._text.page_of(place[1] - 1)

    def _read(self, spans: Iterable[Span], marks: Iterable[Mark] = ()) -> Letters:
        return read_letters(self._prose.whole, spans, sorted([*self._prose.repairs, *marks]))

    @cached_property
    def _plain(self) -> Letters:
        return self._read(self._prose.kept)

    @cached_property
    def _everything(self) -> Letters:
        return self._read([(0, len(self._prose.whole))])

    @cached_property
    def _sizes(self) -> list[Letters]:
        runs = size_runs(self._prose.blocks)
        return [self._read(span for block in run for span in block.spans) for run in runs]

    @cached_property
    def _visual(self) -> Letters:
        return self._read(visual_order(self._text, self._prose.furniture.lines))

    @cached_property
    def _citations(self) -> list[Mark]:
        return [
            Mark(start + mark.start, start + mark.end, mark.letters)
            for page, start in zip(self._text.pages, self._text.starts, strict=True)
            for mark in _apart(page_citations(page))
        ]

    @cached_property
    def _cited(self) -> Letters:
        return self._read(self._prose.kept, self._citations)

    @cached_property
    def _uncited(self) -> Letters:
        dropped = [mark._replace(letters="") for mark in self._citations]
        return self._read(self._prose.kept, dropped)


def find(text: Text, quote: str, *, page: int | None = None) -> list[Span]:
    """All places of one quotation; for several, keep a ``Finder``."""
    return Finder(text).find(quote, page=page)


def _written_out(quote: str) -> Letters:
    """A quotation with ranges of reference numbers written out; all else in it is its own."""
    ranges = [mark for mark in quoted_citations(quote) if _is_written_out(mark, quote)]
    return read_letters(quote, [(0, len(quote))], _apart(ranges))


def _is_written_out(mark: Mark, quote: str) -> bool:
    return mark.letters != folded(quote[mark.start : mark.end])


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """In order, without those that begin inside another."""
    found: list[Mark] = []
    for mark in sorted(marks):
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found
