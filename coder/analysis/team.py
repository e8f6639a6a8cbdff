"""How far each coder has come."""

from collections import Counter
from dataclasses import dataclass

from coder.analysis.work import work
from coder.domain.coder import Coder
from coder.store.coded_passages import codings_by_coder
from coder.store.coders import coders
from coder.store.project import Project
from coder.store.readings import readings


@dataclass(frozen=True, slots=True)
class Share:
    """One coder's part of the work; whoever finished a document had also started it."""

    coder: Coder
    works_here: bool
    assigned: int | None = None  # documents that wait to be started; None is not shown here
    started: int | None = None
    finished: int | None = None
    open: int | None = None  # cells to answer still in what they are given or have begun
    codings: int | None = None


def shares(project: Project, whose: Coder | None = None) -> list[Share]:
    """Everyone's part, leads first; ``whose`` leaves one person's."""
    held = coders(project)
    read = Counter((one.coder, one.state) for one in readings(project))
    left: Counter[str] = Counter()
    for one in work(project, held if whose is None else [whose]):
        left[one.coder.id] += one.open
    coded = codings_by_coder(project)
    return [
        Share(
            one, one.id == project.me,
            read[one.id, "assigned"], read[one.id, "started"], read[one.id, "finished"],
            left[one.id], coded.get(one.id, 0),
        )
        if whose is None or one.id == whose.id
        else Share(one, one.id == project.me)
        for one in held
    ]  # fmt: skip
