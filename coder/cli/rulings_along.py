"""What is decided along with one difference: the others of its question."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
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
from coder.domain.decision import Answer, Decision
from coder.domain.matrix.cell import PRESENT
from coder.operations.deciding import Ruling, of_cell, of_spot
from coder.operations.spot_answers import spot_answer
from coder.store.project import Project

if TYPE_CHECKING:
    from coder.domain.decision import Outcome

_ALONG = frozenset({"coder", "defer"})
"""What is decided of all of a question alike: of others it cannot be said what would follow."""


@dataclass(frozen=True, slots=True)
class Along:
    """What becomes of the other differences of a question."""

    rulings: tuple[Ruling, ...] = ()  # what is decided along
    kept: tuple[tuple[Ruling, Decision], ...] = ()  # what would be, and is settled otherwise


def rulings_along(project: Project, ruling: Ruling) -> Along:
    """The rulings on the other differences of a question that are not settled yet, or contested.

    They are as the chosen coder has them, or put off. Compared are those whose work counts for
    the consensus. What is settled already stays so.
    """
    if ruling.answer.outcome not in _ALONG or ruling.theme is None:
        return Along()
    held = read(project, worked_on(project, Asked(documents=(ruling.about,))))
    chosen = next((one for one in held.coders if one.id == ruling.answer.chosen), None)
    if chosen is None and ruling.answer.outcome == "coder":  # who read nothing of it
        return Along()
    decided = Decided(project, ruling.about)
    about = [
        one
        for document in held.documents
        for one in coding_differences(held, document)
        if _is_about(held, one, ruling)
    ]
    found = [
        (made, decided.about(held, one))
        for asked in about[:1]
        for one in of_one_question(held, asked)
        for made in _ruling(project, held, one, chosen)
    ]
    kept = tuple(
        (made, decision)
        for made, decision in found
        if decision is not None and _holds(decision) and _is_otherwise(made, decision)
    )
    there = {theme for _, decision in kept for theme in _themes_of(held, decision)}
    rulings = (made for made, decision in found if not _holds(decision))
    return Along(tuple(made for made in rulings if not _denies(made, there)), kept)


def _themes_of(held: Compared, decision: Decision) -> set[str]:
    """The themes of what is decided to stand there, with those above, by id."""
    places = held.tree.places
    return {
        held.themes[above].id
        for one in decision.answer.passages
        if one.theme in places
        for above in held.lineages[places[one.theme]]
    }


def _denies(made: Ruling, there: Collection[str]) -> bool:
    """Whether a cell would be said not to hold what is decided to stand there."""
    return not made.disputed and made.answer.state not in {None, PRESENT} and made.theme in there


def _holds(decision: Decision | None) -> bool:
    """Whether a difference is settled, and nobody settled it otherwise."""
    return decision is not None and standing(decision) == "settled" and not decision.is_contested


def _is_otherwise(made: Ruling, decision: Decision) -> bool:
    """Whether a ruling would leave something else than what is decided; not of what is put off."""
    return made.answer.outcome != "defer" and _left(made.answer) != _left(decision.answer)


def _left(answer: Answer) -> tuple[str | None, set[tuple[object, ...]]]:
    """What an answer leaves there, whoever has it so."""
    return answer.state, {
        (one.theme, one.anchor.text, one.anchor.start, one.anchor.end, one.anchor.boxes)
        for one in answer.passages
    }


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
        yield of_spot(project, one.document, theme, codings, answer)
