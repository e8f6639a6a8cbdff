"""How far each coder has come."""

from collections import Counter
from dataclasses import dataclass

from coder.domain.coder import Coder
from coder.store.coded_passages import codings_by_coder
from coder.store.coders import coders
from coder.store.project import Project
from coder.store.readings import readings


@dataclass(frozen=True, slots=True)
class Share:
    """One coder's part of the work; whoever finished a document had also started it."""

    coder: Coder
    assigned: int  # documents that wait to be started
    started: int
    finished: int
    codings: int
    works_here: bool


def shares(project: Project) -> list[Share]:
    """Everyone's part, leads first."""
    read = Counter((one.coder, one.state) for one in readings(project))
    coded = codings_by_coder(project)
    return [
        Share(
            one, read[one.id, "assigned"], read[one.id, "started"], read[one.id, "finished"],
            coded.get(one.id, 0), one.id == project.me,
        )
        for one in coders(project)
    ]  # fmt: skip
