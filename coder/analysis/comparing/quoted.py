"""Differences with the words they are about: what each coder marked, as it is cited."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.decided import Decided
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    ValueDifference,
    differences,
)
from coder.analysis.passage_reader import PassageReader
from coder.domain.coded_passage import CodedPassage
from coder.domain.decision import Decision
from coder.store.project import Project


@dataclass(frozen=True, slots=True)
class Quoted:
    """A difference with the codings it is between, and what was decided about it."""

    difference: Difference
    passages: tuple[CodedPassage, ...]  # in the order of the text; none of cells and values
    decision: Decision | None

    @property
    def longest(self) -> CodedPassage | None:
        """The coding that shows most of it."""
        return max(self.passages, key=lambda one: (len(one.quote or ""), one.coding), default=None)


def quoted_differences(
    project: Project,
    held: Compared,
    wanted: Sequence[Difference] | None = None,
    *,
    decided_in: Project | None = None,
) -> Iterator[Quoted]:
    """Differences in their order, all or some, with what they are about; a document at a time.

    ``decided_in`` holds what was decided, where ``project`` is the state of a round.
    """
    decided = Decided(decided_in or project, state=project)
    reader = PassageReader(project)
    shown = ""
    passages: dict[str, CodedPassage] = {}
    for one in differences(project, held) if wanted is None else wanted:
        codings: tuple[str, ...] = ()
        if not isinstance(one, CellDifference | ValueDifference):
            codings = one.spot.codings
            if one.document.id != shown:
                shown = one.document.id
                passages = {passage.coding: passage for passage in reader.of(one.document)}
        found = sorted(
            (passages[coding] for coding in codings if coding in passages),
            key=lambda passage: (passage.start or 0, passage.coder, passage.coding),
        )
        yield Quoted(one, tuple(found), decided.about(held, one))
