"""What is told of decisions that are about no difference, or do not change what is shown."""

from collections.abc import Iterator

from coder.analysis.comparing.compared import Compared
from coder.analysis.comparing.consensus import consensus
from coder.analysis.comparing.difference import (
    CellDifference,
    RegionDifference,
    SpotDifference,
    differences,
)
from coder.analysis.comparing.shared import Asked
from coder.domain.decision import Decision
from coder.domain.matrix.cell import PRESENT
from coder.domain.telling import counted
from coder.domain.theme import with_below
from coder.store.attributes import charted
from coder.store.documents import documents
from coder.store.project import Project

_OF_NONE = "Reviewers do not differ there: what was decided stands in place of what they did."


def undisputed(project: Project, decision: Decision) -> list[str]:
    """What is to be said of a decision that stands in a project; nothing, if all is as expected.

    Compared are those whose work counts for the consensus.
    """
    if decision.kind == "value":
        return [] if _values_differ(project, decision) else [_OF_NONE]
    team = consensus(project, Asked(documents=(decision.about,)))
    notes = [] if _may_differ(project, team.held, decision) else [_OF_NONE]
    if decision.kind == "cell" and decision.answer.state not in {None, PRESENT}:
        known = team.held.themes
        below = with_below(known, [one for one in known if one.id == decision.theme])
        held = sum(one.theme in below for one in team.layer.passages)
        if held:
            notes.append(
                f"The consensus has {counted(held, 'passage')} there all the same: as long as it"
                " does, the theme shows as present. Decide about them too."
            )
    return notes


def _values_differ(project: Project, decision: Decision) -> bool:
    reports = {
        one.id for one in documents(project) if decision.about in {one.id, one.study_id}
    }  # fmt: skip
    by_document: dict[str, set[str]] = {}
    for one in charted(project):
        if one.attribute == decision.attribute and one.document in reports:
            by_document.setdefault(one.document, set()).add(one.value)
    return any(len(values) > 1 for values in by_document.values())


def _may_differ(project: Project, held: Compared, decision: Decision) -> bool:
    """Whether coders differ on it, or nothing of it is compared."""
    disputed = set(decision.disputed)
    if decision.kind == "spot" and disputed.isdisjoint(_codings(held)):
        return True
    return any(
        held.themes[one.theme].id == decision.theme and decision.kind == "cell"
        if isinstance(one, CellDifference)
        else isinstance(one, SpotDifference | RegionDifference)
        and not disputed.isdisjoint(one.spot.codings)
        for one in differences(project, held)
    )


def _codings(held: Compared) -> Iterator[str]:
    for document in held.documents:
        yield from (mark.coding for mark in document.marks)
        yield from (region.coding for region in document.regions)
