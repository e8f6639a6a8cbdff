"""Which rows are the same thing: joined by a person, or by rules that cannot mislead.

A joining by rule is a function of the state, so it does not depend on the order of merging.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from coder.domain.journal.ids import derived_id

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
    """What themes are told apart by; pointers may lead to themes that are not there."""

    id: str
    name: str
    parent: str | None
    merged: str | None


Latest = Callable[[Collection[str], str], str]
"""``latest(rows, field)`` names the row whose field was written last."""


class ThemeGroups:
    """Themes as they are joined: of each field of a group, what was written last counts."""

    def __init__(self, themes: Mapping[str, ThemeTraits], groups: Groups, latest: Latest) -> None:
        self._themes = themes
        self._groups = groups
        self._latest = latest

    def join_by_person(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Join what people declared the same; returns the pairs that would close a circle."""
        refused = []
        for one, other in sorted(pairs):
            if one not in self._themes or other not in self._themes:
                continue
            joined = self._groups.members(one) | self._groups.members(other)
            if self._above(joined) & joined:
                refused.append((one, other))
            else:
                self._groups.join(one, other)
        return refused

    def join_by_path(self) -> None:
        """Join themes with the same path of names, from the top down."""
        below = self._children()
        level: list[str | None] = [None]
        while level:
            following: list[str | None] = []
            for parent in level:
                heads = [None] if parent is None else sorted(self._groups.members(parent))
                children = sorted({child for head in heads for child in below.get(head, ())})
                by_name: dict[str, str] = {}
                for child in children:
                    name = normal_name(self._pooled(child, "name").name)
                    self._groups.join(by_name.setdefault(name, child), child)
                following += sorted({min(self._groups.members(child)) for child in children})
            level = following

    def shown(self, theme: str) -> str:
        """The theme as which one is shown: into which it was merged, else its group's first."""
        into = self._merged(theme)
        return min(self._groups.members(theme)) if into is None else self.shown(into)

    def parent(self, theme: str) -> str | None:
        """The theme, as it is shown, under which one stands."""
        above = self._pooled(theme, "parent").parent
        return None if above is None or above not in self._themes else self.shown(above)

    def is_merged(self, theme: str) -> bool:
        """Whether a theme is shown as one that it was merged into."""
        return self._merged(theme) is not None

    def _merged(self, theme: str) -> str | None:
        into = self._pooled(theme, "merged").merged
        if into not in self._themes or into in self._groups.members(theme):
            return None
        return into

    def _pooled(self, theme: str, field: str) -> ThemeTraits:
        return self._themes[self._latest(sorted(self._groups.members(theme)), field)]

    def _children(self) -> dict[str | None, list[str]]:
        """The unmerged themes under each theme; a parent that is not there is no parent."""
        below: dict[str | None, list[str]] = defaultdict(list)
        for theme in sorted(self._themes):
            if not self.is_merged(theme):
                below[self.parent(theme)].append(theme)
        return below

    def _above(self, start: Collection[str]) -> set[str]:
        """All that these themes stand under or are merged into, with the groups of those."""
        found: set[str] = set()
        rest = self._pointers(start)
        while rest:
            theme = rest.pop()
            if theme in self._themes and theme not in found:
                members = self._groups.members(theme)
                found |= members
                rest += self._pointers(members)
        return found

    def _pointers(self, rows: Collection[str]) -> list[str]:
        """Where the rows lead; merging into one that is the same thing leads nowhere."""
        traits = [self._themes[row] for row in rows]
        parents = [one.parent for one in traits if one.parent is not None]
        return parents + [
            one.merged for one in traits if one.merged is not None and one.merged not in rows
        ]
