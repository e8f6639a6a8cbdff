"""The reports of merges made in this copy, with what is open by now."""

from dataclasses import replace

from coder.analysis.disputes import open_disputes
from coder.analysis.proposals import open_proposals
from coder.domain.errors import CoderError
from coder.domain.merge_report import MergeReport
from coder.store.merges import merges, report_of
from coder.store.project import Project


def merge_report(project: Project, number: int) -> MergeReport:
    """The report of an earlier merge; conflicts and proposals are those that are open now.

    Raises:
        CoderError: no merge has that number.
    """
    if number not in {one.number for one in merges(project)}:
        raise CoderError(
            f"No merge of this copy has the number {number}: 'coder merges' lists them."
        )
    return replace(
        report_of(project, number),
        conflicts=open_disputes(project), proposals=open_proposals(project),
    )  # fmt: skip
