"""Documents that are likely one: what their fields and their texts say."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from coder.domain.document import Document
from coder.domain.likeness.likeness import Likeness


def alike_documents(documents: Sequence[Document]) -> Iterator[Likeness]:
    """The pairs of documents that may be one, each told once."""
    by_doi: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda one: one.id):
        if document.doi:
            by_doi[document.doi.casefold()].append(document)
    for held in by_doi.values():
        for one, other in combinations(held, 2):
            yield Likeness(one.id, other.id, (_of_doi(one, other),))


def _of_doi(one: Document, other: Document) -> str:
    guessed = ("doi" in one.guessed) + ("doi" in other.guessed)
    how = {0: "", 1: ", which was guessed for one of them", 2: ", which was guessed for both"}
    return f"Both have the DOI {one.doi}{how[guessed]}."
