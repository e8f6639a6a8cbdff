"""Finding the words a person copied from an article in its Text: exact, but for how they are set."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise


from coder.domain.citation_marks import page_citations, quoted_citations
from coder.domain.folding import folded
from coder.domain.furniture import Furniture, find_furniture
from coder.domain.letters import Letters, Mark, Span, read_letters
from coder.domain.quoted_edges import agree_in_signs, begins_and_ends_words, with_edges
from coder.domain.text import Text
from coder.domain.type_sizes import size_runs



class Finder:
    """Looks quotations up in one Text; what that needs is read when it is first needed.

    Ignored are case, white space, hyphenation, ligatures, punctuation, furniture, and what is set
    between two halves of a sentence. Letters and digits must agree, without exception.
    """

    def __init__(self, text: Text, *, furniture: Furniture | None = None) -> None:
        """``furniture`` is that of the text, if the caller keeps it."""
        self.furniture = furniture or find_furniture(text)
        self._text = text
        self._whole = text.whole()

    def find(self, quote: str, *, page: int | None = None) -> list[Span]:
        """All places of a quotation in order, on one page (an index) if that is given.

        Positions are those of the whole text, half-open. Every reading of the text is tried after
        the one before it found nothing: as it stands; one type size at a time, so that captions
        and notes do not part a sentence; with ranges of reference numbers written out; without
        reference numbers, if there is only one such place.
        """
        for letters, needle in self._readings(quote):
            found = self._places(letters, needle, quote)
            if page is not None:
                found = [place for place in found if self._touches(place, page)]
            if found and (letters is not self._uncited or len(found) == 1):
                return found
        return []

    def _readings(self, quote: str) -> Iterator[tuple[Letters, str]]:
        needle = folded(quote)
        if not needle:
            return
        yield self._plain, needle
        for letters in self._sizes:
            yield letters, needle
        written = _written_out(quote)
        yield self._cited, written
        yield self._uncited, needle

    def _places(self, letters: Letters, needle: str, quote: str) -> list[Span]:
        found = [
            with_edges(self._whole, place, quote)
            for place in letters.occurrences(needle)
            if agree_in_signs(self._whole[slice(*place)], quote)
        ]
        return [place for place in found if begins_and_ends_words(self._whole, place)] or found

    def _touches(self, place: Span, page: int) -> bool:
        return self._text.page_of(place[0]) <= page <= self._text.page_of(place[1] - 1)

    @cached_property
    def _kept(self) -> list[Span]:
        ends = [(0, 0), *self.furniture.spans, (len(self._whole), 0)]
        return [(one[1], other[0]) for one, other in pairwise(ends) if one[1] < other[0]]

    @cached_property
    def _plain(self) -> Letters:
        return read_letters(self._whole, self._kept)

    @cached_property
    def _sizes(self) -> list[Letters]:
        runs = size_runs(self._text, self.furniture.lines)
        return [read_letters(self._whole, run) for run in runs]

    @cached_property
    def _citations(self) -> list[Mark]:
        found = []
        for page, start in zip(self._text.pages, self._text.starts, strict=True):
            for mark in _apart(page_citations(page)):
                found.append(Mark(start + mark.start, start + mark.end, mark.letters))
        return found

    @cached_property
    def _cited(self) -> Letters:
        return read_letters(self._whole, self._kept, self._citations)

    @cached_property
    def _uncited(self) -> Letters:
        dropped = [mark._replace(letters="") for mark in self._citations]
        return read_letters(self._whole, self._kept, dropped)


def find(text: Text, quote: str, *, page: int | None = None) -> list[Span]:
    """All places of one quotation; for several, keep a ``Finder``."""
    return Finder(text).find(quote, page=page)


def _written_out(quote: str) -> str:
    return read_letters(quote, [(0, len(quote))], _apart(quoted_citations(quote))).letters


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """In order, without those that begin inside another."""
    found: list[Mark] = []
    for mark in sorted(marks):
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return found
