"""The cells that a later theme or a changed definition reopened in finished documents."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from coder.analysis.cells_left import cells_left
from coder.domain.journal.fold import Write
from coder.domain.rechecking import DEFINED, Recheck, Reopening, reopening
from coder.domain.theme import Theme
from coder.store.cells import shown_themes
from coder.store.document_list import Asked, document_ids
from coder.store.finishing import Pair, finished_by, judged_by
from coder.store.project import Project
from coder.store.sessions import causality_of
from coder.store.theme_writes import made_by, theme_writes
from coder.store.themes import themes
from coder.store.work_done import codings_in_cells

Reopened = Sequence[tuple[Theme, Reopening]]
"""The themes, in codebook order, that changed in a way that somebody has not seen."""


def rechecks(
    project: Project, documents: Sequence[str], coders: Iterable[str]
) -> dict[Pair, list[Recheck]]:
    """What some coders have to look at again in some documents that they finished.

    That is a cell which is open for a theme that came later, and one whose theme's definition
    changed: of themes that are assessed per document, and of those coded there. It is answered by
    judging the cell again, or by finishing the document again.
    """
    since = _Since(project)
    reopened = {
        pair: found
        for pair, operations in finished_by(project, documents, coders).items()
        if (found := since.reopened(operations))
    }
    if not reopened:
        return {}
    still = _Concerned(project, reopened)
    cells = {pair: list(still.of(pair, found)) for pair, found in reopened.items()}
    return _told(project, {pair: found for pair, found in cells.items() if found})


def to_recheck(project: Project, asked: Asked, me: str | None) -> dict[str, list[Recheck]]:
    """Of the documents asked for, in their order, those that ``me`` has to look at again."""
    ids = document_ids(project, asked, me)
    found = {} if me is None else rechecks(project, ids, [me])
    by_document = {document: cells for (document, _), cells in found.items()}
    return {id_: by_document[id_] for id_ in ids if id_ in by_document}


class _Since:
    """What changed in the codebook without being seen by whoever finished a document.

    Many documents are finished knowing the same: all that is asked is kept by what was not known.
    """

    def __init__(self, project: Project) -> None:
        self._themes = themes(project)
        self._writes = theme_writes(project)
        self._saw = causality_of(project).saw
        self._by_session: dict[int, list[int]] = {}
        for writes in self._writes.values():
            for write in writes:
                self._by_session.setdefault(write.operation >> 32, []).append(write.operation)
        self._of_others: dict[int, frozenset[int]] = {}
        self._reopened: dict[frozenset[int], Reopened] = {}

    def reopened(self, finished: Sequence[int]) -> Reopened:
        """By operations of which each finished a document."""
        if not finished:
            return ()
        unseen = frozenset.intersection(*map(self._unseen, finished))
        if unseen not in self._reopened:
            self._reopened[unseen] = self._told_apart(unseen) if unseen else ()
        return self._reopened[unseen]

    def _unseen(self, finished: int) -> frozenset[int]:
        """What a sitting knew of other sittings it knew from its first operation on."""
        session = finished >> 32
        if session not in self._of_others:
            self._of_others[session] = frozenset(
                operation
                for other, operations in self._by_session.items()
                if other != session
                for operation in operations
                if not self._saw(finished, operation)
            )
        own = self._by_session.get(session, ())
        later = [operation for operation in own if not self._saw(finished, operation)]
        return self._of_others[session].union(later) if later else self._of_others[session]

    def _told_apart(self, unseen: frozenset[int]) -> Reopened:
        found = (
            (theme, reopening(theme, self._writes.get(theme.id, ()), _knew(unseen)))
            for theme in self._themes
        )
        return [(theme, what) for theme, what in found if what is not None]


class _Concerned:
    """Which of the reopened cells are still to be looked at: the evidence, read once for all."""

    def __init__(self, project: Project, reopened: dict[Pair, Reopened]) -> None:
        documents = list(dict.fromkeys(document for document, _ in reopened))
        coders = {coder for _, coder in reopened}
        coded = codings_in_cells(project, documents)
        self._left = cells_left(project, documents, coders, coded)
        self._coded = {(document, coder, theme) for document, coder, theme, _ in coded}
        defined = {
            theme.id for found in reopened.values() for theme, what in found if what.why == DEFINED
        }
        shown = shown_themes(project)
        raw = [row for row, as_row in shown.items() if as_row in defined]
        self._judged: dict[tuple[str, str, str], list[int]] = {}
        for (document, coder, row), operations in judged_by(
            project, documents, coders, raw
        ).items():
            self._judged.setdefault((document, coder, shown[row]), []).extend(operations)
        self._saw = causality_of(project).saw

    def of(self, pair: Pair, reopened: Reopened) -> Iterator[tuple[Theme, Reopening]]:
        """Those of one reading."""
        left = set(self._left[pair])
        for theme, what in reopened:
            cell = (*pair, theme.id)
            if what.why != DEFINED:
                concerned = theme.id in left
            else:
                judged = self._judged.get(cell, ())
                concerned = (theme.assess or cell in self._coded) and not any(
                    self._saw(operation, what.write.operation) for operation in judged
                )
            if concerned:
                yield theme, what


def _knew(unseen: frozenset[int]) -> Callable[[Write], bool]:
    return lambda write: write.operation not in unseen


def _told(
    project: Project, cells: dict[Pair, list[tuple[Theme, Reopening]]]
) -> dict[Pair, list[Recheck]]:
    """The same with who changed what, and when."""
    made = made_by(project, {w.write.operation for found in cells.values() for _, w in found})
    return {
        (document, coder): [
            Recheck(document, coder, theme, what.why, what.fields, *made[what.write.operation])
            for theme, what in found
        ]
        for (document, coder), found in cells.items()
    }
