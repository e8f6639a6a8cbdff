"""Which rows are the same thing: joined by a person, or by rules that cannot mislead.

A joining by rule is a function of the state, so it does not depend on the order of merging.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from coder.domain.ids import derived_id

Pair = tuple[str, str]

SAME: Final = "same"
DIFFERENT: Final = "different"


def pair_of(one: str, other: str) -> Pair:
    """Two ids in the order in which identities name them."""
    return (one, other) if one < other else (other, one)


def identity_id(one: str, other: str) -> str:
    """The id of what people say about two rows: the same, or different."""
    return derived_id("identity", *pair_of(one, other))


def normal_name(name: str) -> str:
    """A name as names are compared: Unicode NFC, case folded, trimmed."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def letters_of(title: str | None) -> str:
    """The letters and digits of a title, as titles are compared."""
    folded = unicodedata.normalize("NFKC", title or "").casefold()
    return "".join(character for character in folded if character.isalnum())


class Groups:
    """Rows joined step by step, keeping apart what a person kept apart."""

    def __init__(self, apart: Collection[Pair] = ()) -> None:
        self._apart = set(apart)
        self._group: dict[str, set[str]] = {}

    def members(self, row: str) -> set[str]:
        """All rows that are the same thing as this one, itself included."""
        return self._group.get(row, {row})

    def join(self, one: str, other: str) -> bool:
        """Join two rows and all they are joined with; False if they are kept apart."""
        left, right = self.members(one), self.members(other)
        if left is right or one in right:
            return True
        if any(pair_of(a, b) in self._apart for a in left for b in right):
            return False
        joined = left | right
        self._group.update(dict.fromkeys(joined, joined))
        return True

    def joined(self) -> list[set[str]]:
        """The groups of two and more."""
        return list({id(group): group for group in self._group.values()}.values())


@dataclass(frozen=True, slots=True)
class DocumentTraits:
    """What documents are told apart by."""

    id: str
    title: str | None
    doi: str | None
    doi_from: str | None  # metadata, person, page
    files: tuple[str, ...]  # SHA-256


def join_documents(documents: Iterable[DocumentTraits], groups: Groups) -> None:
    """Join documents that hold the same file, or have a sure DOI in common (DESIGN 3.2)."""
    by_file: dict[str, list[DocumentTraits]] = defaultdict(list)
    by_doi: dict[str, list[DocumentTraits]] = defaultdict(list)
    for document in sorted(documents, key=lambda item: item.id):
        for sha256 in document.files:
            by_file[sha256].append(document)
        if document.doi and document.doi_from in {"metadata", "person"}:
            by_doi[document.doi.casefold()].append(document)
    for _, held in sorted(by_file.items()):
        _join_first(held, groups, lambda _one, _other: True)
    for _, held in sorted(by_doi.items()):
        _join_first(held, groups, _same_doi_is_sure)


def _join_first(
    held: list[DocumentTraits],
    groups: Groups,
    sure: Callable[[DocumentTraits, DocumentTraits], bool],
) -> None:
    for place, one in enumerate(held):
        for other in held[place + 1 :]:
            if sure(one, other):
                groups.join(one.id, other.id)


def _same_doi_is_sure(one: DocumentTraits, other: DocumentTraits) -> bool:
    if "person" in {one.doi_from, other.doi_from}:
        return True
    title = letters_of(one.title)
    return title != "" and title == letters_of(other.title)


@dataclass(frozen=True, slots=True)
class ThemeTraits:
    """What themes are told apart by, once their pointers are settled."""

    id: str
    name: str
    parent: str | None


def join_themes_by_person(
    pairs: Iterable[Pair], themes: Mapping[str, ThemeTraits], groups: Groups
) -> list[Pair]:
    """Join what people declared the same; returns the pairs that would close a circle."""
    refused = []
    for one, other in sorted(pairs):
        if one not in themes or other not in themes:
            continue
        joined = groups.members(one) | groups.members(other)
        if _above(joined, themes, groups) & joined:
            refused.append((one, other))
        else:
            groups.join(one, other)
    return refused


def _above(start: Collection[str], themes: Mapping[str, ThemeTraits], groups: Groups) -> set[str]:
    """All themes that one of these stands under, members of their groups included."""
    found: set[str] = set()
    rest = [themes[theme].parent for theme in start]
    while rest:
        parent = rest.pop()
        if parent is None or parent not in themes or parent in found:
            continue
        members = groups.members(parent)
        found |= members
        rest += [themes[member].parent for member in members]
    return found


def join_themes(
    themes: Mapping[str, ThemeTraits],
    groups: Groups,
    latest: Callable[[Collection[str], str], str],
) -> None:
    """Join themes with the same path of names, from the top down.

    ``latest(rows, field)`` names the row whose field was written last.
    """
    level: list[str | None] = [None]
    below = _children(themes, groups, latest)
    while level:
        following: list[str | None] = []
        for parent in level:
            heads = [None] if parent is None else sorted(groups.members(parent))
            children = sorted({child for head in heads for child in below.get(head, ())})
            by_name: dict[str, str] = {}
            for child in children:
                name = themes[latest(sorted(groups.members(child)), "name")].name
                first = by_name.setdefault(normal_name(name), child)
                groups.join(first, child)
            following += sorted({min(groups.members(child)) for child in children})
        level = following


def _children(
    themes: Mapping[str, ThemeTraits],
    groups: Groups,
    latest: Callable[[Collection[str], str], str],
) -> dict[str | None, list[str]]:
    """The themes under each theme as it is stored; a parent that is not there is no parent."""
    below: dict[str | None, list[str]] = defaultdict(list)
    for theme in sorted(themes):
        parent = themes[latest(sorted(groups.members(theme)), "parent")].parent
        below[parent if parent in themes else None].append(theme)
    return below
