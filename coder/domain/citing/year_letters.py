"""Letters behind the years of documents that would be cited alike, as in ``2020a``."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from coder.domain.citing.alphabet import sort_key
from coder.domain.citing.authors import cited_by
from coder.domain.document import Document

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def year_letters(documents: Iterable[Document], between: str = " and ") -> dict[str, str]:
    """The letters by document id, given by title; a document cited like no other has none.

    Who is cited alike is asked of what is read: "Ali et al." can be two groups of authors.
    """
    alike: defaultdict[tuple[str, int | None], list[Document]] = defaultdict(list)
    for document in documents:
        alike[cited_by(document, between).casefold(), document.year].append(document)
    return {
        document.id: letter(place)
        for group in alike.values()
        if len(group) > 1
        for place, document in enumerate(sorted(group, key=_by_title))
    }


def letter(place: int) -> str:
    """a for 0, z for 25, aa for 26."""
    rest, last = divmod(place, len(_LETTERS))
    return (letter(rest - 1) if rest else "") + _LETTERS[last]


def _by_title(document: Document) -> tuple[object, ...]:
    return sort_key(document.title or ""), document.key, document.id
