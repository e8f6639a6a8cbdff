"""The report on agreement as one value, from which its file and its text are made."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from coder.analysis.agreement.resampling import draws
from coder.analysis.comparing.agreement import Agreement, agreement
from coder.analysis.comparing.compared import Compared, compare
from coder.analysis.comparing.drawing import with_intervals
from coder.analysis.comparing.shared import Asked
from coder.analysis.comparing.texts import Texts
from coder.analysis.comparing.units import Unit
from coder.analysis.reporting.codebook_changes import CodebookChanges, codebook_changes
from coder.analysis.reporting.decision_log import Logged, decision_log
from coder.analysis.reporting.negotiation import Negotiation, negotiation
from coder.analysis.reporting.sample import (
    CoderWork,
    PairKnowledge,
    Sample,
    pairs_known,
    sample,
    work_of,
)
from coder.analysis.reporting.settled import SettledLimits, limits_of
from coder.domain.round import Round
from coder.store.codebook import Version, versions
from coder.store.names import name_of
from coder.store.project import Project
from coder.store.rounds import has_coefficients
from coder.store.standing import last_made_at


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the report is made, and what its authors say that the program does not know."""

    unit: Unit
    draws: int
    seed: int
    limit: float | None  # an alpha: the share of draws below it is told; None: as was settled
    training: str = ""
    sampling: str = ""  # how documents were drawn, if the round does not say
    program: str = ""  # the version of the program


@dataclass(frozen=True, slots=True)
class Report:
    """All that is reported; coders and themes are given by place."""

    title: str  # of the project
    project_id: str
    made_of: str | None  # when the last operation in it was made
    round: Round | None
    wanted: Wanted
    sampling: str  # as the round says, or else the authors
    sample: Sample
    work: tuple[CoderWork, ...]  # in the order of coders
    pairs: tuple[PairKnowledge, ...]
    versions: tuple[Version, ...]
    changes: CodebookChanges
    found: Agreement
    limits: SettledLimits  # which hold of what is reported
    has_coefficients: bool
    negotiation: Negotiation
    log: tuple[Logged, ...]  # the differences, by document

    @property
    def held(self) -> Compared:
        """Who and what is compared."""
        return self.found.held

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of coders, as papers name them; their names, where letters do not tell."""
        found = tuple(one.letters for one in self.held.coders)
        if all(found) and len(set(found)) == len(found):
            return found
        return tuple(one.name for one in self.held.coders)

    @property
    def is_unfinished(self) -> bool:
        """Whether documents are compared that somebody began and did not finish."""
        return any(one.unfinished for one in self.work)


def report_on(
    project: Project,
    state: Project,
    held_as: Round | None,
    asked: Asked,
    wanted: Wanted,
    *,
    advance: Callable[[int, int], object] = lambda _done, _all: None,
) -> Report:
    """The report on some coders, of the state of a round or of the project as it is.

    ``project`` holds what was decided since; ``state`` is the same where there is no round.
    ``advance`` hears how many themes are done of how many; what it raises stops it.

    Raises:
        CoderError: there is nothing to compare.
    """
    texts = Texts()
    held = compare(state, asked, texts)
    found = agreement(state, held, wanted.unit, texts)
    limits = limits_of(state, held_as, held, wanted.unit)
    if wanted.limit is None:
        wanted = replace(wanted, limit=limits.alpha)
    has = has_coefficients(project)
    if has:
        drawn = draws(len(found.rated), times=wanted.draws, seed=wanted.seed)
        found = with_intervals(found, drawn, limit=wanted.limit, report=advance)
    said = " ".join((held_as.settings.sampling if held_as else "").split())
    return Report(
        name_of(project, "project", project.id), project.id, last_made_at(state), held_as, wanted,
        said or wanted.sampling, sample(state, held, texts), tuple(work_of(state, held)),
        tuple(pairs_known(held)), tuple(versions(state)), codebook_changes(state, held), found,
        limits, has, negotiation(state, project, held), tuple(decision_log(state, project, held)),
    )  # fmt: skip
