"""Themes that a coder did not have: they came after the document was finished, and are missing."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from coder.analysis.comparing.shared import Shared
from coder.domain.theme import Theme
from coder.store.coders import coders
from coder.store.compared import coded_in
from coder.store.documents import documents
from coder.store.finishing import Pair, finished_by
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.theme_writes import theme_writes
from coder.store.themes import themes

Lacking = Mapping[tuple[str, int], frozenset[int]]
"""By document and coder (their place) the themes (their places) that came too late for them."""


def lacking(project: Project, common: Shared, held: Sequence[Theme]) -> Lacking:
    """The themes that whoever finished a document had not seen then: by causality, not the clock.

    Of a document that is not finished the last coding there counts instead. What a coder used or
    judged there all the same is for the caller to know.
    """
    ids = [document.id for document, _ in common.documents]
    finished = finished_by(project, ids, [coder.id for coder in common.coders])
    last = _last_codings(project, common, finished)
    seen = _Seen(project, held)
    found = {}
    for document, readers in common.documents:
        for place in readers:
            pair = document.id, common.coders[place].id
            unseen = seen.unseen(finished.get(pair) or last.get(pair) or ())
            if unseen:
                found[document.id, place] = unseen
    return found


def lacking_to_finishers(
    project: Project, finished: Mapping[str, Collection[str]]
) -> dict[str, dict[str, frozenset[int]]]:
    """The same by document and coder (ids), of those who finished a document that another did too.

    ``finished`` are the coders who finished each document.
    """
    held = {one.id: one for one in coders(project)}
    who = tuple(held.values())
    places = {one.id: place for place, one in enumerate(who)}
    several = tuple(
        (one, tuple(places[coder] for coder in finished[one.id] if coder in places))
        for one in documents(project)
        if len(finished.get(one.id, ())) > 1
    )
    found: dict[str, dict[str, frozenset[int]]] = {}
    if several:
        lacked = lacking(project, Shared(who, several, ()), themes(project))
        for (document, place), late in lacked.items():
            found.setdefault(document, {})[who[place].id] = late
    return found


def _last_codings(
    project: Project, common: Shared, finished: Collection[Pair]
) -> dict[Pair, list[int]]:
    """The last codings of every sitting, of documents that not all who read them finished."""
    ids = [
        document.id
        for document, readers in common.documents
        if any((document.id, common.coders[place].id) not in finished for place in readers)
    ]
    last: dict[Pair, list[int]] = {}
    for one in coded_in(project, ids) if ids else ():
        last.setdefault((one.document, one.coder), []).append(one.last)
    return last


class _Seen:
    """Which themes operations had not seen; sittings are asked once."""

    def __init__(self, project: Project, held: Sequence[Theme]) -> None:
        writes = theme_writes(project)
        self._added = [
            [write.operation for write in writes.get(theme.id, ()) if write.kind == "add"]
            for theme in held
        ]
        self._saw = causality_of(project).saw
        self._later: dict[int, frozenset[int]] = {}  # by sitting: unseen at its beginning
        self._known: dict[int, frozenset[int]] = {}  # by operation

    def unseen(self, operations: Iterable[int]) -> frozenset[int]:
        """The themes that none of some operations had seen."""
        held = [self._unseen(operation) for operation in operations]
        return frozenset.intersection(*held) if held else frozenset()

    def _unseen(self, operation: int) -> frozenset[int]:
        if operation in self._known:
            return self._known[operation]
        session = operation >> 32
        if session not in self._later:
            self._later[session] = self._of(session << 32, range(len(self._added)))
        self._known[operation] = found = self._of(operation, self._later[session])
        return found

    def _of(self, operation: int, places: Collection[int]) -> frozenset[int]:
        return frozenset(
            place
            for place in places
            if not any(self._saw(operation, added) for added in self._added[place])
        )
