"""What is decided of a cell, and of passages and cells in it, may not tell against each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coder.domain.decision import Decision
from coder.domain.document import Document
from coder.domain.errors import CoderError
from coder.domain.matrix.cell import PRESENT
from coder.domain.theme import Theme
from coder.operations.spots import whole_spot
from coder.store import passages
from coder.store.decisions import decisions
from coder.store.documents import document, shown
from coder.store.project import Project
from coder.store.themes import themes


def check_cells(project: Project, before: Sequence[Decision], touched: Iterable[str]) -> None:
    """Refuse an act after which a cell that is decided not to be present holds something.

    That is a decided passage, or a cell of a theme below that is decided to be present.
    ``before`` are the decisions as they were about the documents, ``touched`` the documents (ids)
    about which something was decided; the decisions of now are read. What was told apart before
    the act, as by two copies, does not stand in its way.

    Raises:
        CoderError: the sentence says what has to be opened again first.
    """
    wanted = set(touched)
    if not wanted:
        return
    only = next(iter(wanted)) if len(wanted) == 1 else None
    held = [one for one in decisions(project, only) if one.about in wanted]
    if not any(_denies(one) for one in held):
        return
    known = themes(project)
    above = _lineages(known)
    earlier = {(one.id, other.id) for one, other in _apart(project, before, above)}
    names = {one.id: one for one in known}
    for cell, other in _apart(project, held, above):
        home = document(project, cell.about)
        if (cell.id, other.id) not in earlier and home is not None:
            told = _cell_refused if cell not in before else _other_refused
            raise CoderError(told(cell, other, names, home))


def _cell_refused(
    cell: Decision, other: Decision, names: Mapping[str, Theme], home: Document
) -> str:
    path = names[cell.theme or ""].path
    if other.kind == "cell":
        return (
            f"{names[other.theme or ''].path} is decided to be present in {home.key}: open that"
            f" decision again before saying that {path} is {cell.answer.state} there."
        )
    return (
        f"A passage with {path} is decided to stand in {home.key}: open that decision"
        f" again before saying that it is {cell.answer.state} there."
    )


def _other_refused(
    cell: Decision, other: Decision, names: Mapping[str, Theme], home: Document
) -> str:
    done = "a passage is settled to stand there"
    if other.kind == "cell":
        done = f"saying that {names[other.theme or ''].path} is present there"
    return (
        f"{names[cell.theme or ''].path} is decided to be {cell.answer.state} in {home.key}: open"
        f" that decision again before {done}."
    )


def _denies(one: Decision) -> bool:
    return one.kind == "cell" and one.answer.state not in {None, PRESENT}


def _lineages(known: Sequence[Theme]) -> dict[str, set[str]]:
    """Of each theme itself and all that it is below, by id."""
    found: dict[str, set[str]] = {}
    for one in known:
        found[one.id] = {one.id} | found.get(one.parent or "", set())
    return found


def _apart(
    project: Project, held: Sequence[Decision], above: dict[str, set[str]]
) -> Iterator[tuple[Decision, Decision]]:
    """Cells decided not to be present, with decisions that put something there."""
    cells = {(one.about, one.theme): one for one in held if _denies(one)}
    for other in held:
        put = {theme for one in other.answer.passages for theme in above.get(one.theme, ())}
        if other.answer.state == PRESENT:
            put |= above.get(other.theme or "", set())
        against = [
            cells[other.about, theme] for theme in sorted(put) if (other.about, theme) in cells
        ]
        if against and _holds(project, other):
            for cell in against:
                yield cell, other


def _holds(project: Project, spot: Decision) -> bool:
    """Whether a decision knew all codings of its spot; another one opens it again."""
    found = [passages.coding(project, id_) for id_ in spot.disputed]
    there = [one for one in found if one is not None and shown(project, one.theme) == spot.theme]
    return not there or set(whole_spot(project, there)[2]) <= set(spot.disputed)
