"""What is put down when a difference is settled in some way."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.difference import CellDifference, Difference, ValueDifference
from coder.desktop.comparing.differences.bulk_rules import Foretold
from coder.desktop.comparing.differences.chosen import codings_of, theme_of
from coder.desktop.comparing.differences.listed import ListedDifference
from coder.desktop.comparing.differences.ways import DEFER, Way, asked
from coder.domain.coder import Coder
from coder.domain.decision import Outcome
from coder.domain.errors import CoderError
from coder.domain.theme import Theme
from coder.operations.deciding import Ruling, of_cell, of_spot, of_value
from coder.operations.spot_answers import Mark, Read, spot_answer
from coder.store.project import Project

_ALONG: Final = frozenset({"coder", "defer"})


@dataclass(frozen=True, slots=True)
class Anew:
    """What the team has in place of all that coders have."""

    marked: Mark | None = None
    theme: Theme | None = None
    value: str = ""  # of an attribute; empty: nothing is reported


def ruling(
    project: Project, held: Compared, one: Difference, way: Way, anew: Anew, read: Read
) -> Ruling:
    """The ruling that settles a difference in a way; ``anew`` is needed where it says so.

    ``read`` are texts that are read already.

    Raises:
        CoderError: it cannot be settled so.
    """
    chosen = None if way.coder is None else held.coders[way.coder]
    if isinstance(one, CellDifference):
        return _of_cell(held, one, way, chosen)
    if isinstance(one, ValueDifference):
        said = None if way.kind == "defer" else anew.value
        if way.coder is not None:
            said = one.values[way.coder]
        return of_value(one.document, one.attribute, said, chosen=chosen)
    own = held.themes[theme_of(one) or 0]
    answer = spot_answer(
        project, codings_of(one), _outcome(way), theme=(anew.theme or own).id,
        chosen=chosen.id if chosen else None, marked=anew.marked, read=read,
    )  # fmt: skip
    return of_spot(project, one.document, own, codings_of(one), answer)


def about_of(project: Project, held: Compared, one: Difference) -> Ruling | None:
    """A ruling about a difference, for looking up what was said of it; None where it is gone."""
    try:
        return ruling(project, held, one, DEFER, Anew(), Read())
    except CoderError:
        return None


def settled_along(others: Iterable[ListedDifference], way: Way) -> list[ListedDifference]:
    """Those others of a question of which a way says what follows for them.

    As one coder has it, it is of each what that coder has; of a cell of which they said nothing,
    nothing.
    """
    if way.kind not in _ALONG:
        return []
    return [one for one in others if way.coder is None or way.coder in asked(one.difference)]


def rulings_of(project: Project, held: Compared, foretold: Iterable[Foretold]) -> list[Ruling]:
    """The rulings that come of a rule; one text at a time is kept while they are made.

    Raises:
        CoderError: one of them cannot be settled so.
    """
    found, read, shown = [], Read(), ""
    for one in foretold:
        difference = one.listed.difference
        if difference.document.id != shown:
            shown = difference.document.id
            read.clear()
        if one.way is not None:
            found.append(ruling(project, held, difference, one.way, Anew(), read))
    return found


def _of_cell(held: Compared, one: CellDifference, way: Way, chosen: Coder | None) -> Ruling:
    state = way.state if way.coder is None else one.states[way.coder]
    return of_cell(one.document, held.themes[one.theme], state, chosen=chosen)


def _outcome(way: Way) -> Outcome:
    found: dict[str, Outcome] = {
        "coder": "coder", "union": "union", "intersection": "intersection", "none": "none",
        "edit": "edited", "theme": "other theme", "defer": "defer",
    }  # fmt: skip
    return found[way.kind]
