"""What is decided along with one difference: the others of its question."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coder.analysis.comparing.compared import Compared, read
from coder.analysis.comparing.decided import Decided, standing
from coder.analysis.comparing.difference import (
    CellDifference,
    Difference,
    ValueDifference,
    coding_differences,
)
from coder.analysis.comparing.question import of_one_question
from coder.analysis.comparing.shared import Asked, worked_on
from coder.domain.coder import Coder
from coder.operations.deciding import Ruling, of_cell, of_spot
from coder.operations.spot_answers import spot_answer
from coder.store.project import Project

if TYPE_CHECKING:
    from coder.domain.decision import Outcome

_ALONG = frozenset({"coder", "defer"})
"""What is decided of all of a question alike: of others it cannot be said what would follow."""


def rulings_along(project: Project, ruling: Ruling) -> list[Ruling]:
    """The rulings on the other differences of a question that are not settled yet.

    They are as the chosen coder has them, or put off. Compared are those whose work counts for
    the consensus.
    """
    if ruling.answer.outcome not in _ALONG or ruling.theme is None:
        return []
    held = read(project, worked_on(project, Asked(documents=(ruling.about,))))
    chosen = next((one for one in held.coders if one.id == ruling.answer.chosen), None)
    if chosen is None and ruling.answer.outcome == "coder":  # who read nothing of it
        return []
    decided = Decided(project, ruling.about)
    about = [
        one
        for document in held.documents
        for one in coding_differences(held, document)
        if _is_about(held, one, ruling)
    ]
    return [
        made
        for asked in about[:1]
        for one in of_one_question(held, asked)
        if standing(decided.about(held, one)) != "settled"
        for made in _ruling(project, held, one, chosen)
    ]


def _is_about(held: Compared, one: Difference, ruling: Ruling) -> bool:
    if isinstance(one, ValueDifference):
        return False
    if isinstance(one, CellDifference):
        return not ruling.disputed and held.themes[one.theme].id == ruling.theme
    return not set(ruling.disputed).isdisjoint(one.spot.codings)


def _ruling(
    project: Project, held: Compared, one: Difference, coder: Coder | None
) -> Iterator[Ruling]:
    """A difference as a coder has it; put off, if none was chosen."""
    if isinstance(one, CellDifference):
        state = None if coder is None else one.states.get(held.coders.index(coder))
        if coder is None or state is not None:
            yield of_cell(one.document, held.themes[one.theme], state, chosen=coder)
    elif not isinstance(one, ValueDifference):
        theme, codings = held.themes[one.spot.theme], one.spot.codings
        outcome: Outcome = "defer" if coder is None else "coder"
        answer = spot_answer(
            project, codings, outcome, theme=theme.id, chosen=coder.id if coder else None
        )
        yield of_spot(one.document, theme, codings, answer)
