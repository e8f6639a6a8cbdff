"""Documents that are likely one: what their fields and their texts say for and against it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from rapidfuzz import fuzz, process

from coder.domain.bibliography.citation_key import family_name
from coder.domain.document import Document
from coder.domain.journal.identity import Pair, letters_of, pair_of
from coder.domain.likeness.fingerprint import Fingerprint, Shared, neighbours, shared
from coder.domain.likeness.likeness import Likeness
from coder.domain.likeness.spelling import numbers, plain_words

_ALIKE: Final = 25  # per cent of what both texts say
_ALL: Final = 100
_NEARLY: Final = 92  # per cent of the letters of two titles
_SHORTEST: Final = 20  # letters: "Editorial" is no one's title
_YEARS: Final = 2  # between a preprint and what was printed
_OTHER_KIND: Final = frozenset(
    {"comment", "commentary", "correction", "corrigendum", "erratum", "protocol", "reply"}
    | {"response", "retraction", "supplement", "supplementary"}
)
"""Words that make another report of what has the same title otherwise."""


@dataclass(frozen=True, slots=True)
class Library:
    """The documents, and the fingerprints of their texts by digest."""

    documents: Mapping[str, Document]
    texts: Mapping[str, Sequence[str]]  # document: digests
    prints: Mapping[str, Fingerprint]

    def shared(self, one: str, other: str) -> Shared | None:
        """What two documents have in common, if both have a text."""
        found = [
            shared(self.prints[left], self.prints[right])
            for left in self.telling(one)
            for right in self.telling(other)
        ]
        return max(found, default=None)

    def telling(self, document: str) -> list[str]:
        """The texts of a document that say enough to be compared."""
        held = self.texts.get(document, ())
        return [text for text in held if text in self.prints and self.prints[text].tells]


def alike_documents(library: Library) -> Iterator[Likeness]:
    """The pairs of documents that may be one, each told once."""
    pairs = {*_of_one_doi(library), *_of_one_text(library), *_of_one_title(library)}
    for one, other in sorted(pairs):
        yield Likeness(one, other, tuple(_evidence(library, one, other)))


def _of_one_doi(library: Library) -> Iterator[Pair]:
    by_doi: dict[str, list[str]] = defaultdict(list)
    for document in library.documents.values():
        if document.doi:
            by_doi[document.doi.casefold()].append(document.id)
    for held in by_doi.values():
        yield from combinations(sorted(held), 2)


def _of_one_text(library: Library) -> Iterator[Pair]:
    homes: dict[str, set[str]] = defaultdict(set)
    for document in library.documents:
        for text in library.telling(document):
            homes[text].add(document)
    for held in homes.values():
        yield from combinations(sorted(held), 2)
    for left, right in neighbours(library.prints):
        if shared(library.prints[left], library.prints[right]).of_both >= _ALIKE:
            yield from (pair_of(*pair) for pair in product(homes[left], homes[right] - homes[left]))


def _of_one_title(library: Library) -> Iterator[Pair]:
    """The shorter title comes first, so that the longer ones need not all be compared."""
    titles = sorted(
        (len(letters), letters, document.id)
        for document in library.documents.values()
        if len(letters := letters_of(document.title)) >= _SHORTEST
    )
    lengths, words = [title[0] for title in titles], [title[1] for title in titles]
    for place, (length, letters, one) in enumerate(titles):
        end = bisect_right(lengths, length * (200 - _NEARLY) // _NEARLY)  # none longer is alike
        near = process.extract(
            letters, words[place + 1 : end], scorer=fuzz.ratio, score_cutoff=_NEARLY, limit=None
        )
        for _, _, further in near:
            other = titles[place + 1 + further][2]
            if _fits(library.documents[one], library.documents[other]):
                yield pair_of(one, other)


def _fits(one: Document, other: Document) -> bool:
    """Whether two documents with nearly one title could be one report."""
    left, right = plain_words(one.title or ""), plain_words(other.title or "")
    if numbers(left) != numbers(right) or _OTHER_KIND & (set(left) ^ set(right)):
        return False
    if one.study_id is not None and one.study_id == other.study_id:
        return False  # somebody who had both before their eyes made them two reports of a study
    years = None not in {one.year, other.year}
    if years and abs((one.year or 0) - (other.year or 0)) > _YEARS:
        return False
    return _signed_alike(one, other) is not False


def _signed_alike(one: Document, other: Document) -> bool | None:
    """Whether an author of one is an author of the other; None where nobody is known."""
    if not one.authors or not other.authors:
        return None
    return bool(_families(one) & _families(other))


def _families(document: Document) -> set[str]:
    return {_family(name) for name in document.authors}


def _family(author: str) -> str:
    return "".join(plain_words(family_name(author)))


def _evidence(library: Library, one: str, other: str) -> Iterator[str]:
    pair = (library.documents[one], library.documents[other])
    left, right = sorted(pair, key=lambda document: (document.key, document.id))
    if left.doi and right.doi:
        yield _of_doi(left, right)
    held = library.shared(one, other)
    if held is not None:
        yield _of_texts(held.of_both)
    if left.title and right.title:
        yield _of_title(left.title, right.title)
    if left.year and right.year:
        yield (
            f"Both are of {left.year}."
            if left.year == right.year
            else f"The years differ: {left.year} and {right.year}."
        )
    if left.authors and right.authors:
        yield _of_authors(left, right)


def _of_doi(one: Document, other: Document) -> str:
    if (one.doi or "").casefold() != (other.doi or "").casefold():
        return f"The DOIs differ: {one.doi} and {other.doi}."
    guessed = [document.key for document in (one, other) if "doi" in document.guessed]
    whose = f" for {guessed[0]}" if len(guessed) == 1 else ""
    how = f", which nobody has confirmed{whose}" if guessed else ""
    return f"Both have the DOI {one.doi}{how}."


def _of_texts(alike: int) -> str:
    if alike == _ALL:
        return "The texts are alike throughout."
    if alike >= _ALIKE:
        return f"About {alike} % of the text is alike."
    return f"The texts differ: about {alike} % is alike."


def _of_authors(one: Document, other: Document) -> str:
    families = _families(other)
    common = [name for name in one.authors if _family(name) in families]
    if not common:
        return "They have no author in common."
    others = " and others" if len(one.authors) > 1 or len(other.authors) > 1 else ""
    return f"Both are by {common[0]}{others}."


def _of_title(one: str, other: str) -> str:
    left, right = letters_of(one), letters_of(other)
    if left == right:
        return f"The titles are the same: '{one}'."
    nearly = fuzz.ratio(left, right, score_cutoff=_NEARLY)
    return f"The titles {'differ a little' if nearly else 'differ'}: '{one}' and '{other}'."
