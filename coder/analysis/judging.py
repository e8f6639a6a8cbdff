"""Cells out of evidence: one row of the matrix, whose documents are those of a study."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from coder.analysis.evidence import Evidence
from coder.domain.matrix.cell import (
    OPEN,
    PRESENT,
    State,
    disagree,
    of_majority,
    of_several,
    of_study,
    rolled_up,
)
from coder.domain.matrix.matrix import Cells
from coder.domain.matrix.tally import Tallies
from coder.domain.matrix.theme_tree import ThemeTree

States = Mapping[int, State]
"""By theme (its place); a theme that is not there is open."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The states of one document."""

    own: States
    together: States  # with the themes below
    disputed: frozenset[int] = frozenset()


class Judge:
    """Makes rows of cells for the coders shown, who are given in order."""

    def __init__(
        self, tree: ThemeTree, coders: Sequence[str], *, majority: bool, each: bool
    ) -> None:
        self._tree = tree
        self._coders = coders
        self._majority = majority
        self._each = each

        @cache  # asked for every cell, and always of the same few people
        def in_order(some: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(coder for coder in coders if coder in some)

        self._in_order = in_order

    def cells(self, documents: Sequence[Evidence]) -> Cells:
        """The cells of the documents of one row, one a theme."""
        several = self._majority or self._each or any(len(one.finished) > 1 for one in documents)
        own = [_own_states(one) if several else {} for one in documents]
        judged = [self._of_all(*pair) for pair in zip(documents, own, strict=True)]
        cells = self._row(judged, [one.tallies for one in documents])
        if not self._each:
            return cells
        by_coder = {coder: self._of_coder(coder, documents, own) for coder in self._coders}
        return replace(cells, by_coder=by_coder)

    def _of_all(self, document: Evidence, own: Mapping[str, States]) -> Judged:
        children = self._tree.children
        finished = [coder for coder in document.finished if coder in self._coders]
        disputed = frozenset[int]()
        if len(finished) > 1:
            disputed = _disputed(
                [(rolled_up(own.get(one, {}), children), document.lacking.get(one, ()))
                 for one in finished]
            )  # fmt: skip
        joined = _majority(own.values()) if self._majority else _union(document)
        return Judged(joined, rolled_up(joined, children, document.undecided), disputed)

    def _of_coder(
        self, coder: str, documents: Sequence[Evidence], own: Sequence[Mapping[str, States]]
    ) -> Cells:
        states = [of_document.get(coder, {}) for of_document in own]
        judged = [Judged(one, rolled_up(one, self._tree.children)) for one in states]
        nothing = Tallies(self._tree.width)
        return self._row(judged, [one.by_coder.get(coder, nothing) for one in documents])

    def _row(self, documents: Sequence[Judged], tallies: Sequence[Tallies]) -> Cells:
        if len(documents) == 1:
            judged, added = documents[0], tallies[0]
        else:
            judged, added = _pooled(documents), Tallies(self._tree.width)
            for one in tallies:
                added.add(one)
        return Cells(
            self._tree, judged.own, judged.together, judged.disputed, added, self._in_order
        )


def _pooled(documents: Sequence[Judged]) -> Judged:
    return Judged(
        _joined([one.own for one in documents]),
        _joined([one.together for one in documents]),
        frozenset[int]().union(*(one.disputed for one in documents)),
    )


def _own_states(document: Evidence) -> dict[str, dict[int, State]]:
    """What each coder says of each theme itself."""
    found: dict[str, dict[int, State]] = {}
    for theme, by_coder in document.assessed.items():
        for coder, states in by_coder.items():
            found.setdefault(coder, {})[theme] = of_several(states)
    for column in document.tallies.counted():
        if column % 2 == 0:
            for coder in document.tallies.coders[column]:
                found.setdefault(coder, {})[column // 2] = PRESENT
    return found


def _union(document: Evidence) -> dict[int, State]:
    found: dict[int, State] = {
        theme: of_several([state for states in by_coder.values() for state in states])
        for theme, by_coder in document.assessed.items()
    }
    for column in document.tallies.counted():
        if column % 2 == 0:
            found[column // 2] = PRESENT
    return found


def _majority(coders: Iterable[States]) -> States:
    said: dict[int, list[State]] = {}
    for states in coders:
        for theme, state in states.items():
            said.setdefault(theme, []).append(state)
    return {theme: of_majority(states) for theme, states in said.items()}


def _joined(documents: Sequence[States]) -> States:
    themes = {theme for states in documents for theme in states}
    return {theme: of_study([states.get(theme, OPEN) for states in documents]) for theme in themes}


def _disputed(coders: Sequence[tuple[States, Collection[int]]]) -> frozenset[int]:
    """The themes on which coders disagree; who lacked one, and said nothing of it, is missing."""
    themes = {theme for states, _ in coders for theme in states}
    return frozenset(
        theme
        for theme in themes
        if disagree(
            [
                states.get(theme, OPEN)
                for states, lacked in coders
                if theme in states or theme not in lacked
            ]
        )
    )
